/**
 * Learns a linear-chain conditional random field: the chance of a paragraph's labels given hashed features of its
 * tokens, by AdaGrad (Duchi et al. 2011) on the log-likelihood. Deterministic: the order of examples follows the seed.
 */
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { isForbidden } from '../src/extract/model/decode.ts'
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
  readonly dropout: number
  readonly decay: number
  readonly seed: number
  readonly onEpoch?: (epoch: number, loss: number, weights: Weights) => void
}

/** Learns weights; gives the mean of the weights after each epoch but the first ones. */
export function learn(data: Sequences, settings: Settings): Weights {
  const { featureCount, edgeCount, epochs, rate } = settings
  const unary = new Float32Array(featureCount * L)
  const steps = new Float32Array(edgeCount * L * L)
  const unarySquares = new Float32Array(featureCount * L).fill(0.1)
  const stepSquares = new Float32Array(edgeCount * L * L).fill(0.1)
  const mean = { unary: new Float32Array(featureCount * L), steps: new Float32Array(edgeCount * L * L) }
  let counted = 0
  const next = random(settings.seed)
  const order = data.bounds.map((_, index) => index)
  let longest = 0
  for (const [from, to] of data.bounds) longest = Math.max(longest, to - from)
  const space = workspace(longest)
  const keep = 1 - settings.dropout
  const scale = 1 / keep
  const mask = new Uint8Array(1 << 16)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next)
    let loss = 0
    const pace = rate * (1 - 0.9 * (epoch / epochs))
    for (const index of order) {
      const bounds = data.bounds[index]
      if (!bounds) continue
      const [from, to] = bounds
      const n = to - from
      const f0 = data.starts[from] as number
      const f1 = data.starts[to] as number
      const masked = settings.dropout > 0 && f1 - f0 < mask.length
      if (masked) for (let f = 0; f < f1 - f0; f++) mask[f] = next() < keep ? 1 : 0
      // emissions
      const { emission } = space
      for (let t = 0; t < n; t++) {
        let e0 = 0, e1 = 0, e2 = 0, e3 = 0, e4 = 0, e5 = 0, e6 = 0
        const end = data.starts[from + t + 1] as number
        for (let f = data.starts[from + t] as number; f < end; f++) {
          const id = data.features[f] as number
          if (id < 0 || (masked && !mask[f - f0])) continue
          const base = id * L
          e0 += unary[base] as number
          e1 += unary[base + 1] as number
          e2 += unary[base + 2] as number
          e3 += unary[base + 3] as number
          e4 += unary[base + 4] as number
          e5 += unary[base + 5] as number
          e6 += unary[base + 6] as number
        }
        const s = masked ? scale : 1
        const o = t * L
        emission[o] = e0 * s; emission[o + 1] = e1 * s; emission[o + 2] = e2 * s; emission[o + 3] = e3 * s
        emission[o + 4] = e4 * s; emission[o + 5] = e5 * s; emission[o + 6] = e6 * s
      }
      loss -= marginals(space, n, steps, data.edges, from, data.gold)
      // steps
      const { pair, node } = space
      for (let t = 1; t < n; t++) {
        const edge = (data.edges[from + t] as number) * L * L
        const wanted = (data.gold[from + t - 1] as number) * L + (data.gold[from + t] as number)
        for (let k = 0; k < L * L; k++) {
          const g = (pair[t * L * L + k] as number) - (k === wanted ? 1 : 0)
          if (g < 1e-4 && g > -1e-4) continue
          const sq = (stepSquares[edge + k] = (stepSquares[edge + k] as number) + g * g)
          steps[edge + k] = (steps[edge + k] as number) - (pace * g) / Math.sqrt(sq)
        }
      }
      for (let t = 0; t < n; t++) {
        const gold = data.gold[from + t] as number
        let most = 0
        for (let y = 0; y < L; y++) {
          const g = (node[t * L + y] as number) - (y === gold ? 1 : 0)
          node[t * L + y] = g
          if (g > most) most = g
          else if (-g > most) most = -g
        }
        if (most < 0.003) continue
        const end = data.starts[from + t + 1] as number
        for (let y = 0; y < L; y++) {
          const g = node[t * L + y] as number
          if (g < 0.001 && g > -0.001) continue
          const gg = g * g
          const pg = pace * g
          for (let f = data.starts[from + t] as number; f < end; f++) {
            const id = data.features[f] as number
            if (id < 0 || (masked && !mask[f - f0])) continue
            const k = id * L + y
            const sq = (unarySquares[k] as number) + gg
            unarySquares[k] = sq
            unary[k] = (unary[k] as number) - pg / Math.sqrt(sq)
          }
        }
      }
    }
    if (settings.decay > 0) for (let k = 0; k < unary.length; k++) unary[k] = (unary[k] as number) * (1 - settings.decay)
    if (epoch >= epochs / 3) {
      counted++
      for (let k = 0; k < unary.length; k++) mean.unary[k] = (mean.unary[k] as number) + ((unary[k] as number) - (mean.unary[k] as number)) / counted
      for (let k = 0; k < steps.length; k++) mean.steps[k] = (mean.steps[k] as number) + ((steps[k] as number) - (mean.steps[k] as number)) / counted
    }
    settings.onEpoch?.(epoch, loss, counted > 0 ? mean : { unary, steps })
  }
  return mean
}

