/**
 * Splits paragraphs into sentences, given their tokens and quotations.
 * `“We won’t go. Not now,” Mr. Hale told the U.S. Senate. He left.` is two sentences: none ends within quotation marks.
 */
import { isLowerAt, isUpperAt, isWordCode } from './characters.ts'
import { LEADING_ABBREVIATIONS, SENTENCE_STARTERS } from './lexicon/abbreviations.ts'
import { isSpeechVerb } from './lexicon/speech-verbs.ts'
import type { Quote, Token } from './types.ts'

const CLOSERS = new Set(['”', '"', "''", '’', "'", '’’', ')', ']', '»', '“'])

/** Words of a name between a quotation and its verb: `“Will it?” Mayor Ann Smith asked.` */
const NAME_REACH = 5

/** What sentence splitting reads: `tokens[i].paragraph` must be set. */
export interface SentenceInput {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly quotes: readonly Quote[]
}

/**
 * Gives, for each token that begins a sentence, its index in `tokens`, ascending. Each paragraph begins one.
 */
export function findSentenceStarts({ text, tokens, quotes }: SentenceInput): number[] {
  const starts: number[] = []
  let quote = 0
  let open = true
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined) break
    const before = tokens[index - 1]
    if (open || before === undefined || before.paragraph !== token.paragraph) starts.push(index)
    open = false
    while (quote < quotes.length && (quotes[quote]?.outer.end ?? 0) <= token.start) quote++
    const around = quotes[quote]
    const inside = around !== undefined && token.start >= around.outer.start && token.end < around.outer.end
    if (inside && !endsQuote(text, token.end, around)) continue
    if (!isTerminator(text, token)) continue
    const last = absorbClosers(tokens, index)
    open = beginsSentence(text, tokens, { end: index, next: last + 1 })
    if (!open) continue
    index = last
  }
  return starts
}

/** True when nothing but closing marks stands between `at` and the end of the quotation. */
function endsQuote(text: string, at: number, quote: Quote): boolean {
  const end = quote.closed ? quote.inner.end : quote.outer.end
  if (end - at > 2) return false
  for (let offset = at; offset < end; offset++) if (isWordCode(text.charCodeAt(offset))) return false
  return true
}

function isTerminator(text: string, token: Token): boolean {
  const last = text.charAt(token.end - 1)
  return last === '.' || last === '?' || last === '!' || last === '…'
}

function absorbClosers(tokens: readonly Token[], index: number): number {
  let last = index
  for (;;) {
    const next = tokens[last + 1]
    const adjoins = next !== undefined && next.start === tokens[last]?.end
    if (!adjoins || next.paragraph !== tokens[index]?.paragraph) return last
    if (!CLOSERS.has(next.text) && next.text !== '?' && next.text !== '!' && next.text !== '.') return last
    last++
  }
}

/** Decides whether the token at `next` begins a sentence, after the terminator at `end` (and the closing marks between). */
function beginsSentence(text: string, tokens: readonly Token[], at: { end: number; next: number }): boolean {
  const end = tokens[at.end]
  const next = tokens[at.next]
  if (end === undefined || next === undefined || next.paragraph !== end.paragraph) return true
  const first = tokens[wordFrom(tokens, at.next)] ?? next
  if (isLowerAt(text, first.start) || ',;:'.includes(next.text.charAt(0))) return false
  const closed = at.next > at.end + 1
  if (closed && leadsToVerb(text, tokens, at.next)) return false
  return isWordCode(end.text.charCodeAt(0)) && end.text.endsWith('.')
    ? endsAfterAbbreviation(text, end, first)
    : true
}

/** Index of the first token from `index` on that is a word, looking past at most two opening marks. */
function wordFrom(tokens: readonly Token[], index: number): number {
  for (let ahead = 0; ahead < 3; ahead++) {
    const token = tokens[index + ahead]
    if (token !== undefined && isWordCode(token.text.charCodeAt(0))) return index + ahead
  }
  return index
}

/** `“Why?” Smith asked`: after a closed quotation, a name and then a verb of speech. */
function leadsToVerb(text: string, tokens: readonly Token[], from: number): boolean {
  for (let ahead = 0; ahead < NAME_REACH; ahead++) {
    const token = tokens[from + ahead]
    if (token === undefined || token.paragraph !== tokens[from]?.paragraph) return false
    if (isSpeechVerb(token.text.toLowerCase())) return ahead > 0
    const inName =
      isUpperAt(text, token.start) || token.text === 'of' || token.text === 'the' || token.text === 'de'
    if (!inName) return false
  }
  return false
}

function endsAfterAbbreviation(text: string, end: Token, next: Token): boolean {
  const word = end.text.slice(0, -1).toLowerCase()
  if (word.length === 1) return false // an initial
  if (LEADING_ABBREVIATIONS.has(word) || word === 'no') return false
  if (!isUpperAt(text, next.start)) return next.text === '“' || next.text === '"'
  return SENTENCE_STARTERS.has(next.text.toLowerCase())
}
