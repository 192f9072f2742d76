/** The first page: the newest claims, and the box for an editor to paste an article into. */
import type { ClaimRow } from '../../store/claims.ts'
import { ClaimCard } from '../components/claim-card.tsx'
import { Layout } from '../components/layout.tsx'

interface HomeProps {
  readonly claims: readonly ClaimRow[]
  readonly next: string | null
  readonly previous: string | null
  readonly today: (zone: string | null) => string
}

export function HomePage({ claims, next, previous, today }: HomeProps) {
  return (
    <Layout title="Newest claims" current="latest">
      <h1>On record</h1>
      <h2>Newest claims</h2>
      {claims.length === 0 ? <p>Nothing is on record yet. Paste an article below to begin.</p> : null}
      {claims.map((claim) => (
        <ClaimCard claim={claim} today={today(claim.article.timeZone)} />
      ))}
      <nav>
        {previous ? <a href={`/?cursor=${previous}`}>Newer</a> : null}{' '}
        {next ? <a href={`/?cursor=${next}`}>Older</a> : null}
      </nav>
      <h2>Add an article</h2>
      <form method="post" action="/articles">
        <label>
          Text or HTML
          <textarea name="body" rows={10} required />
        </label>
        <label>
          Title <input name="title" maxlength={500} />
        </label>
        <label>
          Outlet <input name="outlet" maxlength={200} />
        </label>
        <label>
          Address <input name="url" type="url" maxlength={2048} />
        </label>
        <label>
          Published on <input name="publishedAt" type="date" />
        </label>
        <label>
          Your token <input name="token" type="password" required autocomplete="off" />
        </label>
        <button type="submit">Find its claims and store them</button>
      </form>
    </Layout>
  )
}
