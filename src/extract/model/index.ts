/**
 * The learned extractor: a document and weights in, attributions out.
 * Words and tags -> features -> label scores -> best labels of each paragraph -> pieces -> links -> attributions.
 */
import type { Attribution, Document, Span } from '../types.ts'
import { findClues } from './clues.ts'
import { type Codes, encode, PAD } from './codes.ts'
import { bestLabels, edgeAt, type Lattice, labelChances } from './decode.ts'
import { scoreLabels } from './emissions.ts'
import { joinPieces } from './join.ts'
import { LABEL_COUNT } from './labels.ts'
import { linkPieces } from './link.ts'
import { addNetworkScores } from './mixture.ts'
import { piecesOf } from './pieces.ts'
import type { Model } from './weights.ts'

export { withNetwork } from './mixture.ts'
export { loadNetwork } from './network.ts'
export { loadModel, type Model } from './weights.ts'

/** The attributions that the model finds in a document, in text order. Page furniture yields none. */
export function predictAttributions(doc: Document, model: Model): Attribution[] {
  const codes = encode(doc)
  const clues = findClues(codes, model)
  const emissions = scoreLabels(codes, clues, model)
  addNetworkScores(emissions, doc, model)
  const lattice: Lattice = {
    emissions,
    edges: edgesOf(codes, doc.tokens.length),
    steps: model.steps,
  }
  const labels = new Uint8Array(doc.tokens.length)
  const chances = new Float32Array(doc.tokens.length * LABEL_COUNT)
  for (const { start, end } of paragraphRuns(codes, doc)) {
    bestLabels(lattice, start, end, labels)
    labelChances(lattice, start, end, chances)
  }
  const pieces = piecesOf(codes, labels)
  const links = linkPieces({ codes, clues, pieces }, model.links)
  return joinPieces({ doc, codes, pieces, links, chances, calibration: model.calibration })
}

/** The step into every token. */
export function edgesOf(codes: Codes, tokens: number): Uint8Array {
  const edges = new Uint8Array(tokens)
  for (let at = PAD; at < codes.size; at++) {
    const token = codes.token[at] as number
    if (token >= 0) edges[token] = edgeAt(codes, at)
  }
  return edges
}

/** First and end token of each paragraph that is not furniture. */
function paragraphRuns(codes: Codes, doc: Document): Span[] {
  const runs: Span[] = []
  for (let start = 0; start < doc.tokens.length; ) {
    const paragraph = doc.tokens[start]?.paragraph ?? 0
    const place = start + PAD * (paragraph + 1)
    const end = start + (codes.paragraphEnd[place] as number) - (codes.paragraphStart[place] as number)
    if (!doc.furniture[paragraph]) runs.push({ start, end })
    start = end
  }
  return runs
}
