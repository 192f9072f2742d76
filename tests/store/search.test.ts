/** Full text: what is found, in which order, and that no query whatever is an error. */
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { changeClaim } from '../../src/store/changes.ts'
import { type ClaimOrder, listClaims } from '../../src/store/claim-list.ts'
import { openDb } from '../../src/store/db.ts'
import type { ClaimFilters } from '../../src/store/filters.ts'
import { matchText } from '../../src/store/match.ts'
import type { Cursor } from '../../src/store/page.ts'
import type { Claim } from '../../src/store/schema.ts'
import { standingsAfter } from '../../src/store/standings.ts'
import { someClaim, storeArticle } from '../helpers.ts'

const db = openDb(env.DB)
const TEXTS = [
  'The bridge over the Café will reopen',
  'the reopening of a bridge is near',
  'Prices will rise, the bank said',
  'The U.S. will not pay for the bridge',
  'Überall fließt Wasser',
]
beforeAll(async () => {
  for (const [i, text] of TEXTS.entries()) {
    const saidLatest = `2025-08-0${5 - i}`
    await storeArticle(
      [someClaim({ text, saidLatest, saidEarliest: saidLatest, type: i < 2 ? 'promise' : 'demand' })],
      {
        outlet: i % 2 === 0 ? 'Reed Times' : 'Stöne Post',
      },
    )
  }
  await storeArticle([someClaim({ text: 'a draft about the bridge' })], { visibility: 'draft' })
})

async function find(filters: ClaimFilters, order: ClaimOrder = 'relevance') {
  const { rows } = await listClaims(db, filters, { limit: 100, cursor: null, order })
  return rows.map((row) => TEXTS.indexOf(row.text)).sort()
}

it.each<[string, number[]]>([
  ['bridge', [0, 1, 3]],
  ['BRIDGE cafe', [0]],
  ['Café', [0]],
  ['uberall', [4]],
  ['reopen', [0]],
  ['reopen*', [0, 1]],
  ['"the bridge"', [0, 3]],
  ['“the bridge” pay', [3]],
  ['"the bridge', [0, 3]],
  ['U.S.', [3]],
  ['bridge AND bank', []],
  ['text:bridge', []],
  ['tags:kindirect', []],
  ['unlisted', []],
  ['kindirect', []],
  ['', []],
  ['"" * -', []],
])('%s finds %j', async (q, found) => {
  expect(await find({ q })).toEqual(found)
})

it.each<[ClaimFilters, number[]]>([
  [{ q: 'bridge', type: 'promise' }, [0, 1]],
  [{ q: 'bridge', outlet: 'STÖNE post' }, [1, 3]],
  [{ q: 'bridge', kind: 'direct' }, []],
  [{ q: 'bridge', status: 'in_progress' }, []],
  [{ q: 'bridge', saidFrom: '2025-08-04' }, [0, 1]],
  [{ q: 'bridge', saidFrom: '2025-08-01', saidTo: '2025-08-02', type: 'demand' }, [3]],
  [{ q: 'bridge', updatedSince: Date.UTC(2030, 0, 1) }, []],
])('%j finds %j in every order', async (filters, found) => {
  for (const order of ['relevance', 'recorded', 'saidOn', 'updated'] as const) {
    expect(await find(filters, order)).toEqual(found)
  }
})

it('gives the same rows whichever way they are found', async () => {
  const whole = await listClaims(db, {}, { limit: 100, cursor: null, order: 'recorded' })
  const speaker = whole.rows[0]?.speaker?.id
  for (const [filters, order] of [
    [{ q: 'bridge' }, 'relevance'],
    [{ q: 'bridge' }, 'recorded'],
    [{ speaker }, 'saidOn'],
    [{ q: 'bridge', speaker }, 'relevance'],
  ] as const) {
    const { rows } = await listClaims(db, filters, { limit: 100, cursor: null, order })
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(row).toEqual(whole.rows.find((one) => one.id === row.id))
  }
})

it('shows drafts to editors only', async () => {
  expect(await find({ q: 'draft' })).toEqual([])
  expect(
    (await listClaims(db, { q: 'draft', all: true }, { limit: 9, cursor: null, order: 'relevance' })).rows,
  ).toHaveLength(1)
})

