/**
 * Extraction: an article's text and its publication date in, its claims out. The stages in order, nothing else.
 */
import { findAttributions } from './attributions.ts'
import { classifyClaims } from './claim-type/index.ts'
import { articleDay, TOP_PARAGRAPHS } from './dates/article-day.ts'
import { toIso } from './dates/calendar.ts'
import { resolveDue } from './dates/due.ts'
import { resolveSaidOn } from './dates/said-on.ts'
import { readParagraphs } from './document.ts'
import type { Model } from './model/index.ts'
import { joinParts, partsOf } from './parts.ts'
import { textOf, trimContent, wholeCharacters } from './span.ts'
import { resolveSpeakers } from './speakers/index.ts'
import type { Attribution, DatedValue, Document, ExtractedClaim, ExtractionContext, Span } from './types.ts'

/**
 * The claims of an article, in the order of its text.
 * @param text normalised; all offsets are UTF-16 indices into it
 * @param model the learned weights; without them only rules are at work
 */
export function extractClaims(text: string, context: ExtractionContext, model?: Model): ExtractedClaim[] {
  const parts = partsOf(text)
  if (parts.length === 1) return claimsOf(readParagraphs(text, parts[0] ?? []), context, model)
  const top = articleDay(readParagraphs(text, parts[0]?.slice(0, TOP_PARAGRAPHS) ?? []), context)
  const dated = { ...context, printedAt: top === null ? null : toIso(top) }
  return joinParts(parts.map((paragraphs) => claimsOf(readParagraphs(text, paragraphs), dated, model)))
}

function claimsOf(doc: Document, context: ExtractionContext, model?: Model): ExtractedClaim[] {
  const { text } = doc
  const attributions = findAttributions(doc, model).map((one) => inWholeCharacters(text, one))
  const kept = attributions.filter((one) => one.content.some((span) => hasWords(text, span)))
  const speakers = resolveSpeakers(doc, kept)
  const saidOn = resolveSaidOn(doc, kept, context)
  const due = resolveDue(doc, kept, saidOn)
  const types = classifyClaims(doc, kept)
  return kept.map((attribution, i) => ({
    text: wordsOf(text, attribution.content),
    kind: attribution.kind,
    type: types[i]?.type ?? 'statement',
    mode: types[i]?.mode ?? null,
    attribution,
    speaker: speakers[i] ?? { speaker: null, resolution: 'unknown', confidence: 0 },
    saidOn: readFromWhole(text, saidOn[i] ?? null),
    due: readFromWhole(text, due[i] ?? null),
  }))
}

/** No span begins or ends within what a reader sees as one character. */
function inWholeCharacters(text: string, attribution: Attribution): Attribution {
  const whole = (spans: readonly Span[]) => spans.map((span) => wholeCharacters(text, span))
  const { content, cue, source } = attribution
  return { ...attribution, content: whole(content), cue: whole(cue), source: whole(source) }
}

/** The same for the words that a date was read from. */
function readFromWhole(text: string, date: DatedValue | null): DatedValue | null {
  const span = date?.derivation.span
  if (!date || !span) return date
  const whole = wholeCharacters(text, span)
  if (whole.start === span.start && whole.end === span.end) return date
  return { ...date, derivation: { ...date.derivation, span: whole, phrase: textOf(text, whole) } }
}

/** Words that only point at what was said elsewhere: `Lee denied that.` tells nothing that could be checked. */
const POINTING: ReadonlySet<string> = new Set(['that', 'this', 'it', 'so', 'them', 'these', 'those', 'what'])

function hasWords(text: string, span: Span): boolean {
  const words = textOf(text, trimContent(text, span))
  return words !== '' && !POINTING.has(words.toLowerCase())
}

/** What was said: the contents without outer quotation marks and edge punctuation, but with a final "?" or "!". */
export function wordsOf(text: string, content: readonly Span[]): string {
  return content
    .map((span) => textOf(text, wholeWords(text, span)))
    .filter((words) => words !== '')
    .join(' … ')
}

function wholeWords(text: string, span: Span): Span {
  const words = withClosingMark(text, withStop(text, span), span.end)
  return words.start < words.end ? wholeCharacters(text, words) : words
}

function withStop(text: string, span: Span): Span {
  const { start, end } = trimContent(text, span)
  const asks = end > start && end < span.end && '?!'.includes(text.charAt(end))
  return { start, end: asks ? end + 1 : end }
}

/** Takes a closing mark back in when the one that it closes stands inside: `might not “want to make a deal”`. */
function withClosingMark(text: string, { start, end }: Span, last: number): Span {
  const words = text.slice(start, end)
  for (const [open, close] of [
    ['“', '”'],
    ['"', '"'],
    ['‘', '’'],
  ] as const) {
    const at = words.lastIndexOf(open)
    if (at < 0 || words.indexOf(close, at + 1) >= 0) continue
    if (open === '"' && (words.split('"').length - 1) % 2 === 0) continue
    const closing = text.slice(end, Math.min(last, end + 3)).indexOf(close)
    if (closing >= 0) return { start, end: end + closing + 1 }
  }
  return { start, end }
}
