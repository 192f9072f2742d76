/** How well each label fits each token, by the linear weights of its features, in two passes. */
import type { Clues } from './clues.ts'
import { type Codes, PAD } from './codes.ts'
import { addFeatures } from './features.ts'
import { LABEL_COUNT as L } from './labels.ts'
import { addSecondFeatures, type Second } from './second-features.ts'
import type { FeatureSink } from './sink.ts'
import { summerOf, type Table } from './table.ts'
import type { Model } from './weights.ts'

/** First-pass scores of all tokens: token * LABEL_COUNT + label. Scores of another model may be added to them. */
export function scoreLabels(
  codes: Codes,
  clues: Clues,
  model: Pick<Model, 'labels' | 'labelScale'>,
): Float32Array {
  return addScores(codes, new Float32Array(countTokens(codes) * L), {
    table: model.labels,
    scale: model.labelScale,
    add: (at, sink) => addFeatures(codes, clues, at, sink),
  })
}

/** Second-pass scores: the first ones at their share, and what the first pass found in the surroundings. */
export function scoreAgain(second: Second, first: Float32Array, model: Model): Float32Array {
  const scores = first.map((score) => score * model.firstShare)
  return addScores(second.codes, scores, {
    table: model.second,
    scale: model.secondScale,
    add: (at, sink) => addSecondFeatures(second, at, sink),
  })
}

interface Scorer {
  readonly table: Table
  readonly scale: number
  readonly add: (at: number, sink: FeatureSink) => void
}

function addScores(codes: Codes, scores: Float32Array, { table, scale, add }: Scorer): Float32Array {
  const { sink, sums, sum } = summerOf(table)
  for (let at = PAD; at < codes.size; at++) {
    const token = codes.token[at] as number
    if (token === -1) continue
    sink.length = 0
    add(at, sink)
    sum()
    for (let y = 0; y < L; y++)
      scores[token * L + y] = (scores[token * L + y] as number) + (sums[y] as number) * scale
  }
  return scores
}

function countTokens(codes: Codes): number {
  let count = 0
  for (let at = 0; at < codes.size; at++) if (codes.token[at] !== -1) count++
  return count
}
