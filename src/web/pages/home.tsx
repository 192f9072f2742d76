/** The first page: what was said lately, and what falls due. */
import { inMarks } from '../../formats.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import type { Front } from '../../store/reading.ts'
import { MAX_TOLD } from '../../store/tallies.ts'
import { DueBadge } from '../components/badges.tsx'
import { ClaimCard, SpeakerName } from '../components/claim-card.tsx'
import { Layout } from '../components/layout.tsx'
import { EmptyState } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { MonthPicture } from '../pictures/month.tsx'
import type { DayTeller } from '../request.ts'
import { FEEDS, shorten } from '../words.ts'

interface HomeProps {
  readonly front: Front
  readonly today: DayTeller
  /** First of the days that count as lately. */
  readonly since: string
  readonly next: string | null
  readonly previous: string | null
  /** Absolute address of this site, without a slash at the end. */
  readonly origin: string
}

/** What was said lately and what falls due next. */
export function HomePage({ front, today, since, next, previous, origin }: HomeProps) {
  const { latest, days } = front
  const now = today(null)
  const isFirst = previous === null
  return (
    <Layout
      title="What was said, and what became of it"
      current="latest"
      meta={{
        canonical: `${origin}/`,
        description:
          'What people said in the news, with its passage, its date and its source, and what became of it.',
        alternates: FEEDS,
      }}
    >
      <div class="head">
        <h1>{isFirst ? 'On the record lately' : 'Earlier on the record'}</h1>
      </div>
      {latest.rows.length === 0 ? (
        <NothingYet />
      ) : (
        <>
          {isFirst ? <Tallies front={front} since={since} /> : null}
          <div class="columns">
            <section class={isFirst ? 'claims front' : 'claims'} aria-label="Newest claims">
              <h2 class="vh">Newest claims</h2>
              {latest.rows.map((claim) => (
                <ClaimCard claim={claim} today={today(claim.article.timeZone)} />
              ))}
              <Pager next={next} previous={previous} />
            </section>
            <div class="aside">
              <section>
                <h2>What falls due</h2>
                <MonthPicture month={now.slice(0, 7)} days={days} today={now} />
                <p class="small">
                  <a href="/due">The whole calendar</a>
                </p>
              </section>
              <NextDue claims={front.next} today={today} />
            </div>
          </div>
        </>
      )}
    </Layout>
  )
}

function NothingYet() {
  return (
    <EmptyState title="Nothing is on record yet">
      <p>
        The first claim comes with the first article: <a href="/desk/new">bring in an article</a> at the desk,
        or send it to the <a href="/docs">API</a>.
      </p>
    </EmptyState>
  )
}

const told = (count: number) => (count > MAX_TOLD ? `${MAX_TOLD}+` : String(count))

function Tallies({ front, since }: { readonly front: Front; readonly since: string }) {
  const { recent, soon, overdue, settled } = front.counts
  const rows = [
    [`/search?saidFrom=${since}`, recent, 'said in the last 7 days'],
    ['/due', soon, 'fall due within 7 days'],
    ['/search?due=overdue', overdue, 'overdue and still open'],
    ['/search?settled=yes', settled, 'with an outcome'],
  ] as const
  return (
    <ul class="tallies">
      {rows.map(([href, count, what]) => (
        <li>
          <a href={href}>
            <b>{told(count)}</b>
            <span class="what">{what}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function NextDue({ claims, today }: { readonly claims: readonly ClaimRow[]; readonly today: DayTeller }) {
  return (
    <section>
      <h2>Next</h2>
      {claims.length === 0 ? (
        <p class="quiet">No open claim has a day still to come.</p>
      ) : (
        <ul class="brief">
          {claims.map((claim) => (
            <li>
              <SpeakerName claim={{ ...claim, role: null }} />
              <a class="quote" href={`/claims/${publicId('clm', claim.id)}`}>
                <bdi>{inMarks(claim, shorten(claim.text, 120))}</bdi>
              </a>
              <span class="facts">
                <DueBadge claim={claim} today={today(claim.article.timeZone)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
