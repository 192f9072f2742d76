/**
 * Holidays whose day follows from the calendar alone. Data only: words in lower case, and the rule for the day.
 * Sources: the laws that name them (US 5 U.S.C. 6103; UK Banking and Financial Dealings Act 1971; church calendar for Easter).
 */

/** How a holiday's day is found in a year. `weekday` 0 is Monday; `nth` -1 is the month's last. */
export type HolidayRule =
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
  | { readonly kind: 'nth'; readonly month: number; readonly nth: number; readonly weekday: number }
  | { readonly kind: 'easter'; readonly shift: number }

/** A holiday: its words in order, an apostrophe-s being a word of its own, and its rule. Longer names stand before shorter ones. */
export interface Holiday {
  readonly words: readonly string[]
  readonly rule: HolidayRule
}

const fixed = (month: number, day: number): HolidayRule => ({ kind: 'fixed', month, day })
const nth = (month: number, count: number, weekday: number): HolidayRule => ({
  kind: 'nth',
  month,
  nth: count,
  weekday,
})
const easter = (shift: number): HolidayRule => ({ kind: 'easter', shift })

/** All holidays known, the longer names first where two begin alike. */
export const HOLIDAYS: readonly Holiday[] = [
  { words: ['new', 'year', "'s", 'eve'], rule: fixed(12, 31) },
  { words: ['new', 'year', "'s", 'day'], rule: fixed(1, 1) },
  { words: ['new', 'year', "'s"], rule: fixed(1, 1) },
  { words: ['new', 'year'], rule: fixed(1, 1) },
  { words: ['christmas', 'eve'], rule: fixed(12, 24) },
  { words: ['christmas', 'day'], rule: fixed(12, 25) },
  { words: ['christmas'], rule: fixed(12, 25) },
  { words: ['boxing', 'day'], rule: fixed(12, 26) },
  { words: ['valentine', "'s", 'day'], rule: fixed(2, 14) },
  { words: ['st', 'patrick', "'s", 'day'], rule: fixed(3, 17) },
  { words: ['april', 'fool', "'s", 'day'], rule: fixed(4, 1) },
  { words: ['may', 'day'], rule: fixed(5, 1) },
  { words: ['juneteenth'], rule: fixed(6, 19) },
  { words: ['fourth', 'of', 'july'], rule: fixed(7, 4) },
  { words: ['bastille', 'day'], rule: fixed(7, 14) },
  { words: ['halloween'], rule: fixed(10, 31) },
  { words: ['bonfire', 'night'], rule: fixed(11, 5) },
  { words: ['armistice', 'day'], rule: fixed(11, 11) },
  { words: ['veterans', 'day'], rule: fixed(11, 11) },
  { words: ['martin', 'luther', 'king', 'day'], rule: nth(1, 3, 0) },
  { words: ['presidents', "'", 'day'], rule: nth(2, 3, 0) },
  { words: ['memorial', 'day'], rule: nth(5, -1, 0) },
  { words: ['labor', 'day'], rule: nth(9, 1, 0) },
  { words: ['columbus', 'day'], rule: nth(10, 2, 0) },
  { words: ['thanksgiving', 'day'], rule: nth(11, 4, 3) },
  { words: ['thanksgiving'], rule: nth(11, 4, 3) },
  { words: ['good', 'friday'], rule: easter(-2) },
  { words: ['easter', 'sunday'], rule: easter(0) },
  { words: ['easter', 'monday'], rule: easter(1) },
  { words: ['easter'], rule: easter(0) },
  { words: ['ash', 'wednesday'], rule: easter(-46) },
  { words: ['palm', 'sunday'], rule: easter(-7) },
  { words: ['ascension', 'day'], rule: easter(39) },
  { words: ['pentecost'], rule: easter(49) },
]
