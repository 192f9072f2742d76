/**
 * `npm run bench:shards`: what a list costs when claims are spread over several databases, by outlet (every list asks all of
 * them and merges) or by year (a list begins at the newest and goes on only when that runs out). See docs/scale.md.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { listClaims } from '../../src/store/claim-list.ts'
import type { ClaimRow } from '../../src/store/claims.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import type { Cursor } from '../../src/store/page.ts'
import { whenSaid } from '../../src/store/relations.ts'
import { fill } from './fill.ts'
import { asD1, type Spent } from './sqlite-d1.ts'

export interface Shard {
  readonly db: Db
  readonly spent: Spent
}

/** A database of its own with generated claims. */
export async function makeShard(path: string, claims: number, seed: number): Promise<Shard> {
  const file = new DatabaseSync(path)
  for (const name of readdirSync('drizzle')
    .filter((one) => one.endsWith('.sql'))
    .sort()) {
    file.exec(readFileSync(join('drizzle', name), 'utf8').replaceAll('--> statement-breakpoint', ''))
  }
  await fill(path, { claims, seed })
  const spent = { calls: 0, statements: 0 }
  return { db: openDb(asD1(file, spent)), spent }
}

/** Where a merged list goes on: after this place of this shard. */
export interface Mark {
  readonly place: string
  readonly shard: number
}

/**
 * A page of all shards' claims, newest said first. Each shard is asked for a whole page, and the pages are merged. Two
 * claims of different shards can have the same place: then the first shard's comes first, so those before the mark's shard
 * go on after its place, those behind it at it.
 */
export async function mergedPage(
  shards: readonly Shard[],
  { limit, after }: { readonly limit: number; readonly after: Mark | null },
): Promise<{ rows: ClaimRow[]; next: Mark | null; fetched: number }> {
  const cursorOf = (i: number): Cursor | null =>
    after && {
      direction: 'after',
      key: i <= after.shard ? after.place : String(BigInt(after.place) + 1n),
    }
  const pages = await Promise.all(
    shards.map(({ db }, i) => listClaims(db, {}, { order: 'saidOn', limit, cursor: cursorOf(i) })),
  )
  const heads = pages.map(() => 0)
  const rows: ClaimRow[] = []
  let last: Mark | null = null
  while (rows.length < limit) {
    let best = -1
    let place: string | null = null
    pages.forEach((page, i) => {
      const head = page.rows[heads[i] ?? 0]
      const own = head && whenSaid(head)
      if (own === undefined || (place !== null && BigInt(own) <= BigInt(place))) return
      best = i
      place = own
    })
    const row = pages[best]?.rows[heads[best] ?? 0]
    if (!row || place === null) break
    heads[best] = (heads[best] ?? 0) + 1
    last = { place, shard: best }
    rows.push(row)
  }
  const isMore = pages.some((page, i) => page.next !== null || (heads[i] ?? 0) < page.rows.length)
  const fetched = pages.reduce((sum, page) => sum + page.rows.length, 0)
  return { rows, next: isMore ? last : null, fetched }
}

/** The same over shards of one stretch of time each, the newest first: the next one is asked only for what is lacking. */
export async function chainedPage(
  shards: readonly Shard[],
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<{ rows: ClaimRow[]; fetched: number }> {
  const rows: ClaimRow[] = []
  for (const { db } of shards) {
    if (rows.length >= limit) break
    const cursor: Cursor | null = after === null ? null : { direction: 'after', key: after }
    const page = await listClaims(db, {}, { order: 'saidOn', limit: limit - rows.length, cursor })
    rows.push(...page.rows)
  }
  return { rows, fetched: rows.length }
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0

async function timed<T>(times: number, work: () => Promise<T>): Promise<{ ms: number; last: T }> {
  const took: number[] = []
  let last = await work()
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    last = await work()
    took.push(performance.now() - began)
  }
  return { ms: median(took), last }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { claims: { type: 'string', default: '20000' } } })
  const directory = mkdtempSync(join(tmpdir(), 'shards-'))
  const shards: Shard[] = []
  for (let i = 0; i < 8; i++) {
    shards.push(await makeShard(join(directory, `${i}.sqlite`), Number(values.claims) / 8, i + 1))
  }
  console.log(
    `${values.claims} claims over 8 databases, pages of 50, SQL and putting together in one process\n`,
  )
  console.log('| databases | D1 calls | at once | rows fetched for 50 | ms | × one |')
  console.log('|---|--:|--:|--:|--:|--:|')
  let one = 0
  for (const n of [1, 2, 4, 8]) {
    const some = shards.slice(0, n)
    const { ms, last } = await timed(60, () => mergedPage(some, { limit: 50, after: null }))
    if (n === 1) one = ms
    console.log(
      `| ${n}, by outlet | ${n} | ${n} | ${last.fetched} | ${ms.toFixed(2)} | ${(ms / one).toFixed(2)} |`,
    )
  }
  const { ms, last } = await timed(60, () => chainedPage(shards, { limit: 50, after: null }))
  console.log(
    `| 8, by year | 1, at a border 2 | 1 | ${last.fetched} | ${ms.toFixed(2)} | ${(ms / one).toFixed(2)} |`,
  )
  rmSync(directory, { recursive: true })
}

if (import.meta.main) await main()
