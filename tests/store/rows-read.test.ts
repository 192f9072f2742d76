/**
 * What a page costs on 100,000 claims, in rows that D1 reads (its unit of price) and in calls: in proportion to the
 * page, never to the table.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { type ClaimOrder, listClaims } from '../../src/store/claim-list.ts'
import type { ClaimFilters } from '../../src/store/claims.ts'
import { openDb } from '../../src/store/db.ts'

const DAYS = { usual: '2025-06-01', elsewhere: {}, first: '2025-06-01', last: '2025-06-01' }

/** A hundred thousand claims by one statement: sorts, speakers, outlets and deadlines in a news-like mixture. */
const SEED = `
insert into claims (id, article_id, speaker_id, outlet_key, said_key, kind, type, mode, status, visibility, version, text,
  exact, prefix, suffix, content, cue, source, source_text, role, resolution, method, confidence, said_edtf, said_earliest,
  said_latest, said_derivation, due_edtf, due_earliest, due_latest, due_derivation, updated_at, machine)
with recursive n (i) as (select 1 union all select i + 1 from n limit 100000),
  h as (select i, (i * 2654435761) % 4294967296 as h, (i * 2246822519) % 4294967296 as g, (i * 3266489917) % 4294967296 as f,
    (i * 668265263) % 4294967296 as e from n),
  r as (select i, (h / 65536) % 100 as a, (g / 65536) % 1000 as b, (f / 65536) % 10000 as c, (e / 65536) % 1000 as d,
    date('2020-01-01', '+' || (((h / 1024) * 31 + g / 2048) % 2000) || ' days') as said from h)
select i, 1 + i / 20, 1 + (d * d) / 5000, 'outlet ' || (d * d % 1009 * (d % 7) / 400), said || printf('%011d', i),
  case when a < 55 then 'indirect' when a < 80 then 'direct' else 'mixed' end,
  case when b < 600 then 'statement' when b < 720 then 'opinion' when b < 800 then 'prediction' when b < 880 then 'promise'
    when b < 960 then 'demand' else 'question' end,
  null, case when c < 9700 then 'pending' when c < 9800 then 'in_progress' when c < 9900 then 'held' else 'not_held' end,
  'published', 1, 'the bridge number ' || i || case when c % 50 = 0 then ' will reopen' else ' is closed' end,
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

it.each<[ClaimFilters, ClaimOrder]>([
  [{}, 'saidOn'],
  [{}, 'recorded'],
  [{}, 'updated'],
  [{}, 'due'],
  [{ speaker: 3 }, 'saidOn'],
  [{ article: 77 }, 'saidOn'],
  [{ outlet: 'Outlet 3' }, 'saidOn'],
  [{ kind: 'direct' }, 'saidOn'],
  [{ kind: 'indirect' }, 'saidOn'],
  [{ kind: 'mixed' }, 'saidOn'],
  [{ type: 'statement' }, 'saidOn'],
  [{ type: 'promise' }, 'saidOn'],
  [{ type: 'question' }, 'saidOn'],
  [{ status: 'pending' }, 'saidOn'],
  [{ status: 'held' }, 'saidOn'],
  [{ status: 'in_progress' }, 'saidOn'],
  [{ saidFrom: '2022-01-01' }, 'saidOn'],
  [{ saidTo: '2022-01-01' }, 'saidOn'],
  [{ updatedSince: 1_600_050_000_000 }, 'updated'],
  [due('none'), 'saidOn'],
  [due('overdue'), 'due'],
  [due('upcoming'), 'due'],
  [due('due'), 'due'],
  [due('upcoming', 'due'), 'due'],
  [{ article: 77, type: 'statement' }, 'saidOn'],
  [{ article: 77, kind: 'direct' }, 'saidOn'],
  [{ article: 77, status: 'pending' }, 'saidOn'],
  [{ type: 'statement', status: 'held' }, 'saidOn'],
  [{ dueBefore: '2022-01-01' }, 'due'],
  [{ saidFrom: '2022-01-01', saidTo: '2022-03-01' }, 'saidOn'],
  [{ speaker: 3, type: 'promise' }, 'saidOn'],
  [{ speaker: 3, status: 'held' }, 'saidOn'],
  [{ speaker: 3, saidTo: '2022-01-01' }, 'saidOn'],
  [{ speaker: 3, ...due('overdue') }, 'due'],
  [{ outlet: 'outlet 3', status: 'held' }, 'saidOn'],
  [{ outlet: 'outlet 3', saidFrom: '2022-01-01' }, 'saidOn'],
  [{ type: 'promise', status: 'held' }, 'saidOn'],
  [{ type: 'promise', saidTo: '2022-01-01' }, 'saidOn'],
  [{ kind: 'direct', saidTo: '2022-01-01' }, 'saidOn'],
  [{ status: 'held', saidTo: '2022-01-01' }, 'saidOn'],
])('%j by %s reads at most 100 rows, on the first page and after', (filters, order) =>
  readsAtMost(100, filters, order),
)

// Pairs without an index of both: rows are read in proportion to how rare the second is among the first, not to the table.
it.each<[ClaimFilters, ClaimOrder]>([
  [{ speaker: 3, outlet: 'outlet 3' }, 'saidOn'],
  [{ speaker: 3, kind: 'direct' }, 'saidOn'],
  [{ outlet: 'outlet 3', kind: 'direct' }, 'saidOn'],
  [{ outlet: 'outlet 3', type: 'promise' }, 'saidOn'],
  [{ kind: 'direct', type: 'promise' }, 'saidOn'],
  [{ kind: 'mixed', status: 'held' }, 'saidOn'],
  [{ kind: 'direct', ...due('overdue') }, 'due'],
  [{ kind: 'direct', ...due('upcoming', 'due') }, 'due'],
  [{ outlet: 'outlet 3', ...due('overdue') }, 'due'],
  [{ outlet: 'outlet 3', ...due('upcoming', 'due') }, 'due'],
  [{ type: 'promise', ...due('overdue') }, 'due'],
  [{ type: 'promise', ...due('upcoming', 'due') }, 'due'],
  [{ kind: 'direct', updatedSince: 1_600_050_000_000 }, 'updated'],
  [{ outlet: 'outlet 3', updatedSince: 1_600_050_000_000 }, 'updated'],
  [{ type: 'promise', updatedSince: 1_600_050_000_000 }, 'updated'],
])('%j by %s reads at most 600 rows', (filters, order) => readsAtMost(600, filters, order))

// A match counts as it is found in each part of the index, and once more as its claim is read.
it.each<[ClaimFilters, ClaimOrder]>([
  [{ q: 'bridge' }, 'recorded'],
  [{ q: 'bridge', type: 'promise' }, 'recorded'],
  [{ q: 'bridge', speaker: 3 }, 'recorded'],
  [{ q: 'bridge', status: 'held' }, 'recorded'],
])('%j by %s reads at most 130 rows', (filters, order) => readsAtMost(130, filters, order))

// Ranking looks at the newest 1,000 matches, however many there are: each counts as it is found and as it is sorted.
it.each<[ClaimFilters, ClaimOrder]>([
  [{ q: 'bridge' }, 'relevance'],
  [{ q: 'reopen' }, 'relevance'],
  [{ q: 'bridge', type: 'promise' }, 'relevance'],
  [{ q: 'bridge', speaker: 3 }, 'relevance'],
  [{ q: 'bridge' }, 'saidOn'],
  [{ q: 'reopen' }, 'saidOn'],
])('%j by %s reads the newest matches only', (filters, order) => readsAtMost(6100, filters, order))

async function readsAtMost(rows: number, filters: ClaimFilters, order: ClaimOrder): Promise<void> {
  const read = async (cursor: Parameters<typeof listClaims>[2]['cursor']) => {
    counted.calls = 0
    counted.rows = 0
    const page = await listClaims(db, filters, { limit: 20, cursor, order })
    expect(page.rows.length).toBeGreaterThan(0)
    expect(counted.calls).toBe(1)
    expect(counted.rows).toBeLessThanOrEqual(rows)
    return page.next
  }
  const next = await read(null)
  if (next) await read(next)
}
