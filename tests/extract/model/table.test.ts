/** The kernel's sums of table rows are those of the few lines that need no kernel. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { summerOf } from '../../../src/extract/model/table.ts'
import { putIntoKernel } from '../../../src/extract/model/table-kernel.ts'
import { packTable } from '../../../training/pack.ts'
import { random } from '../../../training/random.ts'

const kernel = new WebAssembly.Module(
  readFileSync(new URL('../../../src/extract/model/kernel.wasm', import.meta.url)),
)

/** A table of 2^12 buckets, a quarter of them with rows of random weights; the first and the last bucket have one. */
function randomTable(classes: number) {
  const next = random(classes)
  const buckets = Uint32Array.from({ length: 4096 }, (_, bucket) => bucket).filter(
    (bucket) => bucket === 0 || bucket === 4095 || next() < 0.25,
  )
  const weights = Float32Array.from({ length: buckets.length * classes }, () => 254 * next() - 127)
  return packTable(12, buckets, weights, 1)
}

it.each([7, 31])('sums rows of %i classes', (classes) => {
  const table = randomTable(classes)
  const plain = summerOf(table)
  const fast = summerOf(putIntoKernel(kernel, { other: randomTable(3), table }).table)
  const next = random(99)
  for (const count of [0, 1, 2, 80, 127]) {
    for (const { sink } of [plain, fast]) sink.length = count
    for (let at = 0; at < count; at++) plain.sink.out[at] = Math.floor(next() * 2 ** 32)
    plain.sink.out[0] = -1
    fast.sink.out.set(plain.sink.out.subarray(0, count))
    plain.sum()
    fast.sum()
    expect([...fast.sums]).toEqual([...plain.sums])
    expect(plain.sums.some((sum) => sum !== 0)).toBe(count > 0)
  }
})
