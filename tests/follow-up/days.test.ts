import { expect, it } from 'vitest'
import { readDays } from '../../src/follow-up/days.ts'

it.each([
  ['2025-08-21', '2025-08-21', '2025-08-21'],
  ['2025-08-28/2025-08-31', '2025-08-28', '2025-08-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2030~', '2030-01-01', '2030-12-31'],
  ['2025-12/2026', '2025-12-01', '2026-12-31'],
])('%s is %s to %s', (edtf, earliest, latest) => {
  expect(readDays(edtf)).toEqual({ earliest, latest })
})

it.each([
  '',
  '2025-02-30',
  '2025-13',
  '2025-8-1',
  '..',
  '2025-08-21/',
  '/2025',
  '2026/2025',
  '2025/2026/2027',
  'Friday',
  '0999',
])('%j is no date', (edtf) => {
  expect(readDays(edtf)).toBeNull()
})
