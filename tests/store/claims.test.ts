import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { listClaims } from '../../src/store/claim-list.ts'
import { openDb } from '../../src/store/db.ts'
import type { ClaimFilters } from '../../src/store/filters.ts'
import type { Cursor } from '../../src/store/page.ts'
import { someClaim, storeArticle } from '../helpers.ts'

const db = () => openDb(env.DB)
const day = (n: number) => `2025-08-${String(n).padStart(2, '0')}`

beforeAll(async () => {
  // Forty-five claims over nine days, three speakers and two outlets, recorded in an order that is not said-on order.
  for (let i = 0; i < 9; i++) {
    const said = day(((i * 4) % 9) + 1)
    const claims = ['Ada Quill', 'Bo Reed', 'Cy Stone', 'Ada Quill', 'Bo Reed'].map((name, n) =>
      someClaim({
        text: `claim ${i}.${n}`,
        kind: n % 2 === 0 ? 'direct' : 'indirect',
        saidEdtf: said,
        saidEarliest: said,
        saidLatest: said,
        speaker: { key: name.toLowerCase(), name, kind: 'person' },
      }),
    )
    await storeArticle(claims, { outlet: i % 3 === 0 ? 'Reed Times' : 'Stone Post' })
  }
  await storeArticle([someClaim({ text: 'a draft' })], { visibility: 'draft' })
})

async function walk(filters: ClaimFilters, order: 'saidOn' | 'recorded', limit: number) {
  const forward: string[] = []
  const pages: string[][] = []
  let cursor: Cursor | null = null
  let last: Cursor | null = null
  for (;;) {
    const page = await listClaims(db(), filters, { limit, cursor, order })
    const texts = page.rows.map((row) => row.text)
    pages.push(texts)
    forward.push(...texts)
    last = page.previous
    if (!page.next) break
    cursor = page.next
  }
  const backward: string[][] = [pages.at(-1) ?? []]
  for (cursor = last; cursor; ) {
    const page = await listClaims(db(), filters, { limit, cursor, order })
    backward.unshift(page.rows.map((row) => row.text))
    cursor = page.previous
  }
  return { forward, backward: backward.flat() }
}

it.each([1, 2, 7, 44, 45, 46, 100])(
  'pages of %i go through all claims once, forth and back',
  async (limit) => {
    for (const order of ['saidOn', 'recorded'] as const) {
      const { forward, backward } = await walk({}, order, limit)
      expect(new Set(forward).size).toBe(45)
      expect(forward).toHaveLength(45)
      expect(backward).toEqual(forward)
    }
  },
)

it('lists newest said first', async () => {
  const page = await listClaims(db(), {}, { limit: 100, cursor: null, order: 'saidOn' })
  const days = page.rows.map((row) => row.saidLatest ?? '')
  expect(days).toEqual([...days].sort().reverse())
  expect(days[0]).toBe(day(9))
})

it('makes one speaker of one key, over articles', async () => {
  const page = await listClaims(db(), {}, { limit: 100, cursor: null, order: 'saidOn' })
  const ids = new Map(page.rows.map((row) => [row.speaker?.name, row.speaker?.id]))
  expect(ids.size).toBe(3)
  expect(new Set(ids.values()).size).toBe(3)
})

it.each<[ClaimFilters, number]>([
  [{ outlet: 'reed times' }, 15],
  [{ kind: 'direct' }, 27],
  [{ saidFrom: day(8) }, 10],
  [{ saidTo: day(2) }, 10],
  [{ saidFrom: day(3), saidTo: day(4), kind: 'indirect' }, 4],
  [{ status: 'held' }, 0],
  [{ status: 'pending' }, 45],
  [{ all: true }, 46],
])('filters by %o', async (filters, count) => {
  const page = await listClaims(db(), filters, { limit: 100, cursor: null, order: 'saidOn' })
  expect(page.rows).toHaveLength(count)
})

it('filters by speaker and by article', async () => {
  const all = await listClaims(db(), {}, { limit: 100, cursor: null, order: 'saidOn' })
  const ada = all.rows.find((row) => row.speaker?.name === 'Ada Quill')
  const bySpeaker = await listClaims(
    db(),
    { speaker: ada?.speaker?.id },
    { limit: 100, cursor: null, order: 'saidOn' },
  )
  expect(bySpeaker.rows).toHaveLength(18)
  const byArticle = await listClaims(
    db(),
    { article: ada?.article.id },
    { limit: 100, cursor: null, order: 'saidOn' },
  )
  expect(byArticle.rows).toHaveLength(5)
})

it('gives each claim of a speaker the same as the claim by itself', async () => {
  const all = await listClaims(db(), {}, { limit: 3, cursor: null, order: 'saidOn' })
  for (const row of all.rows) {
    const bySpeaker = await listClaims(
      db(),
      { speaker: row.speaker?.id },
      { limit: 100, cursor: null, order: 'saidOn' },
    )
    expect(bySpeaker.rows.find((one) => one.id === row.id)).toEqual(row)
  }
})
