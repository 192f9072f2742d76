import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/extract/dates/find.ts'
import { readDocument } from '../../../src/extract/document.ts'
import { scoreDates } from '../../eval/dates.ts'
import { DATA_FOLDER, type MarkedArticle, readGold } from '../../eval/gold.ts'

const PUBLISHED = { publishedAt: '2025-08-21' }

function datesOf(text: string): string[] {
  return findDates(readDocument(text), PUBLISHED).map(
    ({ span, value }) => `${text.slice(span.start, span.end)} = ${value.edtf}`,
  )
}

describe('date expressions', () => {
  it.each<[string, string[]]>([
    ['The dam broke on Monday.', ['Monday = 2025-08-18']],
    ['The dam broke on Thursday.', ['Thursday = 2025-08-21']],
    ['The council will meet on Friday.', ['Friday = 2025-08-22']],
    [
      'They met last Friday and will meet next Monday.',
      ['last Friday = 2025-08-15', 'next Monday = 2025-08-25'],
    ],
    ['It rained yesterday and it is dry today.', ['yesterday = 2025-08-20', 'today = 2025-08-21']],
    [
      'It rained last week, last month and last year.',
      ['last week = 2025-08-11/2025-08-17', 'last month = 2025-07', 'last year = 2024'],
    ],
    ['He left two days ago.', ['two days ago = 2025-08-19']],
    ['She was born 40 years ago.', ['40 years ago = 1985']],
    ['It opened on May 4, 2020.', ['May 4, 2020 = 2020-05-04']],
    ['It opened on 4 May 2020.', ['4 May 2020 = 2020-05-04']],
    ['It opened on the 4th of May, 2020.', ['4th of May, 2020 = 2020-05-04']],
    ['It opened on 2020-05-04.', ['2020-05-04 = 2020-05-04']],
    ['It opened on 21/08/2019.', ['21/08/2019 = 2019-08-21']],
    ['Day or month first cannot be told in 04/05/2020.', []],
    ['It opened in March 2019 and closed in 2021.', ['March 2019 = 2019-03', '2021 = 2021']],
    ['Prices rose in the 1990s.', ['1990s = 199X']],
    ['A church of the 18th century.', ['18th century = 17XX']],
    ['Sales rose in the third quarter of 2024.', ['third quarter of 2024 = 2024-07-01/2024-09-30']],
    ['It ran from 2010 to 2012.', ['from 2010 to 2012 = 2010/2012', '2010 = 2010', '2012 = 2012']],
    [
      'It runs between May 3 and May 5, 2026.',
      [
        'between May 3 and May 5, 2026 = 2026-05-03/2026-05-05',
        'May 3 = 2026-05-03',
        'May 5, 2026 = 2026-05-05',
      ],
    ],
    ['The fair was held July 17-19.', ['July 17-19 = 2025-07-17/2025-07-19']],
    ['On Saturday, Ahmed and his sister are to travel home.', ['Saturday = 2025-08-23']],
    ['On Sunday, the opening night, it rained.', ['Sunday = 2025-08-17', 'opening night = 2025-08-17']],
    ['He called at 3 p.m. EST on Wednesday.', ['3 p.m. EST on Wednesday = 2025-08-20']],
    ['The shop closed on Christmas Day 2023.', ['Christmas Day 2023 = 2023-12-25']],
    ['They danced all last summer.', ['last summer = 2024-06-01/2024-08-31']],
    ['It happened earlier this week.', ['earlier this week = 2025-08-18/2025-08-21']],
    ['Nothing: they may march, the sun sat low, 2000 people came, version 3.11 cost 1,950 euros.', []],
  ])('%s', (text, expected) => {
    expect(datesOf(text)).toEqual(expected)
  })

  it('keeps spans and time in bounds on hostile text', () => {
    const hostile = [
      'May '.repeat(20_000),
      '“Friday '.repeat(20_000),
      'the end of '.repeat(20_000),
      '1 2 to '.repeat(20_000),
      '[['.repeat(40_000),
      'one hundred and '.repeat(10_000),
    ]
    for (const text of hostile) {
      const started = performance.now()
      for (const { span } of findDates(readDocument(text), PUBLISHED)) {
        expect(span.start >= 0 && span.start < span.end && span.end <= text.length).toBe(true)
      }
      expect(performance.now() - started).toBeLessThan(4000)
    }
  })
})

describe('days named by what went before', () => {
  it.each<[string, string[]]>([
    [
      'Yesterday, day three of the fair, it rained. On the fourth day of the fair the sun came out, as day three had promised.',
      [
        'Yesterday = 2025-08-20',
        'day three = 2025-08-20',
        'fourth day = 2025-08-21',
        'day three = 2025-08-20',
      ],
    ],
    [
      'On Sunday, the opening night, it rained. Come on the third or fourth day of the festival.',
      ['Sunday = 2025-08-17', 'opening night = 2025-08-17', 'third or fourth day = 2025-08-19/2025-08-20'],
    ],
    [
      'The gates opened on Tuesday. In the last race of the day two boats sank, and that day is not forgotten.',
      ['Tuesday = 2025-08-19', 'the day = 2025-08-19', 'that day = 2025-08-19'],
    ],
    ['It is the third day of the trial that counts, not the day itself.', []],
  ])('%s', (text, expected) => {
    expect(datesOf(text)).toEqual(expected)
  })

  it('sees “today” in a quotation from the day of publication, elsewhere from the day that the article prints', () => {
    const text = 'Friday, August 22, 2025\n\nThe bridge opens today. “We shall see today,” said Ilves.'
    const days = findDates(readDocument(text), PUBLISHED).map(({ value }) => value.edtf)
    expect(days).toEqual(['2025-08-22', '2025-08-22', '2025-08-21'])
  })
})

const GUM = `${DATA_FOLDER}gum_dev.jsonl`

describe.skipIf(!existsSync(GUM))('GUM dates', () => {
  it('finds at least 95 in a hundred with the right value', () => {
    const read = (article: MarkedArticle) =>
      findDates(readDocument(article.text), { publishedAt: article.publishedAt }).map(({ value }) => value)
    const { gold, right } = scoreDates(readGold(GUM), read)
    expect(right / gold).toBeGreaterThanOrEqual(0.95)
  })
})
