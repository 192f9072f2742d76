/**
 * Learns a linear-chain conditional random field: the chance of a paragraph's labels given hashed features of its
 * tokens, by AdaGrad (Duchi et al. 2011) on the log-likelihood. Deterministic: the order of examples follows the seed.
 */
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { type Chain, makeChain, runChain } from './chain.ts'
import { random, shuffle } from './random.ts'
import type { Sequences } from './sequences.ts'

/** Weights of features (id * L + label) and of steps ((edge * L + from) * L + to). */
export interface Weights {
  readonly unary: Float32Array
  readonly steps: Float32Array
}

export interface Settings {
  readonly featureCount: number
  readonly edgeCount: number
  readonly epochs: number
  readonly rate: number
  /** Share of a token's features that is left out at each visit. */
  readonly dropout: number
  readonly seed: number
  /** Scores added to each token's (token * L + label), from another model. */
  readonly extra?: Float32Array
  readonly onEpoch?: (epoch: number, loss: number, mean: Weights) => void
}

/** Learning slows down to this share of the rate. */
const LAST_PACE = 0.1
/** AdaGrad's sum of squares starts here. */
const FIRST_SQUARE = 0.1
/** Gradients below this move nothing. */
const TINY = 0.001

/** Everything that one learning run changes. */
interface Run {
  readonly data: Sequences
  readonly settings: Settings
  readonly weights: Weights
  readonly squares: Weights
  readonly chain: Chain
  /** Which features of the present sequence take part. */
  readonly mask: Uint8Array
  pace: number
}

/** Learns weights; gives the mean of the weights after the later two thirds of the epochs. */
export function learn(data: Sequences, settings: Settings): Weights {
  const next = random(settings.seed)
  const order = data.bounds.map((_, index) => index)
  const run = newRun(data, settings)
  const mean = blank(settings)
  let counted = 0
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, next)
    run.pace = settings.rate * (1 - (1 - LAST_PACE) * (epoch / settings.epochs))
    let loss = 0
    for (const index of order) loss += visit(run, index, next)
    if (epoch >= settings.epochs / 3) {
      counted++
      addToMean(mean.unary, run.weights.unary, counted)
      addToMean(mean.steps, run.weights.steps, counted)
    }
    settings.onEpoch?.(epoch, loss, counted > 0 ? mean : run.weights)
  }
  return mean
}

function newRun(data: Sequences, settings: Settings): Run {
  let longest = 0
  let most = 0
  for (const [from, to] of data.bounds) {
    longest = Math.max(longest, to - from)
    most = Math.max(most, (data.starts[to] as number) - (data.starts[from] as number))
  }
  const squares = blank(settings)
  squares.unary.fill(FIRST_SQUARE)
  squares.steps.fill(FIRST_SQUARE)
  const chain = makeChain(longest)
  return { data, settings, weights: blank(settings), squares, chain, mask: new Uint8Array(most), pace: 0 }
}

function blank({ featureCount, edgeCount }: Settings): Weights {
  return { unary: new Float32Array(featureCount * L), steps: new Float32Array(edgeCount * L * L) }
}

function addToMean(mean: Float32Array, values: Float32Array, counted: number): void {
  for (let k = 0; k < mean.length; k++) {
    mean[k] = (mean[k] as number) + ((values[k] as number) - (mean[k] as number)) / counted
  }
}

/** One sequence: scores, chances, and a step against the gradient. Gives its loss. */
function visit(run: Run, index: number, next: () => number): number {
  const { data, mask, settings, chain } = run
  const [from, to] = data.bounds[index] ?? [0, 0]
  const first = data.starts[from] as number
  const count = (data.starts[to] as number) - first
  const keep = 1 - settings.dropout
  for (let f = 0; f < count; f++) {
    mask[f] = (data.features[first + f] as number) >= 0 && (keep === 1 || next() < keep) ? 1 : 0
  }
  for (let t = from; t < to; t++) scoreToken(run, t, from, 1 / keep)
  const likelihood = runChain(chain, {
    from,
    to,
    steps: run.weights.steps,
    edges: data.edges,
    gold: data.gold,
  })
  for (let t = from + 1; t < to; t++) moveSteps(run, t, from)
  for (let t = from; t < to; t++) moveToken(run, t, from)
  return -likelihood
}

function scoreToken(
  { data, weights, mask, chain, settings }: Run,
  t: number,
  from: number,
  scale: number,
): void {
  const { unary } = weights
  const { emission } = chain
  const first = data.starts[from] as number
  const at = (t - from) * L
  for (let y = 0; y < L; y++) emission[at + y] = 0
  for (let f = data.starts[t] as number; f < (data.starts[t + 1] as number); f++) {
    if (mask[f - first] === 0) continue
    const row = (data.features[f] as number) * L
    for (let y = 0; y < L; y++) emission[at + y] = (emission[at + y] as number) + (unary[row + y] as number)
  }
  const { extra } = settings
  for (let y = 0; y < L; y++) {
    emission[at + y] = (emission[at + y] as number) * scale + (extra ? (extra[t * L + y] as number) : 0)
  }
}

function moveSteps({ data, weights, squares, chain, pace }: Run, t: number, from: number): void {
  const row = (data.edges[t] as number) * L * L
  const wanted = (data.gold[t - 1] as number) * L + (data.gold[t] as number)
  const at = (t - from) * L * L
  for (let k = 0; k < L * L; k++) {
    const slope = (chain.pair[at + k] as number) - (k === wanted ? 1 : 0)
    if (Math.abs(slope) < TINY / 10) continue
    const square = (squares.steps[row + k] as number) + slope * slope
    squares.steps[row + k] = square
    weights.steps[row + k] = (weights.steps[row + k] as number) - (pace * slope) / Math.sqrt(square)
  }
}

function moveToken({ data, weights, squares, chain, mask, pace }: Run, t: number, from: number): void {
  const gold = data.gold[t] as number
  const first = data.starts[from] as number
  const end = data.starts[t + 1] as number
  for (let y = 0; y < L; y++) {
    const slope = (chain.node[(t - from) * L + y] as number) - (y === gold ? 1 : 0)
    if (Math.abs(slope) < TINY) continue
    for (let f = data.starts[t] as number; f < end; f++) {
      if (mask[f - first] === 0) continue
      const k = (data.features[f] as number) * L + y
      const square = (squares.unary[k] as number) + slope * slope
      squares.unary[k] = square
      weights.unary[k] = (weights.unary[k] as number) - (pace * slope) / Math.sqrt(square)
    }
  }
}
