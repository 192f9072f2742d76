/** Due states through the API: filters, order, the calendar, each in the claim's own time zone. */
import { env } from 'cloudflare:workers'
import ICAL from 'ical.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { OPEN_STATUSES } from '../../src/follow-up/statuses.ts'
import { noteZone, OPEN } from '../../src/store/due.ts'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

const window = (earliest: string, latest: string) => ({
  dueEdtf: `${earliest}/${latest}`,
  dueEarliest: earliest,
  dueLatest: latest,
  dueDerivation: JSON.stringify({
    phrase: 'within seven to 10 days',
    span: null,
    rule: 'within',
    anchor: '2025-08-21',
  }),
})

type Row = { id: string; due: { state: string } | null }
const rows = async (path: string, day: string) => {
  const answer = await call('GET', path, { day })
  expect(answer.status).toBe(200)
  return answer.json.data as unknown as Row[]
}

const ids: Record<string, string> = {}
let article = ''
beforeAll(async () => {
  const saved = await storeArticle([
    someClaim({ text: 'the seed', ...window('2025-08-28', '2025-08-31') }),
    someClaim({ text: 'earlier', type: 'prediction', ...window('2025-08-25', '2025-08-26') }),
    someClaim({ text: 'later', ...window('2025-08-22', '2026-01-01') }),
    someClaim({ text: 'none' }),
    someClaim({ text: 'settled', ...window('2025-08-28', '2025-08-31') }),
  ])
  for (const claim of saved.claims) ids[claim.text] = publicId('clm', claim.id)
  article = publicId('art', saved.article.id)
  const settled = await call('POST', `/v1/claims/${ids.settled}/follow-ups`, {
    headers: { ...ADMIN, 'if-match': '"1"' },
    body: { status: 'withdrawn', note: 'Taken back.', evidence: [{ url: 'https://example.org/a' }] },
  })
  expect(settled.status).toBe(201)
})

const names = (found: Row[]) => found.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id))

describe('the list', () => {
  it.each([
    ['2025-08-24', { upcoming: ['seed', 'earlier'], due: ['later'], overdue: [] }],
    ['2025-08-27', { upcoming: ['seed'], due: ['later'], overdue: ['earlier'] }],
    ['2025-08-28', { upcoming: [], due: ['seed', 'later'], overdue: ['earlier'] }],
    ['2025-08-31', { upcoming: [], due: ['seed', 'later'], overdue: ['earlier'] }],
    ['2025-09-01', { upcoming: [], due: ['later'], overdue: ['seed', 'earlier'] }],
    ['2026-01-02', { upcoming: [], due: [], overdue: ['seed', 'earlier', 'later'] }],
  ] as [string, Record<string, string[]>][])('on %s', async (day, expected) => {
    for (const [state, wanted] of Object.entries(expected)) {
      const found = await rows(`/v1/claims?article=${article}&due=${state}`, day)
      expect(names(found).sort()).toEqual(wanted.map((name) => (name === 'seed' ? 'the seed' : name)).sort())
      expect(found.every((row) => row.due?.state === state)).toBe(true)
    }
    const none = await rows(`/v1/claims?article=${article}&due=none`, day)
    expect(names(none).sort()).toEqual(['none', 'settled'])
  })

  it('finds what ends before a day', async () => {
    expect(names(await rows(`/v1/claims?article=${article}&dueBefore=2025-08-31`, '2025-08-21'))).toEqual([
      'earlier',
    ])
    const both = await rows(`/v1/claims?article=${article}&dueBefore=2025-09-01&due=upcoming`, '2025-08-21')
    expect(names(both).sort()).toEqual(['earlier', 'the seed'])
  })

  it('refuses a state that is none', async () => {
    expectProblem(await call('GET', '/v1/claims?due=late'), 400, 'invalid-parameter')
  })

  it('counts the same statuses as open as the status machine', () => {
    expect(OPEN).toEqual(OPEN_STATUSES)
  })
})

describe('GET /v1/due', () => {
  it('lists what falls due next first, and the overdue when asked', async () => {
    const at = (day: string, query = '') => rows(`/v1/due?article=${article}${query}`, day)
    expect(names(await at('2025-08-24'))).toEqual(['earlier', 'the seed', 'later'])
    expect(names(await at('2025-08-27'))).toEqual(['the seed', 'later'])
    expect(names(await at('2025-09-01', '&due=overdue'))).toEqual(['earlier', 'the seed'])
    expect(names(await at('2025-08-24', '&type=prediction'))).toEqual(['earlier'])
  })

  it('pages forward and back without a gap', async () => {
    const first = await call('GET', `/v1/due?article=${article}&limit=2`, { day: '2025-08-24' })
    const second = await call('GET', `/v1/due?article=${article}&limit=2&cursor=${first.json.next}`, {
      day: '2025-08-24',
    })
    expect(names(first.json.data as unknown as Row[])).toEqual(['earlier', 'the seed'])
    expect(names(second.json.data as unknown as Row[])).toEqual(['later'])
    expect(second.json.next).toBeNull()
    const back = await call('GET', `/v1/due?article=${article}&limit=2&cursor=${second.json.previous}`, {
      day: '2025-08-24',
    })
    expect(names(back.json.data as unknown as Row[])).toEqual(['earlier', 'the seed'])
  })
})

