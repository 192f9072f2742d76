/** How well each label fits each token, by the linear weights of its features. */
import type { Clues } from './clues.ts'
import { type Codes, PAD } from './codes.ts'
import { addFeatures } from './features.ts'
import type { FeatureSink } from './sink.ts'
import { addRows } from './table.ts'
import type { Model } from './weights.ts'

/** Scores of all tokens: token * LABEL_COUNT + label. Scores of another model may be added to them. */
export function scoreLabels(
  codes: Codes,
  clues: Clues,
  model: Pick<Model, 'labels' | 'labelScale'>,
): Float32Array {
  const { labels, labelScale } = model
  const { classes } = labels
  const tokens = codes.token.reduce((count, token) => (token === -1 ? count : count + 1), 0)
  const scores = new Float32Array(tokens * classes)
  const sums = new Int32Array(classes)
  const sink: FeatureSink = { out: new Int32Array(256), length: 0 }
  for (let at = PAD; at < codes.size; at++) {
    const token = codes.token[at] as number
    if (token === -1) continue
    sink.length = 0
    addFeatures(codes, clues, at, sink)
    sums.fill(0)
    addRows(labels, sink.out, sink.length, sums, 0)
    for (let y = 0; y < classes; y++) scores[token * classes + y] = (sums[y] as number) * labelScale
  }
  return scores
}
