/**
 * Products of matrices of four-byte numbers, by WebAssembly (matrix.wat): learning the network takes minutes, not an hour.
 * Whatever is multiplied lives in the module's memory, so arrays for it come from `floats`.
 */
import { assembleKernel } from './assemble.ts'

type AddProducts = (
  s: number,
  down: number,
  along: number,
  m: number,
  rows: number,
  parts: number,
  width: number,
  out: number,
) => void

type Adam = (
  values: number,
  gradient: number,
  first: number,
  second: number,
  count: number,
  scale: number,
  rate: number,
  unbias: number,
  shrink: number,
) => void

const bytes = await assembleKernel(new URL('matrix.wat', import.meta.url))
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
const addProducts = exports.addProducts as AddProducts
const adam = exports.adam as Adam
const rememberAt = exports.remember as (...addresses: number[]) => void
const recallAt = exports.recall as (...addresses: number[]) => void
const memory = (exports.memory as WebAssembly.Memory).buffer
let used = 64

/** An array of zeros that can be multiplied. Arrays are never given back. Throws when the module's memory is full. */
export function floats(length: number): Float32Array {
  const at = used
  used += (4 * length + 63) & ~63
  if (used > memory.byteLength) throw new Error('no room for more matrices')
  return new Float32Array(memory, at, length)
}

/** Numbers of an array, taken as s[row * down + part * along]. */
export interface Factors {
  readonly of: Float32Array
  readonly down: number
  readonly along: number
}

export interface Size {
  readonly rows: number
  readonly parts: number
  /** A multiple of 16. */
  readonly width: number
}

/** out[row][0..width) += sum over parts of factors[row, part] * m[part][0..width) */
export function addProduct(factors: Factors, m: Float32Array, size: Size, out: Float32Array): void {
  const { of, down, along } = factors
  const { rows, parts, width } = size
  addProducts(of.byteOffset, 4 * down, 4 * along, m.byteOffset, rows, parts, width, out.byteOffset)
}

/** Writes the transpose of `from` ([rows][columns]) to `to`. */
export function transpose(from: Float32Array, rows: number, columns: number, to: Float32Array): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      to[column * rows + row] = from[row * columns + column] as number
  }
}

/** What one step of Adam needs besides the numbers: factors of the gradient, of the step, of the second mean, of the numbers. */
export interface AdamFactors {
  readonly scale: number
  readonly rate: number
  readonly unbias: number
  readonly shrink: number
}

/** One step of Adam on arrays of one length; empties the gradient. */
export function addAdam(
  [values, gradient, first, second]: readonly [Float32Array, Float32Array, Float32Array, Float32Array],
  { scale, rate, unbias, shrink }: AdamFactors,
): void {
  const at = [values.byteOffset, gradient.byteOffset, first.byteOffset, second.byteOffset] as const
  adam(...at, values.length, scale, rate, unbias, shrink)
}

/** One place of a long short-term memory, of arrays as `CellTrace` has them: squashes the sums of `row`, fills state and output. */
export function remember(row: Float32Array, old: Float32Array, state: Float32Array, out: Float32Array): void {
  rememberAt(row.byteOffset, row.byteLength / 4, old.byteOffset, state.byteOffset, out.byteOffset)
}

/** What `recall` reads (`row` to `toOut`) and writes (`toState` and `gradient`). */
export interface Recalled {
  readonly row: Float32Array
  readonly old: Float32Array
  readonly state: Float32Array
  readonly up: Float32Array
  readonly toOut: Float32Array
  readonly toState: Float32Array
  readonly gradient: Float32Array
}

/** The way back through one place that `remember` went through. */
export function recall({ row, old, state, up, toOut, toState, gradient }: Recalled): void {
  const at = [old, state, up, toOut, toState, gradient].map((array) => array.byteOffset)
  recallAt(row.byteOffset, row.byteLength / 4, ...at)
}
