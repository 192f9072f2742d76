/**
 * A statement and then its cue: `Prices will fall, the minister said.` / `Tax cut ‘will cost jobs’, says minister`.
 * Where the sentence goes on after the cue (`Prices, he said, will fall.`) both parts are content.
 */
import { ADVERB, AUXILIARY, PREPOSITION, SUBORDINATOR, VERB } from '../lexicon/closed-words.ts'
import { CLAUSE, QUOTE, THOUGHT } from '../lexicon/cue-verbs.ts'
import { type ContentContext, contentLast, trimRight } from './contents.ts'
import type { Cue } from './cues.ts'
import { afterCue, invertedSource, isFiniteCue } from './frames.ts'
import type { Draft, Pattern, Workspace } from './pattern.ts'
import {
  contentFirst,
  inQuote,
  isCapital,
  isClass,
  isWord,
  type Reading,
  type Run,
  sameSentence,
  sentenceLast,
  wordAt,
} from './reading.ts'

export const clauseThenCue: Pattern = { name: 'clause-then-cue', confidence: 0.81, find }

function find(workspace: Workspace): Draft[] {
  return workspace.cues.flatMap((cue) => link(workspace, cue) ?? [])
}

function link({ reading, index }: Workspace, cue: Cue): Draft | null {
  if ((cue.features & (CLAUSE | QUOTE | THOUGHT)) === 0 || !isFiniteCue(reading, cue) || cue.isNegated)
    return null
  const isPlain = cue.subject !== null && isComma(reading, cue.subject.first - 1)
  const isInverted = !isPlain && isComma(reading, cue.run.first - 1) && cue.subject === null
  const source = isPlain ? cue.subject : isInverted ? invertedSource(reading, cue) : null
  if (source === null) return null
  const comma = (isPlain ? source.first : cue.run.first) - 1
  const before = { first: contentFirst(reading, comma, comma), last: comma - 1 }
  const after = isPlain ? afterCue(reading, cue) : source.last + 1
  const second = secondPart(reading, after, { cue, index })
  if (second === undefined || before.last < before.first) return null
  if (second === null && (before.last - before.first < 2 || !isStatement(reading, before, cue))) return null
  return { content: second === null ? [before] : [before, second], cue: [cue.run], source }
}

/** True for what can be a statement: not a mere "Earlier this week," before the source. */
function isStatement(reading: Reading, before: Run, cue: Cue): boolean {
  const isQuoteVerb = (cue.features & (CLAUSE | THOUGHT)) === 0
  let hasQuote = false
  let hasVerb = false
  let hasAuxiliary = false
  for (let at = before.first; at <= before.last; at++) {
    if (inQuote(reading, at)) hasQuote = true
    else if (isClass(reading, at, AUXILIARY)) hasVerb = hasAuxiliary = true
    else if (isClass(reading, at, VERB) || /(?:ed|s)$/.test(wordAt(reading, at))) hasVerb = true
  }
  if (isQuoteVerb && !hasQuote) return false
  const opener = wordAt(reading, before.first)
  const isAdverbial =
    isClass(reading, before.first, PREPOSITION | SUBORDINATOR) ||
    (isClass(reading, before.first, ADVERB) && !hasAuxiliary) ||
    opener === 'speaking' ||
    opener === 'asked'
  let commas = 0
  for (let at = before.first; at <= before.last; at++) if (isComma(reading, at)) commas++
  return hasQuote || (hasVerb && !(isAdverbial && commas === 0))
}

function isComma(reading: Reading, at: number): boolean {
  return wordAt(reading, at) === ',' && !inQuote(reading, at)
}

/** What follows the cue: null when the sentence ends, a run when it goes on after a comma, undefined when the cue governs what follows. */
function secondPart(reading: Reading, after: number, context: ContentContext): Run | null | undefined {
  if (!sameSentence(reading, after, after - 1)) return null
  const last = sentenceLast(reading, after)
  if (!isWord(reading, after) && !inQuote(reading, after)) {
    if (after >= last) return null
    if (wordAt(reading, after) !== ',') return null
    return parenthetical(reading, after + 1, context)
  }
  return [
    'in',
    'at',
    'on',
    'during',
    'after',
    'as',
    'when',
    'while',
    'before',
    'to',
    'with',
    'who',
    'from',
    'via',
    'by',
    'through',
  ].includes(wordAt(reading, after))
    ? null
    : undefined
}

function parenthetical(reading: Reading, start: number, context: ContentContext): Run | null {
  const word = wordAt(reading, start)
  if (
    word.endsWith('ing') ||
    ['who', 'which', 'but', 'and', 'while', 'although', 'though', 'after', 'as', 'when', 'a', 'an'].includes(
      word,
    )
  )
    return null
  if (isCapital(reading, start)) return null
  return trimRight(reading, { first: start, last: contentLast(reading, start, context) })
}
