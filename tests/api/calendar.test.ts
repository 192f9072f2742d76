import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, writeCalendar } from '../../src/api/calendar.ts'
import { daysAfter } from '../../src/follow-up/days.ts'

const event: CalendarEvent = {
  uid: 'clm_00000000001@on-record.example',
  sequence: 3,
  changedAt: Date.UTC(2025, 7, 21, 9, 30, 5, 250),
  earliest: '2025-08-28',
  latest: '2025-08-31',
  summary: 'Due: the bridge, the road; and “more”',
  description:
    'First line\nSecond line with a \\ and a very long tail that has to be folded: žlutý kůň úpěl 🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎',
  url: 'https://on-record.example/claims/clm_00000000001',
}

/** The events as another program reads them. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}

describe('writeCalendar', () => {
  it('is read back as written', () => {
    const [read1] = read(writeCalendar('Due, mostly', [event]))
    expect(read1?.uid).toBe(event.uid)
    expect(read1?.summary).toBe(event.summary)
    expect(read1?.description).toBe(event.description)
    expect(read1?.sequence).toBe(3)
    expect(read1?.startDate.isDate).toBe(true)
    expect(read1?.startDate.toString()).toBe('2025-08-28')
    expect(read1?.endDate.toString()).toBe('2025-09-01')
    expect(read1?.component.getFirstPropertyValue('url')).toBe(event.url)
    expect(String(read1?.component.getFirstPropertyValue('dtstamp'))).toBe('2025-08-21T09:30:05Z')
  })

  it('keeps every line within 75 bytes and ends it with CRLF', () => {
    const text = writeCalendar('x', [event])
    const lines = text.split('\r\n')
    expect(lines.pop()).toBe('')
    expect(lines.every((line) => new TextEncoder().encode(line).length <= 75 && !/[\r\n]/.test(line))).toBe(
      true,
    )
  })

  it('lets no text break out of its line', () => {
    const nasty = 'x\r\nEND:VEVENT\rBEGIN:VEVENT\nUID:2\u0000\u0007\u2028'
    const events = read(writeCalendar(nasty, [{ ...event, summary: nasty, description: nasty }]))
    expect(events).toHaveLength(1)
    expect(events[0]?.uid).toBe(event.uid)
  })

  it('is a calendar without events too', () => {
    expect(read(writeCalendar('none', []))).toEqual([])
  })
})

describe('daysAfter', () => {
  it.each([
    ['2025-08-31', '2025-09-01'],
    ['2025-12-31', '2026-01-01'],
    ['2024-02-28', '2024-02-29'],
    ['2025-03-30', '2025-03-31'],
  ])('after %s comes %s', (day, expected) => {
    expect(daysAfter(day, 1)).toBe(expected)
  })
})
