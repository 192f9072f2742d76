/** Labels an article with first-pass scores that are given, as extraction does it with its own. */
import { findClues } from '../src/extract/model/clues.ts'
import { encode } from '../src/extract/model/codes.ts'
import { type Encoded, type Labelled, labelTwice } from '../src/extract/model/index.ts'
import type { Model } from '../src/extract/model/weights.ts'
import type { Example } from './data.ts'

/** Labels and chances, and the numbers that they were made from. */
export type Relabelled = Labelled & Encoded

/** Both passes over an article, the first pass's scores (token * L + label) being given. */
export function relabel({ doc }: Example, first: Float32Array, model: Model): Relabelled {
  const codes = encode(doc)
  const encoded = { doc, codes, clues: findClues(codes, model) }
  return { ...encoded, ...labelTwice(encoded, first, model) }
}
