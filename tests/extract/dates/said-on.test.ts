import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resolveDue } from '../../../src/extract/dates/due.ts'
import { resolveSaidOn } from '../../../src/extract/dates/said-on.ts'
import { readDocument } from '../../../src/extract/document.ts'
import type { Attribution, Span } from '../../../src/extract/types.ts'
import { readMarked } from './marked.ts'

/** Sentence, EDTF of the day of saying, phrase. Published on Thursday 2025-08-21. */
const OWN_PHRASE: readonly (readonly [string, string, string])[] = [
  ['«Marta Ilves» ‹said› on Thursday ⟦the bridge was safe⟧.', '2025-08-21', 'Thursday'],
  ['«Marta Ilves» ‹told› reporters Wednesday that ⟦the bridge was safe⟧.', '2025-08-20', 'Wednesday'],
  ['«She» ‹said› in a statement late Monday ⟦that nobody was hurt⟧.', '2025-08-18', 'late Monday'],
  [
    'Speaking to local radio earlier this week, «Ilves» ‹admitted› ⟦the plan was late⟧.',
    '2025-08-18/2025-08-21',
    'earlier this week',
  ],
  ['In a 2014 interview, «he» ‹said› ⟦the bank was sound⟧.', '2014', '2014'],
  [
    'In an interview with a student paper in May 2019, «he» ‹said› ⟦he would never run⟧.',
    '2019-05',
    'May 2019',
  ],
  ['⟦“Nobody told me,”⟧ «Ilves» ‹said› on Friday.', '2025-08-15', 'Friday'],
  ['⟦“Nobody told me,”⟧ ‹said› «Ilves» on Tuesday.', '2025-08-19', 'Tuesday'],
  ['On Wednesday, «the minister» ‹said› ⟦the fund was empty⟧.', '2025-08-20', 'Wednesday'],
  ['On Wednesday in Tallinn, «the minister» ‹said› ⟦the fund was empty⟧.', '2025-08-20', 'Wednesday'],
  ['«The minister» on Wednesday ‹denied› ⟦that the fund was empty⟧.', '2025-08-20', 'Wednesday'],
  ['«Ilves», speaking on Tuesday, ‹said› ⟦the fund was empty⟧.', '2025-08-19', 'Tuesday'],
  ['Yesterday «the union» ‹rejected› ⟦the offer⟧.', '2025-08-20', 'Yesterday'],
  ['«The union» ‹rejected› ⟦the offer⟧ on Monday.', '2025-08-18', 'Monday'],
  ['Last month «the bank» ‹said› ⟦it would close ten branches⟧.', '2025-07', 'Last month'],
  ['«The bank» ‹said› last week ⟦it would close ten branches⟧.', '2025-08-11/2025-08-17', 'last week'],
  ['«The bank» ‹warned› two weeks ago ⟦that prices would rise⟧.', '2025-08-07', 'two weeks ago'],
  ['‹According to› «a report published on Monday», ⟦half of the wells are dry⟧.', '2025-08-18', 'Monday'],
  ['‹According to› «a 2016 study», ⟦half of the wells are dry⟧.', '2016', '2016'],
  ['At Tuesday’s briefing, «the spokeswoman» ‹said› ⟦talks were going on⟧.', '2025-08-19', 'Tuesday'],
  ['«He» ‹told› a news conference in Oslo on Monday ⟦that the deal was dead⟧.', '2025-08-18', 'Monday'],
  ['«He» ‹wrote› on August 3 ⟦that he was leaving⟧.', '2025-08-03', 'August 3'],
  ['«The court» ‹ruled› on 3 March 2021 ⟦that the sale was void⟧.', '2021-03-03', '3 March 2021'],
  ['«The premier» ‹said yesterday› ⟦that she had never met him⟧.', '2025-08-20', 'yesterday'],
  ['«The court» ‹ruled last month› ⟦that the search was illegal⟧.', '2025-07', 'last month'],
  ['In «January the airline» ‹said› ⟦it was in talks with two buyers⟧.', '2025-01', 'January'],
  ['«The prosecutor on Tuesday» ‹said› ⟦the killing on Friday was planned⟧.', '2025-08-19', 'Tuesday'],
  ['«The ministry» ‹said› ⟦Aug 8 that 40 people had died since Aug 1⟧.', '2025-08-08', 'Aug 8'],
  ['«Lawyers» ‹said› ⟦in papers filed on July 10 that he had lied⟧.', '2025-07-10', 'July 10'],
  ['«The agency», in a note sent Monday, ‹said› ⟦exports had fallen⟧.', '2025-08-18', 'Monday'],
]

