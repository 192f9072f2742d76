/**
 * A sparse table of small weights: rows of `classes` signed bytes for the features that matter, found by hash.
 * A bitmap says which of the 2^bits buckets have a row; the count of set bits before a bitmap word gives its rows' places.
 */

export interface Table {
  readonly bits: Uint32Array
  /** Each bitmap word, and after it the number of rows before it: side by side, so that one look at memory finds both. */
  readonly index: Uint32Array
  readonly rows: Int8Array
  readonly classes: number
  /** Bucket of a hash: hash >>> shift. */
  readonly shift: number
}

/** Lays out a bitmap for look-up. */
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

/** Offset of the hash's row in `rows`, or -1 when it has none. */
export function findRow(table: Table, hash: number): number {
  const bucket = hash >>> table.shift
  const at = (bucket >>> 5) << 1
  const word = table.index[at] as number
  const bit = bucket & 31
  if (((word >>> bit) & 1) === 0) return -1
  return ((table.index[at + 1] as number) + countBits(word & ((1 << bit) - 1))) * table.classes
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

/** As `addRows` for a table of seven classes, from 0 on: written out, since this is where most of the time goes. */
export function sumSeven(table: Table, hashes: Int32Array, count: number, sums: Int32Array): void {
  const { rows } = table
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let f = 0
  let g = 0
  for (let index = 0; index < count; index++) {
    const row = findRow(table, hashes[index] as number)
    if (row < 0) continue
    a += rows[row] as number
    b += rows[row + 1] as number
    c += rows[row + 2] as number
    d += rows[row + 3] as number
    e += rows[row + 4] as number
    f += rows[row + 5] as number
    g += rows[row + 6] as number
  }
  sums[0] = a
  sums[1] = b
  sums[2] = c
  sums[3] = d
  sums[4] = e
  sums[5] = f
  sums[6] = g
}
