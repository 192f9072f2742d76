/** The network's parameters: their shapes, their first values, and all of them as one list. */
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { floats } from './matrix.ts'
import type { CellShape, CellValues } from './network-layer.ts'

export interface NetworkShape {
  /** Rows of each table. */
  readonly tableRows: readonly number[]
  /** Width of all tables. */
  readonly width: number
  /** Outputs of one direction of a layer. */
  readonly hidden: number
  readonly layers: number
}

/** All parameters, or a gradient. `cells` has two directions a layer; `scores` is [L][2 * hidden]; `steps` is [L][L]. */
export interface NetworkValues {
  readonly tables: readonly Float32Array[]
  readonly cells: readonly CellValues[]
  readonly scores: Float32Array
  readonly bias: Float32Array
  readonly steps: Float32Array
}

/** Shape of each cell: for each layer the one that reads forwards, then the one that reads backwards. */
export function cellShapes({ width, hidden, layers }: NetworkShape): CellShape[] {
  return Array.from({ length: 2 * layers }, (_, at) => ({
    inputs: at < 2 ? width : 2 * hidden,
    hidden,
    backwards: at % 2 === 1,
  }))
}

/** Spread of the first values of each table after the words'. */
const TABLE_SPREAD = [0, 0.05, 0.05, 0.1, 0.3, 0.1]

/** Random first values; `words` begins the table of words. */
export function startValues(shape: NetworkShape, words: Float32Array, next: () => number): NetworkValues {
  const { width, hidden } = shape
  const normals = (length: number, spread: number): Float32Array => {
    const array = floats(length)
    for (let k = 0; k < length; k++) array[k] = spread * normal(next)
    return array
  }
  const tables = shape.tableRows.map((rows, column) =>
    column === 0 ? copy(words) : normals(rows * width, TABLE_SPREAD[column] ?? 0.1),
  )
  const cells = cellShapes(shape).map(({ inputs }) => ({
    weight: normals(4 * hidden * inputs, 1 / Math.sqrt(inputs)),
    recurrent: normals(4 * hidden * hidden, 1 / Math.sqrt(hidden)),
    bias: floats(4 * hidden).fill(1, hidden, 2 * hidden),
  }))
  const scores = normals(L * 2 * hidden, 0.5 / Math.sqrt(2 * hidden))
  return { tables, cells, scores, bias: floats(L), steps: floats(L * L) }
}

function copy(of: Float32Array): Float32Array {
  const array = floats(of.length)
  array.set(of)
  return array
}

/** A normal deviate (Box and Muller). */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** Zeros in the shape of `values`. */
export function zerosLike(values: NetworkValues): NetworkValues {
  const zeros = (of: Float32Array): Float32Array => floats(of.length)
  return {
    tables: values.tables.map(zeros),
    cells: values.cells.map((cell) => ({
      weight: zeros(cell.weight),
      recurrent: zeros(cell.recurrent),
      bias: zeros(cell.bias),
    })),
    scores: zeros(values.scores),
    bias: zeros(values.bias),
    steps: zeros(values.steps),
  }
}

/** Every array of the network, always in the same order. */
export function arraysOf({ tables, cells, scores, bias, steps }: NetworkValues): Float32Array[] {
  return [
    ...tables,
    ...cells.flatMap((cell) => [cell.weight, cell.recurrent, cell.bias]),
    scores,
    bias,
    steps,
  ]
}
