/**
 * What a page costs on 100,000 claims, in rows that D1 reads (its unit of price) and in calls: in proportion to the
 * page, never to the table.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { claimTables } from '../../src/api/import-claims.ts'
import { type ClaimOrder, listClaims } from '../../src/store/claim-list.ts'
import { findClaim } from '../../src/store/claims.ts'
import { openDb } from '../../src/store/db.ts'
import type { ClaimFilters } from '../../src/store/filters.ts'
import { publicId } from '../../src/store/ids.ts'
import { readArticle, readClaim, readDue, readFront, readSpeaker } from '../../src/store/reading.ts'
import { listSpeakers } from '../../src/store/speakers.ts'
import { countClaims } from '../../src/store/stats.ts'
import { importRows } from '../../src/store/transfer.ts'
import { ADMIN, call, someClaim, storeArticle } from '../helpers.ts'

const DAYS = { usual: '2025-06-01', elsewhere: {}, first: '2025-06-01', last: '2025-06-01' }

/** A hundred thousand claims by one statement: sorts, speakers, outlets and deadlines in a news-like mixture. */
const SEED = `
insert into claims (id, article_id, speaker_id, outlet_key, seq, kind, type, mode, status, visibility, version, text,
  exact, prefix, suffix, content, cue, source, source_text, role, resolution, method, confidence, said_edtf, said_earliest,
  said_latest, said_derivation, due_edtf, due_earliest, due_latest, due_derivation, updated_at, machine)
with recursive n (i) as (select 1 union all select i + 1 from n limit 100000),
  h as (select i, (i * 2654435761) % 4294967296 as h, (i * 2246822519) % 4294967296 as g, (i * 3266489917) % 4294967296 as f,
    (i * 668265263) % 4294967296 as e from n),
  r as (select i, (h / 65536) % 100 as a, (g / 65536) % 1000 as b, (f / 65536) % 10000 as c, (e / 65536) % 1000 as d,
    date('2020-01-01', '+' || (((h / 1024) * 31 + g / 2048) % 2000) || ' days') as said from h)
select (22163200000 + i * 1000) * 4096, 1 + i / 20, 1 + (d * d) / 5000, 'outlet ' || (d * d % 1009 * (d % 7) / 400), i,
  case when a < 55 then 'indirect' when a < 80 then 'direct' else 'mixed' end,
  case when b < 600 then 'statement' when b < 720 then 'opinion' when b < 800 then 'prediction' when b < 880 then 'promise'
    when b < 960 then 'demand' else 'question' end,
  null, case when c < 9700 then 'pending' when c < 9800 then 'in_progress' when c < 9900 then 'held' else 'not_held' end,
  'published', 1 + (i % 10 = 0), 'the bridge number ' || i || case when c % 50 = 0 then ' will reopen' else ' is closed' end,
  null, '', '', '[[0,1]]', '[]', '[]', null, null, 'named', 'test', 0.9, said, said, said, '{}',
  case when a % 10 = 1 then 'x' end, case when a % 10 = 1 then date(said, '+20 days') end,
  case when a % 10 = 1 then date(said, '+40 days') end, case when a % 10 = 1 then '{}' end, 1600000000000 + i * 1000, null
from r`

const counted = { calls: 0, rows: 0 }
const note = (result: D1Result) => {
  counted.rows += result.meta.rows_read
}

/** The database, counting calls and rows. `raw` tells no rows, so the statement is run once more for them. */
function counting(statement: D1PreparedStatement): D1PreparedStatement {
  return new Proxy(statement, {
    get(target, key) {
      if (key === 'bind') return (...values: unknown[]) => counting(target.bind(...values))
      if (key === 'raw') {
        return async () => {
          counted.calls++
          note(await target.all())
          return target.raw()
        }
      }
      return key === 'inner' ? target : Reflect.get(target, key)
    },
  })
}
const db = openDb({
  prepare: (sql: string) => counting(env.DB.prepare(sql)),
  batch: async (statements: { inner: D1PreparedStatement }[]) => {
    counted.calls++
    const results = await env.DB.batch(statements.map((one) => one.inner))
    for (const result of results) note(result)
    return results
  },
} as unknown as D1Database)

