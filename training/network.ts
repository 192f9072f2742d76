/**
 * Learns the network: tables summed, recurrent layers, a score for each label, a conditional random field over them.
 * Adam on the log-likelihood of the labels; deterministic by seed.
 */
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { BREAK, COLUMNS, UNKNOWN } from '../src/extract/model/network-input.ts'
import { adamStep, newAdam } from './adam.ts'
import { type Chain, makeChain, runChain } from './chain.ts'
import { newSpace, passBack, passForward, type Space } from './network-pass.ts'
import { arraysOf, type NetworkShape, type NetworkValues, startValues, zerosLike } from './network-values.ts'
import { random, shuffle } from './random.ts'

/** One article: rows of table numbers ([size][COLUMNS]) and a label for each. */
export interface NetworkExample {
  readonly rows: Uint16Array
  readonly labels: Uint8Array
}

export interface NetworkSettings extends NetworkShape {
  readonly epochs: number
  readonly rate: number
  readonly decay: number
  /** Shares of words, of table sums and of layer outputs that are left out at random. */
  readonly dropWords: number
  readonly dropInput: number
  readonly dropOutput: number
  /** Articles are cut at breaks into pieces of at most this many rows; a step sees `batch` pieces. */
  readonly piece: number
  readonly batch: number
  readonly seed: number
  readonly onEpoch?: (epoch: number, loss: number, values: NetworkValues) => void
}

/** Rows `from`..`to` of an article. */
interface Piece {
  readonly example: NetworkExample
  readonly from: number
  readonly to: number
}

interface Run {
  readonly settings: NetworkSettings
  readonly values: NetworkValues
  readonly gradient: NetworkValues
  readonly space: Space
  readonly chain: Chain
  readonly steps: Float32Array
  readonly edges: Uint8Array
  readonly scoreGradient: Float64Array
  readonly next: () => number
}

/** Learns from the examples, beginning with `words` ([tableRows[0]][width]) as the table of words. */
export function learnNetwork(
  examples: readonly NetworkExample[],
  words: Float32Array,
  settings: NetworkSettings,
): NetworkValues {
  const next = random(settings.seed)
  const values = startValues(settings, words, next)
  const { piece, batch } = settings
  const run: Run = {
    settings,
    values,
    gradient: zerosLike(values),
    space: newSpace(settings, piece),
    chain: makeChain(piece),
    steps: new Float32Array(L * L),
    edges: new Uint8Array(piece),
    scoreGradient: new Float64Array(piece * L),
    next,
  }
  const adam = newAdam(arraysOf(values))
  const perEpoch = Math.ceil(cut(examples, piece, () => 0.5).length / batch)
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const pieces = cut(examples, piece, next)
    shuffle(pieces, next)
    let loss = 0
    let rows = 0
    for (let from = 0; from < pieces.length; from += batch) {
      let size = 0
      for (const one of pieces.slice(from, from + batch)) {
        loss += learnPiece(run, one)
        size += one.to - one.from
      }
      rows += size
      const rate = rateAt(settings, adam.steps + 1, perEpoch)
      adamStep(arraysOf(values), arraysOf(run.gradient), adam, { size, rate, decay: settings.decay })
    }
    settings.onEpoch?.(epoch, loss / rows, values)
  }
  return values
}

/** Rises over half an epoch, then falls along a cosine to a fiftieth. */
function rateAt({ rate, epochs }: NetworkSettings, step: number, perEpoch: number): number {
  const rise = perEpoch / 2
  if (step < rise) return (rate * step) / rise
  const share = Math.min(1, (step - rise) / (perEpoch * epochs - rise))
  return rate * (0.02 + 0.98 * 0.5 * (1 + Math.cos(Math.PI * share)))
}

/** Cuts articles at breaks into pieces of at most `longest` rows that share their break; the first of each is of random length. */
function cut(examples: readonly NetworkExample[], longest: number, next: () => number): Piece[] {
  const pieces: Piece[] = []
  for (const example of examples) {
    const { rows, labels } = example
    let from = 0
    let limit = Math.floor(longest / 3 + (next() * longest * 2) / 3)
    while (from < labels.length - 1) {
      const end = Math.min(from + limit, labels.length)
      let last = end - 1
      while (last > from && rows[last * COLUMNS] !== BREAK) last--
      const whole = last > from
      pieces.push({ example, from, to: whole ? last + 1 : end })
      from = whole ? last : end
      limit = longest
    }
  }
  return pieces
}

/** Adds one piece's gradient; gives its negative log-likelihood. */
function learnPiece(run: Run, { example, from, to }: Piece): number {
  const { settings, values, gradient, space, chain, next } = run
  const rows = example.rows.slice(from * COLUMNS, to * COLUMNS)
  for (let k = 0; k < rows.length; k += COLUMNS) {
    if (rows[k] !== BREAK && next() < settings.dropWords) rows[k] = UNKNOWN
  }
  const gold = example.labels.subarray(from, to)
  passForward(values, space, rows, chain.emission, {
    input: settings.dropInput,
    output: settings.dropOutput,
    next,
  })
  run.steps.set(values.steps)
  const loss = -runChain(chain, { from: 0, to: to - from, steps: run.steps, edges: run.edges, gold })
  chainGradient(run, gold)
  passBack(values, gradient, space, rows, run.scoreGradient)
  return loss
}

/** Marginals less the gold labels: the gradients of scores and of steps. */
function chainGradient({ chain, gradient, scoreGradient }: Run, gold: Uint8Array): void {
  const { node, pair } = chain
  const { steps } = gradient
  for (let t = 0; t < gold.length; t++) {
    const label = gold[t] as number
    for (let y = 0; y < L; y++) scoreGradient[t * L + y] = (node[t * L + y] as number) - (y === label ? 1 : 0)
    if (t === 0) continue
    for (let k = 0; k < L * L; k++) steps[k] = (steps[k] as number) + (pair[t * L * L + k] as number)
    const wanted = (gold[t - 1] as number) * L + label
    steps[wanted] = (steps[wanted] as number) - 1
  }
}
