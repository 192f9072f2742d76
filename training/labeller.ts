/** Learns the label weights: a first pass chooses the features that matter, a second learns with those alone. */
import { EDGE_COUNT } from '../src/extract/model/decode.ts'
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import type { Table } from '../src/extract/model/table.ts'
import { learn, type Settings, type Weights } from './crf.ts'
import type { Example } from './data.ts'
import { packTable } from './pack.ts'
import { buildSequences, FEATURE_BITS, type Groundwork, numberBuckets, withIds } from './sequences.ts'

/** Rows that are kept. */
const ROWS = 250_000
/** A feature must occur in this many articles. */
const LEAST_ARTICLES = 3

export interface Labeller {
  readonly table: Table
  readonly scale: number
  readonly steps: Float32Array
}

/** Learns from marked articles. */
export function learnLabels(
  examples: readonly Example[],
  ground: Groundwork,
  say: (what: string) => void,
): Labeller {
  const raw = buildSequences(examples, ground)
  const all = numberBuckets(raw, LEAST_ARTICLES)
  const settings: Omit<Settings, 'featureCount'> = {
    edgeCount: EDGE_COUNT,
    epochs: 3,
    rate: 0.03,
    dropout: 0.3,
    seed: 1,
    onEpoch: (epoch, loss) =>
      say(`labels, pass ${epoch + 1}: loss ${(loss / raw.gold.length).toFixed(4)} a token`),
  }
  say(`${all.count} features`)
  const first = learn(withIds(raw, all.ids), { ...settings, featureCount: all.count })
  const chosen = choose(all.ids, first, ROWS)
  const last = learn(withIds(raw, chosen.ids), {
    ...settings,
    featureCount: chosen.buckets.length,
    epochs: 6,
  })
  return pack(chosen.buckets, last)
}

/** The buckets with the largest rows, in rising order, and their new ids. */
export function choose(
  ids: Int32Array,
  weights: Weights,
  most: number,
): { ids: Int32Array; buckets: Uint32Array } {
  const sizes: { bucket: number; size: number }[] = []
  for (let bucket = 0; bucket < ids.length; bucket++) {
    const id = ids[bucket] as number
    if (id < 0) continue
    let size = 0
    for (let y = 0; y < L; y++) size += (weights.unary[id * L + y] as number) ** 2
    sizes.push({ bucket, size })
  }
  sizes.sort((a, b) => b.size - a.size || a.bucket - b.bucket)
  const buckets = Uint32Array.from(sizes.slice(0, most), ({ bucket }) => bucket).sort()
  const kept = new Int32Array(1 << FEATURE_BITS).fill(-1)
  buckets.forEach((bucket, index) => {
    kept[bucket] = index
  })
  return { ids: kept, buckets }
}

function pack(buckets: Uint32Array, weights: Weights): Labeller {
  let top = 0
  for (const weight of weights.unary) top = Math.max(top, Math.abs(weight))
  const scale = Math.min(top, 2) / 127
  return { table: packTable(FEATURE_BITS, buckets, weights.unary, scale), scale, steps: weights.steps }
}
