/**
 * One direction of a recurrent layer (long short-term memory), forward and backward over one sequence.
 * A gate is 0.5 + 0.5 * squash(half of its sum), which is the logistic function of its sum.
 */
import { squash } from '../src/extract/model/squash.ts'
import { addOuter, multiply, multiplyBack } from './matrix.ts'

/** Parameters or gradients of one direction: `weight` is [4 * hidden][inputs] and `recurrent` [4 * hidden][hidden], by rows of in gate, keep gate, candidate, out gate. */
export interface CellValues {
  readonly weight: Float64Array
  readonly recurrent: Float64Array
  readonly bias: Float64Array
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
  readonly gates: Float64Array
  /** [n][hidden]: state, and output, of each place. */
  readonly state: Float64Array
  readonly out: Float64Array
  /** [n][hidden]: output of the place read before. */
  readonly before: Float64Array
  readonly gradient: Float64Array
}

/** Space for sequences of up to `longest` places. */
export function newTrace({ hidden }: CellShape, longest: number): CellTrace {
  const array = (width: number): Float64Array => new Float64Array(longest * width)
  return {
    gates: array(4 * hidden),
    state: array(hidden),
    out: array(hidden),
    before: array(hidden),
    gradient: array(4 * hidden),
  }
}

/** Slope of `squash` where its value is s, as for the tanh. */
function slope(s: number): number {
  return 1 - s * s
}

/** Runs over `n` rows of `input` ([n][inputs]); fills the trace. */
export function forward(
  shape: CellShape,
  values: CellValues,
  pass: { input: Float64Array; n: number; trace: CellTrace },
): void {
  const { hidden } = shape
  const { n, trace } = pass
  const { gates, state, out, before } = trace
  multiply(pass.input, values.weight, { n, inputs: shape.inputs, outputs: 4 * hidden }, gates)
  const sums = new Float64Array(4 * hidden)
  for (let k = 0; k < n; k++) {
    const t = shape.backwards ? n - 1 - k : k
    const last = shape.backwards ? t + 1 : t - 1
    for (let u = 0; u < hidden; u++) before[t * hidden + u] = k > 0 ? (out[last * hidden + u] as number) : 0
    multiply(
      before.subarray(t * hidden, (t + 1) * hidden),
      values.recurrent,
      { n: 1, inputs: hidden, outputs: 4 * hidden },
      sums,
    )
    const row = t * 4 * hidden
    for (let o = 0; o < 4 * hidden; o++) {
      const half = o >= 2 * hidden && o < 3 * hidden ? 1 : 0.5
      gates[row + o] = squash(
        half * ((gates[row + o] as number) + (sums[o] as number) + (values.bias[o] as number)),
      )
    }
    for (let u = 0; u < hidden; u++) {
      const enter = 0.5 + 0.5 * (gates[row + u] as number)
      const keep = 0.5 + 0.5 * (gates[row + hidden + u] as number)
      const candidate = gates[row + 2 * hidden + u] as number
      const open = 0.5 + 0.5 * (gates[row + 3 * hidden + u] as number)
      const old = k > 0 ? (state[last * hidden + u] as number) : 0
      const now = keep * old + enter * candidate
      state[t * hidden + u] = now
      out[t * hidden + u] = open * squash(now)
    }
  }
}

interface BackPass {
  readonly input: Float64Array
  readonly n: number
  readonly trace: CellTrace
  /** [n][hidden] */
  readonly outGradient: Float64Array
  /** [n][inputs], added to. */
  readonly inputGradient: Float64Array
}

/** Adds to `gradient` and to `inputGradient` what `outGradient` asks of them; follows a `forward` over the same input. */
export function backward(shape: CellShape, values: CellValues, gradient: CellValues, pass: BackPass): void {
  const { hidden, inputs } = shape
  const { n, trace } = pass
  const size = { n, inputs, outputs: 4 * hidden }
  backGates(shape, values, pass)
  for (let t = 0; t < n; t++) {
    for (let o = 0; o < 4 * hidden; o++) {
      gradient.bias[o] = (gradient.bias[o] as number) + (trace.gradient[t * 4 * hidden + o] as number)
    }
  }
  addOuter(trace.gradient, pass.input, size, gradient.weight)
  addOuter(trace.gradient, trace.before, { ...size, inputs: hidden }, gradient.recurrent)
  multiplyBack(trace.gradient, values.weight, size, pass.inputGradient)
}

/** Fills `trace.gradient`: what the sums of the four gates are asked for, from the last place read to the first. */
function backGates(shape: CellShape, values: CellValues, pass: BackPass): void {
  const { hidden, backwards } = shape
  const { n, trace, outGradient } = pass
  const { gates, state, gradient } = trace
  const toState = new Float64Array(hidden)
  const toOut = new Float64Array(hidden)
  for (let k = n - 1; k >= 0; k--) {
    const t = backwards ? n - 1 - k : k
    const last = backwards ? t + 1 : t - 1
    const row = t * 4 * hidden
    for (let u = 0; u < hidden; u++) {
      const [enterGate, keepGate] = [gates[row + u] as number, gates[row + hidden + u] as number]
      const candidate = gates[row + 2 * hidden + u] as number
      const openGate = gates[row + 3 * hidden + u] as number
      const seen = squash(state[t * hidden + u] as number)
      const up = (outGradient[t * hidden + u] as number) + (toOut[u] as number)
      const here = (toState[u] as number) + up * (0.5 + 0.5 * openGate) * slope(seen)
      const old = k > 0 ? (state[last * hidden + u] as number) : 0
      gradient[row + u] = here * candidate * 0.25 * slope(enterGate)
      gradient[row + hidden + u] = here * old * 0.25 * slope(keepGate)
      gradient[row + 2 * hidden + u] = here * (0.5 + 0.5 * enterGate) * slope(candidate)
      gradient[row + 3 * hidden + u] = up * seen * 0.25 * slope(openGate)
      toState[u] = here * (0.5 + 0.5 * keepGate)
    }
    toOut.fill(0)
    multiplyBack(
      gradient.subarray(row, row + 4 * hidden),
      values.recurrent,
      { n: 1, inputs: hidden, outputs: 4 * hidden },
      toOut,
    )
  }
}
