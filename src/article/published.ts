/**
 * Reads the dates that pages put into their metadata. Only forms with one reading: "08/09/2025" gives nothing.
 */

/** When a page was published. */
export interface Published {
  /** ISO 8601 day or date-time, with its offset where the page gave one. */
  readonly value: string
  /** The calendar day as printed, in the offset that the page gave: `YYYY-MM-DD`. */
  readonly day: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const ISO =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i
/** "Thu, 21 Aug 2025 10:30:00 +0100", "21 August 2025". */
const DAY_FIRST =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})(?:\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i
/** "August 21, 2025", "Thursday, Aug. 21, 2025". */
const MONTH_FIRST = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i

/**
 * Reads one metadata date.
 *
 * Given: what the page says. Gives: the date in ISO 8601 and its calendar day, or null when it is no date, no possible
 * date, or could be read two ways.
 */
export function readPublished(raw: string): Published | null {
  const text = raw.slice(0, 100).trim()
  const iso = ISO.exec(text)
  if (iso !== null) return build({ year: iso[1], month: Number(iso[2]), day: iso[3] }, iso.slice(4))
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst !== null) {
    return build({ year: dayFirst[3], month: monthNumber(dayFirst[2]), day: dayFirst[1] }, dayFirst.slice(4))
  }
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst === null) return null
  return build({ year: monthFirst[3], month: monthNumber(monthFirst[1]), day: monthFirst[2] }, [])
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

interface DayParts {
  readonly year: string | undefined
  readonly month: number
  readonly day: string | undefined
}

function build(date: DayParts, time: readonly (string | undefined)[]): Published | null {
  const day = `${date.year}-${two(date.month)}-${two(Number(date.day))}`
  const check = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(check.getTime()) || check.toISOString().slice(0, 10) !== day) return null
  const [hours, minutes, seconds, offset] = time
  if (hours === undefined || minutes === undefined) return { value: day, day }
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null
  return { value: `${day}T${hours}:${minutes}:${seconds ?? '00'}${isoOffset(offset)}`, day }
}

function isoOffset(offset: string | undefined): string {
  if (offset === undefined) return ''
  if (/^[a-z]/i.test(offset)) return 'Z'
  return `${offset.slice(0, 3)}:${offset.length > 3 ? offset.slice(-2) : '00'}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
