import { describe, expect, it } from 'vitest'
import { classifyClaims } from '../../../src/extract/claim-type/index.ts'
import { resolveDue } from '../../../src/extract/dates/due.ts'
import { resolveSaidOn } from '../../../src/extract/dates/said-on.ts'
import { readMarked } from './marked.ts'

const CONTEXT = { publishedAt: '2026-05-11' }

/** No such day, hour or year, digits that are not read, numbers beyond sense. */
const NO_DATES = [
  ...[
    'on 31 June',
    'on June 31',
    'by 29 February 2027',
    'on February 30',
    'until 31 September',
    'on November 31st',
  ],
  ...[
    'on 0 May',
    'on May 0',
    'on May 32',
    'on the 32nd',
    'on the 0th',
    'by midnight on 31 November',
    'by 99pm',
  ],
  ...[
    'on 13/13/2026',
    'by 99/99/9999',
    'by 5/6/2027',
    'by 1.5.2027',
    'on 31/4/2027',
    'on 2027-02-29',
    'on 2027-13-01',
  ],
  ...[
    'by the year 0000',
    'in 0000',
    'by 9999',
    'in the year 10000',
    'in 9999 years',
    'over the next 9000 years',
  ],
  ...[
    'in 99999999999999 days',
    'in 12,345,678 weeks',
    'in 400000 centuries',
    'within a trillion centuries',
    'in 1e9 days',
  ],
  ...[
    'by ٢٠٣٠',
    'by २०३०',
    'by ２０３０',
    'within zero days',
    'within -5 days',
    'within NaN days',
    'by Infinity',
  ],
  ...[
    'in Q9 2027',
    'in H3',
    'by Q0',
    'by the fifth quarter',
    'on the fifth Monday in February',
    'at 25:61 on Friday',
  ],
]

/** Words that a careless scanner would walk over again and again. */
const REPEATED = [
  ...[
    'by Monday ',
    'by the end of ',
    'within the next ',
    'two to three ',
    'if we will, ',
    'on May 3, 4, ',
    'not by Friday, but ',
  ],
  ...[
    'the day after the vote on ',
    'in 3 weeks or ',
    'the eve of the eve of ',
    'between now and ',
    'all week ',
    'on the 29th ',
  ],
  ...[
    'we will find you, ',
    'I promise ',
    'there will be no ',
    'when it returns on Monday ',
    'was due to ',
    'hours after the ',
  ],
]

describe('odd dates', () => {
  it.each(NO_DATES)('sets no deadline: %s', (words) => {
    const { doc, attribution } = readMarked(`⟦“We will finish the work ${words},”⟧ he ‹said›.`)
    const said = resolveSaidOn(doc, [attribution], CONTEXT)
    expect(resolveDue(doc, [attribution], said)).toEqual([null])
  })

  it.each(NO_DATES)('dates no saying: %s', (words) => {
    const { doc, attribution } = readMarked(`«She» ‹said› ${words}, ⟦that it was over⟧.`)
    expect(resolveSaidOn(doc, [attribution], CONTEXT)[0]?.earliest).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it.each(REPEATED)('costs time in proportion to the text: “%s” again and again', (unit) => {
    const { doc, attribution } = readMarked(`«He» ‹said› ⟦it would ${unit.repeat(200_000 / unit.length)}⟧.`)
    const started = performance.now()
    const said = resolveSaidOn(doc, [attribution], CONTEXT)
    resolveDue(doc, [attribution], said)
    classifyClaims(doc, [attribution])
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
