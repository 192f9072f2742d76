/**
 * A sparse table of small weights: rows of `classes` signed bytes for the features that matter, found by hash.
 * A bitmap says which of the 2^bits buckets have a row; the count of set bits before a bitmap word gives its rows' places.
 */

import type { FeatureSink } from './sink.ts'

export interface Table {
  readonly bits: Uint32Array
  readonly rows: Int8Array
  readonly classes: number
  /** Bucket of a hash: hash >>> shift. */
  readonly shift: number
  /** Set where the table has been put into the kernel's memory (table-kernel.ts). */
  readonly summer?: Summer
  /** Set there too where the features that the table is for were given. */
  readonly placeSummer?: PlaceSummer
}

/** Each bitmap word, and after it the number of rows before it: side by side, so that one look at memory finds both. */
export function indexBits(bits: Uint32Array): Uint32Array {
  const index = new Uint32Array(2 * bits.length)
  let rank = 0
  for (let at = 0; at < bits.length; at++) {
    const word = bits[at] as number
    index[2 * at] = word
    index[2 * at + 1] = rank
    if (word !== 0) rank += countBits(word)
  }
  return index
}

/** Offset of the hash's row in `rows`, or -1 when it has none; `index` is what `indexBits` makes of the table's bits. */
export function findRow(table: Table, index: Uint32Array, hash: number): number {
  const bucket = hash >>> table.shift
  const at = (bucket >>> 5) << 1
  const word = index[at] as number
  const bit = bucket & 31
  if (((word >>> bit) & 1) === 0) return -1
  return ((index[at + 1] as number) + countBits(word & ((1 << bit) - 1))) * table.classes
}

/** Number of set bits of a 32-bit word (the usual tree of sums). */
export function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Sums the rows of features: they are put into `sink`, then `sum` writes `sums[0..classes)` and spoils the sink. */
export interface Summer {
  readonly sink: FeatureSink
  readonly sums: Int32Array
  readonly sum: () => void
}

/** Sums that are given for a place: room for the classes of a row. */
export const SUMS_A_PLACE = 8

/** Sums the rows of the features of places: their values are put into `planes` (planes.ts), which are for one window. */
export interface PlaceSummer {
  readonly planes: Int32Array
  /** Sums of places of the window from `first` on, SUMS_A_PLACE for each. */
  readonly sum: (first: number, places: number) => Int16Array
}

/** No place has more features than this. */
export const MOST_FEATURES = 128

/** What sums a table's rows: the kernel where the table lies in its memory, else the few lines here. */
export function summerOf(table: Table): Summer {
  if (table.summer) return table.summer
  const { rows, classes } = table
  const index = indexBits(table.bits)
  const sink: FeatureSink = { out: new Int32Array(MOST_FEATURES), length: 0 }
  const sums = new Int32Array(classes)
  const sum = (): void => {
    sums.fill(0)
    for (let at = 0; at < sink.length; at++) {
      const row = findRow(table, index, sink.out[at] as number)
      if (row < 0) continue
      for (let c = 0; c < classes; c++) sums[c] = (sums[c] as number) + (rows[row + c] as number)
    }
  }
  return { sink, sums, sum }
}
