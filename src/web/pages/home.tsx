/** The first page: the newest claims. */
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
      {claims.length === 0 ? (
        <p>
          Nothing is on record yet. <a href="/desk/new">Bring in an article</a> to begin.
        </p>
      ) : null}
      {claims.map((claim) => (
        <ClaimCard claim={claim} today={today(claim.article.timeZone)} />
      ))}
      <nav>
        {previous ? <a href={`/?cursor=${previous}`}>Newer</a> : null}{' '}
        {next ? <a href={`/?cursor=${next}`}>Older</a> : null}
      </nav>
    </Layout>
  )
}
