import { expect, it } from 'vitest'
import { encodeId, idTime, newIds, parseId, publicId } from '../../src/store/ids.ts'

const NOW = Date.UTC(2026, 10, 24, 3)

it('round-trips through its outside form', () => {
  for (const id of [...newIds(50, NOW), 0, Number.MAX_SAFE_INTEGER]) {
    expect(parseId('clm', publicId('clm', id))).toBe(id)
  }
})

it('sorts as text as it does as number, and tells its time', () => {
  const [first = 0, second = 0] = newIds(2, NOW)
  const [later = 0] = newIds(1, NOW + 5000)
  expect(encodeId(first) < encodeId(second)).toBe(true)
  expect(encodeId(second) < encodeId(later)).toBe(true)
  expect(Math.abs(idTime(first) - NOW)).toBeLessThanOrEqual(1)
})

it.each([
  '',
  'clm_',
  'clm_0',
  'art_00000000001',
  'clm_0000000000u',
  'clm_zzzzzzzzzzz',
  'CLM_00000000001',
  'clm_000000000001',
])('refuses %j', (text) => {
  expect(parseId('clm', text)).toBeNull()
})
