/**
 * Who said what: runs the patterns over a document and refines what they find into one list of attributions.
 */

import { type Model, predictAttributions } from './model/index.ts'
import { PATTERNS } from './patterns/index.ts'
import { type Draft, makeWorkspace, type Workspace } from './patterns/pattern.ts'
import { spanOf } from './patterns/reading.ts'
import { addLooseQuotations } from './refiners/add-loose-quotations.ts'
import { cutConcession } from './refiners/cut-concession.ts'
import { dropDoubles } from './refiners/drop-doubles.ts'
import { dropNested } from './refiners/drop-nested.ts'
import { joinLists } from './refiners/join-lists.ts'
import { joinQuotations } from './refiners/join-quotations.ts'
import { firstQuoteAfter } from './refiners/quote-cover.ts'
import { skipStance } from './refiners/skip-stance.ts'
import { trimThat } from './refiners/trim-that.ts'
import { contains, overlaps } from './span.ts'
import type { Attribution, Document, Kind, Quote, Span } from './types.ts'

/** All attributions of a document, in text order, by rules and by the model joined. Without a model the rules stand alone. */
export function findAttributions(document: Document, model?: Model): Attribution[] {
  const matched = matchAttributions(document)
  if (!model) return matched
  const { text, quotes } = document
  const joined = cutConcession(text, quotes, joinLists(matched, predictAttributions(document, model)))
  return trimThat(text, quotes, skipStance(text, joined))
}

/**
 * The attributions that rules find in a document, in text order. Contents are spans of `document.text` with their quotation marks,
 * without final punctuation; `confidence` is the measured precision of the pattern in `method`.
 */
export function matchAttributions(document: Document): Attribution[] {
  const workspace = makeWorkspace(document)
  return refine(workspace, runPatterns(workspace))
}

/** Runs every pattern; a cue that two claim goes to the earlier one. */
function runPatterns(workspace: Workspace): Attribution[] {
  const taken = new Set<number>()
  const found: Attribution[] = []
  for (const pattern of PATTERNS) {
    for (const draft of pattern.find(workspace)) {
      const key = draft.cue[0]?.last
      if (key !== undefined && taken.has(key)) continue
      if (key !== undefined) taken.add(key)
      found.push(toAttribution(workspace, draft, pattern))
    }
  }
  return found
}

/** Every step takes the whole list and gives a better one. */
function refine(workspace: Workspace, found: readonly Attribution[]): Attribution[] {
  const single = dropNested(dropDoubles(found))
  const joined = joinQuotations(workspace, single)
  const complete = addLooseQuotations(workspace, joined)
  const shown = trimThat(workspace.reading.document.text, workspace.reading.document.quotes, complete)
  return shown.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
}

function toAttribution(
  { reading }: Workspace,
  draft: Draft,
  pattern: { name: string; confidence: number },
): Attribution {
  const content = draft.content.map((run) => spanOf(reading, run))
  return {
    content,
    cue: draft.cue.map((run) => spanOf(reading, run)),
    source: draft.source === null ? [] : [spanOf(reading, draft.source)],
    kind: kindOf(reading.document.quotes, content),
    method: pattern.name,
    confidence: pattern.confidence,
  }
}

/** `direct` when every content span is a quotation, `mixed` when one of them holds or meets one, else `indirect`. */
export function kindOf(quotes: readonly Quote[], content: readonly Span[]): Kind {
  let isDirect = true
  let isMixed = false
  for (const span of content) {
    const first = quotes[firstQuoteAfter(quotes, span.start)]
    if (first !== undefined && overlaps(first.outer, span)) isMixed = true
    if (first === undefined || !contains(first.outer, span)) isDirect = false
  }
  return isDirect ? 'direct' : isMixed ? 'mixed' : 'indirect'
}
