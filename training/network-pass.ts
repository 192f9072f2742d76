/** One sequence through the network and back: scores of rows, and the gradient of all parameters. */
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { COLUMNS } from '../src/extract/model/network-input.ts'
import { addProduct, floats } from './matrix.ts'
import { backward, type CellShape, type CellTrace, forward, newTrace } from './network-layer.ts'
import { cellShapes, type NetworkShape, type NetworkValues } from './network-values.ts'

/** Shares left out at random while learning: of the columns of the tables' sums and of each layer's outputs. */
export interface Dropout {
  readonly input: number
  readonly output: number
  readonly next: () => number
}

/** Arrays for sequences of up to a length, used again and again. Level 0 is the tables' sum, level l the output of layer l. */
export interface Space {
  readonly shape: NetworkShape
  readonly levels: readonly Float32Array[]
  readonly masks: readonly Float32Array[]
  readonly gradients: readonly Float32Array[]
  readonly traces: readonly CellTrace[]
  /** [n][hidden] */
  readonly half: Float32Array
  readonly cells: readonly CellShape[]
  /** [n][L] */
  readonly asked: Float32Array
}

/** Space for sequences of up to `longest` rows. */
export function newSpace(shape: NetworkShape, longest: number): Space {
  const cells = cellShapes(shape)
  const levels = (): Float32Array[] =>
    Array.from({ length: shape.layers + 1 }, (_, level) => floats(longest * widthOf(shape, level)))
  return {
    shape,
    levels: levels(),
    masks: levels(),
    gradients: levels(),
    traces: cells.map((cell) => newTrace(cell, longest)),
    half: floats(longest * shape.hidden),
    cells,
    asked: floats(longest * L),
  }
}

function widthOf(shape: NetworkShape, level: number): number {
  return level === 0 ? shape.width : 2 * shape.hidden
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new Error('no such part of the network')
  return value
}

/** Scores [n][L] of `n` rows, written to `scores`; leaves in `space` what `passBack` needs. */
export function passForward(
  values: NetworkValues,
  space: Space,
  rows: Uint16Array,
  scores: Float64Array,
  dropout: Dropout | null,
): void {
  const { shape } = space
  const n = rows.length / COLUMNS
  sumTables(values.tables, rows, shape.width, at(space.levels, 0))
  if (dropout) drop(space, 0, n, dropout.input, dropout.next)
  for (let layer = 0; layer < shape.layers; layer++) {
    const out = at(space.levels, layer + 1)
    for (const index of [2 * layer, 2 * layer + 1]) {
      const trace = at(space.traces, index)
      forward(at(space.cells, index), at(values.cells, index), { input: at(space.levels, layer), n, trace })
      place(trace.out, out, n, shape.hidden, index % 2)
    }
    if (dropout) drop(space, layer + 1, n, dropout.output, dropout.next)
  }
  scoreRows(values, at(space.levels, shape.layers), n, scores)
}

/** Adds to `gradient` what `scoreGradient` ([n][L]) asks of all parameters but the steps; follows a `passForward` with dropout. */
export function passBack(
  values: NetworkValues,
  gradient: NetworkValues,
  space: Space,
  rows: Uint16Array,
  scoreGradient: Float64Array,
): void {
  const { shape } = space
  const n = rows.length / COLUMNS
  for (const array of space.gradients) array.fill(0)
  scoreBack(values, gradient, {
    level: at(space.levels, shape.layers),
    levelGradient: at(space.gradients, shape.layers),
    scoreGradient,
    asked: space.asked,
    n,
  })
  for (let layer = shape.layers - 1; layer >= 0; layer--) {
    const outGradient = at(space.gradients, layer + 1)
    mask(outGradient, at(space.masks, layer + 1), n * 2 * shape.hidden)
    for (const index of [2 * layer, 2 * layer + 1]) {
      takeHalf(outGradient, space.half, n, shape.hidden, index % 2)
      backward(at(space.cells, index), at(values.cells, index), at(gradient.cells, index), {
        input: at(space.levels, layer),
        n,
        trace: at(space.traces, index),
        outGradient: space.half,
        inputGradient: at(space.gradients, layer),
      })
    }
  }
  mask(at(space.gradients, 0), at(space.masks, 0), n * shape.width)
  spreadTables(gradient.tables, rows, shape.width, at(space.gradients, 0))
}

