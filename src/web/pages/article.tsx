/** An article: where it stands, and its claims in the order of its text, each marked in its passage. */
import type { ClaimRow } from '../../store/claims.ts'
import type { Article } from '../../store/schema.ts'
import { ClaimCard } from '../components/claim-card.tsx'
import { Layout } from '../components/layout.tsx'

interface ArticleProps {
  readonly article: Article
  readonly claims: readonly ClaimRow[]
  readonly today: string
}

export function ArticlePage({ article, claims, today }: ArticleProps) {
  const title = article.title ?? 'Untitled article'
  return (
    <Layout title={title} current="articles">
      <h1 dir="auto">{title}</h1>
      <p class="quiet">
        <bdi>{article.outlet ?? 'Outlet unknown'}</bdi>
        {article.publishedAt ? ` · published ${article.publishedAt}` : ''} · {claims.length} claims
        {article.url ? (
          <>
            {' · '}
            <a href={article.url} rel="nofollow noopener noreferrer ugc">
              read the article
            </a>
          </>
        ) : null}
      </p>
      <h2>Claims</h2>
      {claims.length === 0 ? <p>No claim was found in this article.</p> : null}
      {claims.map((claim) => (
        <ClaimCard claim={claim} today={today} omit="article" />
      ))}
    </Layout>
  )
}
