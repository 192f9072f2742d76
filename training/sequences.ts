/** Turns marked articles into feature sequences for the learner. */
import { findClues } from '../src/extract/model/clues.ts'
import { type Codes, encode } from '../src/extract/model/codes.ts'
import { edgeAt } from '../src/extract/model/decode.ts'
import { firstFeatures } from '../src/extract/model/features.ts'
import { adderOf } from '../src/extract/model/planes.ts'
import type { FeatureSink } from '../src/extract/model/sink.ts'
import type { Model } from '../src/extract/model/weights.ts'
import type { Example } from './data.ts'

/** Feature buckets have this many bits. */
export const FEATURE_BITS = 22

/** No token has more features. */
const MOST = 110

/** Sequences to learn from. Token t of a sequence has features `features[starts[t]..starts[t + 1]]`. */
export interface Sequences {
  /** Buckets; after `number`, ids of the kept ones, and -1 for the others. */
  readonly features: Int32Array
  readonly starts: Uint32Array
  /** The step from the token before to this one. */
  readonly edges: Uint8Array
  readonly gold: Uint8Array
  /** First and end token of each sequence: a paragraph. */
  readonly bounds: readonly (readonly [number, number])[]
  /** First sequence of each article. */
  readonly articles: readonly number[]
}

/** What features need of the model. */
export type Groundwork = Pick<Model, 'clusters' | 'coarseOfFine' | 'cues' | 'tags'>

/** How one document's features are made. */
export interface Source {
  readonly codes: Codes
  readonly add: (at: number, sink: FeatureSink) => void
}

/** First-pass feature buckets of all tokens. */
export function buildSequences(examples: readonly Example[], ground: Groundwork): Sequences {
  return collect(examples, ({ doc }) => {
    const codes = encode(doc)
    const clues = findClues(codes, ground)
    return { codes, add: adderOf(firstFeatures(codes, clues), codes) }
  })
}

/** Feature buckets of all tokens; `open` says how a document's features are made. */
export function collect(examples: readonly Example[], open: (example: Example) => Source): Sequences {
  let tokens = 0
  for (const { doc } of examples) tokens += doc.tokens.length
  const features = new Int32Array(tokens * MOST)
  const starts = new Uint32Array(tokens + 1)
  const edges = new Uint8Array(tokens)
  const gold = new Uint8Array(tokens)
  const bounds: [number, number][] = []
  const articles: number[] = []
  const sink: FeatureSink = { out: new Int32Array(256), length: 0 }
  let length = 0
  let t = 0
  for (const example of examples) {
    articles.push(bounds.length)
    const { codes, add } = open(example)
    let paragraph = -1
    for (let at = 0; at < codes.size; at++) {
      const token = codes.token[at] as number
      if (token === -1) continue
      sink.length = 0
      add(at, sink)
      for (let index = 0; index < sink.length; index++) {
        features[length++] = (sink.out[index] as number) >>> (32 - FEATURE_BITS)
      }
      edges[t] = edgeAt(codes, at)
      gold[t] = example.labels[token] as number
      paragraph = growParagraph(bounds, codes, at, t, paragraph)
      starts[++t] = length
    }
  }
  return { features: features.slice(0, length), starts, edges, gold, bounds, articles }
}

function growParagraph(
  bounds: [number, number][],
  codes: Codes,
  at: number,
  t: number,
  paragraph: number,
): number {
  const now = codes.paragraphStart[at] as number
  const last = bounds.at(-1)
  if (now === paragraph && last) last[1] = t + 1
  else bounds.push([t, t + 1])
  return now
}

/** Ids of the buckets that occur in at least `least` articles, by bucket; -1 for the others. */
export function numberBuckets(data: Sequences, least: number): { ids: Int32Array; count: number } {
  const seen = new Uint16Array(1 << FEATURE_BITS)
  const last = new Int32Array(1 << FEATURE_BITS).fill(-1)
  data.articles.forEach((first, article) => {
    const from = data.starts[data.bounds[first]?.[0] ?? 0] as number
    const end = data.bounds[(data.articles[article + 1] ?? data.bounds.length) - 1]?.[1] ?? 0
    for (let f = from; f < (data.starts[end] as number); f++) {
      const bucket = data.features[f] as number
      if (last[bucket] === article) continue
      last[bucket] = article
      seen[bucket] = (seen[bucket] as number) + 1
    }
  })
  const ids = new Int32Array(1 << FEATURE_BITS).fill(-1)
  let count = 0
  for (let bucket = 0; bucket < seen.length; bucket++)
    if ((seen[bucket] as number) >= least) ids[bucket] = count++
  return { ids, count }
}

/** The same sequences with ids for buckets. */
export function withIds(data: Sequences, ids: Int32Array): Sequences {
  return { ...data, features: data.features.map((bucket) => ids[bucket] as number) }
}
