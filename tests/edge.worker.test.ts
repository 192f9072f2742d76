/** Answers from memory: quick, never older than a write of this isolate, never for somebody who is known. */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { FRESH_MS, withMemory } from '../src/edge.ts'
import { createApp } from '../src/index.tsx'
import { inSession, startOf } from '../src/replicas.ts'
import { publicId } from '../src/store/ids.ts'
import { ADMIN, someClaim, storeArticle } from './helpers.ts'

const app = createApp(() => Date.UTC(2025, 7, 21, 12))
const at = (path: string) => `http://localhost${path}`

/** The application behind a memory with a clock of its own, and how often it was really asked. */
function remembering() {
  const state = { now: 0, asked: 0, purged: [] as unknown[] }
  const edge = withMemory(
    (request, given, ctx) => {
      state.asked++
      return app.fetch(request, given, ctx)
    },
    () => state.now,
  )
  const cache = { purge: async (what: unknown) => state.purged.push(what) }
  const ctx = { waitUntil: () => {}, passThroughOnException: () => {}, props: {}, cache }
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) =>
    edge.fetch(new Request(at(path), { method, headers, body: body ?? null }), env, ctx as never)
  return { state, edge, get }
}

it('answers an anonymous reader from memory, with an id of its own, until it is too old', async () => {
  await storeArticle([someClaim()])
  const { state, get } = remembering()
  const first = await get('/v1/claims')
  const etag = first.headers.get('etag') ?? ''
  const unchanged = await get('/v1/claims', { 'if-none-match': etag })
  expect([unchanged.status, state.asked]).toEqual([304, 1])
  expect(unchanged.headers.get('etag')).toBe(etag)
  const asFetchDoes = await get('/v1/claims', { 'if-none-match': etag, 'cache-control': 'no-cache' })
  expect([asFetchDoes.status, state.asked]).toEqual([304, 1])
  await get('/v1/claims')
  const kept = await get('/v1/claims')
  expect(state.asked).toBe(2)
  expect(await kept.text()).toBe(await first.text())
  expect(kept.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
  state.now = FRESH_MS
  await get('/v1/claims')
  expect(state.asked).toBe(3)
})

it.each([
  ['a token', { authorization: ADMIN.authorization }],
  ['a session', { cookie: 'session=x' }],
  ['no patience for kept answers', { 'cache-control': 'no-cache' }],
])('asks the application for a reader with %s', async (_, headers) => {
  const { state, get } = remembering()
  await get('/v1/claims')
  await get('/v1/claims', headers)
  await get('/v1/claims', headers)
  expect(state.asked).toBe(3)
})

it('forgets at a write, and does not keep what was read while it went on', async () => {
  const { state, edge, get } = remembering()
  await get('/v1/claims')
  const etag = (await get('/v1/claims')).headers.get('etag') ?? ''
  // One read that is answered before the write is done, and one that begins before and is answered after.
  let late: Promise<Response> | null = null
  await edge.writing(async () => {
    await get('/v1/claims?limit=7')
    late = Promise.resolve(get('/v1/claims?limit=8'))
    await storeArticle([someClaim({ text: 'a claim that was not there before' })])
  })
  await late
  for (const path of ['/v1/claims', '/v1/claims?limit=7', '/v1/claims?limit=8']) {
    const after = await get(path, { 'if-none-match': etag })
    expect(after.status).toBe(200)
    expect(await after.text()).toContain('not there before')
  }
  expect(state.asked).toBe(7)
})

const REFUSED = { 'content-type': 'application/json' }
it.each([
  ['without a token', '/v1/articles', REFUSED, '{}', 401],
  ['with a token that nobody has', '/v1/articles', { ...REFUSED, authorization: 'Bearer x' }, '{}', 401],
  ['to an address that takes none', '/v1/stats', REFUSED, '{}', 405],
  ['of an editor that is not valid', '/v1/articles', { ...REFUSED, ...ADMIN }, '{"wrong":1}', 422],
  ['at the desk from nowhere', '/desk/sign-out', {}, '', 403],
])('a write %s empties no memory', async (_, path, headers, body, status) => {
  await storeArticle([someClaim()])
  const { state, get } = remembering()
  await get('/v1/claims')
  await get('/v1/claims')
  const { asked } = state
  const refused = await get(path, headers, 'POST', body)
  expect([refused.status, state.purged]).toEqual([status, []])
  await get('/v1/claims')
  expect(state.asked).toBe(asked + 1)
})

it('a write that failed and may stand all the same empties it', async () => {
  let broken = false
  const asked: string[] = []
  const edge = withMemory(
    (request) => {
      asked.push(request.method)
      if (broken) return new Response(null, { status: 503 })
      return new Response('{}', { headers: { etag: '"1"', 'content-type': 'application/json' } })
    },
    () => 0,
  )
  const ctx = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} }
  const ask = (method: string) => edge.fetch(new Request(at('/v1/claims'), { method }), env, ctx as never)
  for (let i = 0; i < 3; i++) await ask('GET')
  broken = true
  expect((await ask('POST')).status).toBe(503)
  broken = false
  await ask('GET')
  expect(asked).toEqual(['GET', 'GET', 'POST', 'GET'])
})

