/** Fetching pages from a server that means harm: each answer has its name, and the canary is never asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FetchFailure, fetchArticle } from '../../src/article/fetch.ts'
import { type HostileServer, startHostileServer } from './hostile-server.ts'

let server: HostileServer
beforeAll(async () => {
  server = await startHostileServer()
})
afterAll(() => server.close())

/** Fetches a path of the hostile server, which alone is exempt from judgement. */
const get = (path: string, timeoutMs = 5_000) =>
  fetchArticle(server.origin + path, { fetch, timeoutMs, allowPrivate: server.origin })

const never = () => Promise.reject(new Error('must not be called'))

describe('pages', () => {
  it.each([
    ['/ok', 'html', '<p>Hello “world”'],
    ['/plain', 'text', 'Hello'],
    ['/xhtml', 'html', '<p>Hello</p>'],
    ['/cyrillic', 'html', 'И'],
    ['/gzip', 'html', '<p>Hello'],
    ['/hop1', 'html', '<p>Hello “world”'],
  ])('%s', async (path, type, body) => expect(await get(path)).toMatchObject({ ok: true, type, body }))

  it('tells where the page was found', async () => {
    expect(await get('/hop1#top')).toMatchObject({ ok: true, url: `${server.origin}/ok` })
  })
  it('takes exactly the largest size', async () => {
    const result = await get('/limit')
    expect(result.ok && result.body.length).toBe(5_000_000)
  })
  it('names itself and sends no credentials', async () => {
    await get('/ok')
    expect(server.lastHeaders()['user-agent']).toMatch(/^OnRecord\//)
    expect(Object.keys(server.lastHeaders())).not.toContain('cookie')
    expect(Object.keys(server.lastHeaders())).not.toContain('authorization')
  })
})

const failures: readonly (readonly [string, FetchFailure])[] = [
  ['/json', 'fetch-unsupported'],
  ['/pdf', 'fetch-unsupported'],
  ['/untyped', 'fetch-unsupported'],
  ['/nothing', 'fetch-unsupported'],
  ['/missing', 'fetch-failed'],
  ['/broken', 'fetch-failed'],
  ['/cut', 'fetch-failed'],
  ['/to-nowhere', 'fetch-failed'],
  ['/not-gzip', 'fetch-failed'],
  ['/huge-header', 'fetch-failed'],
  ['/hop0', 'fetch-redirects'],
  ['/loop', 'fetch-redirects'],
  ['/to-loopback', 'url-not-allowed'],
  ['/to-name', 'url-not-allowed'],
  ['/to-number', 'url-not-allowed'],
  ['/to-v6', 'url-not-allowed'],
  ['/to-user', 'url-not-allowed'],
  ['/to-metadata', 'url-not-allowed'],
  ['/to-script', 'url-not-allowed'],
  ['/to-file', 'url-not-allowed'],
  ['/to-broken', 'url-not-allowed'],
  ['/flood', 'fetch-too-large'],
  ['/bomb', 'fetch-too-large'],
  ['/claims-large', 'fetch-too-large'],
  ['/over-limit', 'fetch-too-large'],
]

describe('failures', () => {
  it.each(failures)('%s is %s', async (path, reason) => {
    expect(await get(path)).toEqual({ ok: false, reason, detail: expect.any(String) })
    expect(server.canaryHits()).toBe(0)
  })

  it.each(['/drip', '/silent', '/half'])('%s runs out of time, in time', async (path) => {
    const started = performance.now()
    expect(await get(path, 300)).toMatchObject({ ok: false, reason: 'fetch-timeout' })
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('a server that is not there', async () => {
    const options = { fetch, allowPrivate: 'http://127.0.0.1:9' }
    expect(await fetchArticle('http://127.0.0.1:9/', options)).toMatchObject({
      ok: false,
      reason: 'fetch-failed',
    })
  })

  it('says nothing of the network', async () => {
    const results = await Promise.all(
      ['/to-loopback', '/cut', '/missing', '/to-metadata'].map((path) => get(path)),
    )
    expect(JSON.stringify(results)).not.toMatch(/\d+\.\d+\.\d+|ECONN|localhost|private|loopback/)
  })
})

it('the canary would have been heard', async () => {
  const other = await startHostileServer()
  const options = { fetch, allowPrivate: other.canaryOrigin }
  expect(await fetchArticle(`${other.canaryOrigin}/x`, options)).toMatchObject({
    ok: true,
    body: '<p>secret',
  })
  expect(other.canaryHits()).toBe(1)
  await other.close()
})

describe('addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'file:///etc/passwd',
    'nonsense',
    'http://u:p@news.example/',
  ])('%s is never asked for', async (url) => {
    expect(await fetchArticle(url, { fetch: never })).toMatchObject({ ok: false, reason: 'url-not-allowed' })
  })
  it('the hostile server itself is refused without the exemption', async () => {
    expect(await fetchArticle(`${server.origin}/ok`, { fetch })).toMatchObject({
      ok: false,
      reason: 'url-not-allowed',
    })
  })
  it('our own hosts are refused, with and without a final dot', async () => {
    for (const url of ['https://record.example/x', 'https://RECORD.example./x']) {
      const result = await fetchArticle(url, { fetch: never, ownHosts: ['record.example'] })
      expect(result).toMatchObject({ ok: false, reason: 'url-not-allowed' })
    }
  })
})
