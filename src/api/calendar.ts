/**
 * Writes iCalendar (RFC 5545): one all-day event for each due window.
 */
import { daysAfter } from '../follow-up/days.ts'

/** One window as a calendar shows it. */
export interface CalendarEvent {
  /** Never changes for the same claim, so that a calendar updates the event instead of adding another. */
  readonly uid: string
  /** Rises with each change of the claim. */
  readonly sequence: number
  /** Milliseconds since 1970 UTC of the last change. */
  readonly changedAt: number
  /** First and last day, `YYYY-MM-DD`, both part of the event. */
  readonly earliest: string
  readonly latest: string
  readonly summary: string
  readonly description: string
  readonly url: string
}

/** A calendar of events, with CRLF ends and lines folded at 75 bytes. */
export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//On Record//Due//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent): string[] {
  const stamp = new Date(event.changedAt).toISOString().replace(/[-:]|\.\d+/g, '')
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `DTSTART;VALUE=DATE:${event.earliest.replaceAll('-', '')}`,
    // The end is exclusive: the day after the last one.
    `DTEND;VALUE=DATE:${daysAfter(event.latest, 1).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    `URL:${event.url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** TEXT values: backslash, comma, semicolon and line ends are escaped; other control characters are not allowed in them. */
function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** A content line in pieces of at most 75 bytes of UTF-8, never within a character; each piece but the first starts with a space. */
function fold(line: string): string {
  let out = ''
  let bytes = 0
  for (const character of line) {
    const size = utf8Length(character.codePointAt(0) ?? 0)
    if (bytes + size > 75) {
      out += '\r\n '
      bytes = 1
    }
    out += character
    bytes += size
  }
  return out
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
