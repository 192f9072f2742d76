/**
 * Days: reckons with them, and reads the dates that people set by hand: EDTF (ISO 8601-2) days, months and years, and
 * intervals of them.
 */
import type { DueWindow } from './types.ts'

const DAY_MS = 86_400_000
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** True for a day that exists, `YYYY-MM-DD`, year 1000 to 9999. */
export function isDay(text: string): boolean {
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && exists(text)
}

/** The day so many days after one (before it when negative), both `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return new Date(timeOf(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** How many days one day is after another, both `YYYY-MM-DD`; negative when it is before it. */
export function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / DAY_MS)
}

/** The first and last day of a date or interval ("2025-08-28/2025-08-31", "2026-05", "2030~"), or null when it is none. */
export function readDays(edtf: string): DueWindow | null {
  const parts = edtf.split('/')
  if (parts.length > 2) return null
  const [first, last] = [dayRange(parts[0] ?? ''), dayRange(parts.at(-1) ?? '')]
  if (first === null || last === null || first.earliest > last.latest) return null
  return { earliest: first.earliest, latest: last.latest }
}

/** The days of one date; a mark of uncertainty (`~`, `?`, `%`) does not move them. */
function dayRange(text: string): DueWindow | null {
  const found = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/.exec(text)
  if (!found) return null
  const [, year = '', month, date] = found
  const earliest = `${year}-${month ?? '01'}-${date ?? '01'}`
  const latest = `${year}-${month ?? '12'}-${date ?? lastDate(Number(year), Number(month ?? 12))}`
  return exists(earliest) && exists(latest) ? { earliest, latest } : null
}

const lastDate = (year: number, month: number) => String(new Date(Date.UTC(year, month, 0)).getUTCDate())

function exists(day: string): boolean {
  const at = timeOf(day)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}
