/** How well each label fits each token, by the linear weights of its features, in two passes. */
import type { Clues } from './clues.ts'
import { type Codes, PAD } from './codes.ts'
import { firstFeatures } from './features.ts'
import { LABEL_COUNT as L } from './labels.ts'
import { adderOf, type Features, WINDOW } from './planes.ts'
import { type Second, secondFeatures } from './second-features.ts'
import { type PlaceSummer, SUMS_A_PLACE, summerOf, type Table } from './table.ts'
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
    features: firstFeatures(codes, clues),
  })
}

/** Second-pass scores: the first ones at their share, and what the first pass found in the surroundings. */
export function scoreAgain(second: Second, first: Float32Array, model: Model): Float32Array {
  const scores = first.map((score) => score * model.firstShare)
  return addScores(second.codes, scores, {
    table: model.second,
    scale: model.secondScale,
    features: secondFeatures(second),
  })
}

interface Scorer {
  readonly table: Table
  readonly scale: number
  readonly features: Features
}

function addScores(codes: Codes, scores: Float32Array, scorer: Scorer): Float32Array {
  const { table, scale, features } = scorer
  if (table.placeSummer) return addManyScores(codes, scores, scorer, table.placeSummer)
  const add = adderOf(features, codes)
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

/** The same by the kernel, window by window; what stands between paragraphs is left out. */
function addManyScores(
  codes: Codes,
  scores: Float32Array,
  { scale, features }: Scorer,
  { planes, sum }: PlaceSummer,
): Float32Array {
  for (let from = PAD; from < codes.size; from += WINDOW) {
    const to = Math.min(from + WINDOW, codes.size)
    features.fill({ from, to, planes })
    for (let at = from; at < to; at++) {
      const token = codes.token[at] as number
      if (token === -1) continue
      const end = Math.min(to, codes.paragraphEnd[at] as number)
      const sums = sum(at - from, end - at)
      for (let place = 0; place < end - at; place++) {
        for (let y = 0; y < L; y++) {
          const k = (token + place) * L + y
          scores[k] = (scores[k] as number) + (sums[SUMS_A_PLACE * place + y] as number) * scale
        }
      }
      at = end - 1
    }
  }
  return scores
}

function countTokens(codes: Codes): number {
  let count = 0
  for (let at = 0; at < codes.size; at++) if (codes.token[at] !== -1) count++
  return count
}
