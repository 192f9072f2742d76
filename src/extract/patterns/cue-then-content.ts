/**
 * A source, its cue and then what was said: `Lee said (on Monday) (that) prices would fall.` / `Lee told reporters: “No.”`
 * / `Lee denied the charge.` / `Lee promised to stay.` / `Lee urged ministers to act.`
 */

import { AUXILIARY, PREPOSITION, VERB } from '../lexicon/closed-words.ts'
import {
  ADDRESSEE,
  BARE,
  CLAUSE,
  GERUND,
  INFINITIVE,
  OBJECT,
  PERSON_INFINITIVE,
  QUOTE,
} from '../lexicon/cue-verbs.ts'
import { beginsContent, contentLast, skipMarks, trimRight } from './contents.ts'
import type { Cue } from './cues.ts'
import { afterCue, isFiniteCue, isTitle, quoteStartingAt } from './frames.ts'
import type { Draft, Pattern, Workspace } from './pattern.ts'
import { quoteAfter } from './quote-then-cue.ts'
import {
  inQuote,
  isClass,
  isWord,
  type Reading,
  type Run,
  sameParagraph,
  sameSentence,
  sentenceLast,
  wordAt,
} from './reading.ts'

type Start = (reading: Reading, cue: Cue) => number

/** `said: “…”`, `told reporters, “…”`: the quotation is the content when the sentence ends with it. */
export const cueThenQuote: Pattern = {
  name: 'cue-then-quote',
  confidence: 0.92,
  find: ({ reading, cues }) => cues.flatMap((cue) => linkQuote(reading, cue) ?? []),
}

/** `said that …` */
export const cueThenThat: Pattern = {
  name: 'cue-then-that',
  confidence: 0.88,
  find: (workspace) => linkAll(workspace, thatStart),
}

/** `said …` without "that". */
export const cueThenClause: Pattern = {
  name: 'cue-then-clause',
  confidence: 0.81,
  find: (workspace) => linkAll(workspace, bareStart),
}

/** `promised to …`, `urged X to …`, `accused X of …` */
export const cueThenInfinitive: Pattern = {
  name: 'cue-then-infinitive',
  confidence: 0.71,
  find: (workspace) => linkAll(workspace, infinitiveStart, true),
}

/** `denied …`, `called for …` */
export const cueThenObject: Pattern = {
  name: 'cue-then-object',
  confidence: 0.68,
  find: (workspace) => linkAll(workspace, objectStart, true),
}

function linkQuote(reading: Reading, cue: Cue): Draft | null {
  if (
    cue.subject === null ||
    (cue.features & (QUOTE | CLAUSE | ADDRESSEE)) === 0 ||
    !isFiniteCue(reading, cue)
  )
    return null
  const after = afterCue(reading, cue)
  const start = skipMarks(reading, after)
  const quote = quoteStartingAt(reading, start)
  if (quote >= 0 && !sameParagraph(reading, cue.verb, start) && start === after) return null
  const run = reading.quoteRuns[quote]
  if (run === undefined) return null
  const marked = start > after
  if (!marked && isTitle(reading, run)) return null
  const goesOn = sameSentence(reading, run.last, run.last + 2) && isWord(reading, run.last + 1)
  if (goesOn && !marked) return null
  const second = quoteAfter(reading, run.last + 1)
  return { content: second === null ? [run] : [run, second], cue: [cue.run], source: cue.subject }
}

function linkAll({ reading, cues, index }: Workspace, startOf: Start, isNarrow = false): Draft[] {
  const drafts: Draft[] = []
  for (const cue of cues) {
    if (cue.subject === null || !isFiniteCue(reading, cue)) continue
    if (isNarrow && isRelative(reading, cue.subject)) continue
    const start = startOf(reading, cue)
    if (start < 0 || !(beginsContent(reading, cue.verb, start) || inQuote(reading, start))) continue
    const content = trimRight(reading, {
      first: start,
      last: contentLast(reading, start, { cue, index, isNarrow }),
    })
    drafts.push({ content: [content], cue: [cue.run], source: cue.subject })
  }
  return drafts
}

/** "who endorsed her": a clause about somebody, seldom a claim of its own. */
function isRelative(reading: Reading, source: Run): boolean {
  return source.first === source.last && ['who', 'which', 'that'].includes(wordAt(reading, source.first))
}

function thatStart(reading: Reading, cue: Cue): number {
  if ((cue.features & (CLAUSE | ADDRESSEE | OBJECT)) === 0) return -1
  const at = skipMarks(reading, afterCue(reading, cue))
  return wordAt(reading, at) === 'that' && !isClass(reading, at + 1, AUXILIARY) ? at : -1
}

function bareStart(reading: Reading, cue: Cue): number {
  if ((cue.features & BARE) === 0 || cue.isNegated || cue.isModal) return -1
  const at = afterCue(reading, cue)
  if (inQuote(reading, at)) return at
  if (
    !isWord(reading, at) ||
    ['to', 'so', 'as', 'when', 'about', 'of', 'for', 'it.'].includes(wordAt(reading, at))
  )
    return -1
  if (cue.base !== 'say' && cue.base !== 'tell' && isClass(reading, at, PREPOSITION)) return -1
  if (cue.base === 'feel' && (wordAt(reading, at).endsWith('ed') || wordAt(reading, at) === 'like')) return -1
  if (NEEDS_VERB.has(cue.base) && !hasVerb(reading, at)) return -1
  return sentenceLast(reading, at) - at >= 2 ? at : -1
}

/** Verbs that also take a plain object ("conceded a penalty"): without "that" they need a verb in what follows. */
const NEEDS_VERB = new Set(['concede', 'add', 'post', 'state', 'maintain', 'counter', 'observe', 'email'])

/** True when an auxiliary or a common verb stands within the next words of the sentence. */
function hasVerb(reading: Reading, start: number): boolean {
  for (let at = start; at < start + 30 && sameSentence(reading, start, at); at++) {
    if (isClass(reading, at, AUXILIARY | VERB) || wordAt(reading, at).endsWith('ed')) return true
  }
  return false
}

function infinitiveStart(reading: Reading, cue: Cue): number {
  const after = cue.run.last + 1
  if ((cue.features & INFINITIVE) !== 0 && wordAt(reading, after) === 'to') return after
  if ((cue.features & (PERSON_INFINITIVE | GERUND)) === 0) return -1
  const link = (cue.features & GERUND) !== 0 ? 'of' : 'to'
  // "urged | ministers in the north | to act": the person may be a long phrase, no clause
  for (let at = after + 1; at < after + 14 && sameSentence(reading, after, at); at++) {
    if (wordAt(reading, at) === link) return after
    if (!isWord(reading, at) || isClass(reading, at, AUXILIARY | VERB)) return -1
  }
  return -1
}

function objectStart(reading: Reading, cue: Cue): number {
  if ((cue.features & OBJECT) === 0 || isNaming(reading, cue)) return -1
  const at = cue.run.last + 1
  if (!isWord(reading, at) && !inQuote(reading, at)) return -1
  return isClass(reading, at, PREPOSITION) && wordAt(reading, at) !== 'that' ? -1 : at
}

/** `a village called Adi`: it bears the name, it says nothing. */
function isNaming(reading: Reading, { verb, subject }: Cue): boolean {
  if (wordAt(reading, verb) !== 'called' || subject === null || subject.last !== verb - 1) return false
  return ['a', 'an'].includes(wordAt(reading, subject.first))
}
