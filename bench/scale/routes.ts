/** What is measured: each route with a supply of addresses, so that no two requests in a row are the same. */
import { DatabaseSync } from 'node:sqlite'
import type { ClaimOrder } from '../../src/store/claim-list.ts'
import { publicId } from '../../src/store/ids.ts'
import { placeOf } from '../../src/store/keys.ts'
import { writeCursor } from '../../src/store/page.ts'
import { makeArticle } from './article.ts'
import type { Ask } from './load.ts'
import { chance } from './random.ts'
import { TOKEN } from './server.ts'
import { makeWorld } from './world.ts'

export interface Route {
  readonly name: string
  readonly next: () => Ask
  /** Asked a few times before each measurement, so that it comes from memory. */
  readonly warm?: boolean
  /** Of `SELECT 1`'s throughput, what is asked for. */
  readonly goal?: number
}

/** Rows that addresses are made of. */
export interface Sample {
  readonly claims: readonly { readonly id: number; readonly place: string }[]
  readonly speakers: readonly number[]
  readonly outlets: readonly string[]
}

/** Draws claims, speakers and outlets from a database that nobody writes to meanwhile. */
export function sampleOf(file: string): Sample {
  const db = new DatabaseSync(file, { readOnly: true })
  const random = chance(7)
  const { low, high } = db.prepare('select min(id) as low, max(id) as high from claims').get() as {
    low: number
    high: number
  }
  const near = db.prepare(
    "select id, seq, said_latest, speaker_id, outlet_key from claims where id >= ? and visibility = 'published' limit 1",
  )
  const rows = Array.from({ length: 400 }, () => near.get(low + Math.floor(random.next() * (high - low))))
  const found = rows.filter((row) => row !== undefined) as {
    id: number
    seq: number
    said_latest: string | null
    speaker_id: number | null
    outlet_key: string
  }[]
  db.close()
  return {
    claims: found.map((row) => ({ id: row.id, place: placeOf('said', row.said_latest, row.seq) })),
    speakers: found.map((row) => row.speaker_id).filter((id) => id !== null),
    outlets: found.map((row) => row.outlet_key),
  }
}

const BASE = '/v1/claims'

/** A cursor as the API writes it for a list without filters. */
function cursorAt(sorted: ClaimOrder, key: string): string {
  return writeCursor({ direction: 'after', key }, `claims?${JSON.stringify({ sorted })}`)
}

/** All routes that read, over addresses drawn from the sample. */
export function readRoutes(sample: Sample): Route[] {
  const random = chance(11)
  const claim = () => random.pick(sample.claims)
  const speaker = () => publicId('spk', random.pick(sample.speakers))
  const outlet = () => encodeURIComponent(random.pick(sample.outlets))
  const word = (words: readonly string[]) => random.pick(words)
  const page = () => `${BASE}?limit=50&cursor=${cursorAt('saidOn', claim().place)}`
  // Asks for an answer that is made for it, not one from memory.
  const headers = { 'cache-control': 'no-cache' }
  const get = (path: () => string) => () => ({ path: path(), headers })
  const newest = sample.claims.map((one) => one.place).sort()
  const near = (from: number) => newest[Math.floor(newest.length * from + random.below(20))] ?? ''
  const at = (key: string) => `${BASE}?limit=50&cursor=${cursorAt('saidOn', key)}`
  return [
    { name: 'point', next: get(() => `${BASE}/${publicId('clm', claim().id)}`), goal: 0.7 },
    { name: 'list of 50', next: get(page), goal: 0.6 },
    { name: 'page of a claim (HTML)', next: get(() => `/claims/${publicId('clm', claim().id)}`) },
    { name: 'home page (HTML)', next: get(() => '/') },
    { name: 'list of 20', next: get(() => page().replace('limit=50', 'limit=20')) },
    { name: 'first pages', next: get(() => at(near(0.95))) },
    { name: 'last pages (deepest)', next: get(() => at(near(0))) },
    { name: 'of a speaker', next: get(() => `${BASE}?limit=50&speaker=${speaker()}`) },
    { name: 'of an outlet', next: get(() => `${BASE}?limit=50&outlet=${outlet()}`) },
    {
      name: 'promises held',
      next: get(() => `${BASE}?limit=${word(['48', '49', '50'])}&type=promise&status=held`),
    },
    { name: 'due queue', next: get(() => `/v1/due?limit=${word(['48', '49', '50'])}`) },
    {
      name: 'search, newest',
      next: get(() => `${BASE}?limit=50&q=${word(['bridge', 'harbour', 'storm', 'of', 'museum%20wing'])}`),
      goal: 0.55,
    },
    {
      name: 'search, ranked',
      next: get(
        () =>
          `${BASE}?limit=50&order=relevance&q=${word(['bridge', 'harbour', 'storm', 'the', 'museum%20wing'])}`,
      ),
    },
    { name: 'statistics', next: get(() => `/v1/stats?speaker=${speaker()}`) },
  ]
}

/** An article of twenty claims, never the same, as the store takes it; all speakers have a key. */
export function articleSupply(seed: number): () => string {
  const random = chance(seed)
  const world = makeWorld(1000, seed)
  let n = Math.floor(Math.random() * 1e9)
  return () => {
    for (;;) {
      const made = makeArticle(world, random, { at: Date.UTC(2026, 10, 2), n: n++ })
      const keyed = made.claims.filter((claim) => claim.speaker?.key)
      if (keyed.length < 10) continue
      const claims = [...keyed, ...keyed].slice(0, 20)
      return JSON.stringify({ article: made.article, claims })
    }
  }
}

/** An article stored by one statement, or by one a row. */
export function saveRoute(name: string, path: string, seed: number): Route {
  const supply = articleSupply(seed)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  return { name, next: () => ({ path, method: 'POST', headers, body: supply() }) }
}