beforeAll(async () => {
  await env.DB.batch([
    env.DB.prepare(`insert into speakers (id, name, kind, version, created_at, updated_at)
      with recursive n (i) as (select 1 union all select i + 1 from n limit 300) select i, 'Speaker ' || i, 'person', 1, 1, 1 from n`),
    env.DB.prepare(`insert into articles (id, digest, outlet, visibility, claim_count, created_by, created_at)
      with recursive n (i) as (select 1 union all select i + 1 from n limit 5001) select i, 'd' || i, 'Outlet', 'published', 20, 'x', 1 from n`),
    env.DB.prepare(SEED),
  ])
}, 180_000)

const due = (...states: ('upcoming' | 'due' | 'overdue' | 'none')[]) => ({ due: { states, days: DAYS } })

// Every single filter, in the order that it has when none is asked for.
const EQUAL = {
  q: ['bridge', 'reopen'],
  speaker: [3],
  article: [77],
  outlet: ['Outlet 3', 'outlet 11'],
  kind: ['direct', 'indirect', 'mixed'],
  type: ['statement', 'promise', 'question'],
  status: ['pending', 'held', 'in_progress'],
  settled: [true],
} as const
const SAID: ClaimFilters[] = [{ saidFrom: '2022-01-01' }, { saidTo: '2022-01-01' }]
const WINDOWS: ClaimFilters[] = [
  due('overdue'),
  due('upcoming'),
  due('due'),
  due('upcoming', 'due'),
  { dueBefore: '2022-01-01' },
]
const singles: ClaimFilters[] = Object.entries(EQUAL).flatMap(([name, values]) =>
  values.map((value) => ({ [name]: value })),
)
/** All pairs of two different filters. */
const pairs = singles.flatMap((one, i) =>
  singles
    .slice(i + 1)
    .flatMap((two) => (Object.keys(one)[0] === Object.keys(two)[0] ? [] : [{ ...one, ...two }])),
)
const withEach = (others: readonly ClaimFilters[]) =>
  singles.flatMap((one) => others.map((other) => ({ ...one, ...other })))

const isInside = ({ due }: ClaimFilters) => due?.states.join() === 'due'

it.each<[ClaimFilters, ClaimOrder]>([
  [{}, 'saidOn'],
  [{}, 'recorded'],
  [{}, 'updated'],
  [{}, 'due'],
  [{ updatedSince: 1_600_050_000_000 }, 'updated'],
  [{ updatedSince: 1_600_099_990_000 }, 'updated'],
  [due('none'), 'saidOn'],
  [{ saidFrom: '2022-01-01', saidTo: '2022-03-01' }, 'saidOn'],
  ...SAID.map((one) => [one, 'saidOn'] as [ClaimFilters, ClaimOrder]),
  ...WINDOWS.map((one) => [one, 'due'] as [ClaimFilters, ClaimOrder]),
  ...singles.map((one) => [one, 'saidOn'] as [ClaimFilters, ClaimOrder]),
])('%j by %s reads at most 100 rows, on the first page and after', async (filters, order) => {
  expect(await readsAtMost(100, filters, order)).toBeGreaterThan(0)
})

it('reads at most 100 rows for every pair of filters, and for three', async () => {
  expect(pairs.length).toBeGreaterThan(100)
  for (const filters of pairs) await readsAtMost(100, filters, 'saidOn')
  for (const filters of withEach(SAID)) await readsAtMost(100, filters, 'saidOn')
  // Where fewer than a page are inside their windows, those that have not begun are looked through.
  for (const filters of withEach(WINDOWS)) await readsAtMost(isInside(filters) ? 300 : 100, filters, 'due')
  await readsAtMost(100, { q: 'bridge', outlet: 'outlet 3', type: 'promise', ...due('overdue') }, 'due')
})

// Only these two orders are not in the tag index. With words the 1,000 newest said matches are put in order; of other filters that
// may keep few, the matches are counted first (a call more): beyond 1,000 the order is walked, row by row.
it.each<[ClaimFilters, ClaimOrder, number]>([
  [{ kind: 'direct', updatedSince: 1_600_050_000_000 }, 'updated', 250],
  [{ type: 'promise', updatedSince: 1_600_050_000_000 }, 'updated', 700],
  [{ type: 'promise' }, 'recorded', 600],
  [{ q: 'bridge' }, 'recorded', 4200],
  [{ q: 'reopen', speaker: 40 }, 'updated', 600],
])('%j by %s reads at most %d rows', async (filters, order, rows) => {
  expect(await readsAtMost(rows, filters, order)).toBeGreaterThan(0)
})
it.each<[ClaimFilters, ClaimOrder, number]>([
  [{ outlet: 'outlet 3', updatedSince: 1_600_050_000_000 }, 'updated', 1700],
  [{ speaker: 40, updatedSince: 1_600_050_000_000 }, 'updated', 3200],
  [{ speaker: 3 }, 'recorded', 3500],
  [{ article: 77 }, 'recorded', 180],
])('%j by %s reads at most %d rows in two calls', async (filters, order, rows) => {
  expect(await readsAtMost(rows, filters, order, 2)).toBeGreaterThan(0)
})

