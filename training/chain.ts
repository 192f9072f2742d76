/** Forward-backward over one labelled sequence: the chances of labels and of steps, and how likely the gold labels are. */
import { isForbidden } from '../src/extract/model/decode.ts'
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'

/** Space for one sequence at a time. Token t (from the sequence's start) has L values at t * L, its step L * L at t * L * L. */
export interface Chain {
  /** In: the scores of labels. */
  readonly emission: Float64Array
  /** Out: the chances of labels and of steps into each token. */
  readonly node: Float64Array
  readonly pair: Float64Array
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly weight: Float64Array
  readonly factor: Float64Array
}

/** Where a sequence lies, and the step weights. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly steps: Float32Array
  readonly edges: Uint8Array
  readonly gold: Uint8Array
}

const ALLOWED = Uint8Array.from({ length: L * L }, (_, k) => (isForbidden(Math.floor(k / L), k % L) ? 0 : 1))

/** Space for sequences of up to `longest` tokens. */
export function makeChain(longest: number): Chain {
  const tokens = (): Float64Array => new Float64Array(longest * L)
  return {
    emission: tokens(),
    node: tokens(),
    pair: new Float64Array(longest * L * L),
    forward: tokens(),
    backward: tokens(),
    weight: tokens(),
    factor: new Float64Array(longest * L * L),
  }
}

/** Fills `node` and `pair` from `emission`; gives the logarithm of the chance of the gold labels. */
export function runChain(chain: Chain, stretch: Stretch): number {
  const n = stretch.to - stretch.from
  let log = prepare(chain, stretch, n)
  log += forwards(chain, n)
  backwards(chain, n)
  return goldScore(chain, stretch, n) - log
}

/** Turns scores into factors; gives what was taken out of them. */
function prepare({ emission, weight, factor }: Chain, { from, steps, edges }: Stretch, n: number): number {
  let log = 0
  for (let t = 0; t < n; t++) {
    let top = -Infinity
    for (let y = 0; y < L; y++) top = Math.max(top, emission[t * L + y] as number)
    log += top
    for (let y = 0; y < L; y++) weight[t * L + y] = Math.exp((emission[t * L + y] as number) - top)
    const row = (edges[from + t] as number) * L * L
    for (let k = 0; k < L * L; k++) {
      factor[t * L * L + k] = ALLOWED[k] === 1 ? Math.exp(steps[row + k] as number) : 0
    }
  }
  return log
}

function forwards({ forward, weight, factor }: Chain, n: number): number {
  let log = 0
  for (let t = 0; t < n; t++) {
    let total = 0
    for (let y = 0; y < L; y++) {
      let sum = t === 0 ? (ALLOWED[y] as number) : 0
      if (t > 0) {
        for (let x = 0; x < L; x++) {
          sum += (forward[(t - 1) * L + x] as number) * (factor[(t * L + x) * L + y] as number)
        }
      }
      sum *= weight[t * L + y] as number
      forward[t * L + y] = sum
      total += sum
    }
    log += Math.log(total)
    for (let y = 0; y < L; y++) forward[t * L + y] = (forward[t * L + y] as number) / total
  }
  return log
}

function backwards({ forward, backward, weight, factor, node, pair }: Chain, n: number): void {
  for (let y = 0; y < L; y++) backward[(n - 1) * L + y] = 1
  for (let t = n - 1; t >= 0; t--) {
    for (let y = 0; y < L; y++)
      node[t * L + y] = (forward[t * L + y] as number) * (backward[t * L + y] as number)
    normalise(node, t * L, L)
    if (t === 0) return
    for (let x = 0; x < L; x++) {
      let sum = 0
      for (let y = 0; y < L; y++) {
        const k = (t * L + x) * L + y
        const part = (factor[k] as number) * (weight[t * L + y] as number) * (backward[t * L + y] as number)
        sum += part
        pair[k] = part * (forward[(t - 1) * L + x] as number)
      }
      backward[(t - 1) * L + x] = sum
    }
    normalise(pair, t * L * L, L * L)
    normalise(backward, (t - 1) * L, L)
  }
}

function normalise(values: Float64Array, at: number, count: number): void {
  let sum = 0
  for (let k = 0; k < count; k++) sum += values[at + k] as number
  for (let k = 0; k < count; k++) values[at + k] = (values[at + k] as number) / sum
}

function goldScore({ emission }: Chain, { from, steps, edges, gold }: Stretch, n: number): number {
  let score = 0
  for (let t = 0; t < n; t++) {
    const y = gold[from + t] as number
    score += emission[t * L + y] as number
    if (t > 0)
      score += steps[((edges[from + t] as number) * L + (gold[from + t - 1] as number)) * L + y] as number
  }
  return score
}
