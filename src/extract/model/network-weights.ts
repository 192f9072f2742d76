/**
 * The network's weights as one packed binary: arrays one after another, each with its count, the size of one unit and
 * the number of bytes of an item (little-endian, padded to 4 bytes). Little enough to be unpacked when it is loaded.
 */
import { LABEL_COUNT } from './labels.ts'
import { TABLE_ROWS } from './network-input.ts'

export const MAGIC = 0x314e524f // "ORN1"

/** Numbers a table row has, and outputs of one direction of the recurrence; the kernel is written for these. */
export const WIDTH = 64
export const HIDDEN = 48
/** Sums of one direction. */
export const SUMS = 4 * HIDDEN

/** A table of rows of WIDTH signed bytes, and what one unit of them is worth. */
export interface NetworkTable {
  readonly rows: Int8Array
  readonly unit: number
}

/** What the network knows. `directions` and `scores` lie as the kernel reads them. */
export interface NetworkWeights {
  /** Hash of every word that has a row of its own; the first word's row is FIRST_WORD. */
  readonly words: Int32Array
  /** Words, endings, beginnings, shapes, quotation states. */
  readonly tables: readonly NetworkTable[]
  /** For each direction: bias [SUMS], input weights [SUMS / 16][WIDTH][16], recurrent weights [SUMS / 32][HIDDEN][32]; those of gates halved; columns in groups of eight units (kernel.wat). */
  readonly directions: readonly Float32Array[]
  /** Bias [8], weights [2 * HIDDEN][8]; the eighth column is zero. */
  readonly scores: Float32Array
  /** Weight of a label after another: from * LABEL_COUNT + to. */
  readonly steps: Float32Array
}

/** Rows before this one in the table of words stand for an unknown word and for a break. */
export const FIRST_WORD = 2

/** Reads the bytes of a weights file. Throws when they are not one. */
export function readNetwork(file: ArrayBuffer | Uint8Array): NetworkWeights {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 4 || view.getUint32(0, true) !== MAGIC)
    throw new Error('these are not network weights')
  let at = 4
  const next = (): { count: number; unit: number; from: number } => {
    const part = { count: view.getUint32(at, true), unit: view.getFloat32(at + 4, true), from: at + 12 }
    at = part.from + ((part.count * view.getUint32(at + 8, true) + 3) & ~3)
    return part
  }
  const table = (): NetworkTable => {
    const { count, unit, from } = next()
    return { rows: new Int8Array(bytes.buffer, bytes.byteOffset + from, count), unit }
  }
  const numbers = (): Float32Array => {
    const { count, unit, from } = next()
    const values = new Float32Array(count)
    for (let k = 0; k < count; k++) values[k] = unit * view.getInt16(from + 2 * k, true)
    return values
  }
  const words = next()
  const hashes = new Int32Array(bytes.slice(words.from, words.from + 4 * words.count).buffer)
  const tables = Array.from({ length: 1 + Object.keys(TABLE_ROWS).length }, table)
  const directions = [numbers(), numbers()]
  const scores = numbers()
  const steps = numbers()
  if (steps.length !== LABEL_COUNT * LABEL_COUNT) throw new Error('these are not network weights')
  return { words: hashes, tables, directions, scores, steps }
}
