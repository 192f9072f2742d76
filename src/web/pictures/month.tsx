/** A month's calendar of what falls due: each day with claims is a link to them, named in words for who cannot see it. */
import { dayInWords, monthInWords } from '../../follow-up/explain.ts'
import { type DayCount, MAX_IN_DAY } from '../../store/tallies.ts'
import { counted } from '../words.ts'

interface MonthProps {
  /** `YYYY-MM` */
  readonly month: string
  readonly days: readonly DayCount[]
  /** `YYYY-MM-DD` */
  readonly today: string
  /** The day whose claims are listed, if one is. */
  readonly chosen?: string | undefined
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const COLUMN = 100 / 7
const ROW = 46
const TOP = 24
/** Two decimals are finer than a pixel. */
const percent = (share: number) => Math.round(share * 100) / 100

/** True when a day has more claims than were counted. */
export const hasMore = (days: readonly DayCount[]) => days.some((one) => one.count > MAX_IN_DAY)

/** How many claims the days have, at least. */
export const atLeast = (days: readonly DayCount[]) =>
  days.reduce((sum, one) => sum + Math.min(one.count, MAX_IN_DAY), 0)

/** A month as a calendar with how many claims fall due on each day. */
export function MonthPicture({ month, days, today, chosen }: MonthProps) {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  // Weeks begin on Monday.
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const rows = Math.ceil((before + length) / 7)
  const total = counted(atLeast(days), 'open claim')
  const dates = Array.from({ length }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`)
  return (
    <figure class="picture month">
      <svg width="100%" height={TOP + rows * ROW + 2} aria-labelledby={`month-${month}`}>
        <title
          id={`month-${month}`}
        >{`${monthInWords(month)}: ${hasMore(days) ? 'more than ' : ''}${total} with a last day in it`}</title>
        {WEEKDAYS.map((name, i) => (
          <text class="label" x={`${percent((i + 0.5) * COLUMN)}%`} y="14">
            {name}
          </text>
        ))}
        {dates.map((day, i) => (
          <DayCell
            day={day}
            place={before + i}
            count={days.find((one) => one.day === day)?.count ?? 0}
            look={`${day === today ? ' is-today' : ''}${day === chosen ? ' is-chosen' : ''}`}
            late={day < today}
          />
        ))}
      </svg>
    </figure>
  )
}

interface DayCellProps {
  readonly day: string
  /** Cells from the month's first Monday. */
  readonly place: number
  readonly count: number
  readonly look: string
  readonly late: boolean
}

function DayCell({ day, place, count, look, late }: DayCellProps) {
  const x = (place % 7) * COLUMN
  const y = TOP + Math.floor(place / 7) * ROW
  const middle = `${percent(x + COLUMN / 2)}%`
  const cell = (
    <>
      <rect class={`day${look}`} x={`${percent(x + 0.3)}%`} y={y + 1} />
      <text class="date" x={middle} y={y + 15}>
        {Number(day.slice(8))}
      </text>
    </>
  )
  if (count === 0) return <g>{cell}</g>
  const shown = count > MAX_IN_DAY ? `${MAX_IN_DAY}+` : String(count)
  const verb = late ? 'fell' : count === 1 ? 'falls' : 'fall'
  // Begins with what is to be seen in the cell, so that who speaks to the browser can name it.
  const label = `${Number(day.slice(8))}: ${shown} ${count === 1 ? 'claim' : 'claims'} ${verb} due, ${dayInWords(day)}`
  return (
    <a href={`/due?day=${day}`} aria-label={label}>
      {cell} <circle class={late ? 'count late' : 'count'} cx={middle} cy={y + 30} r="10.5" />
      <text class="number" x={middle} y={y + 34}>
        {shown}
      </text>
    </a>
  )
}
