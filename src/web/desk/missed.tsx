/** A claim that was missed in an article on record: taken from its text, and on record at once. */
import { Hono } from 'hono'
import { handClaim } from '../../editing/hand-claims.ts'
import { EditRefused } from '../../editing/refusal.ts'
import { findArticle, findArticleText, saveClaim } from '../../store/articles.ts'
import { type ClaimRow, claimsOfArticle } from '../../store/claims.ts'
import { ArticleErased } from '../../store/erase-article.ts'
import { parseId, publicId } from '../../store/ids.ts'
import type { Article } from '../../store/schema.ts'
import { ClaimFields } from './claim-form.tsx'
import { type ClaimValues, emptyValues, readClaim, valuesIn } from './claim-values.ts'
import type { DeskContext, DeskEnv, FieldError } from './form.ts'
import { MarkedText } from './marked-text.tsx'
import { NoSuchArticle } from './nothing.tsx'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'

export const missedPages = new Hono<DeskEnv>()

interface Found {
  readonly article: Article
  readonly text: string
  readonly claims: readonly ClaimRow[]
}

/** The article at an address with its text and claims, or null. */
async function articleAt(c: DeskContext): Promise<Found | null> {
  const id = parseId('art', c.req.param('id') ?? '')
  if (id === null) return null
  const { db } = c.var
  const [article, text, claims] = await Promise.all([
    findArticle(db, id),
    findArticleText(db, id),
    claimsOfArticle(db, id),
  ])
  return article && text ? { article, text, claims } : null
}

interface PageProps extends Found {
  readonly c: DeskContext
  readonly values: ClaimValues
  readonly errors: readonly FieldError[]
}

function MissedPage({ c, article, text, claims, values, errors }: PageProps) {
  const path = `/articles/${publicId('art', article.id)}`
  const names = claims.flatMap((claim) => claim.speaker?.name ?? [])
  return (
    <DeskFrame c={c} title="Add a claim">
      <div class="head">
        <p class="kicker">
          <a href={path} dir="auto">
            {article.title ?? 'Untitled article'}
          </a>
        </p>
        <h1>Add a claim that was missed</h1>
        <p>The claims on record are marked.</p>
      </div>
      <ErrorSummary errors={errors} />
      <div class="review">
        <div class="review-text">
          <h2 class="vh">The text</h2>
          <MarkedText
            text={text}
            label="The text of the article"
            claims={claims.map((claim, i) => ({
              number: i + 1,
              state: 'accepted',
              spans: JSON.parse(claim.content) as [number, number][],
              href: `/desk/claims/${publicId('clm', claim.id)}`,
            }))}
          />
        </div>
        <PostForm c={c} label="The claim">
          <ClaimFields values={values} errors={errors} speakers={[...new Set(names)].slice(0, 100)} />
          <div class="actions">
            <button type="submit" class="main">
              Put it on record
            </button>
            <a href={path}>Back without adding</a>
          </div>
        </PostForm>
      </div>
    </DeskFrame>
  )
}

missedPages.get('/desk/articles/:id/claims/new', async (c) => {
  const found = await articleAt(c)
  if (!found) return c.html(<NoSuchArticle c={c} />, 404)
  const values = emptyValues(found.article.publishedDay, [])
  return c.html(<MissedPage c={c} {...found} values={values} errors={[]} />)
})

missedPages.post('/desk/articles/:id/claims/new', async (c) => {
  const found = await articleAt(c)
  if (!found) return c.html(<NoSuchArticle c={c} />, 404)
  const values = valuesIn(c.var.form)
  const refuse = (errors: readonly FieldError[]) =>
    c.html(<MissedPage c={c} {...found} values={values} errors={errors} />, 422)
  const { claim, errors } = readClaim(found.text, values)
  if (errors.length > 0) return refuse(errors)
  try {
    const stored = handClaim(found.text, claim)
    const twin = found.claims.find((one) => one.content === stored.content)
    if (twin) {
      return refuse([
        { field: 'words-0', message: 'Words: a claim with exactly these words is on record already.' },
      ])
    }
    const id = await saveClaim(c.var.db, found.article, stored, { now: c.var.now(), kept: () => null })
    return c.redirect(`/desk/claims/${publicId('clm', id ?? 0)}?done=added`, 303)
  } catch (error) {
    if (error instanceof ArticleErased) return c.html(<NoSuchArticle c={c} />, 404)
    if (!(error instanceof EditRefused)) throw error
    return refuse([{ field: 'words-0', message: `Words: ${error.message}.` }])
  }
})