/** Dates near the cue that are not the day of saying. */
const NOT_ITS_DATE: readonly string[] = [
  '«Ilves» ‹said› ⟦the talks would resume on Monday⟧.',
  '«Ilves», who took office in 2019, ‹said› ⟦the bridge was safe⟧.',
  '«Ilves», elected in 2019, ‹said› ⟦the bridge was safe⟧.',
  'After Tuesday’s vote, «Ilves» ‹said› ⟦the bridge was safe⟧.',
  'Since Monday, «officials» have ‹said› ⟦the bridge is safe⟧.',
  'The tower fell on Monday, and «Ilves» ‹said› ⟦the bridge was safe⟧.',
  '«Ilves» ‹said› ⟦the bridge was safe⟧, after the tower fell on Monday.',
  '⟦“It was safe,”⟧ ‹said› «Ilves», who inspected it in June.',
  '«Ilves» ‹criticised› ⟦the 2015 deal⟧.',
  '«Ilves» ‹said› ⟦next year’s budget was tight⟧.',
  'Before the vote on Monday, «Ilves» ‹called for› ⟦calm⟧.',
  '«Ilves» ‹said› ⟦nothing had changed since Monday⟧.',
  '«Ilves» ‹said› ⟦the march on Friday that drew thousands was peaceful⟧.',
]

const PUBLISHED = { publishedAt: '2025-08-21' }

describe('said on, by the attribution’s own phrase', () => {
  it.each(OWN_PHRASE)('%s', (sentence, edtf, phrase) => {
    const { doc, attribution } = readMarked(sentence)
    const value = resolveSaidOn(doc, [attribution], PUBLISHED)[0]
    expect(value?.edtf).toBe(edtf)
    expect(value?.derivation.phrase).toBe(phrase)
  })

  it.each(NOT_ITS_DATE)('by the publication: %s', (sentence) => {
    const { doc, attribution } = readMarked(sentence)
    expect(resolveSaidOn(doc, [attribution], PUBLISHED)[0]).toMatchObject({
      edtf: '2025-08-21',
      derivation: { phrase: null, span: null, rule: 'publication', anchor: '2025-08-21' },
    })
  })

  it('takes over the date of the same speaker’s earlier cue', () => {
    const first = readMarked(
      '«Ilves» ‹said› Monday that ⟦the bridge was safe⟧, but stressed that the tower was not.',
    )
    const at = (text: string): Span => {
      const start = first.doc.text.indexOf(text)
      return { start, end: start + text.length }
    }
    const second: Attribution = {
      ...first.attribution,
      cue: [at('stressed')],
      content: [at('the tower was not')],
    }
    const values = resolveSaidOn(first.doc, [first.attribution, second], PUBLISHED)
    expect(values.map((value) => value?.edtf)).toEqual(['2025-08-18', '2025-08-18'])
  })

  it('resolves only absolute dates when the publication day is unknown', () => {
    const relative = readMarked('«Ilves» ‹said› on Monday ⟦the bridge was safe⟧.')
    expect(resolveSaidOn(relative.doc, [relative.attribution], { publishedAt: null })).toEqual([null])
    const absolute = readMarked('«Ilves» ‹said› on May 4, 2020 ⟦the bridge was safe⟧.')
    expect(resolveSaidOn(absolute.doc, [absolute.attribution], { publishedAt: null })[0]?.edtf).toBe(
      '2020-05-04',
    )
  })

  it.each([
    [
      'Bridge closed\n\nFriday, July 21, 2017\n\n«Ilves» ‹said› on Tuesday ⟦the bridge was safe⟧.',
      '2017-07-18',
    ],
    ['TALLINN, July 21, 2017 (Newsroom) — «Ilves» ‹said› on Tuesday ⟦the bridge was safe⟧.', '2017-07-18'],
  ])('reckons from the date that the article prints: %s', (sentence, edtf) => {
    const { doc, attribution } = readMarked(sentence)
    expect(resolveSaidOn(doc, [attribution], { publishedAt: null })[0]?.edtf).toBe(edtf)
  })
})

interface SeedClaim {
  readonly content: readonly (readonly [number, number])[]
  readonly cue: readonly (readonly [number, number])[]
  readonly kind: Attribution['kind']
  readonly saidOn?: string
  readonly due?: string
}

const SEED = new URL('../../../../shared/attribution/seed.json', import.meta.url)

describe.skipIf(!existsSync(SEED))('the seed article', () => {
  it('gives every said-on day and the one due window', () => {
    const seed = JSON.parse(readFileSync(SEED, 'utf8')) as {
      text: string
      publishedAt: string
      claims: SeedClaim[]
    }
    const doc = readDocument(seed.text)
    const spans = (list: SeedClaim['cue']): Span[] => list.map(([start, end]) => ({ start, end }))
    const attributions = seed.claims.map(
      (claim): Attribution => ({
        content: spans(claim.content),
        cue: spans(claim.cue),
        source: [],
        kind: claim.kind,
        method: 'gold',
        confidence: 1,
      }),
    )
    const saidOn = resolveSaidOn(doc, attributions, { publishedAt: seed.publishedAt })
    expect(saidOn.map((value) => value?.edtf)).toEqual(
      seed.claims.map((claim) => claim.saidOn ?? seed.publishedAt),
    )
    const due = resolveDue(doc, attributions, saidOn)
    expect(due.map((value) => value?.edtf)).toEqual(seed.claims.map((claim) => claim.due))
  })
})
