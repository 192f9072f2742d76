import { describe, expect, it } from 'vitest'
import { DUE_STATES, dueState, effectiveDay, todayIn } from '../../src/follow-up/due.ts'
import type { Status } from '../../src/follow-up/types.ts'
import { ALL, CLAIM, complete, WINDOW } from './cells.ts'

describe('dueState', () => {
  it.each([
    ['2025-08-27', 'upcoming'],
    ['2025-08-28', 'due'],
    ['2025-08-31', 'due'],
    ['2025-09-01', 'overdue'],
  ])('on %s an open claim is %s', (today, expected) => {
    for (const status of ['pending', 'in_progress', 'stalled'] as const)
      expect(dueState({ due: WINDOW, status, today })).toBe(expected)
  })

  it('is none without a window, whatever the status', () => {
    expect(ALL.map((status) => dueState({ due: null, status, today: '2025-09-01' }))).toEqual(
      ALL.map(() => 'none'),
    )
  })

  it.each(['held', 'partly_held', 'not_held', 'unresolvable', 'withdrawn'] as Status[])(
    'is none once %s',
    (status) => {
      expect(dueState({ due: WINDOW, status, today: '2025-09-01' })).toBe('none')
    },
  )
})

it('knows four due states', () => expect(DUE_STATES).toEqual(['none', 'upcoming', 'due', 'overdue']))

describe('todayIn', () => {
  const at = (instant: string) => Date.parse(instant)
  it.each([
    ['UTC', '2025-08-31T23:59:59.999Z', '2025-08-31'],
    ['UTC', '0987-06-05T12:00:00.000Z', '0987-06-05'],
    ['Africa/Monrovia', '1972-01-06T00:44:29.000Z', '1972-01-05'],
    ['Africa/Monrovia', '1972-01-06T00:44:31.000Z', '1972-01-06'],
    ['UTC', '2025-09-01T00:00:00.000Z', '2025-09-01'],
    ['Europe/Kyiv', '2025-08-31T21:00:00.000Z', '2025-09-01'],
    ['America/New_York', '2025-09-01T03:59:59.999Z', '2025-08-31'],
    ['Pacific/Kiritimati', '2025-08-31T10:00:00.000Z', '2025-09-01'],
    ['Pacific/Pago_Pago', '2025-09-01T10:59:59.999Z', '2025-08-31'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
    ['Europe/London', '2025-03-30T00:59:59.000Z', '2025-03-30'],
    ['not/a zone', '2025-09-01T00:00:00.000Z', '2025-09-01'],
    ['UTC', '2024-02-29T12:00:00.000Z', '2024-02-29'],
  ])('in %s at %s it is %s', (zone, instant, expected) => {
    expect(todayIn(zone, at(instant))).toBe(expected)
  })
})

describe('effectiveDay', () => {
  const { effectiveOn: _, ...held } = complete('held', 'x')
  it.each([
    ['the stated day', { ...CLAIM }, { ...held, effectiveOn: '2025-08-29' }, '2025-08-29'],
    ['today when none is stated', { ...CLAIM }, held, '2025-09-10'],
    ['the last day for a maintained promise', { ...CLAIM, mode: 'maintain' as const }, held, '2025-08-31'],
  ])('is %s', (_name, claim, proposed, expected) => {
    expect(effectiveDay(claim, proposed, '2025-09-10')).toBe(expected)
  })
})
