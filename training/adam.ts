/** Adam with decoupled decay (Kingma and Ba 2015; Loshchilov and Hutter 2019) on a list of arrays. */
import { addAdam, floats } from './matrix.ts'

export interface AdamState {
  readonly first: readonly Float32Array[]
  readonly second: readonly Float32Array[]
  steps: number
}

export interface AdamStep {
  /** The gradient is divided by this, then its length is cut to 1. */
  readonly size: number
  readonly rate: number
  readonly decay: number
}

const FIRST = 0.9
const SECOND = 0.999

/** Means of nothing yet, for parameters of these sizes. */
export function newAdam(values: readonly Float32Array[]): AdamState {
  const empty = (): Float32Array[] => values.map((array) => floats(array.length))
  return { first: empty(), second: empty(), steps: 0 }
}

/** One step down the gradient; empties the gradient. */
export function adamStep(
  values: readonly Float32Array[],
  gradients: readonly Float32Array[],
  state: AdamState,
  step: AdamStep,
): void {
  state.steps++
  const scale = 1 / Math.max(step.size, Math.sqrt(squareOf(gradients)))
  const rate = step.rate / (1 - FIRST ** state.steps)
  const unbias = 1 / (1 - SECOND ** state.steps)
  const shrink = 1 - step.rate * step.decay
  for (const [at, array] of values.entries()) {
    const [gradient, first, second] = [gradients[at], state.first[at], state.second[at]]
    if (!gradient || !first || !second) throw new Error('Adam knows other arrays')
    addAdam([array, gradient, first, second], { scale, rate, unbias, shrink })
  }
}

function squareOf(arrays: readonly Float32Array[]): number {
  let sum = 0
  for (const array of arrays) for (let k = 0; k < array.length; k++) sum += (array[k] as number) ** 2
  return sum
}