describe('time zones', () => {
  it('goes by the day where the claim was made', async () => {
    const saved = await storeArticle([someClaim(window('2025-08-22', '2025-08-22'))])
    const id = publicId('art', saved.article.id)
    const zone = (name: string) => {
      noteZone(name)
      return env.DB.prepare('update articles set time_zone = ?1 where id = ?2')
        .bind(name, saved.article.id)
        .run()
    }
    // The clock stands at noon UTC: in Kiritimati (+14) it is the next day already, in Pago Pago (-11) the same.
    await zone('Pacific/Kiritimati')
    expect((await rows(`/v1/claims?article=${id}`, '2025-08-21'))[0]?.due?.state).toBe('due')
    expect(await rows(`/v1/claims?article=${id}&due=due`, '2025-08-21')).toHaveLength(1)
    expect(await rows(`/v1/claims?article=${id}&due=overdue`, '2025-08-22')).toHaveLength(1)
    await zone('Pacific/Pago_Pago')
    expect(await rows(`/v1/claims?article=${id}&due=upcoming`, '2025-08-21')).toHaveLength(1)
    expect(await rows(`/v1/claims?article=${id}&due=due`, '2025-08-22')).toHaveLength(1)
    const overdue = await call('GET', `/v1/claims?article=${id}&due=overdue`, { day: '2025-08-23' })
    expect(overdue.json.data).toHaveLength(1)
  })
})

describe('GET /v1/due.ics', () => {
  const read = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))

  it('has one all-day event a window, with its derivation, under an id that stays', async () => {
    const answer = await call('GET', `/v1/due.ics?article=${article}`, { day: '2025-08-29' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const events = read(answer.text)
    expect(events.map((event) => event.uid)).toEqual(
      ['earlier', 'the seed', 'later'].map((name) => `${ids[name]}@on-record`),
    )
    const seed = events[1]
    expect(seed?.summary).toBe('Due: Ada Quill: the seed')
    expect([seed?.startDate.toString(), seed?.endDate.toString()]).toEqual(['2025-08-28', '2025-09-01'])
    expect(seed?.description).toContain(
      '“within seven to 10 days”, counted from 21 August 2025, is 28 to 31 August 2025.',
    )
    expect(events[0]?.summary).toMatch(/^Overdue: /)
    const later = await call('GET', `/v1/due.ics?article=${article}`, { day: '2025-10-15' })
    expect(read(later.text).map((event) => event.uid)).toEqual([`${ids.later}@on-record`])
  })

  it('answers 304 while nothing changed', async () => {
    const path = `/v1/due.ics?article=${article}`
    const first = await call('GET', path, { day: '2025-08-29' })
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await call('GET', path, { day: '2025-08-29', headers })).status).toBe(304)
    expect((await call('GET', path, { day: '2025-09-01', headers })).status).toBe(200)
  })
})

describe('an article read through the API', () => {
  it('is held to its own words', async () => {
    const text = 'Mayor Ada Quill said on Thursday that the water will be back within seven to 10 days.'
    const saved = await call('POST', '/v1/articles', {
      body: { text, publishedAt: '2025-08-21', url: 'https://news.example/water' },
      headers: ADMIN,
      day: '2025-08-21',
    })
    expect(saved.status).toBe(201)
    const [claim] = saved.json.claims as unknown as {
      id: string
      due: { explanation: string; edtf: string }
    }[]
    expect(claim?.due).toMatchObject({
      edtf: '2025-08-28/2025-08-31',
      explanation: '“within seven to 10 days”, counted from 21 August 2025, is 28 to 31 August 2025.',
    })
    const states = [
      ['2025-08-27', 'upcoming'],
      ['2025-08-28', 'due'],
      ['2025-08-31', 'due'],
      ['2025-09-01', 'overdue'],
    ] as const
    for (const [day, state] of states) {
      const found = await rows(`/v1/claims?due=${state}&limit=100`, day)
      expect(found.map(({ id }) => id)).toContain(claim?.id)
    }
    const broken = (day: string) =>
      call('POST', `/v1/claims/${claim?.id}/follow-ups`, {
        body: { status: 'not_held', note: 'Still dry.', evidence: [{ url: 'https://example.org/dry' }] },
        headers: { ...ADMIN, 'if-match': '"1"' },
        day,
      })
    expectProblem(await broken('2025-08-29'), 409, 'premature-outcome')
    expect((await broken('2025-09-01')).status).toBe(201)
  })
})
