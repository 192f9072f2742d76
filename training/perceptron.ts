/** A multi-class averaged perceptron over hashed features (Collins 2002), for taggers that decide token by token. */

/** Weights: bucket * classes + class. A bucket is the top `bits` bits of a feature's hash. */
export interface Perceptron {
  readonly bits: number
  readonly classes: number
  readonly weights: Float32Array
  readonly sums: Float32Array
  readonly touched: Int32Array
  step: number
}

export function newPerceptron(bits: number, classes: number): Perceptron {
  const size = classes << bits
  return {
    bits,
    classes,
    weights: new Float32Array(size),
    sums: new Float32Array(size),
    touched: new Int32Array(size),
    step: 0,
  }
}

/** The class with the most votes for the first `count` features; fills `votes`. */
export function predictClass(
  model: Perceptron,
  features: Int32Array,
  count: number,
  votes: Float64Array,
): number {
  const { weights, classes } = model
  const shift = 32 - model.bits
  votes.fill(0)
  for (let f = 0; f < count; f++) {
    const base = ((features[f] as number) >>> shift) * classes
    for (let c = 0; c < classes; c++) votes[c] = (votes[c] as number) + (weights[base + c] as number)
  }
  let best = 0
  for (let c = 1; c < classes; c++) if ((votes[c] as number) > (votes[best] as number)) best = c
  return best
}

/** Moves the weights of the first `count` features towards `gold`, away from `guess`. */
export function teach(
  model: Perceptron,
  features: Int32Array,
  count: number,
  gold: number,
  guess: number,
): void {
  model.step++
  if (gold === guess) return
  const shift = 32 - model.bits
  for (let f = 0; f < count; f++) {
    const base = ((features[f] as number) >>> shift) * model.classes
    nudge(model, base + gold, 1)
    nudge(model, base + guess, -1)
  }
}

function nudge(model: Perceptron, at: number, by: number): void {
  const { weights, sums, touched, step } = model
  sums[at] = (sums[at] as number) + (step - (touched[at] as number)) * (weights[at] as number)
  touched[at] = step
  weights[at] = (weights[at] as number) + by
}

/** Replaces the weights by their mean over all steps. */
export function average(model: Perceptron): void {
  const { weights, sums, touched, step } = model
  for (let at = 0; at < weights.length; at++) {
    const sum = (sums[at] as number) + (step - (touched[at] as number)) * (weights[at] as number)
    weights[at] = sum / (step || 1)
  }
}