/** scores[t][y] = bias[y] + the sum of level[t][i] * values.scores[y][i] */
function scoreRows(values: NetworkValues, level: Float32Array, n: number, scores: Float64Array): void {
  const width = values.scores.length / L
  for (let t = 0; t < n; t++) {
    for (let y = 0; y < L; y++) {
      let sum = values.bias[y] as number
      for (let i = 0; i < width; i++)
        sum += (level[t * width + i] as number) * (values.scores[y * width + i] as number)
      scores[t * L + y] = sum
    }
  }
}

interface ScoreBack {
  readonly level: Float32Array
  readonly levelGradient: Float32Array
  readonly scoreGradient: Float64Array
  /** [n][L], written over. */
  readonly asked: Float32Array
  readonly n: number
}

/** Adds what the scores' gradient asks of their weights, of their bias and of the level below. */
function scoreBack(values: NetworkValues, gradient: NetworkValues, pass: ScoreBack): void {
  const { level, levelGradient, scoreGradient, asked, n } = pass
  const width = values.scores.length / L
  for (let k = 0; k < n * L; k++) {
    const slope = scoreGradient[k] as number
    asked[k] = slope
    gradient.bias[k % L] = (gradient.bias[k % L] as number) + slope
  }
  addProduct({ of: asked, down: 1, along: L }, level, { rows: L, parts: n, width }, gradient.scores)
  addProduct({ of: asked, down: L, along: 1 }, values.scores, { rows: n, parts: L, width }, levelGradient)
}

/** Writes [n][hidden] into the first or second half of the columns of [n][2 * hidden]. */
function place(from: Float32Array, to: Float32Array, n: number, hidden: number, half: number): void {
  for (let t = 0; t < n; t++) {
    for (let u = 0; u < hidden; u++) to[(2 * t + half) * hidden + u] = from[t * hidden + u] as number
  }
}

function takeHalf(from: Float32Array, to: Float32Array, n: number, hidden: number, half: number): void {
  for (let t = 0; t < n; t++) {
    for (let u = 0; u < hidden; u++) to[t * hidden + u] = from[(2 * t + half) * hidden + u] as number
  }
}

/**
 * Leaves out a share of a level's columns at random, the same in all rows of a sequence (Gal and Ghahramani 2016), and
 * scales the rest up; keeps the mask.
 */
function drop(space: Space, level: number, n: number, share: number, next: () => number): void {
  const values = at(space.levels, level)
  const kept = at(space.masks, level)
  const width = widthOf(space.shape, level)
  const scale = 1 / (1 - share)
  for (let k = 0; k < n * width; k++) {
    const by = k >= width ? (kept[k - width] as number) : next() < share ? 0 : scale
    kept[k] = by
    values[k] = (values[k] as number) * by
  }
}

function mask(values: Float32Array, by: Float32Array, length: number): void {
  for (let k = 0; k < length; k++) values[k] = (values[k] as number) * (by[k] as number)
}

function sumTables(
  tables: readonly Float32Array[],
  rows: Uint16Array,
  width: number,
  out: Float32Array,
): void {
  const n = rows.length / COLUMNS
  out.fill(0, 0, n * width)
  for (const [column, table] of tables.entries()) {
    for (let t = 0; t < n; t++) {
      const row = (rows[t * COLUMNS + column] as number) * width
      for (let i = 0; i < width; i++) {
        out[t * width + i] = (out[t * width + i] as number) + (table[row + i] as number)
      }
    }
  }
}

function spreadTables(
  tables: readonly Float32Array[],
  rows: Uint16Array,
  width: number,
  from: Float32Array,
): void {
  const n = rows.length / COLUMNS
  for (const [column, table] of tables.entries()) {
    for (let t = 0; t < n; t++) {
      const row = (rows[t * COLUMNS + column] as number) * width
      for (let i = 0; i < width; i++)
        table[row + i] = (table[row + i] as number) + (from[t * width + i] as number)
    }
  }
}
