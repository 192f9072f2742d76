/** Gives each place its part of speech, left to right. */
import type { Codes } from './codes.ts'
import type { FeatureSink } from './sink.ts'
import { addRows, type Table } from './table.ts'
import { addTagFeatures } from './tag-features.ts'

/** Tag numbers of all places (0 for blanks); `fine` holds the word clusters. */
export function tagPlaces(codes: Codes, fine: Uint16Array, table: Table): Uint8Array {
  const tag = new Uint8Array(codes.size)
  const sink: FeatureSink = { out: new Int32Array(64), length: 0 }
  const votes = new Int32Array(table.classes)
  for (let at = 0; at < codes.size; at++) {
    if (codes.token[at] === -1) continue
    sink.length = 0
    addTagFeatures(codes, fine, tag, at, sink)
    votes.fill(0)
    addRows(table, sink.out, sink.length, votes, 0)
    tag[at] = largest(votes)
  }
  return tag
}

function largest(votes: Int32Array): number {
  let best = 1
  for (let c = 2; c < votes.length; c++) if ((votes[c] as number) > (votes[best] as number)) best = c
  return best
}
