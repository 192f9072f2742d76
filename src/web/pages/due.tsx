/** What falls due: a month's calendar, and the open claims of the month or of one day, soonest first. */
import { dayInWords, monthInWords } from '../../follow-up/explain.ts'
import type { DueMonth } from '../../store/reading.ts'
import { ClaimCard } from '../components/claim-card.tsx'
import { Layout } from '../components/layout.tsx'
import { EmptyState } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { atLeast, hasMore, MonthPicture } from '../pictures/month.tsx'
import { type DayTeller, monthsAfter } from '../request.ts'
import { counted } from '../words.ts'

interface DueProps {
  readonly due: DueMonth
  /** `YYYY-MM` */
  readonly month: string
  /** `YYYY-MM-DD` when only one day is listed. */
  readonly day: string | undefined
  readonly today: DayTeller
  readonly next: string | null
  readonly previous: string | null
}

/** What falls due: a month as a calendar, and the claims of it, of a day, or from today on. */
export function DuePage({ due, month, day, today, next, previous }: DueProps) {
  const now = today(null)
  const total = atLeast(due.days)
  const open = counted(total, 'open claim')
  const when = day ? dayInWords(day) : monthInWords(month)
  return (
    <Layout title={`Due: ${when}`} current="due" meta={{ alternates: [CALENDAR] }}>
      <div class="head">
        <h1>What falls due</h1>
        <p class="quiet">
          Open claims by the last day of their own window.{' '}
          <a href="/search?due=overdue">All that are overdue</a>,{' '}
          <a href="/search?due=due">all that are due now</a>, or{' '}
          <a href="/v1/due.ics">take the calendar along</a> (.ics).
        </p>
      </div>
      <div class="columns">
        <div class="aside">
          <section>
            <nav class="month-nav" aria-label="Months">
              <a href={`/due?month=${monthsAfter(month, -1)}`} rel="prev">
                ← <span class="vh">{monthInWords(monthsAfter(month, -1))}</span>
              </a>
              <h2>{monthInWords(month)}</h2>
              <a href={`/due?month=${monthsAfter(month, 1)}`} rel="next">
                <span class="vh">{monthInWords(monthsAfter(month, 1))}</span> →
              </a>
            </nav>
            <MonthPicture month={month} days={due.days} today={now} chosen={day} />
            <p class="small quiet">
              {hasMore(due.days) ? `More than ${open}` : open.replace(/^n/, 'N')} in this month.
              {day ? (
                <>
                  {' '}
                  <a href={`/due?month=${month}`}>The whole month</a>
                </>
              ) : null}
              {month === now.slice(0, 7) && !day ? null : (
                <>
                  {' '}
                  <a href="/due">From today on</a>
                </>
              )}
            </p>
          </section>
        </div>
        <section class="claims" aria-labelledby="listed">
          <h2 id="listed" class="vh">
            {when}
          </h2>
          {due.page.rows.length === 0 ? (
            <EmptyState title={`No open claim ends in ${when}`.replace('in ', day ? 'on ' : 'in ')}>
              <p>
                Look at the months around it, or at{' '}
                <a href="/search?due=upcoming">all that is still to come</a>.
              </p>
            </EmptyState>
          ) : null}
          {due.page.rows.map((claim) => (
            <ClaimCard claim={claim} today={today(claim.article.timeZone)} />
          ))}
          <Pager next={next} previous={previous} names={['Sooner', 'Later']} />
        </section>
      </div>
    </Layout>
  )
}

const CALENDAR = { type: 'text/calendar', href: '/v1/due.ics', title: 'What falls due' } as const
