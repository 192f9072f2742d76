/**
 * The learned extractor: a document and weights in, attributions out.
 * Words and tags -> features -> label scores -> first labels -> second scores, which see the first labels all around
 * -> labels -> pieces -> links -> attributions.
 */
import type { Attribution, Document, Span } from '../types.ts'
import { chooseLabels } from './choose.ts'
import { type Clues, findClues } from './clues.ts'
import { type Codes, encode, PAD } from './codes.ts'
import { edgeAt, type Lattice, labelChances } from './decode.ts'
import { decoderOf } from './decode-kernel.ts'
import { layOut } from './draft.ts'
import { scoreAgain, scoreLabels } from './emissions.ts'
import { FIRST_FEATURES } from './first-templates.ts'
import { joinPieces } from './join.ts'
import { LABEL_COUNT } from './labels.ts'
import { linkPieces } from './link.ts'
import { addNetworkScores, withNetwork } from './mixture.ts'
import { loadNetwork } from './network.ts'
import { piecesOf } from './pieces.ts'
import { SECOND_FEATURES } from './second-features.ts'
import { putIntoKernel } from './table-kernel.ts'
import { loadModel, type Model } from './weights.ts'

export { loadModel, type Model } from './weights.ts'

/** What extraction is shipped with: the two weights files and the kernel. */
export interface Shipped {
  readonly weights: ArrayBuffer | Uint8Array
  readonly network: ArrayBuffer | Uint8Array
  readonly kernel: WebAssembly.Module
}

/** The model as it is shipped: features and network side by side, both in the kernel. Throws when the files are not those. */
export function loadShipped({ weights, network, kernel }: Shipped): Model {
  const model = withNetwork(loadModel(weights), loadNetwork(network, kernel))
  const { tags, labels, second, links } = model
  const sets = { labels: FIRST_FEATURES, second: SECOND_FEATURES }
  return {
    ...{ ...model, ...putIntoKernel(kernel, { tags, labels, second, links }, sets) },
    decoders: [decoderOf(kernel, model.steps), decoderOf(kernel, model.secondSteps)],
  }
}

/** The attributions that the model finds in a document, in text order. Page furniture yields none. */
export function predictAttributions(document: Document, model: Model): Attribution[] {
  const doc = withoutFurniture(document)
  const codes = encode(doc)
  const clues = findClues(codes, model)
  const first = scoreLabels(codes, clues, model)
  addNetworkScores(first, { doc, clues }, model)
  const { labels, chances } = labelTwice({ doc, codes, clues }, first, model)
  const pieces = piecesOf(codes, labels)
  const links = linkPieces({ codes, clues, pieces }, model.links)
  return joinPieces({ doc, codes, pieces, links, chances, calibration: model.calibration })
}

/** The document without the tokens of page furniture: nobody says anything there, so it need not be read. */
function withoutFurniture(doc: Document): Document {
  if (!doc.furniture.includes(true)) return doc
  return { ...doc, tokens: doc.tokens.filter(({ paragraph }) => !doc.furniture[paragraph]) }
}

/**
 * From which chance on a source, a cue and a content are given by each pass (choose.ts), chosen on 210 training articles that the
 * weights had not seen. The second pass gives more than is right most often: what then finds no cue or no content is let go.
 */
export const FIRST_THRESHOLDS: readonly number[] = [0.3, 0.27, 0.25]
const SECOND_THRESHOLDS: readonly number[] = [0.17, 0.2, 0.2]

/** A document as numbers. */
export interface Encoded {
  readonly doc: Document
  readonly codes: Codes
  readonly clues: Clues
}

/** Labels of all tokens and the chances of all labels (token * LABEL_COUNT + label). */
export interface Labelled {
  readonly labels: Uint8Array
  readonly chances: Float32Array
}

/** The labels after both passes, from the first pass's scores. */
export function labelTwice({ doc, codes, clues }: Encoded, first: Float32Array, model: Model): Labelled {
  const edges = edgesOf(codes, doc.tokens.length)
  const { labels, chances } = decode(doc, {
    emissions: first,
    edges,
    steps: model.steps,
    decoder: model.decoders?.[0],
    thresholds: FIRST_THRESHOLDS,
  })
  const draft = layOut(codes, labels, chances)
  const emissions = scoreAgain({ codes, clues, draft }, first, model)
  return decode(doc, {
    ...{ emissions, edges, steps: model.secondSteps },
    decoder: model.decoders?.[1],
    thresholds: SECOND_THRESHOLDS,
  })
}

/** Labels and chances, paragraph by paragraph; furniture has none. */
export function decode(doc: Document, lattice: Lattice & { thresholds: readonly number[] }): Labelled {
  const labels = new Uint8Array(doc.tokens.length)
  const chances = new Float32Array(doc.tokens.length * LABEL_COUNT)
  const found = { chances, goesOn: new Float32Array(chances.length) }
  for (const run of paragraphRuns(doc)) {
    if (!lattice.decoder?.(lattice, run, found)) labelChances(lattice, run.start, run.end, found)
    chooseLabels(found, run, lattice.thresholds, labels)
  }
  return { labels, chances }
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
function paragraphRuns({ tokens, furniture }: Document): Span[] {
  const runs: Span[] = []
  for (let start = 0; start < tokens.length; ) {
    const paragraph = tokens[start]?.paragraph ?? 0
    let end = start + 1
    while (tokens[end]?.paragraph === paragraph) end++
    if (!furniture[paragraph]) runs.push({ start, end })
    start = end
  }
  return runs
}
