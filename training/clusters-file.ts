/** Reads clusters.bin: first the coarse number of each fine cluster, then word hashes with their fine cluster. */
import { readFileSync } from 'node:fs'

const FINE = 511

export interface WordClusters {
  /** Word hash -> fine cluster, 1 to 511, commonest words first. */
  readonly fine: ReadonlyMap<number, number>
  /** Fine cluster -> coarse cluster, 1 to 63; 0 -> 0. */
  readonly coarse: Uint8Array
}

export function loadClusters(): WordClusters {
  const bytes = readFileSync(new URL('clusters.bin', import.meta.url))
  const coarse = new Uint8Array(FINE + 1)
  coarse.set(bytes.subarray(0, FINE), 1)
  const fine = new Map<number, number>()
  for (let at = FINE; at + 6 <= bytes.length; at += 6) {
    const word = bytes.readInt32LE(at)
    if (!fine.has(word)) fine.set(word, bytes.readUInt16LE(at + 4))
  }
  return { fine, coarse }
}
