/** Packs a learned network into the form that src/extract/model/network-weights.ts reads. */
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { HIDDEN, MAGIC, SUMS } from '../src/extract/model/network-weights.ts'
import type { CellValues } from './network-layer.ts'
import type { NetworkValues } from './network-values.ts'

interface Part {
  readonly unit: number
  readonly items: Int8Array | Int16Array | Int32Array
}

/** Steps that a table's numbers are rounded to on each side of zero: coarse, since the file must be small. */
const TABLE_LEVELS = 11
/** The unit is so chosen that this many standard deviations fit. */
const TABLE_REACH = 4

/** Which of the four groups of sums is no gate. */
const CANDIDATE = 2

/** The bytes of a network of one layer whose words have these hashes. */
export function packNetwork(values: NetworkValues, hashes: Int32Array): Uint8Array {
  const parts: Part[] = [
    { unit: 1, items: hashes },
    ...values.tables.map(packTable),
    ...values.cells.map((cell) => packNumbers(forKernel(cell))),
    packNumbers(scoresForKernel(values)),
    packNumbers(values.steps),
  ]
  const size = parts.reduce((sum, { items }) => sum + 12 + ((items.byteLength + 3) & ~3), 4)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  let at = 4
  for (const { unit, items } of parts) {
    view.setUint32(at, items.length, true)
    view.setFloat32(at + 4, unit, true)
    view.setUint32(at + 8, items.BYTES_PER_ELEMENT, true)
    bytes.set(new Uint8Array(items.buffer, items.byteOffset, items.byteLength), at + 12)
    at += 12 + ((items.byteLength + 3) & ~3)
  }
  return bytes
}

function packTable(table: Float32Array): Part {
  let square = 0
  for (const value of table) square += value * value
  const unit = (TABLE_REACH * Math.sqrt(square / table.length)) / TABLE_LEVELS
  return {
    unit,
    items: Int8Array.from(table, (value) => Math.max(-127, Math.min(127, Math.round(value / unit)))),
  }
}

function packNumbers(numbers: Float32Array): Part {
  let top = 0
  for (const value of numbers) top = Math.max(top, Math.abs(value))
  const unit = top / 32767 || 1
  return { unit, items: Int16Array.from(numbers, (value) => Math.round(value / unit)) }
}

/**
 * Bias, input and recurrent weights of one direction, those of the gates halved. The kernel's columns stand in groups of
 * eight units: eight of each of the four sums; input weights in blocks of 16 columns, recurrent ones of 32.
 */
function forKernel({ weight, recurrent, bias }: CellValues): Float32Array {
  return Float32Array.from([...blocks(bias, SUMS), ...blocks(weight, 16), ...blocks(recurrent, 32)])
}

/** [block][rows][columns of a block] of [rows][SUMS]. */
function blocks(matrix: Float32Array, columns: number): Float32Array {
  const rows = matrix.length / SUMS
  return Float32Array.from(matrix, (_, k) => {
    const block = Math.floor(k / (rows * columns))
    const row = Math.floor(k / columns) % rows
    const column = block * columns + (k % columns)
    const gate = Math.floor(column / 8) % 4
    const unit = Math.floor(column / 32) * 8 + (column % 8)
    const value = matrix[row * SUMS + gate * HIDDEN + unit] as number
    return gate === CANDIDATE ? value : 0.5 * value
  })
}

function scoresForKernel({ scores, bias }: NetworkValues): Float32Array {
  const width = 2 * HIDDEN
  const out = new Float32Array(8 * (1 + width))
  for (let y = 0; y < L; y++) {
    out[y] = bias[y] ?? 0
    for (let i = 0; i < width; i++) out[8 * (1 + i) + y] = scores[y * width + i] ?? 0
  }
  return out
}
