/** The written-out sum is the general one. */
import { expect, it } from 'vitest'
import { addRows, sumSeven } from '../../src/extract/model/table.ts'
import { packTable } from '../../training/pack.ts'

it('sums the rows of seven classes', () => {
  const buckets = Uint32Array.of(1, 5, 6)
  const table = packTable(
    5,
    buckets,
    Float32Array.from({ length: 21 }, (_, at) => at - 10),
    1,
  )
  const hashes = Int32Array.of(1 << 27, 2 << 27, 6 << 27)
  const general = new Int32Array(7)
  addRows(table, hashes, 3, general, 0)
  const written = new Int32Array(7).fill(99)
  sumSeven(table, hashes, 3, written)
  expect([...written]).toEqual([...general])
  expect([...written]).toEqual([-6, -4, -2, 0, 2, 4, 6])
})
