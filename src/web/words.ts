/** Dates and counts as the pages say them. */
import { daysInWords, monthInWords } from '../follow-up/explain.ts'

export { shorten } from '../formats.ts'

/** A date with the days that it spans. */
interface SpannedDate {
  readonly edtf: string
  readonly earliest: string
  readonly latest: string
}

/** A date as precise as it is known: `2025-08` is "August 2025", `2030~` "about 2030", an interval "28 to 31 August 2025". */
export function dateInWords({ edtf, earliest, latest }: SpannedDate): string {
  const [, year, month, mark] = /^(\d{4})(?:-(0[1-9]|1[0-2]))?([~?%]?)$/.exec(edtf) ?? []
  const about = mark || /[~?%]/.test(edtf) ? 'about ' : ''
  if (year === undefined) return about + daysInWords(earliest, latest)
  return about + (month ? monthInWords(`${year}-${month}`) : year)
}

/** "1 claim", "1,200 claims", "no claims". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** The feeds that a page of lists points to. */
export const FEEDS = [
  { type: 'application/atom+xml', href: '/v1/feed.atom', title: 'On Record' },
  { type: 'application/feed+json', href: '/v1/feed.json', title: 'On Record' },
] as const
