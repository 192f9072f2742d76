/**
 * A quotation of speech that no cue claims still gets an attribution, with the speaker that its neighbourhood names.
 * `Lee disagreed. “It is far too late.”` is Lee's; `He called it a “soft” start.` and `She read “The Long Way Home”.` are nobody's.
 */

import { endsAsSpeech } from '../patterns/frames.ts'
import { sentenceSubject } from '../patterns/linking.ts'
import type { Workspace } from '../patterns/pattern.ts'
import {
  isCapital,
  isWord,
  type Reading,
  type Run,
  sentenceFirst,
  sentenceLast,
  spanOf,
  wordAt,
} from '../patterns/reading.ts'
import type { Attribution, Span } from '../types.ts'
import { standsAlone } from './join-quotations.ts'
import { coverQuotes } from './quote-cover.ts'

/** A quotation of fewer words within a clause may be a scare quote or a title. */
const FEWEST_WORDS = 5

/** Name of the method that such attributions carry. */
export const LOOSE_QUOTATION = 'loose-quotation'

/** Measured on PolNeAR's training split: how often such a quotation is an attribution. */
const CONFIDENCE = 0.57

/** The attributions with those of loose quotations added at the end. */
export function addLooseQuotations(
  { reading }: Workspace,
  attributions: readonly Attribution[],
): Attribution[] {
  const { quotes, furniture, tokens } = reading.document
  const cover = coverQuotes(quotes, attributions)
  const result = [...attributions]
  for (const [index, run] of reading.quoteRuns.entries()) {
    if ((cover[index] ?? -1) >= 0 || furniture[tokens[run.first]?.paragraph ?? 0]) continue
    if (!isSpeech(reading, index, run)) continue
    const beside = result[cover[index - 1] ?? -1]
    const source = nearSource(reading, run, isNear(reading, index) ? beside : undefined)
    const content = [spanOf(reading, run)]
    cover[index] =
      result.push({
        content,
        cue: [],
        source,
        kind: 'direct',
        method: LOOSE_QUOTATION,
        confidence: CONFIDENCE,
      }) - 1
  }
  return result
}

/** True when the quotation before ends in the same paragraph or the one before. */
function isNear(reading: Reading, index: number): boolean {
  const { tokens } = reading.document
  const here = tokens[reading.quoteRuns[index]?.first ?? -1]?.paragraph ?? 0
  return here - (tokens[reading.quoteRuns[index - 1]?.last ?? -1]?.paragraph ?? Number.NEGATIVE_INFINITY) <= 1
}

function isSpeech(reading: Reading, quote: number, run: Run): boolean {
  let words = 0
  let capitals = 0
  for (let at = run.first + 1; at <= run.last; at++) {
    if (!isWord(reading, at)) continue
    words++
    if (isCapital(reading, at) && words > 1) capitals++
  }
  if (words < 2 || capitals * 2 > words) return false // few words, or a title
  const alone = standsAlone(reading, run) || isIntroduced(reading, run)
  return alone ? words >= FEWEST_WORDS - 1 || endsAsSpeech(reading, quote) : words >= FEWEST_WORDS
}

/** True when a colon or comma introduces the quotation. */
function isIntroduced(reading: Reading, run: Run): boolean {
  const before = wordAt(reading, run.first - 1)
  return before === ':' || before === ','
}

function nearSource(reading: Reading, run: Run, beside: Attribution | undefined): readonly Span[] {
  const first = sentenceFirst(reading, run.first)
  const own = first < run.first ? sentenceSubject(reading, run.first) : null
  if (own !== null) return [spanOf(reading, own)]
  const { tokens } = reading.document
  const sameParagraph = tokens[first - 1]?.paragraph === tokens[first]?.paragraph
  const introduces = wordAt(reading, first - 1) === ':'
  if (sameParagraph || introduces) {
    const subject = sentenceSubject(reading, sentenceLast(reading, first - 1))
    if (subject !== null) return [spanOf(reading, subject)]
  }
  return beside?.source ?? []
}
