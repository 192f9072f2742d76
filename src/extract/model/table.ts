/**
 * A sparse table of small weights: rows of `classes` signed bytes for the features that matter, found by hash.
 * A bitmap says which of the 2^bits buckets have a row; counts of set bits before each block give the row's place.
 * All parts are views into the weights file, so nothing is built when it is loaded.
 */

export interface Table {
  readonly bits: Uint32Array
  /** Rows before each block of BLOCK bitmap words. */
  readonly ranks: Uint32Array
  readonly rows: Int8Array
  readonly classes: number
  /** Bucket of a hash: hash >>> shift. */
  readonly shift: number
}

/** Bitmap words a block. */
export const BLOCK = 8

/** Offset of the hash's row in `rows`, or -1 when it has none. */
export function findRow(table: Table, hash: number): number {
  const bucket = hash >>> table.shift
  const at = bucket >>> 5
  const word = table.bits[at] as number
  const bit = bucket & 31
  if (((word >>> bit) & 1) === 0) return -1
  let rank = (table.ranks[at >>> 3] as number) + countBits(word & ((1 << bit) - 1))
  for (let before = at & ~(BLOCK - 1); before < at; before++) rank += countBits(table.bits[before] as number)
  return rank * table.classes
}

/** Number of set bits of a 32-bit word (the usual tree of sums). */
export function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Adds the rows of the first `count` hashes into sums[at..at + classes]. */
export function addRows(table: Table, hashes: Int32Array, count: number, sums: Int32Array, at: number): void {
  const { rows, classes } = table
  for (let index = 0; index < count; index++) {
    const row = findRow(table, hashes[index] as number)
    if (row < 0) continue
    for (let c = 0; c < classes; c++) sums[at + c] = (sums[at + c] as number) + (rows[row + c] as number)
  }
}
