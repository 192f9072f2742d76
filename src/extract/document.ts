/**
 * Reads a text once into what every later stage works on: paragraphs, tokens, quotations, sentences, furniture.
 */
import { classOf, SPACE } from './characters.ts'
import { findFurniture } from './furniture.ts'
import { findQuotes } from './quotes.ts'
import { findSentenceStarts } from './sentences.ts'
import { splitTokens } from './tokens.ts'
import type { Document, Span, Token } from './types.ts'

/**
 * Reads a normalised text (NFC, `\n` line ends). Every span is in UTF-16 offsets into `text`. Never throws;
 * takes time in proportion to the length of the text.
 */
export function readDocument(text: string): Document {
  return readParagraphs(text, findParagraphs(text))
}

/** As `readDocument`, of some paragraphs of the text only. */
export function readParagraphs(text: string, paragraphs: readonly Span[]): Document {
  const drafts: TokenDraft[] = []
  for (const [paragraph, span] of paragraphs.entries()) {
    splitTokens(text, span, (start, end) => {
      drafts.push({ start, end, text: text.slice(start, end), sentence: 0, paragraph })
    })
  }
  const tokens: readonly Token[] = drafts
  const quotes = findQuotes(text, paragraphs)
  const sentences = numberSentences(drafts, findSentenceStarts({ text, tokens, quotes }))
  return { text, paragraphs, sentences, tokens, quotes, furniture: findFurniture(text, paragraphs) }
}

interface TokenDraft extends Token {
  sentence: number
}

/** The non-empty lines of `text`, without the white space around them. */
export function findParagraphs(text: string): Span[] {
  const paragraphs: Span[] = []
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const lineEnd = newline < 0 ? text.length : newline
    let end = lineEnd
    while (start < end && classOf(text.charCodeAt(start)) === SPACE) start++
    while (end > start && classOf(text.charCodeAt(end - 1)) === SPACE) end--
    if (start < end) paragraphs.push({ start, end })
    start = lineEnd + 1
  }
  return paragraphs
}

/** Gives the sentences that begin at the tokens `starts`, and writes to each token the sentence it is in. */
function numberSentences(tokens: readonly TokenDraft[], starts: readonly number[]): Span[] {
  const sentences: Span[] = []
  for (const [sentence, from] of starts.entries()) {
    const to = starts[sentence + 1] ?? tokens.length
    for (let index = from; index < to; index++) {
      const token = tokens[index]
      if (token !== undefined) token.sentence = sentence
    }
    const first = tokens[from]
    const last = tokens[to - 1]
    if (first !== undefined && last !== undefined) sentences.push({ start: first.start, end: last.end })
  }
  return sentences
}
