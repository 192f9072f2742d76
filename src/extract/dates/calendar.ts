/**
 * Civil dates as day numbers, in the proleptic Gregorian calendar. No time zones, no `Date`.
 * A day number counts days from 1970-01-01, which is day 0.
 */

/** Year, month 1..12, day 1..31. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days from the first to the last, both counted in. */
export interface Period {
  readonly start: number
  readonly end: number
}

const DAYS_IN_400_YEARS = 146_097
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719_468
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for a leap year of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Number of days in a month (1..12) of a year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 31)
}

/** Day number of a civil date. Years start in March inside, so that the leap day comes last in a year of 400-year cycles. */
export function toDay(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const cycle = Math.floor(shifted / 400)
  const yearOfCycle = shifted - cycle * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100)
  return cycle * DAYS_IN_400_YEARS + yearOfCycle * 365 + leapDays + dayOfYear - EPOCH_SHIFT
}

/** Civil date of a day number: the inverse of `toDay`. */
export function fromDay(dayNumber: number): CivilDate {
  const shifted = dayNumber + EPOCH_SHIFT
  const cycle = Math.floor(shifted / DAYS_IN_400_YEARS)
  const dayOfCycle = shifted - cycle * DAYS_IN_400_YEARS
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Weekday of a day number: 0 is Monday, 6 is Sunday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7
}

/** A day number as ISO 8601 `YYYY-MM-DD`. */
export function toIso(dayNumber: number): string {
  const { year, month, day } = fromDay(dayNumber)
  return `${padYear(year)}-${pad(month)}-${pad(day)}`
}

/** Day number of an ISO 8601 `YYYY-MM-DD` text (what follows the day is ignored), or null when it names no day. */
export function parseIso(text: string): number | null {
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  return isCivil(year, month, day) ? toDay(year, month, day) : null
}

/** True when year, month and day are whole numbers that name a day. */
export function isCivil(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The same day of the month some months on (or back); a day that the month lacks becomes its last. */
export function addMonths(dayNumber: number, months: number): number {
  const { year, month, day } = fromDay(dayNumber)
  const count = year * 12 + month - 1 + months
  const newYear = Math.floor(count / 12)
  const newMonth = count - newYear * 12 + 1
  return toDay(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** The day some working days (Monday to Friday) on. */
export function addWorkingDays(dayNumber: number, count: number): number {
  let day = dayNumber
  for (let left = Math.min(count, 5000); left > 0; ) {
    day += 1
    if (weekdayOf(day) < 5) left -= 1
  }
  return day
}

/** A whole month. */
export function monthPeriod(year: number, month: number): Period {
  return { start: toDay(year, month, 1), end: toDay(year, month, daysInMonth(year, month)) }
}

/** Whole years, first and last. */
export function yearsPeriod(first: number, last: number): Period {
  return { start: toDay(first, 1, 1), end: toDay(last, 12, 31) }
}

/** A quarter 1..4 of a calendar year. */
export function quarterPeriod(year: number, quarter: number): Period {
  const last = quarter * 3
  return { start: toDay(year, last - 2, 1), end: toDay(year, last, daysInMonth(year, last)) }
}

/**
 * A season of the northern half, as newspapers use the word: whole months, spring from March (0 spring, 1 summer, 2 autumn,
 * 3 winter). Winter of a year begins in its December and ends in the next February.
 */
export function seasonPeriod(year: number, season: number): Period {
  const first = 3 + season * 3
  const endYear = season === 3 ? year + 1 : year
  const last = season === 3 ? 2 : first + 2
  return { start: toDay(year, first, 1), end: toDay(endYear, last, daysInMonth(endYear, last)) }
}

/** The week, Monday to Sunday, some weeks from that of the day given. */
export function weekPeriod(dayNumber: number, shift: number): Period {
  const start = dayNumber - weekdayOf(dayNumber) + shift * 7
  return { start, end: start + 6 }
}

/** Day number of the nth (1..5, or -1 for the last) weekday (0 Monday) of a month. */
export function nthWeekday(year: number, month: number, rule: { nth: number; weekday: number }): number {
  if (rule.nth < 0) {
    const last = toDay(year, month, daysInMonth(year, month))
    return last - ((weekdayOf(last) - rule.weekday + 7) % 7)
  }
  const first = toDay(year, month, 1)
  return first + ((rule.weekday - weekdayOf(first) + 7) % 7) + (rule.nth - 1) * 7
}

/** Easter Sunday of the western church, by the anonymous Gregorian computus (Meeus, Jones and Butcher). */
export function easterSunday(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const correction = Math.floor((century + 8) / 25)
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - correction + 1) / 3) + 15) % 30
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const count = epact + toSunday - 7 * late + 114
  return toDay(year, Math.floor(count / 31), (count % 31) + 1)
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

function padYear(year: number): string {
  if (year < 0) return `-${String(-year).padStart(4, '0')}`
  return String(year).padStart(4, '0')
}

/** First and last day that four digits can write. */
export const FIRST_DAY = toDay(0, 1, 1)
export const LAST_DAY = toDay(9999, 12, 31)
