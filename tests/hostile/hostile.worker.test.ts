/**
 * Hostile texts in every place that takes one, and back out through every format: refused by name or kept exactly, never a 5xx, never
 * slow, never markup, a formula or a line of its own. `npm run test:hostile` takes 10,000. (OWASP ASVS 5.0: 1.2, 1.3.)
 */
import { createMessageBatch } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { jobsOf } from '../../src/batch.ts'
import { createApp } from '../../src/index.tsx'
import { type Job, runQueue } from '../../src/jobs.ts'
import { parseId } from '../../src/store/ids.ts'
import { naughty } from '../naughty.ts'
import { rowsOf, wouldRun } from './formats.ts'
import { aimAt, report } from './kit.ts'
import { measure, misplaced } from './reader.ts'
import { asPlaces, readBack, spokenText } from './spans.ts'
import { SWEEPS } from './sweeps.ts'

const TEXTS = naughty(150)

beforeAll(() => {
  let tick = 0
  // The clock goes on with every look at it: ids are drawn from it.
  const clock = () => Date.parse('2025-08-21T12:00:00Z') + tick++
  const app = createApp(clock, () => Promise.reject(new TypeError('There is no network.')))
  // A queue that takes everything and delivers nothing: batches are worked off where the sweep wants it.
  const JOBS = { send: async () => {}, sendBatch: async () => {} } as unknown as typeof env.JOBS
  aimAt({
    origin: 'http://localhost',
    token: 'test-admin-token',
    request: async (url, init) => app.request(url, init, { ...env, JOBS }),
    async workOff(batch, lineCount) {
      const jobs = jobsOf({ id: parseId('bat', batch) ?? 0, lineCount })
      const messages = jobs.map((body, i) => ({ id: `${i}`, timestamp: new Date(), attempts: 1, body }))
      await runQueue(createMessageBatch<Job>('on-record-jobs', messages), env)
    },
  })
})

describe(`${TEXTS.length} hostile texts`, () => {
  it.each(Object.entries(SWEEPS))(
    '%s',
    async (_, sweep) => {
      report.wrong = []
      await sweep(TEXTS, 0)
      expect(report.wrong).toEqual([])
    },
    600_000,
  )
})

it('a formula that is not disarmed would be found, and a row that breaks', () => {
  expect(['=zz9(1)', '+1', '＝a', '\t=a'].every(wouldRun)).toBe(true)
  expect(["'=zz9(1)", 'a=1', ''].some(wouldRun)).toBe(false)
  expect([...rowsOf('a,"b"",\r\nc",""\r\n')]).toEqual([['a', 'b",\r\nc', '']])
  expect(() => [...rowsOf('a,b\nc\r\n')]).toThrow('no end of a row')
})

it('200 random texts are read back by a reader of its own', async () => {
  report.wrong = []
  for (let n = 0; n < 200; n++) await asPlaces(spokenText(n), n)
  expect(report.wrong).toEqual([])
  expect(readBack.claims).toBeGreaterThan(200)
  expect(readBack.annotations).toBeGreaterThan(20)
}, 600_000)

it('the reader finds what is one unit off', () => {
  const text = 'Ada said “👍🏽 e\u0301 yes” to it.'
  const claim = (start: number, end: number) => ({
    text: text.slice(start, end),
    attribution: {
      content: [{ start, end }],
      cue: [{ start: 4, end: 8 }],
      source: [{ start: 0, end: 3 }],
      sourceText: 'Ada',
    },
    passage: { exact: text.slice(start, end), prefix: text.slice(0, start), suffix: text.slice(end) },
    saidOn: null,
    due: null,
  })
  const wrongOf = (start: number, end: number) => misplaced(claim(start, end), measure(text)).length
  const [start, end] = [text.indexOf('👍'), text.indexOf('”')]
  expect(wrongOf(start, end)).toBe(0)
  expect(
    [wrongOf(start + 1, end), wrongOf(start + 2, end), wrongOf(start, text.indexOf('\u0301'))].every(
      (n) => n > 0,
    ),
  ).toBe(true)
  expect(misplaced({ ...claim(start, end), text: 'no' }, measure(text))).toHaveLength(1)
})
