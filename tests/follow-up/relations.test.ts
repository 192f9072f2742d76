import { expect, it } from 'vitest'
import { type ComparedClaim, relate } from '../../src/follow-up/relations.ts'
import { DISTINCT, LOOKALIKES, RELATED } from '../fixtures/claim-pairs.ts'

function read(text: string): ComparedClaim {
  const [, latest] = /\[(\d{4}-\d\d-\d\d)\]$/.exec(text) ?? []
  if (!latest) return { text, due: null, duePhrase: null }
  const plain = text.slice(0, text.lastIndexOf(' ['))
  const phrase = PHRASES.find((one) => plain.endsWith(one))
  if (!phrase) throw new Error(`which words are the deadline of: ${text}`)
  return { text: plain, due: { earliest: latest, latest }, duePhrase: phrase }
}

const PHRASES = [
  ...[
    'by Friday',
    'by Monday',
    'within a week',
    'within a month',
    'by June',
    'by September',
    'by the end of the year',
  ],
  ...[
    'next spring',
    'tonight',
    'tomorrow',
    'by Christmas',
    'by March',
    'in 2026',
    'in 2028',
    'within 100 days',
  ],
  ...[
    'by the summer',
    'by 2030',
    'by 2029',
    'on May 9',
    'on May 23',
    'within seven to 10 days',
    'in three weeks',
  ],
  ...[
    'before October',
    'before November',
    'next week',
    'next month',
    'on Saturday',
    'on Thursday',
    'by 2027',
    'by 2028',
  ],
  ...['in the first quarter of 2026', 'in the third quarter of 2026', 'in May', 'in August', 'in five years'],
  ...['in ten years', 'by 2026', 'on Tuesday', 'on Wednesday'],
]

const unrelated = [
  ...LOOKALIKES,
  ...DISTINCT.flatMap((a, i) => DISTINCT.slice(i + 1).map((b): [string, string] => [a, b])),
]

it('has 60 related pairs and 200 look-alikes at least', () => {
  expect(RELATED.length).toBeGreaterThanOrEqual(60)
  expect(unrelated.length).toBeGreaterThanOrEqual(200)
})

it('is sure of no pair that is not related', () => {
  const wrong = unrelated.flatMap(([a, b]) => [
    [a, b, relate(read(b), read(a))] as const,
    [b, a, relate(read(a), read(b))] as const,
  ])
  expect(wrong.filter(([, , found]) => found?.sure)).toEqual([])
  // Hints may err, but not often.
  expect(wrong.filter(([, , found]) => found !== null).length / wrong.length).toBeLessThan(0.05)
})

it('never gives a sure relation of the wrong kind or slip', () => {
  const wrong = RELATED.map(([a, b, kind, slip]) => ({
    a,
    b,
    kind,
    slip,
    found: relate(read(b), read(a)),
  })).filter(
    ({ found, kind, slip }) => found?.sure && (found.kind !== kind || found.slipDays !== (slip ?? null)),
  )
  expect(wrong).toEqual([])
})

it('finds most of the related pairs', () => {
  const found = RELATED.filter(([a, b, kind]) => relate(read(b), read(a))?.kind === kind)
  const missed = RELATED.filter((pair) => !found.includes(pair)).map(([a, b, kind]) => [
    kind,
    a,
    b,
    relate(read(b), read(a)),
  ])
  expect(missed.length, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(6)
  expect(RELATED.filter(([a, b]) => relate(read(b), read(a))?.sure).length).toBeGreaterThanOrEqual(48)
})

it('gives a reason in a sentence', () => {
  const moved = relate(
    {
      text: 'We will reopen the bridge by Monday',
      due: { earliest: '2025-08-25', latest: '2025-08-25' },
      duePhrase: 'by Monday',
    },
    {
      text: 'We will reopen the bridge by Friday',
      due: { earliest: '2025-08-22', latest: '2025-08-22' },
      duePhrase: 'by Friday',
    },
  )
  expect(moved?.reason).toBe('The same thing is now due by 2025-08-25, 3 days later than 2025-08-22.')
})

it('takes a long claim in its stride', () => {
  const long = { text: 'the bridge over the river '.repeat(4000), due: null, duePhrase: null }
  const began = performance.now()
  expect(relate(long, long)?.kind).toBe('repeats')
  expect(performance.now() - began).toBeLessThan(500)
})
