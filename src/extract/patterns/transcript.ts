/**
 * Speech set out as in a play or an interview: a paragraph that begins with its speaker and a colon.
 * `LEE: We will stay.` / `Ann Lee: “We will stay.”`
 */
import type { Draft, Pattern, Workspace } from './pattern.ts'
import { inQuote, isCapital, isWord, quoteStart, type Reading, sameParagraph, wordAt } from './reading.ts'

/** A speaker's name has at most this many tokens. */
const LONGEST_NAME = 7

export const transcript: Pattern = { name: 'transcript', confidence: 0.74, find }

function find({ reading }: Workspace): Draft[] {
  const drafts: Draft[] = []
  const { furniture, tokens } = reading.document
  for (const [paragraph, { first, last }] of reading.paragraphRuns.entries()) {
    if (furniture[paragraph]) continue
    const colon = speakerEnd(reading, first)
    if (colon < 0 || colon >= last || tokens[colon] === undefined) continue
    const isQuoted = quoteStart(reading, colon + 1)
    if (!isQuoted && !isUpperCase(reading, first, colon - 1)) continue
    drafts.push({
      content: [{ first: colon + 1, last }],
      cue: [{ first: colon, last: colon }],
      source: { first, last: colon - 1 },
    })
  }
  return drafts
}

/** Index of the colon that ends a speaker's name at the head of a paragraph, or -1. */
function speakerEnd(reading: Reading, first: number): number {
  for (let at = first; at <= first + LONGEST_NAME && sameParagraph(reading, first, at); at++) {
    if (wordAt(reading, at) === ':') return at > first ? at : -1
    if (
      inQuote(reading, at) ||
      !isWord(reading, at) ||
      (!isCapital(reading, at) && wordAt(reading, at) !== 'of')
    )
      return -1
  }
  return -1
}

/** True when every word is in capitals: "SEN. LEE". */
function isUpperCase(reading: Reading, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) {
    const text = reading.document.tokens[at]?.text ?? ''
    if (text.length < 2 || text !== text.toUpperCase()) return false
  }
  return true
}
