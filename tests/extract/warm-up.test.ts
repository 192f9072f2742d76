/** The sentences that warm the engine up are read as any others. */
import { expect, it } from 'vitest'
import { warmUp } from '../../src/extract/warm-up.ts'
import { model } from '../eval/extract.ts'

it('finds the same claims in every round', () => {
  const claims = warmUp(model)
  expect(claims).toBeGreaterThan(0)
  expect(warmUp(model)).toBe(claims)
})
