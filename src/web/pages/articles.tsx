/** All articles, newest recorded first. */
import { dayInWords } from '../../follow-up/explain.ts'
import { publicId } from '../../store/ids.ts'
import type { Article } from '../../store/schema.ts'
import { LONGEST } from '../components/claim-card.tsx'
import { Layout } from '../components/layout.tsx'
import { EmptyState } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { counted, FEEDS, shorten } from '../words.ts'

interface ArticlesProps {
  readonly articles: readonly Article[]
  readonly next: string | null
  readonly previous: string | null
}

/** A page of the articles. */
export function ArticlesPage({ articles, next, previous }: ArticlesProps) {
  return (
    <Layout title="Articles" current="articles" meta={{ alternates: FEEDS }}>
      <div class="head">
        <h1>Articles</h1>
        <p class="quiet">The articles that claims were found in, the last one recorded first.</p>
      </div>
      {articles.length === 0 ? (
        <EmptyState title="No article is on record yet">
          <p>
            <a href="/desk">Sign in at the desk</a> and paste the first one.
          </p>
        </EmptyState>
      ) : (
        <ul class="rows paired">
          {articles.map((article) => (
            <li>
              <span>
                <a class="title" href={`/articles/${publicId('art', article.id)}`}>
                  <bdi>{shorten(article.title ?? 'Untitled article', LONGEST)}</bdi>
                </a>
                <br />
                <span class="quiet small">
                  <bdi>{shorten(article.outlet ?? 'Outlet unknown', LONGEST)}</bdi>
                  {article.publishedAt ? `, ${dayInWords(article.publishedAt.slice(0, 10))}` : ''}
                </span>
              </span>
              <span class="quiet small">{counted(article.claimCount, 'claim')}</span>
            </li>
          ))}
        </ul>
      )}
      <Pager next={next} previous={previous} />
    </Layout>
  )
}
