/**
 * A claim's due window against today, on a line of days. Drawn in shares of the width, so that its words keep their size
 * on any screen; each label has a row of its own, so that none covers another.
 */
import { dayInWords, daysInWords } from '../../follow-up/explain.ts'

interface DueWindowProps {
  /** All days `YYYY-MM-DD`. `said` is null when it is not known. */
  readonly said: string | null
  readonly earliest: string
  readonly latest: string
  readonly today: string
  /** When something became of the claim, each with its name. */
  readonly events: readonly { readonly day: string; readonly label: string }[]
}

const DAY = 86_400_000
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Where each day stands, in percent of the width, with a margin on both sides. */
function scaleOf(days: readonly string[]): (day: string, after?: number) => number {
  const times = days.map(time)
  const first = Math.min(...times)
  const span = Math.max(Math.max(...times) + DAY - first, 3 * DAY)
  return (day, after = 0) => {
    const share = (time(day) + after * DAY - first) / span
    return Math.round((3 + 94 * share) * 100) / 100
  }
}

const anchorAt = (x: number) => (x < 35 ? 'start' : x > 65 ? 'end' : 'middle')

/** A line of time with the day of saying, the window and today. */
export function DueWindow({ said, earliest, latest, today, events }: DueWindowProps) {
  const at = scaleOf([earliest, latest, today, ...(said ? [said] : []), ...events.map((one) => one.day)])
  const start = at(earliest)
  const width = Math.max(at(latest, 1) - start, 1.2)
  const now = at(today, 0.5)
  const middle = start + width / 2
  const state = today < earliest ? 'before it' : today > latest ? 'past it' : 'inside it'
  return (
    <figure class="picture">
      <svg width="100%" height="132" role="img" aria-labelledby="window-title window-text">
        <title id="window-title">The due window against today</title>
        <desc id="window-text">
          {said ? `Said on ${dayInWords(said)}. ` : ''}The window is {daysInWords(earliest, latest)}; today,{' '}
          {dayInWords(today)}, is {state}.
          {events.map((one) => ` ${one.label} on ${dayInWords(one.day)}.`).join('')}
        </desc>
        <line class="axis" x1="0" x2="100%" y1="76" y2="76" />
        <rect class="window" x={`${start}%`} width={`${width}%`} y="64" height="24" rx="2" />
        {said ? (
          <>
            <circle class="said" cx={`${at(said, 0.5)}%`} cy="76" r="5" />
            <text class="label" x={`${at(said, 0.5)}%`} y="14" text-anchor={anchorAt(at(said, 0.5))}>
              said {dayInWords(said)}
            </text>
            <line class="lead" x1={`${at(said, 0.5)}%`} x2={`${at(said, 0.5)}%`} y1="20" y2="70" />
          </>
        ) : null}
        <line class="now" x1={`${now}%`} x2={`${now}%`} y1="42" y2="96" />
        <text class="label strong" x={`${now}%`} y="36" text-anchor={anchorAt(now)}>
          today
        </text>
        {events.map((one) => (
          <rect
            class="event"
            x={`${at(one.day, 0.5)}%`}
            y="71"
            width="10"
            height="10"
            transform="translate(-5 0)"
          />
        ))}
        <text class="label strong" x={`${middle}%`} y="122" text-anchor={anchorAt(middle)}>
          {daysInWords(earliest, latest)}
        </text>
        <line class="lead" x1={`${middle}%`} x2={`${middle}%`} y1="90" y2="106" />
      </svg>
    </figure>
  )
}
