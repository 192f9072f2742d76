/**
 * A quotation and then its cue: `“We will stay,” Ann Lee said.` / `“We will stay,” said Ann Lee. “We like it.”`
 * A quotation that follows the cue belongs to the same attribution.
 */
import { CLAUSE, QUOTE } from '../lexicon/cue-verbs.ts'
import type { Cue } from './cues.ts'
import {
  afterCue,
  endsAsSpeech,
  invertedSource,
  isFiniteCue,
  isTitle,
  nextSentenceFirst,
  quoteEndingBefore,
  quoteStartingAt,
} from './frames.ts'
import type { Draft, Pattern, Workspace } from './pattern.ts'
import {
  contentFirst,
  inQuote,
  type Reading,
  type Run,
  sameSentence,
  sentenceFirst,
  wordAt,
} from './reading.ts'

/** A quotation that goes on in the same sentence begins within this many tokens of the cue. */
const REACH = 60

export const quoteThenCue: Pattern = { name: 'quote-then-cue', confidence: 0.96, find }

function find({ reading, cues }: Workspace): Draft[] {
  const drafts: Draft[] = []
  for (const cue of cues) {
    const draft = link(reading, cue)
    if (draft !== null) drafts.push(draft)
  }
  return drafts
}

function link(reading: Reading, cue: Cue): Draft | null {
  if (!isFiniteCue(reading, cue) && cue.form !== 'past') return null
  const plain = cue.subject === null ? -1 : quoteEndingBefore(reading, cue.subject.first)
  if (cue.subject !== null && plain >= 0) {
    const after = afterCue(reading, cue)
    // `“No.” Lee added: “Never.”`: the colon points ahead
    if (!mayPrecede(reading, plain, cue.verb) || wordAt(reading, after) === ':') return null
    return draftOf(reading, { cue, quote: plain, source: cue.subject, after })
  }
  const inverted = quoteEndingBefore(reading, cue.run.first)
  if (inverted < 0 || !mayPrecede(reading, inverted, cue.verb) || (cue.features & (QUOTE | CLAUSE)) === 0)
    return null
  const source = invertedSource(reading, cue)
  return draftOf(reading, { cue, quote: inverted, source, after: (source ?? cue.run).last + 1 })
}

/** True when the quotation ends as one before its cue does, and is no title in the middle of a sentence ("on “The Late Hour,” Lee said"). */
function mayPrecede(reading: Reading, quote: number, verb: number): boolean {
  const run = reading.quoteRuns[quote]
  if (run === undefined || !endsAsSpeech(reading, quote)) return false
  if (!sameSentence(reading, run.last, verb) && wordAt(reading, run.last - 1) === '.') return false
  return sentenceFirst(reading, run.first) === run.first || !isTitle(reading, run)
}

interface Parts {
  readonly cue: Cue
  readonly quote: number
  readonly source: Run | null
  /** First token after cue and source. */
  readonly after: number
}

function draftOf(reading: Reading, { cue, quote, source, after }: Parts): Draft | null {
  const run = reading.quoteRuns[quote]
  if (run === undefined) return null
  const first = { first: contentFirst(reading, run.last, run.first), last: run.last }
  const second = quoteAfter(reading, after)
  return { content: second === null ? [first] : [first, second], cue: [cue.run], source }
}

/** The quotation that goes on after the cue: after a comma in the same sentence, or at the head of the next one. */
export function quoteAfter(reading: Reading, after: number): Run | null {
  let at = after
  while (at - after < REACH && sameSentence(reading, at, after - 1)) {
    const quote = quoteStartingAt(reading, at)
    if (quote >= 0)
      return [',', ':', '—', '–', '--'].includes(wordAt(reading, at - 1)) ? runOf(reading, quote) : null
    if (inQuote(reading, at)) return null
    at++
  }
  const next = nextSentenceFirst(reading, after - 1)
  const quote = next < 0 ? -1 : quoteStartingAt(reading, next)
  return quote < 0 || !endsAsSpeech(reading, quote) || leadsToOwnCue(reading, quote)
    ? null
    : runOf(reading, quote)
}

function runOf(reading: Reading, quote: number): Run | null {
  return reading.quoteRuns[quote] ?? null
}

/** True when words follow the quotation in its sentence: it has its own cue or is part of the clause. */
function leadsToOwnCue(reading: Reading, quote: number): boolean {
  const last = reading.quoteRuns[quote]?.last ?? -1
  return sameSentence(reading, last, last + 2)
}
