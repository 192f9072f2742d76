import { describe, expect, it } from 'vitest'
import {
  addMonths,
  addWorkingDays,
  easterSunday,
  fromDay,
  nthWeekday,
  parseIso,
  seasonPeriod,
  toDay,
  toIso,
  weekdayOf,
  weekPeriod,
} from '../../../src/extract/dates/calendar.ts'

describe('day numbers', () => {
  it.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11016],
    [2025, 8, 21, 20321],
    [1600, 3, 1, -135080],
  ])('%i-%i-%i is day %i', (year, month, day, number) => {
    expect(toDay(year, month, day)).toBe(number)
    expect(fromDay(number)).toEqual({ year, month, day })
  })

  it('agrees with the built-in calendar on every 37th day of 800 years', () => {
    for (let day = toDay(1600, 1, 1); day < toDay(2400, 1, 1); day += 37) {
      const date = new Date(day * 86_400_000)
      expect(toIso(day)).toBe(date.toISOString().slice(0, 10))
      expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7)
    }
  })

  it('reads only days that exist', () => {
    expect(parseIso('2024-02-29')).toBe(toDay(2024, 2, 29))
    for (const text of ['2025-02-29', '2025-13-01', '2025-00-10', '2025-6-1', 'soon', '', '20250821xx'])
      expect(parseIso(text)).toBeNull()
  })
})

describe('moving about', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-03-15', -3, '2024-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(toIso(addMonths(parseIso(from) ?? 0, months))).toBe(to)
  })

  it('counts working days over a week end', () => {
    expect(toIso(addWorkingDays(parseIso('2025-08-21') ?? 0, 5))).toBe('2025-08-28')
    expect(toIso(addWorkingDays(parseIso('2025-08-23') ?? 0, 1))).toBe('2025-08-25')
  })

  it('knows weeks, seasons and movable days', () => {
    expect(toIso(weekPeriod(parseIso('2025-08-24') ?? 0, 0).start)).toBe('2025-08-18')
    expect(toIso(seasonPeriod(2023, 3).end)).toBe('2024-02-29')
    expect([2024, 2025, 2026, 2038].map((year) => toIso(easterSunday(year)))).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2038-04-25',
    ])
    expect(toIso(nthWeekday(2025, 11, { nth: 4, weekday: 3 }))).toBe('2025-11-27')
    expect(toIso(nthWeekday(2025, 5, { nth: -1, weekday: 0 }))).toBe('2025-05-26')
  })
})
