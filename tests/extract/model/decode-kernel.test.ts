/** The kernel's chances are those of the plain arithmetic. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { EDGE_COUNT, labelChances } from '../../../src/extract/model/decode.ts'
import { decoderOf } from '../../../src/extract/model/decode-kernel.ts'
import { LABEL_COUNT as L } from '../../../src/extract/model/labels.ts'
import { random } from '../../../training/random.ts'

const kernel = new WebAssembly.Module(
  readFileSync(new URL('../../../src/extract/model/kernel.wasm', import.meta.url)),
)
const next = random(5)
const floats = (length: number, most: number) => Float32Array.from({ length }, () => most * (2 * next() - 1))
const steps = floats(EDGE_COUNT * L * L, 3)
const decoder = decoderOf(kernel, steps)

it.each([
  [1, 4],
  [2, 4],
  [7, 0.1],
  [60, 4],
  [2048, 12],
])('over %i tokens with scores up to %f', (n, most) => {
  const start = 3
  const end = start + n
  const edges = Uint8Array.from({ length: end + 2 }, () => Math.floor(256 * next()))
  const lattice = { emissions: floats((end + 2) * L, most), edges, steps }
  const zeros = () => new Float32Array((end + 2) * L)
  const plain = { chances: zeros(), goesOn: zeros() }
  const fast = { chances: zeros(), goesOn: zeros() }
  labelChances(lattice, start, end, plain)
  expect(decoder(lattice, { start, end }, fast)).toBe(true)
  const furthest = (some: Float32Array, others: Float32Array) =>
    Math.max(...some.map((one, k) => Math.abs(one - (others[k] ?? 0))))
  expect(furthest(fast.chances, plain.chances)).toBeLessThan(1e-5)
  // what follows a label that hardly can be is not known to the last digit
  const known = plain.goesOn.map((on, k) => ((plain.chances[k] ?? 0) > 1e-6 && k % L > 0 ? on : 0))
  const found = fast.goesOn.map((on, k) => ((plain.chances[k] ?? 0) > 1e-6 && k % L > 0 ? on : 0))
  expect(furthest(found, known)).toBeLessThan(1e-4)
  expect(Math.max(...plain.chances)).toBeGreaterThan(0.2)
  if (n > 1) expect(Math.max(...known)).toBeGreaterThan(0.1)
})

it('leaves a longer paragraph to the plain arithmetic', () => {
  const none = { chances: new Float32Array(0), goesOn: new Float32Array(0) }
  const lattice = { emissions: new Float32Array(0), edges: new Uint8Array(0), steps }
  expect(decoder(lattice, { start: 0, end: 2049 }, none)).toBe(false)
})
