import { describe, expect, it } from 'vitest'
import { daysInWords, explain } from '../../src/follow-up/explain.ts'

describe('daysInWords', () => {
  it.each([
    ['2025-08-31', '2025-08-31', '31 August 2025'],
    ['2025-08-28', '2025-08-31', '28 to 31 August 2025'],
    ['2025-08-28', '2025-09-01', '28 August to 1 September 2025'],
    ['2025-12-30', '2026-01-02', '30 December 2025 to 2 January 2026'],
    ['2025-08-01', '2026-08-31', '1 August 2025 to 31 August 2026'],
  ])('%s/%s is %s', (earliest, latest, expected) => {
    expect(daysInWords(earliest, latest)).toBe(expected)
  })
})

describe('explain', () => {
  const day = { earliest: '2025-08-28', latest: '2025-08-31' }
  const derivation = { phrase: 'within seven to 10 days', rule: 'within', anchor: '2025-08-21' }
  it.each([
    [derivation, '“within seven to 10 days”, counted from 21 August 2025, is 28 to 31 August 2025.'],
    [{ ...derivation, anchor: null }, '“within seven to 10 days” is 28 to 31 August 2025.'],
    [
      { ...derivation, phrase: 'in the coming weeks', approximate: true },
      '“in the coming weeks”, counted from 21 August 2025, is 28 to 31 August 2025. The words are vague, so the days are approximate.',
    ],
    [{ phrase: null, rule: 'editor', anchor: null }, 'An editor set 28 to 31 August 2025.'],
    [
      { phrase: null, rule: 'publication', anchor: '2025-08-21' },
      'No words name a day, so 28 to 31 August 2025 is taken from the publication on 21 August 2025.',
    ],
  ])('case %#', (given, expected) => {
    expect(explain({ ...day, derivation: given })).toBe(expected)
  })
})
