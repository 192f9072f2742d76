/**
 * `According to the ministry, prices fell.` / `Prices fell, according to the ministry.`
 */
import { DETERMINER, PRONOUN, ROLE } from '../lexicon/closed-words.ts'
import { trimRight } from './contents.ts'
import { nounPhraseFrom } from './noun-phrases-right.ts'
import type { Draft, Pattern, Workspace } from './pattern.ts'
import {
  contentFirst,
  inQuote,
  isCapital,
  isClass,
  type Reading,
  type Run,
  sameSentence,
  sentenceLast,
  wordAt,
} from './reading.ts'
import { sourceAfter } from './sources.ts'

export const accordingTo: Pattern = { name: 'according-to', confidence: 0.81, find }

/** In tokens, before a clause that no comma divides from it. */
const LONGEST_NAME = 5

function find({ reading }: Workspace): Draft[] {
  const drafts: Draft[] = []
  const { tokens, furniture } = reading.document
  for (let at = 0; at < tokens.length - 2; at++) {
    if (reading.words[at] !== 'according' || wordAt(reading, at + 1) !== 'to' || inQuote(reading, at))
      continue
    if (furniture[tokens[at]?.paragraph ?? 0]) continue
    const draft = link(reading, at)
    if (draft !== null) drafts.push(draft)
  }
  return drafts
}

function link(reading: Reading, at: number): Draft | null {
  const first = contentFirst(reading, at, at)
  const end = sentenceLast(reading, at)
  const cue = { first: at, last: at + 1 }
  if (at - first <= 1) {
    const bare = sourceWithoutComma(reading, at + 2)
    const source = bare ?? leadingSource(reading, at + 2)
    const start = source === null ? -1 : source.last + (bare === null ? 2 : 1)
    if (source === null || start > end) return null
    return { content: [trimRight(reading, { first: start, last: end })], cue: [cue], source }
  }
  const source = sourceAfter(reading, at + 2) ?? nounPhraseFrom(reading, at + 2)
  const before = trimRight(reading, { first, last: at - 1 })
  return source === null ? null : { content: [before], cue: [cue], source }
}

/** `According to Lee the bridge is safe`: a name that an article, a pronoun or the like follows without a comma. */
function sourceWithoutComma(reading: Reading, start: number): Run | null {
  const name = nounPhraseFrom(reading, start)
  if (name === null || !isCapital(reading, name.last) || name.last - start > LONGEST_NAME) return null
  const next = name.last + 1
  if (!sameSentence(reading, start, next) || isCapital(reading, next)) return null
  return isClass(reading, next, DETERMINER | PRONOUN) ? name : null
}

/** The source of a sentence that begins with "According to": up to the comma before the main clause. */
function leadingSource(reading: Reading, start: number): Run | null {
  let last = -1
  for (let at = start; at < start + 30 && sameSentence(reading, start, at); at++) {
    if (wordAt(reading, at) !== ',' && wordAt(reading, at) !== ':') continue
    last = at - 1
    const name =
      isClass(reading, at - 1, ROLE) && isCapital(reading, at + 1) ? nounPhraseFrom(reading, at + 1) : null
    if (name !== null && wordAt(reading, name.last + 1) === ',') last = name.last // "the coach, Ann Lee, …"
    break
  }
  return last < start ? null : { first: start, last }
}