export interface Workspace {
  readonly emission: Float64Array
  readonly node: Float64Array
  readonly pair: Float64Array
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly weight: Float64Array
  readonly stepWeight: Float64Array
}

export function workspace(longest: number): Workspace {
  const n = longest + 1
  return {
    emission: new Float64Array(n * L),
    node: new Float64Array(n * L),
    pair: new Float64Array(n * L * L),
    forward: new Float64Array(n * L),
    backward: new Float64Array(n * L),
    weight: new Float64Array(n * L),
    stepWeight: new Float64Array(n * L * L),
  }
}

/** Fills node and pair marginals of a sequence of n tokens; gives the log-likelihood of its gold labels. */
export function marginals(space: Workspace, n: number, steps: Float32Array, edges: Uint8Array, from: number, gold: Uint8Array): number {
  const { emission, node, pair, forward, backward, weight, stepWeight } = space
  let log = 0
  for (let t = 0; t < n; t++) {
    let top = -Infinity
    for (let y = 0; y < L; y++) top = Math.max(top, emission[t * L + y] as number)
    log += top
    for (let y = 0; y < L; y++) weight[t * L + y] = Math.exp((emission[t * L + y] as number) - top)
  }
  for (let t = 1; t < n; t++) {
    const edge = (edges[from + t] as number) * L * L
    for (let a = 0; a < L; a++) for (let b = 0; b < L; b++) {
      stepWeight[t * L * L + a * L + b] = isForbidden(a, b) ? 0 : Math.exp(steps[edge + a * L + b] as number)
    }
  }
  let total = 0
  for (let y = 0; y < L; y++) {
    const v = isForbidden(0, y) ? 0 : (weight[y] as number)
    forward[y] = v
    total += v
  }
  for (let y = 0; y < L; y++) forward[y] = (forward[y] as number) / total
  log += Math.log(total)
  for (let t = 1; t < n; t++) {
    total = 0
    const o = t * L
    const so = t * L * L
    for (let b = 0; b < L; b++) {
      let sum = 0
      for (let a = 0; a < L; a++) sum += (forward[o - L + a] as number) * (stepWeight[so + a * L + b] as number)
      sum *= weight[o + b] as number
      forward[o + b] = sum
      total += sum
    }
    log += Math.log(total)
    for (let b = 0; b < L; b++) forward[o + b] = (forward[o + b] as number) / total
  }
  for (let y = 0; y < L; y++) backward[(n - 1) * L + y] = 1
  for (let t = n - 1; t >= 0; t--) {
    const o = t * L
    let z = 0
    for (let y = 0; y < L; y++) z += (forward[o + y] as number) * (backward[o + y] as number)
    for (let y = 0; y < L; y++) node[o + y] = ((forward[o + y] as number) * (backward[o + y] as number)) / z
    if (t === 0) break
    const so = t * L * L
    let pz = 0
    total = 0
    for (let a = 0; a < L; a++) {
      let sum = 0
      const fa = forward[o - L + a] as number
      for (let b = 0; b < L; b++) {
        const v = (stepWeight[so + a * L + b] as number) * (weight[o + b] as number) * (backward[o + b] as number)
        sum += v
        const p = fa * v
        pair[so + a * L + b] = p
        pz += p
      }
      backward[o - L + a] = sum
      total += sum
    }
    for (let k = 0; k < L * L; k++) pair[so + k] = (pair[so + k] as number) / pz
    for (let a = 0; a < L; a++) backward[o - L + a] = (backward[o - L + a] as number) / total
  }
  // gold path
  let path = 0
  for (let t = 0; t < n; t++) {
    path += emission[t * L + (gold[from + t] as number)] as number
    if (t > 0) path += steps[((edges[from + t] as number) * L + (gold[from + t - 1] as number)) * L + (gold[from + t] as number)] as number
  }
  return path - log
}
