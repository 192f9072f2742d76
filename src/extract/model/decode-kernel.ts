/** Chances by the WebAssembly kernel, eight labels at a time: what decode.ts does, in single precision. */
import { type Chances, EDGE_COUNT, factorsOf, type Lattice } from './decode.ts'
import { kernelMemory } from './kernel-memory.ts'
import { LABEL_COUNT as L } from './labels.ts'

/** Longest paragraph in tokens that the kernel has room for. */
const MOST_TOKENS = 2048

const FLOAT = 4
/** Columns of a row of the kernel's matrices. */
const COLUMNS = 8
/** Bytes that the kernel works with for a token, and besides. */
const WORK = 64

/** Writes the chances of tokens `start`..`end`, one paragraph; false when it is too long for that. */
export type Decoder = (
  lattice: Lattice,
  run: { readonly start: number; readonly end: number },
  into: Chances,
) => boolean

type Matrices = 'factors' | 'turned'
type FindChances = (
  emissions: number,
  edges: number,
  n: number,
  factors: number,
  turned: number,
  work: number,
  out: number,
  on: number,
) => void

/** A decoder for lattices with these steps. Throws when the module is not the kernel. */
export function decoderOf(module: WebAssembly.Module, steps: Float32Array): Decoder {
  const { exports } = new WebAssembly.Instance(module)
  const { take, grown } = kernelMemory(exports)
  const matrix = FLOAT * EDGE_COUNT * L * COLUMNS
  const at = { factors: take(matrix), turned: take(matrix) }
  const emissions = take(FLOAT * (MOST_TOKENS + 1) * L)
  const chances = take(FLOAT * MOST_TOKENS * L)
  const goesOn = take(FLOAT * MOST_TOKENS * L)
  const edges = take(MOST_TOKENS)
  const work = take(WORK * (MOST_TOKENS + 1))
  const memory = grown()
  const floats = new Float32Array(memory)
  const bytes = new Uint8Array(memory)
  putMatrices(floats, at, steps)
  const findChances = exports.chances as FindChances
  return (lattice, { start, end }, into) => {
    const n = end - start
    if (n > MOST_TOKENS) return false
    floats.set(lattice.emissions.subarray(start * L, end * L), emissions / FLOAT)
    bytes.set(lattice.edges.subarray(start, end), edges)
    findChances(emissions, edges, n, at.factors, at.turned, work, chances, goesOn)
    into.chances.set(floats.subarray(chances / FLOAT, chances / FLOAT + n * L), start * L)
    into.goesOn.set(floats.subarray(goesOn / FLOAT, goesOn / FLOAT + (n - 1) * L), start * L)
    return true
  }
}

/** Lays the exponentials of steps out as the kernel reads them. */
function putMatrices(
  floats: Float32Array,
  at: Readonly<Record<Matrices, number>>,
  steps: Float32Array,
): void {
  const factors = factorsOf(steps)
  for (let edge = 0; edge < EDGE_COUNT; edge++) {
    for (let x = 0; x < L; x++) {
      for (let y = 0; y < L; y++) {
        const factor = factors[(edge * L + x) * L + y] as number
        floats[at.factors / FLOAT + (edge * L + x) * COLUMNS + y] = factor
        floats[at.turned / FLOAT + (edge * L + y) * COLUMNS + x] = factor
      }
    }
  }
}
