/**
 * Hostile texts in every place that takes one, and back out through every format: refused by name or kept exactly, never a 5xx, never
 * slow, never markup, a formula or a line of its own. `npm run test:hostile` takes 10,000. (OWASP ASVS 5.0: 1.2, 1.3.)
 */
import { env } from 'cloudflare:workers'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { naughty } from '../naughty.ts'
import { inEveryField } from './fields.ts'
import { asCalendar, asFeeds, asJsonLines, asTable, rowsOf, shown, wouldRun } from './formats.ts'
import { inForms, signIn } from './forms.ts'
import { COUNT, FIRST, report, send } from './kit.ts'
import { asImport, asLines, asPages } from './lines.ts'
import { asOthers, asPage } from './shown.ts'

const TEXTS = naughty(FIRST + COUNT).slice(FIRST)
const HOURS = 3 * 3_600_000

beforeEach(() => {
  report.wrong = []
})
afterAll(() => {
  if (env.HOSTILE_REPORT) console.log(`HOSTILE ${JSON.stringify({ ...report, texts: COUNT })}`)
})

/** Every text, and nothing wrong with any. */
async function sweep(each: (text: string, n: number) => Promise<void>) {
  for (const [n, text] of TEXTS.entries()) await each(text, n)
  expect(report.wrong).toEqual([])
}

it(`${COUNT} texts in every field, parameter and header of the API`, () => sweep(inEveryField), HOURS)

it(
  `${COUNT} texts in the forms of the desk`,
  async () => {
    await signIn()
    await sweep(inForms)
  },
  HOURS,
)

it(`${COUNT} texts as pages`, () => sweep(asPages), HOURS)

/** The texts in portions, with the number of the first of each. */
const portions = (size: number) =>
  Array.from(
    { length: Math.ceil(COUNT / size) },
    (_, i) => [i * size, TEXTS.slice(i * size, (i + 1) * size)] as const,
  )

it(
  `${COUNT} texts as lines of batches`,
  async () => {
    for (const [first, texts] of portions(500)) await asLines(texts, first)
    expect(report.wrong).toEqual([])
  },
  HOURS,
)

it(
  `${COUNT} texts in an import`,
  async () => {
    const { text } = await send('', { path: '/v1/claims?limit=1' })
    const [template = {}] = (JSON.parse(text) as { data: object[] }).data
    for (const [first, texts] of portions(100)) await asImport(texts, first, template)
    expect(report.wrong).toEqual([])
  },
  HOURS,
)

it(
  'comes out of every format as it went in, and as text',
  async () => {
    await asJsonLines()
    await asTable()
    await asFeeds()
    await asCalendar('')
    for (const [n, row] of shown.entries()) await asPage(row, n)
    await asOthers()
    expect(report.wrong).toEqual([])
  },
  HOURS,
)

it('a formula that is not disarmed would be found, and a row that breaks', () => {
  expect(['=zz9(1)', '+1', '＝a', '\t=a'].every(wouldRun)).toBe(true)
  expect(["'=zz9(1)", 'a=1', ''].some(wouldRun)).toBe(false)
  expect([...rowsOf('a,"b"",\r\nc",""\r\n')]).toEqual([['a', 'b",\r\nc', '']])
  expect(() => [...rowsOf('a,b\nc\r\n')]).toThrow('no end of a row')
})
