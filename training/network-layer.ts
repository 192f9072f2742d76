/**
 * One direction of a recurrent layer (long short-term memory), forward and backward over one sequence.
 * A gate is 0.5 + 0.5 * squash(half of its sum), which is the logistic function of its sum.
 */
import { addProduct, floats, recall, remember, transpose } from './matrix.ts'

/** Parameters or gradients of one direction: `weight` is [inputs][4 * hidden] and `recurrent` [hidden][4 * hidden], by columns of in gate, keep gate, candidate, out gate. */
export interface CellValues {
  readonly weight: Float32Array
  readonly recurrent: Float32Array
  readonly bias: Float32Array
}

export interface CellShape {
  readonly inputs: number
  readonly hidden: number
  /** True when it reads the sequence from its end. */
  readonly backwards: boolean
}

/** What `forward` leaves for `backward`, used again for the next sequence. */
export interface CellTrace {
  /** [n][4 * hidden]: squashed sums of the four gates. */
  readonly gates: Float32Array
  /** [n][hidden]: state, and output, of each place. */
  readonly state: Float32Array
  readonly out: Float32Array
  /** [n][hidden]: output of the place read before. */
  readonly before: Float32Array
  readonly gradient: Float32Array
  /** The weights turned round, and what a place's output is asked for by the place read after it. */
  readonly turned: Float32Array
  readonly turnedRecurrent: Float32Array
  readonly toOut: Float32Array
  readonly toState: Float32Array
  /** Zeros: the state before the first place read. */
  readonly none: Float32Array
}

/** Space for sequences of up to `longest` places. */
export function newTrace({ hidden, inputs }: CellShape, longest: number): CellTrace {
  return {
    gates: floats(longest * 4 * hidden),
    state: floats(longest * hidden),
    out: floats(longest * hidden),
    before: floats(longest * hidden),
    gradient: floats(longest * 4 * hidden),
    turned: floats(4 * hidden * inputs),
    turnedRecurrent: floats(4 * hidden * hidden),
    toOut: floats(hidden),
    toState: floats(hidden),
    none: floats(hidden),
  }
}

/** Runs over `n` rows of `input` ([n][inputs]); fills the trace. */
export function forward(
  shape: CellShape,
  values: CellValues,
  pass: { input: Float32Array; n: number; trace: CellTrace },
): void {
  const { hidden, inputs } = shape
  const { n, trace } = pass
  const { gates, state, out, before } = trace
  const width = 4 * hidden
  for (let t = 0; t < n; t++) gates.set(values.bias, t * width)
  const all = { of: pass.input, down: inputs, along: 1 }
  addProduct(all, values.weight, { rows: n, parts: inputs, width }, gates)
  for (let k = 0; k < n; k++) {
    const t = shape.backwards ? n - 1 - k : k
    const last = shape.backwards ? t + 1 : t - 1
    const own = before.subarray(t * hidden, (t + 1) * hidden)
    if (k === 0) own.fill(0)
    else own.set(out.subarray(last * hidden, (last + 1) * hidden))
    const row = gates.subarray(t * width, (t + 1) * width)
    addProduct({ of: own, down: 0, along: 1 }, values.recurrent, { rows: 1, parts: hidden, width }, row)
    const old = k > 0 ? placeOf(state, last, hidden) : trace.none
    remember(row, old, placeOf(state, t, hidden), placeOf(out, t, hidden))
  }
}

function placeOf(rows: Float32Array, t: number, width: number): Float32Array {
  return rows.subarray(t * width, (t + 1) * width)
}

interface BackPass {
  readonly input: Float32Array
  readonly n: number
  readonly trace: CellTrace
  /** [n][hidden] */
  readonly outGradient: Float32Array
  /** [n][inputs], added to. */
  readonly inputGradient: Float32Array
}

/** Adds to `gradient` and to `inputGradient` what `outGradient` asks of them; follows a `forward` over the same input. */
export function backward(shape: CellShape, values: CellValues, gradient: CellValues, pass: BackPass): void {
  const { hidden, inputs } = shape
  const { n, trace } = pass
  const width = 4 * hidden
  transpose(values.recurrent, hidden, width, trace.turnedRecurrent)
  backGates(shape, pass)
  for (let t = 0; t < n; t++) {
    for (let o = 0; o < width; o++) {
      gradient.bias[o] = (gradient.bias[o] as number) + (trace.gradient[t * width + o] as number)
    }
  }
  const byInput = { of: pass.input, down: 1, along: inputs }
  addProduct(byInput, trace.gradient, { rows: inputs, parts: n, width }, gradient.weight)
  const byBefore = { of: trace.before, down: 1, along: hidden }
  addProduct(byBefore, trace.gradient, { rows: hidden, parts: n, width }, gradient.recurrent)
  transpose(values.weight, inputs, width, trace.turned)
  const bySum = { of: trace.gradient, down: width, along: 1 }
  addProduct(bySum, trace.turned, { rows: n, parts: width, width: inputs }, pass.inputGradient)
}

/** Fills `trace.gradient`: what the sums of the four gates are asked for, from the last place read to the first. */
function backGates(shape: CellShape, pass: BackPass): void {
  const { hidden, backwards } = shape
  const { n, trace, outGradient } = pass
  const { gates, state, gradient, toOut, toState } = trace
  const width = 4 * hidden
  toState.fill(0)
  toOut.fill(0)
  for (let k = n - 1; k >= 0; k--) {
    const t = backwards ? n - 1 - k : k
    const last = backwards ? t + 1 : t - 1
    const asked = placeOf(gradient, t, width)
    recall({
      row: placeOf(gates, t, width),
      old: k > 0 ? placeOf(state, last, hidden) : trace.none,
      state: placeOf(state, t, hidden),
      up: placeOf(outGradient, t, hidden),
      ...{ toOut, toState, gradient: asked },
    })
    toOut.fill(0)
    const all = { of: asked, down: 0, along: 1 }
    addProduct(all, trace.turnedRecurrent, { rows: 1, parts: width, width: hidden }, toOut)
  }
}
