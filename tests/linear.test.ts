/**
 * Reading takes time in proportion to the text, on hostile texts and pages too; refusing one as well. The figures to a megabyte are made
 * by `npm run bench:linear`. Here a text four times as long may take ten times as long: quadratic would be sixteen.
 */
import { describe, expect, test } from 'vitest'
import { medianCpu, readers } from './linear-families.ts'

const SIZE = 12_000
/** Milliseconds below which a clock says little. */
const GRAIN = 15

for (const [reader, [families, read]] of Object.entries(readers())) {
  describe(reader, () => {
    test.each(Object.entries(families))('%s', { timeout: 120_000 }, (_, make) => {
      read(make(SIZE / 4))
      const ratio = () => {
        const single = medianCpu(1, () => read(make(SIZE)))
        return medianCpu(1, () => read(make(4 * SIZE))) / Math.max(single, GRAIN)
      }
      // The least of some: what else goes on in the process can only add.
      let least = ratio()
      for (let tries = 0; tries < 4 && least > 10; tries++) least = Math.min(least, ratio())
      expect(least).toBeLessThan(10)
    })
  })
}

test('what is quadratic is found', () => {
  const quadratic = (text: string) => {
    let sum = 0
    for (let i = 0; i < text.length; i += 8) for (let j = 0; j < i; j++) sum += text.charCodeAt(j)
    return sum
  }
  const [single, fourfold] = [SIZE, 4 * SIZE].map((size) => medianCpu(1, () => quadratic('a'.repeat(size))))
  expect((fourfold ?? 0) / Math.max(single ?? 0, GRAIN)).toBeGreaterThan(10)
})
