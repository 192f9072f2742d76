/** Features for the part of speech of one place, given the tags of the places before it. */

import type { Codes } from './codes.ts'
import { type FeatureSink, one, three, two } from './sink.ts'

/** Adds the features of the token at place `at`; `tag` holds the tags given so far, `fine` the word clusters. */
export function addTagFeatures(
  codes: Codes,
  fine: Uint16Array,
  tag: Uint8Array,
  at: number,
  sink: FeatureSink,
): void {
  const { word, suffix, suffix2, shape } = codes
  const w0 = word[at] as number
  const l1 = word[at - 1] as number
  const r1 = word[at + 1] as number
  const t1 = tag[at - 1] as number
  const t2 = tag[at - 2] as number
  const s0 = (shape[at] as number) | (codes.sentenceStart[at] === at ? 16 : 0)
  one(sink, 101, w0)
  two(sink, 102, w0, s0)
  one(sink, 103, l1)
  one(sink, 104, r1)
  one(sink, 105, suffix[at] as number)
  one(sink, 106, suffix2[at] as number)
  two(sink, 107, suffix[at] as number, s0)
  one(sink, 108, t1)
  one(sink, 109, (t2 << 5) | t1)
  two(sink, 110, t1, w0)
  two(sink, 111, t1, r1)
  two(sink, 112, t1, suffix[at] as number)
  one(sink, 113, word[at + 2] as number)
  one(sink, 114, word[at - 2] as number)
  two(sink, 115, suffix[at + 1] as number, suffix2[at] as number)
  one(sink, 116, suffix[at - 1] as number)
  one(sink, 117, fine[at] as number)
  one(sink, 118, fine[at + 1] as number)
  one(sink, 119, fine[at - 1] as number)
  three(sink, 120, shape[at - 1] as number, s0, shape[at + 1] as number)
  two(sink, 121, w0, r1)
  two(sink, 122, l1, w0)
  three(sink, 123, (t2 << 5) | t1, suffix2[at] as number, 0)
  two(sink, 124, fine[at] as number, t1)
}
