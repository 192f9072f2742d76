/**
 * Learns the label weights of both passes. First pass: one run chooses the features that matter, another learns with
 * those alone. Second pass: learns from first-pass scores that each come from a run which had not seen the article.
 */
import { findClues } from '../src/extract/model/clues.ts'
import { encode } from '../src/extract/model/codes.ts'
import { EDGE_COUNT } from '../src/extract/model/decode.ts'
import { layOut } from '../src/extract/model/draft.ts'
import { decode, edgesOf, FIRST_THRESHOLDS } from '../src/extract/model/index.ts'
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { adderOf } from '../src/extract/model/planes.ts'
import { secondFeatures } from '../src/extract/model/second-features.ts'
import type { Table } from '../src/extract/model/table.ts'
import { learn, type Settings, type Weights } from './crf.ts'
import type { Example } from './data.ts'
import { packTable } from './pack.ts'
import {
  buildSequences,
  collect,
  FEATURE_BITS,
  type Groundwork,
  numberBuckets,
  type Sequences,
  withIds,
} from './sequences.ts'

/** Rows that are kept of the first and of the second pass. */
const ROWS = 130_000
const SECOND_ROWS = 50_000
/** A feature must occur in this many articles. */
const LEAST_ARTICLES = 3
/** How much first-pass scores count while the second pass is learned. */
const LEARNED_SHARE = 0.5
/** How much they count in extraction: more, since the second pass is less sure of articles that it has not seen. */
export const FIRST_SHARE = 0.85
/** The articles are dealt into this many folds. */
export const FOLDS = 4

/** The weights of one pass, packed. */
export interface Pass {
  readonly table: Table
  /** Size of one unit of the table's rows. */
  readonly scale: number
  readonly steps: Float32Array
}

/** Tells what is going on. */
export type Say = (what: string) => void

type Tuning = Omit<Settings, 'featureCount' | 'onEpoch'>

const FIRST: Tuning = { edgeCount: EDGE_COUNT, epochs: 4, rate: 0.03, dropout: 0.3, seed: 1 }
const SECOND: Tuning = { edgeCount: EDGE_COUNT, epochs: 4, rate: 0.02, dropout: 0.6, seed: 2 }

/** The first pass, and its scores of every token (token * L + label) by runs that had not seen the token's article. */
export function learnFirst(
  examples: readonly Example[],
  ground: Groundwork,
  say: Say,
): { pass: Pass; heldOut: Float32Array } {
  const raw = buildSequences(examples, ground)
  const all = numberBuckets(raw, LEAST_ARTICLES)
  say(`first pass: ${all.count} features`)
  const trial = learn(withIds(raw, all.ids), { ...FIRST, epochs: 3, featureCount: all.count })
  const chosen = choose(all.ids, trial, ROWS)
  const data = withIds(raw, chosen.ids)
  const featureCount = chosen.buckets.length
  say('first pass: features chosen')
  const pass = pack(chosen.buckets, learn(data, { ...FIRST, featureCount }))
  say('first pass: learned')
  const heldOut = new Float32Array(data.gold.length * L)
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = learn(
      { ...data, bounds: boundsOf(data, (one) => one !== fold) },
      { ...FIRST, epochs: 3, featureCount },
    )
    for (const [from, to] of boundsOf(data, (one) => one === fold)) score(data, weights, from, to, heldOut)
    say(`first pass: fold ${fold + 1} of ${FOLDS}`)
  }
  return { pass, heldOut }
}

/** The second pass, learned from the articles of the folds that `isIn` names. */
export function learnSecond(data: Sequences, heldOut: Float32Array, isIn: (fold: number) => boolean): Pass {
  const all = numberBuckets(data, LEAST_ARTICLES + 1)
  const extra = heldOut.map((value) => value * LEARNED_SHARE)
  const bounds = boundsOf(data, isIn)
  const trial = learn(
    { ...withIds(data, all.ids), bounds },
    { ...SECOND, epochs: 2, featureCount: all.count, extra },
  )
  const chosen = choose(all.ids, trial, SECOND_ROWS)
  const featureCount = chosen.buckets.length
  return pack(
    chosen.buckets,
    learn({ ...withIds(data, chosen.ids), bounds }, { ...SECOND, featureCount, extra }),
  )
}

/** What the second pass sees: features of first-pass labels, made from first-pass scores. */
export function secondSequences(
  examples: readonly Example[],
  ground: Groundwork,
  first: { readonly scores: Float32Array; readonly steps: Float32Array },
): Sequences {
  let token = 0
  return collect(examples, ({ doc }) => {
    const codes = encode(doc)
    const clues = findClues(codes, ground)
    const emissions = first.scores.subarray(token * L, (token + doc.tokens.length) * L)
    token += doc.tokens.length
    const edges = edgesOf(codes, doc.tokens.length)
    const { labels, chances } = decode(doc, {
      emissions,
      edges,
      steps: first.steps,
      thresholds: FIRST_THRESHOLDS,
    })
    const draft = layOut(codes, labels, chances)
    return { codes, add: adderOf(secondFeatures({ codes, clues, draft }), codes) }
  })
}

/** Sequences of the articles whose fold is wanted. */
function boundsOf(data: Sequences, isIn: (fold: number) => boolean): (readonly [number, number])[] {
  return data.articles.flatMap((first, article) =>
    isIn(article % FOLDS) ? data.bounds.slice(first, data.articles[article + 1] ?? data.bounds.length) : [],
  )
}

function score(data: Sequences, { unary }: Weights, from: number, to: number, scores: Float32Array): void {
  for (let t = from; t < to; t++) {
    for (let f = data.starts[t] as number; f < (data.starts[t + 1] as number); f++) {
      const row = (data.features[f] as number) * L
      if (row < 0) continue
      for (let y = 0; y < L; y++)
        scores[t * L + y] = (scores[t * L + y] as number) + (unary[row + y] as number)
    }
  }
}

/** The buckets with the largest rows, in rising order, and their new ids. */
function choose(ids: Int32Array, weights: Weights, most: number): { ids: Int32Array; buckets: Uint32Array } {
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

function pack(buckets: Uint32Array, weights: Weights): Pass {
  let top = 0
  for (const weight of weights.unary) top = Math.max(top, Math.abs(weight))
  const scale = Math.min(top, 2) / 127
  return { table: packTable(FEATURE_BITS, buckets, weights.unary, scale), scale, steps: weights.steps }
}
