/** What is packed is what is read back. */
import { describe, expect, it } from 'vitest'
import { countBits, findRow, indexBits } from '../../src/extract/model/table.ts'
import { lookUp } from '../../src/extract/model/words.ts'
import { packTable, packWords } from '../../training/pack.ts'
import { random } from '../../training/random.ts'

describe('packTable', () => {
  it('finds the row of every kept bucket and no other', () => {
    const next = random(3)
    const kept = new Set(Array.from({ length: 900 }, () => Math.floor(next() * 4096)))
    const buckets = Uint32Array.from(kept).sort()
    const weights = Float32Array.from({ length: buckets.length * 2 }, (_, at) => (at % 200) - 100)
    const table = packTable(12, buckets, weights, 1)
    const index = indexBits(table.bits)
    let rank = 0
    for (let bucket = 0; bucket < 4096; bucket++) {
      const row = findRow(table, index, (bucket << 20) | 77)
      if (!kept.has(bucket)) expect(row).toBe(-1)
      else {
        expect(row).toBe(2 * rank++)
        expect(table.rows[row]).toBe(weights[row])
      }
    }
  })

  it('holds weights within a signed byte', () => {
    const table = packTable(5, Uint32Array.of(3), Float32Array.of(9, -9, 0.5), 0.05)
    expect([...table.rows]).toEqual([127, -127, 10])
  })
})

describe('countBits', () => {
  it.each([
    [0, 0],
    [1, 1],
    [0x80000000 | 0, 1],
    [-1, 32],
    [0x0f0f, 8],
  ])('%i has %i', (word, bits) => {
    expect(countBits(word)).toBe(bits)
  })
})

describe('packWords', () => {
  it('gives every word its value', () => {
    const words = new Map(
      Array.from({ length: 60 }, (_, at) => [Math.imul(at + 1, 0x9e3779b1), 1 + (at % 7)]),
    )
    const table = packWords(8, 3, words)
    for (const [word, value] of words) expect(lookUp(table, word)).toBe(value)
  })

  it('gives 0 to a word that is not there', () => {
    expect(lookUp(packWords(4, 3, new Map([[12345, 2]])), 999)).toBe(0)
  })
})
