/**
 * Reads the dates that people set by hand: EDTF (ISO 8601-2) days, months and years, and intervals of them.
 */
import type { DueWindow } from './types.ts'

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
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}
