import { describe, expect, it } from 'vitest'
import { describeDerivation } from '../../../src/extract/dates/describe.ts'
import { resolveDue } from '../../../src/extract/dates/due.ts'
import { resolveSaidOn } from '../../../src/extract/dates/said-on.ts'
import { readMarked } from './marked.ts'

const PUBLISHED = { publishedAt: '2025-08-21' }

describe('derivations in words', () => {
  it.each([
    [
      '⟦“We want clarity within seven to 10 days,”⟧ «she» ‹said›.',
      'Said 21 August 2025; “within seven to 10 days” counts 7 to 10 days on: 28 to 31 August 2025.',
    ],
    [
      '⟦“It will be done within two weeks,”⟧ «she» ‹said›.',
      'Said 21 August 2025; “within two weeks” allows 14 days: 21 August to 4 September 2025.',
    ],
    [
      '⟦“It will be done by the end of the year,”⟧ «she» ‹said›.',
      'Said 21 August 2025; “by the end of the year” runs to the end of what it names: 21 August to 31 December 2025.',
    ],
    ['⟦“We will vote in May 2027,”⟧ «she» ‹said›.', '“in May 2027” means: May 2027.'],
    ['⟦“We will vote next year,”⟧ «she» ‹said›.', 'Said 21 August 2025; “next year” means: 2026.'],
  ])('%s', (sentence, words) => {
    const { doc, attribution } = readMarked(sentence)
    const due = resolveDue(doc, [attribution], resolveSaidOn(doc, [attribution], PUBLISHED))[0]
    expect(due && describeDerivation(due)).toBe(words)
  })

  it('tells said-on days by phrase and by publication', () => {
    const { doc, attribution } = readMarked('«She» ‹said› earlier this week ⟦the dam would hold⟧.')
    const [own] = resolveSaidOn(doc, [attribution], PUBLISHED)
    expect(own && describeDerivation(own)).toBe(
      '“earlier this week”, seen from 21 August 2025: 18 to 21 August 2025.',
    )
    const plain = readMarked('«She» ‹said› ⟦the dam would hold⟧.')
    const [fallback] = resolveSaidOn(plain.doc, [plain.attribution], PUBLISHED)
    expect(fallback && describeDerivation(fallback)).toBe('Dated 21 August 2025, the day of publication.')
  })
})
