/** Finds where words that an editor gives stand in an article's text. */
import type { Span } from './claim-columns.ts'

/**
 * The place of `words` in `text`, UTF-16 offsets.
 * @param near the occurrence nearest to this offset is meant; null: the words must occur once only
 */
export function locate(text: string, words: string, near: number | null): Span | 'missing' | 'ambiguous' {
  for (const sought of [words, words.trim(), words.trim().normalize('NFC')]) {
    if (sought === '') continue
    const first = text.indexOf(sought)
    if (first < 0) continue
    if (near === null) {
      if (text.indexOf(sought, first + 1) >= 0) return 'ambiguous'
      return { start: first, end: first + sought.length }
    }
    const before = text.lastIndexOf(sought, near)
    const after = text.indexOf(sought, near)
    const start = before < 0 || (after >= 0 && after - near < near - before) ? after : before
    return { start, end: start + sought.length }
  }
  return 'missing'
}
