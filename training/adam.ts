/** Adam with decoupled decay (Kingma and Ba 2015; Loshchilov and Hutter 2019) on a list of arrays. */

export interface AdamState {
  readonly first: readonly Float64Array[]
  readonly second: readonly Float64Array[]
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
const EPSILON = 1e-8

/** Means of nothing yet, for parameters of these sizes. */
export function newAdam(values: readonly Float64Array[]): AdamState {
  const empty = (): Float64Array[] => values.map((array) => new Float64Array(array.length))
  return { first: empty(), second: empty(), steps: 0 }
}

/** One step down the gradient; empties the gradient. */
export function adamStep(
  values: readonly Float64Array[],
  gradients: readonly Float64Array[],
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
    for (let k = 0; k < array.length; k++) {
      const g = (gradient[k] as number) * scale
      const m = FIRST * (first[k] as number) + (1 - FIRST) * g
      const v = SECOND * (second[k] as number) + (1 - SECOND) * g * g
      first[k] = m
      second[k] = v
      array[k] = (array[k] as number) * shrink - (rate * m) / (Math.sqrt(v * unbias) + EPSILON)
      gradient[k] = 0
    }
  }
}

function squareOf(arrays: readonly Float64Array[]): number {
  let sum = 0
  for (const array of arrays) for (let k = 0; k < array.length; k++) sum += (array[k] as number) ** 2
  return sum
}
