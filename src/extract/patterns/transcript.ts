/**
 * Speech set out as in a play or an interview: a paragraph that begins with its speaker and a colon.
 * `LEE: We will stay.` / `Ann Lee: “We will stay.”` In capitals alone it may be a dateline (`PORT ELM: The bridge …`) unless there is
 * another turn, and questions are nobody's claims.
 */
import type { Draft, Pattern, Workspace } from './pattern.ts'
import { inQuote, isCapital, isWord, quoteStart, type Reading, sameParagraph, wordAt } from './reading.ts'

/** A speaker's name has at most this many tokens. */
const LONGEST_NAME = 7

export const transcript: Pattern = {
  name: 'transcript',
  confidence: 0.74,
  find: ({ reading }) => {
    const all = turns(reading)
    return all
      .filter(({ first, last, colon }) => {
        if (quoteStart(reading, colon + 1)) return true
        const isAnswer = all.length > 1 && wordAt(reading, last) !== '?'
        return isAnswer && isUpperCase(reading, first, colon - 1)
      })
      .map(draftOf)
  },
}

/**
 * The answers of an interview: a name in small letters begins two turns or more, and the text names it elsewhere too
 * ("Photo:" is nobody). Questions are nobody's claims.
 * `Lee: We will stay.` … `Lee: Until May.`
 */
export const interview: Pattern = { name: 'interview', confidence: 0.74, find: findAnswers }

function findAnswers({ reading }: Workspace): Draft[] {
  const all = turns(reading)
  const labels = all.map(({ first, colon }) => reading.words.slice(first, colon).join(' '))
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const named = countNames(reading, new Set(all.map(({ colon }) => wordAt(reading, colon - 1))))
  return all
    .filter(({ last, colon }, at) => {
      const own = counts.get(labels[at] ?? '') ?? 0
      const isNamed = (named.get(wordAt(reading, colon - 1)) ?? 0) > own
      return own > 1 && isNamed && wordAt(reading, last) !== '?'
    })
    .map(draftOf)
}

/** How often each of the words stands in the text with a capital. */
function countNames(reading: Reading, words: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>()
  if (words.size === 0) return counts
  for (const [at, word] of reading.words.entries()) {
    if (isCapital(reading, at) && words.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** A paragraph that begins with a speaker's name and a colon. */
interface Turn {
  readonly first: number
  readonly colon: number
  readonly last: number
}

function turns(reading: Reading): Turn[] {
  const found: Turn[] = []
  for (const [paragraph, { first, last }] of reading.paragraphRuns.entries()) {
    if (reading.document.furniture[paragraph]) continue
    const colon = speakerEnd(reading, first)
    if (colon >= 0 && colon < last) found.push({ first, colon, last })
  }
  return found
}

function draftOf({ first, colon, last }: Turn): Draft {
  return {
    content: [{ first: colon + 1, last }],
    cue: [{ first: colon, last: colon }],
    source: { first, last: colon - 1 },
  }
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