it('shows a follow-up to the next reader at once, and purges its claim and all lists', async () => {
  const saved = await storeArticle([someClaim()])
  const path = `/v1/claims/${publicId('clm', saved.claims[0]?.id ?? 0)}`
  const { state, get } = remembering()
  const first = await get(path)
  await get(path)
  const written = await get(
    `${path}/follow-ups`,
    { ...ADMIN, 'content-type': 'application/json', 'if-match': first.headers.get('etag') ?? '' },
    'POST',
    JSON.stringify({
      status: 'in_progress',
      note: 'Work began.',
      evidence: [{ url: 'https://news.example/a', publishedAt: '2025-08-21' }],
    }),
  )
  expect(written.status).toBe(201)
  expect(await (await get(path)).json()).toMatchObject({ status: 'in_progress' })
  expect(state.purged).toEqual([{ tags: [path.slice('/v1/claims/'.length), 'lists'] }])
})

it('tells caches between: a moment for anybody, nothing for editors, and never no word', async () => {
  const { get } = remembering()
  const anybody = await get('/v1/claims')
  expect(anybody.headers.get('cloudflare-cdn-cache-control')).toBe('max-age=5, stale-while-revalidate=60')
  expect(anybody.headers.get('cache-control')).toBe('no-cache')
  expect(anybody.headers.get('cache-tag')).toBe('on-record, lists')
  const editor = await get('/v1/claims', ADMIN)
  expect(editor.headers.get('cache-control')).toContain('private')
  expect(editor.headers.has('cloudflare-cdn-cache-control')).toBe(false)
  for (const path of ['/', '/healthz', '/nothing-here', '/v1/claims.csv', '/v1/claims?q=x', '/docs']) {
    expect((await get(path)).headers.has('cache-control')).toBe(true)
  }
})

// Cloudflare's own cache goes by `Cloudflare-CDN-Cache-Control`; the Cache API of workerd, a cache by the book, is given that.
it('is kept by a cache between, under its ETag, for as long as it says', async () => {
  await storeArticle([someClaim()])
  const { get } = remembering()
  const answer = await get('/v1/claims?limit=3')
  const headers = new Headers(answer.headers)
  headers.set('cache-control', headers.get('cloudflare-cdn-cache-control') ?? '')
  headers.delete('vary')
  const body = await answer.text()
  const cache = await caches.open('between')
  await cache.put(at('/v1/claims?limit=3'), new Response(body, { headers }))
  const ask = (known: Record<string, string>) =>
    cache.match(new Request(at('/v1/claims?limit=3'), { headers: known }))
  const kept = await ask({})
  expect([kept?.headers.get('etag'), await kept?.text()]).toEqual([answer.headers.get('etag'), body])
  expect((await ask({ 'if-none-match': answer.headers.get('etag') ?? '' }))?.status).toBe(304)
  expect((await ask({ 'if-none-match': '"another"' }))?.status).toBe(200)
  const asEditor = await get('/v1/claims?limit=3', ADMIN)
  await cache.put(at('/v1/claims?limit=4'), asEditor)
  expect(await cache.match(at('/v1/claims?limit=4'))).toBeUndefined()
})

it.each([
  ['GET', {}, 'first-unconstrained'],
  ['GET', { authorization: 'Bearer x' }, 'first-primary'],
  ['POST', {}, 'first-primary'],
  ['GET', { 'x-d1-bookmark': '00000085-0000024c' }, '00000085-0000024c'],
  ['GET', { cookie: 'a=b; d1-bookmark=00000085-0000024c' }, '00000085-0000024c'],
  ['GET', { 'x-d1-bookmark': "'; drop" }, 'first-unconstrained'],
])('a %s with %j begins its session at %s', (method, headers, start) => {
  expect(startOf(new Request(at('/'), { method, headers: headers as Record<string, string> }))).toBe(start)
})

it('reads and writes in a session where there are replicas, and hands the bookmark back', async () => {
  const replicated = { ...env, REPLICAS: 'yes' }
  const ask = async (headers: Record<string, string>) => {
    const request = new Request(at('/v1/claims'), { headers })
    const session = inSession(request, replicated)
    const ctx = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} }
    return session.mark(await app.fetch(request, session.env, ctx as never))
  }
  const answer = await ask(ADMIN)
  const bookmark = answer.headers.get('x-d1-bookmark') ?? ''
  expect([answer.status, bookmark.length > 0]).toEqual([200, true])
  expect((await ask({ 'x-d1-bookmark': bookmark })).status).toBe(200)
  expect((await ask({})).headers.has('x-d1-bookmark')).toBe(false)
})
