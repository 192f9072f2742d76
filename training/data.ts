/**
 * Marked articles as the learner sees them: a Document and one BIO label a token.
 * Gold spans are rounded to tokens: a token belongs to the span that its first character lies in.
 */
import { readDocument } from '../src/extract/document.ts'
import { ROLES } from '../src/extract/model/labels.ts'
import type { Document, Span } from '../src/extract/types.ts'
import { DATA_FOLDER, type MarkedArticle, type PlainClaim, readGold } from '../tests/eval/gold.ts'

/** One article to learn from. `labels[i]` is the number (into LABELS) of `doc.tokens[i]`. */
export interface Example {
  readonly article: MarkedArticle
  readonly doc: Document
  readonly labels: Uint8Array
}

export type DataSet = 'polnear_train' | 'polnear_dev' | 'gum_dev' | 'polnear_dev_speakers'

/** Reads a data set. Where claims overlap, cue and source win over content, as the published measure has it. */
export function loadExamples(name: DataSet): Example[] {
  return readGold(`${DATA_FOLDER}${name}.jsonl`).map((article) => {
    const doc = readDocument(article.text)
    return { article, doc, labels: labelTokens(doc, article.claims) }
  })
}

/** BIO labels of a document's tokens under the claims. */
export function labelTokens(doc: Document, claims: readonly PlainClaim[]): Uint8Array {
  const labels = new Uint8Array(doc.tokens.length)
  const put = (span: Span, role: number): void => {
    let label = 2 * role + 1
    for (let at = firstTokenFrom(doc, span.start); at < labels.length; at++) {
      if ((doc.tokens[at]?.start ?? span.end) >= span.end) break
      labels[at] = label
      label = 2 * role + 2
    }
  }
  const [source, cue, content] = [ROLES.indexOf('source'), ROLES.indexOf('cue'), ROLES.indexOf('content')]
  for (const claim of claims) for (const span of claim.content) put(span, content)
  for (const claim of claims) {
    for (const span of claim.source) put(span, source)
    for (const span of claim.cue) put(span, cue)
  }
  return labels
}

/** Index of the first token that starts at `offset` or later. */
function firstTokenFrom(doc: Document, offset: number): number {
  let low = 0
  let high = doc.tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((doc.tokens[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