// Ranking looks at the newest 500 matches, however many there are: each counts as it is found and as it is sorted.
it.each<ClaimFilters>([
  { q: 'bridge' },
  { q: 'reopen' },
  { q: 'bridge', type: 'promise' },
  { q: 'bridge', speaker: 3 },
])('%j by relevance reads the newest matches only', async (filters) => {
  expect(await readsAtMost(1200, filters, 'relevance')).toBeGreaterThan(0)
})

/** Reads two pages, each in so many calls. @returns how many rows the first one has */
async function readsAtMost(
  rows: number,
  filters: ClaimFilters,
  order: ClaimOrder,
  calls = 1,
): Promise<number> {
  const read = async (cursor: Parameters<typeof listClaims>[2]['cursor']) => {
    counted.calls = 0
    counted.rows = 0
    const page = await listClaims(db, filters, { limit: 20, cursor, order })
    expect(counted.calls, JSON.stringify(filters)).toBe(calls)
    expect(counted.rows, JSON.stringify(filters)).toBeLessThanOrEqual(rows)
    return page
  }
  const page = await read(null)
  if (page.next) await read(page.next)
  return page.rows.length
}

// Pages: one call, and rows in proportion to what is shown, numbers and calendar included.
const front = { since: '2025-05-20', today: '2025-05-26', soon: '2025-06-03' }
it.each<[string, number, () => Promise<unknown>]>([
  ['home', 700, () => readFront(db, front, { limit: 10, cursor: null, dueLimit: 5 })],
  [
    'calendar',
    350,
    () => readDue(db, { span: ['2025-05-26', '9999-12-31'], month: '2025-05' }, { limit: 20, cursor: null }),
  ],
  ['speaker', 3200, () => readSpeaker(db, 3, { limit: 20, cursor: null })],
  ['claim', 20, () => readClaim(db, (22_163_200_000 + 77_000) * 4096, { all: false })],
  ['article', 150, () => readArticle(db, 77, { all: true })],
  ['statistics', 37_000, () => countClaims(db, {})],
])('the page of %s reads at most %d rows in one call', async (_, rows, read) => {
  counted.calls = 0
  counted.rows = 0
  expect(await read()).not.toBeNull()
  expect(counted.calls).toBe(1)
  expect(counted.rows).toBeLessThanOrEqual(rows)
})

it('finds a speaker by the exact name in few rows', async () => {
  counted.rows = 0
  const { rows } = await listSpeakers(db, { limit: 20, cursor: null, name: 'Speaker 77' })
  expect(rows.map(({ name }) => name)).toEqual(['Speaker 77'])
  expect(counted.rows).toBeLessThanOrEqual(10)
})

it('reads a claim as known at an instant in few rows', async () => {
  counted.rows = 0
  const asOf = 1_700_000_000_000
  expect(await findClaim(db, (22_163_200_000 + 77_000) * 4096, { asOf, all: false })).toMatchObject({
    seq: 77,
  })
  expect(counted.rows).toBeLessThanOrEqual(20)
})

it('takes in a claim of a list in two calls and few rows, however much there is', async () => {
  await storeArticle([someClaim({ text: 'zinc' })])
  const { json } = await call('GET', '/v1/claims?q=zinc', { headers: ADMIN })
  const [stored] = json.data as unknown as object[]
  const claim = { ...stored, id: publicId('clm', 22_163_200_000 * 4096), version: 2, followUps: [] }
  const { tables, articles } = claimTables([{ line: 1, json: claim }])
  counted.calls = 0
  counted.rows = 0
  expect(await importRows(db, tables, articles)).toMatchObject({ ok: true, stored: 4, known: 2 })
  expect(counted.calls).toBe(2)
  expect(counted.rows).toBeLessThanOrEqual(100)
})
