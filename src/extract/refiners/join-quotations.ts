/**
 * Quotations without a cue of their own go to the attribution beside them.
 * `“No,” Lee said.` / `“Never.”` is one attribution; so is a quotation that runs over paragraphs, wherever its cue stands.
 */
import type { Workspace } from '../patterns/pattern.ts'
import {
  isWord,
  type Reading,
  type Run,
  sameSentence,
  sentenceFirst,
  sentenceLast,
  spanOf,
} from '../patterns/reading.ts'
import type { Attribution, Span } from '../types.ts'
import { coverQuotes } from './quote-cover.ts'

/** Gives loose quotations to their neighbours' attributions; the order of the list stays. */
export function joinQuotations({ reading }: Workspace, attributions: readonly Attribution[]): Attribution[] {
  const { quotes } = reading.document
  const cover = coverQuotes(quotes, attributions)
  const added = new Map<number, Span[]>()
  const give = (quote: number, owner: number): void => {
    const run = reading.quoteRuns[quote]
    if (run === undefined || owner < 0) return
    cover[quote] = owner
    added.set(owner, [...(added.get(owner) ?? []), spanOf(reading, run)])
  }
  // the cue may stand in the last paragraph of a quotation: from the end backwards
  for (let index = quotes.length - 1; index > 0; index--) {
    const earlier = quotes[index]?.continues ?? -1
    if (earlier >= 0 && (cover[earlier] ?? -1) < 0) give(earlier, cover[index] ?? -1)
  }
  for (let index = 1; index < quotes.length; index++) {
    if ((cover[index] ?? -1) >= 0) continue
    const earlier = quotes[index]?.continues ?? neighbour(reading, index)
    const owner = cover[earlier] ?? -1
    if (attributions[owner]?.kind === 'direct' || quotes[index]?.continues !== null) give(index, owner)
  }
  return attributions.map((attribution, index) => withContent(attribution, added.get(index) ?? []))
}

function withContent(attribution: Attribution, spans: readonly Span[]): Attribution {
  if (spans.length === 0) return attribution
  const content = [...attribution.content, ...spans].sort((a, b) => a.start - b.start)
  return { ...attribution, content }
}

/**
 * The quotation before `index` when this one goes on from it: both in one paragraph with at most the cue between, or this one fills
 * the paragraph after. Else -1.
 */
function neighbour(reading: Reading, index: number): number {
  const run = reading.quoteRuns[index]
  const before = reading.quoteRuns[index - 1]
  if (run === undefined || before === undefined || !standsAlone(reading, run)) return -1
  const { tokens } = reading.document
  const gap = (tokens[run.first]?.paragraph ?? 0) - (tokens[before.last]?.paragraph ?? 0)
  if (gap > 1 || (gap === 1 && reading.paragraphRuns[tokens[run.first]?.paragraph ?? 0]?.first !== run.first))
    return -1
  const previous = sentenceFirst(reading, run.first) - 1
  return sameSentence(reading, before.last, previous) ? index - 1 : -1
}

/** True when the quotation fills its sentence. */
export function standsAlone(reading: Reading, run: Run): boolean {
  if (sentenceFirst(reading, run.first) !== run.first) return false
  const last = sentenceLast(reading, run.last)
  return last === run.last || (last === run.last + 1 && !isWord(reading, last))
}