it.each<ClaimOrder>(['relevance', 'recorded', 'saidOn'])(
  'pages by %s stay whole while rows are added',
  async (order) => {
    const seen: number[] = []
    let cursor: Cursor | null = null
    let previous: Cursor | null = null
    do {
      const page = await listClaims(db, { q: 'bridge' }, { limit: 1, cursor, order })
      seen.push(...page.rows.map((row) => row.id))
      await storeArticle([someClaim({ text: 'one more bridge', saidLatest: '2025-09-01' })])
      previous = page.previous
      cursor = page.next
    } while (cursor)
    expect(seen).toHaveLength(new Set(seen).size)
    expect(seen).toHaveLength(order === 'relevance' ? 3 : seen.length)
    const back = await listClaims(db, { q: 'bridge' }, { limit: 1, cursor: previous, order })
    expect(back.rows[0]?.id).toBe(seen.at(-2))
  },
)

it('follows what a claim says from now on', async () => {
  const n = async (word: string) =>
    await env.DB.prepare('select count(*) n from claims_fts where claims_fts match ?').bind(word).first('n')
  expect(await n('tags:unlisted')).toBe(1)
  const { id, version } = (await env.DB.prepare(
    "select id, version from claims where visibility = 'draft'",
  ).first()) as { id: number; version: number }
  await env.DB.batch([
    env.DB.prepare(
      "insert into changes (seq, kind, subject, subject_id, version, at, by) select coalesce(max(seq), 0) + 1, 'claim.corrected', 'claim', ?, ?, 1, 'x' from changes",
    ).bind(id, version + 1),
    env.DB.prepare("update claims set visibility = 'published', version = version + 1 where id = ?").bind(id),
  ])
  expect(await n('tags:unlisted')).toBe(0)
  expect(
    (await listClaims(db, { q: 'draft' }, { limit: 9, cursor: null, order: 'relevance' })).rows,
  ).toHaveLength(1)
  await env.DB.prepare("insert into claims_fts (claims_fts, rank) values ('integrity-check', 1)").run()
})

it('is true after every kind of change, and says where it is not', async () => {
  const window = { dueEdtf: '2025-09-01', dueEarliest: '2025-08-30', dueLatest: '2025-09-01' }
  const { claims } = await storeArticle([someClaim({ text: 'the ferry will run', ...window }), someClaim()])
  const [claim] = claims
  if (!claim) throw new Error('nothing was stored')
  const now = Date.now()
  const cause = { by: 'ada', now, reason: 'as it is' }
  const sets: Partial<Claim>[] = [
    { saidLatest: '2024-01-31' },
    { saidLatest: null },
    { dueLatest: '2026-01-01' },
    { status: 'held' },
    { status: 'stalled', dueEarliest: '2025-09-02' },
    { dueEdtf: null, dueEarliest: null, dueLatest: null },
    { visibility: 'hidden' },
    { speakerId: null, text: '' },
  ]
  for (const [i, set] of sets.entries()) {
    const change = { kind: 'claim.corrected' as const, data: {}, cause, set }
    expect(await changeClaim(db, { id: claim.id, version: i + 1 }, change)).toBe('written')
    await env.DB.prepare("insert into claims_fts (claims_fts, rank) values ('integrity-check', 1)").run()
    const [standing] = await standingsAfter(db, claim.id - 1, 1)
    expect(standing?.isIndexed).toBe(true)
  }
  await env.DB.prepare(
    "insert into claims_fts (claims_fts, rowid, text, tags) select 'delete', place, text, tags from claims_search where id = ?",
  )
    .bind(claim.id)
    .run()
  expect((await standingsAfter(db, claim.id - 1, 1))[0]?.isIndexed).toBe(false)
  await env.DB.prepare("insert into claims_fts (claims_fts) values ('rebuild')").run()
  expect((await standingsAfter(db, claim.id - 1, 1))[0]?.isIndexed).toBe(true)
})

it('takes any text as a query', async () => {
  const hostile = [
    '"',
    '*',
    'a*b',
    'NEAR(a b, 2)',
    'a" OR 1=1 --',
    '^a',
    'a:b',
    '{text}:a',
    'NOT a',
    '((((',
    '\0',
    '\ud800',
    '-'.repeat(200),
    'a '.repeat(100),
    '"'.repeat(199),
    '👍',
    '\u0301',
    "'",
  ]
  for (const q of hostile) await find({ q })
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (q) => {
      await find({ q })
    }),
    { numRuns: 100 },
  )
})

it('makes one expression of words, phrases and prefixes', () => {
  expect(matchText('reopen "the bridge" pris* x*')).toBe('"reopen" "the bridge" "pris"* "x"')
  expect(matchText(' "" ')).toBeNull()
})
