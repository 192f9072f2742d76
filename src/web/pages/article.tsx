/** An article: where it stands, and its claims in the order of its text; for editors also the text, its claims marked in it. */

import { dayInWords } from '../../follow-up/explain.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import type { ArticleRecord } from '../../store/reading.ts'
import { ClaimCard, LONGEST } from '../components/claim-card.tsx'
import { Layout } from '../components/layout.tsx'
import { EmptyState } from '../components/notice.tsx'
import type { Span } from '../components/passage.tsx'
import { OutLink } from '../components/timeline.tsx'
import { counted, shorten } from '../words.ts'

interface ArticleProps {
  readonly record: ArticleRecord
  /** `YYYY-MM-DD` where the article was published. */
  readonly today: string
  readonly origin: string
}

/** An article's claims in order; for editors its text too, with the claims marked in it. */
export function ArticlePage({ record, today, origin }: ArticleProps) {
  const { article, claims, text } = record
  const title = shorten(article.title ?? 'Untitled article', LONGEST * 2)
  return (
    <Layout
      title={title}
      current="articles"
      unlisted={article.visibility !== 'published'}
      meta={{
        canonical: `${origin}/articles/${publicId('art', article.id)}`,
        kind: 'article',
        description: `${counted(claims.length, 'claim')} found in “${title}”${article.outlet ? `, ${article.outlet}` : ''}.`,
        alternates: [{ type: 'application/json', href: `/v1/articles/${publicId('art', article.id)}` }],
      }}
    >
      <header class="head">
        <span class="kicker">
          <bdi>{shorten(article.outlet ?? 'Outlet unknown', LONGEST)}</bdi>
        </span>
        <h1 dir="auto">{title}</h1>
        <p class="quiet">
          {article.publishedAt
            ? `Published ${dayInWords(article.publishedAt.slice(0, 10))}`
            : 'Day of publication unknown'}
          {article.author ? (
            <>
              {' by '}
              <bdi>{shorten(article.author, LONGEST)}</bdi>
            </>
          ) : null}
          {' · '}
          {counted(claims.length, 'claim')}
          {article.visibility === 'published' ? '' : ` · not public: ${article.visibility}`}
        </p>
        {article.url ? (
          <p>
            <OutLink href={article.url}>Read the article where it was published</OutLink>
          </p>
        ) : null}
      </header>
      <section class="claims" aria-labelledby="claims">
        <h2 id="claims" class="vh">
          Its claims, in the order of the text
        </h2>
        {claims.length === 0 ? (
          <EmptyState title="No claim was found in this article">
            <p>
              An editor who sees one that was missed can{' '}
              <a href={`/desk/articles/${publicId('art', article.id)}/claims/new`}>
                put it on record by hand
              </a>
              .
            </p>
          </EmptyState>
        ) : (
          claims.map((claim) => <ClaimCard claim={claim} today={today} omit="article" />)
        )}
      </section>
      {text === null || text === '' ? null : (
        <section class="section prose" aria-labelledby="text">
          <h2 id="text">The whole text, for editors</h2>
          <p>
            <a href={`/desk/articles/${publicId('art', article.id)}/claims/new`}>
              Add a claim that was missed
            </a>
            {' · '}
            <a href={`/desk/articles/${publicId('art', article.id)}/erase`}>Erase this article</a> (admins, on
            a legal request)
          </p>
          <div class="full" dir="auto">
            <MarkedText text={text} claims={claims} />
          </div>
        </section>
      )}
    </Layout>
  )
}

/** The article's text with every claim marked where it stands; where two overlap, the rest of the later one is marked. */
function MarkedText({ text, claims }: { readonly text: string; readonly claims: readonly ClaimRow[] }) {
  const spans = claims
    .flatMap((claim) =>
      (JSON.parse(claim.content) as Span[]).map(([start, end]) => ({
        start,
        end,
        id: publicId('clm', claim.id),
      })),
    )
    .sort((a, b) => a.start - b.start)
  const pieces = []
  let at = 0
  for (const { start, end, id } of spans) {
    if (end <= at) continue
    const from = Math.max(start, at)
    pieces.push(
      text.slice(at, from),
      <a href={`#${id}`}>
        <mark>{text.slice(from, end)}</mark>
      </a>,
    )
    at = end
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  )
}
