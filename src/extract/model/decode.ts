/**
 * From emission scores to labels: the chances of labels in each paragraph (forward-backward), and the pieces that are
 * likely as wholes.
 */
import type { Codes } from './codes.ts'
import type { Decoder } from './decode-kernel.ts'
import { LABEL_COUNT as L, NONE } from './labels.ts'

/** Emission scores and steps of a document. Token t has scores `emissions[t * L..]`; `edges[t]` is the step into it. */
export interface Lattice {
  readonly emissions: Float32Array
  readonly edges: Uint8Array
  readonly steps: Float32Array
  /** What decodes paragraphs faster, if there is such (decode-kernel.ts). */
  readonly decoder?: Decoder | undefined
}

/** Kinds of step: the shapes (16 each) of two neighbouring tokens. */
export const EDGE_COUNT = 256

/** The step into the token at place `at`. */
export function edgeAt(codes: Codes, at: number): number {
  return ((codes.shape[at - 1] as number) << 4) | (codes.shape[at] as number)
}

/** True where BIO does not allow a step: inside a role only after its beginning or inside. */
export function isForbidden(from: number, to: number): boolean {
  return to !== NONE && to % 2 === 0 && from !== to && from !== to - 1
}

const FORBIDDEN = Uint8Array.from({ length: L * L }, (_, pair) =>
  isForbidden(Math.floor(pair / L), pair % L) ? 1 : 0,
)

/** What forward-backward gives for every token (token * L + label). */
export interface Chances {
  /** The chance of the label. */
  readonly chances: Float32Array
  /** The chance that its role goes on with the next token, if the token has the label; only for labels of roles. */
  readonly goesOn: Float32Array
}

/** Writes the chances of the labels of tokens from..to (one paragraph): forward-backward. */
export function labelChances(lattice: Lattice, from: number, to: number, out: Chances): void {
  const { emissions, edges } = lattice
  const { chances, goesOn } = out
  const factors = factorsOf(lattice.steps)
  const weights = new Float64Array((to - from) * L)
  for (let t = from; t < to; t++) {
    let top = -Infinity
    for (let y = 0; y < L; y++) top = Math.max(top, emissions[t * L + y] as number)
    for (let y = 0; y < L; y++) weights[(t - from) * L + y] = Math.exp((emissions[t * L + y] as number) - top)
  }
  const forward = forwards(lattice, from, weights)
  const backward = new Float64Array(L).fill(1)
  const next = new Float64Array(L)
  for (let t = to - from - 1; t >= 0; t--) {
    for (let y = 0; y < L; y++)
      chances[(from + t) * L + y] = (forward[t * L + y] as number) * (backward[y] as number)
    scale(chances, (from + t) * L)
    if (t === 0) return
    const edge = (edges[from + t] as number) * L * L
    for (let x = 0; x < L; x++) {
      let sum = 0
      let inside = 0
      for (let y = 0; y < L; y++) {
        const part =
          (factors[edge + x * L + y] as number) * (weights[t * L + y] as number) * (backward[y] as number)
        sum += part
        if (y === x + (x % 2)) inside = part
      }
      next[x] = sum
      goesOn[(from + t - 1) * L + x] = inside / sum
    }
    backward.set(next)
    scale(backward, 0)
  }
}

/** The chances of labels given the tokens up to their own, for the tokens from `from` on; `weights` are the exponentials of scores. */
function forwards({ edges, steps }: Lattice, from: number, weights: Float64Array): Float64Array {
  const factors = factorsOf(steps)
  const forward = new Float64Array(weights.length)
  for (let y = 0; y < L; y++) forward[y] = FORBIDDEN[y] ? 0 : (weights[y] as number)
  scale(forward, 0)
  for (let t = 1; t * L < weights.length; t++) {
    const edge = (edges[from + t] as number) * L * L
    for (let y = 0; y < L; y++) {
      let sum = 0
      for (let x = 0; x < L; x++) {
        sum += (forward[(t - 1) * L + x] as number) * (factors[edge + x * L + y] as number)
      }
      forward[t * L + y] = sum * (weights[t * L + y] as number)
    }
    scale(forward, t * L)
  }
  return forward
}

/** The exponentials of step weights (0 for a step that is not allowed), kept for as long as the weights are: every article needs the same ones. */
const FACTORS = new WeakMap<Float32Array, Float32Array>()

/** Factors of steps for `labelChances`; worked out once for each array of steps. */
export function factorsOf(steps: Float32Array): Float32Array {
  const known = FACTORS.get(steps)
  if (known) return known
  const factors = steps.map((step, k) => (FORBIDDEN[k % (L * L)] ? 0 : Math.exp(step)))
  FACTORS.set(steps, factors)
  return factors
}

/** Divides the L values at `at` by their sum. */
function scale(values: Float64Array | Float32Array, at: number): void {
  let sum = 0
  for (let y = 0; y < L; y++) sum += values[at + y] as number
  for (let y = 0; y < L; y++) values[at + y] = (values[at + y] as number) / (sum || 1)
}
