/** Gives each place its part of speech, left to right. */
import type { Codes } from './codes.ts'
import { summerOf, type Table } from './table.ts'
import { addTagFeatures } from './tag-features.ts'

/** Tag numbers of all places (0 for blanks); `fine` holds the word clusters. */
export function tagPlaces(codes: Codes, fine: Uint16Array, table: Table): Uint8Array {
  const tag = new Uint8Array(codes.size)
  const { sink, sums, sum } = summerOf(table)
  for (let at = 0; at < codes.size; at++) {
    if (codes.token[at] === -1) continue
    sink.length = 0
    addTagFeatures(codes, fine, tag, at, sink)
    sum()
    tag[at] = largest(sums)
  }
  return tag
}

function largest(votes: Int32Array): number {
  let best = 1
  for (let c = 2; c < votes.length; c++) if ((votes[c] as number) > (votes[best] as number)) best = c
  return best
}
