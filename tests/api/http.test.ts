/** HTTP as it is meant: validators, CORS, methods, limits. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { addressKey } from '../../src/address-key.ts'
import { ADMIN, appOn, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

let claim = ''
beforeAll(async () => {
  await storeArticle([someClaim(), someClaim({ text: 'another' })])
  claim = String((await call('GET', '/v1/claims')).json.data?.[0]?.id)
})

describe('validators', () => {
  it.each([
    '/v1/claims',
    '/v1/claims?limit=1',
    '/v1/articles',
    '/v1/speakers',
    '/v1/openapi.json',
    'one claim',
  ])('%s has a strong ETag and answers 304', async (given) => {
    const path = given === 'one claim' ? `/v1/claims/${claim}` : given
    const first = await call('GET', path)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[^"]+"$/)
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const again = await call('GET', path, { headers: { 'if-none-match': known } })
      expect(again.status).toBe(304)
      expect(again.text).toBe('')
      expect(again.headers.get('etag')).toBe(tag)
      expect(again.headers.get('access-control-allow-origin')).toBe('*')
      expect(again.headers.get('link')).toBe(first.headers.get('link'))
      expect(again.headers.get('content-type')).toBeNull()
    }
    expect((await call('GET', path, { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
  })

  it('changes when something in the list changes, and differs for editors who see more', async () => {
    const tag = async (headers = {}) => (await call('GET', '/v1/claims', { headers })).headers.get('etag')
    const before = await tag()
    await storeArticle([someClaim({ text: 'a draft' })], { visibility: 'draft' })
    expect(await tag()).toBe(before)
    expect(await tag(ADMIN)).not.toBe(before)
    await storeArticle([someClaim({ text: 'a new one' })])
    expect(await tag()).not.toBe(before)
  })

  it('lets no shared cache keep what an editor sees', async () => {
    expect((await call('GET', '/v1/claims')).headers.get('cache-control')).toBe('no-cache')
    const editor = await call('GET', '/v1/claims', { headers: ADMIN })
    expect(editor.headers.get('cache-control')).toBe('private, no-cache')
    expect(editor.headers.get('vary')).toContain('Authorization')
  })
})

describe('methods', () => {
  it('answers HEAD like GET without the body', async () => {
    const head = await call('HEAD', '/v1/claims')
    const get = await call('GET', '/v1/claims')
    expect(head.status).toBe(200)
    expect(head.text).toBe('')
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'))
  })

  it.each([
    ['DELETE', '/v1/claims', 'GET'],
    ['PUT', '/v1/articles', 'POST'],
    ['PATCH', '/v1/extract', 'POST'],
    ['POST', '/healthz', 'GET'],
    ['DELETE', '/', 'GET'],
  ])('refuses %s %s with what is allowed', async (method, path, allowed) => {
    for (const headers of [{}, ADMIN]) {
      const answer = await call(method, path, { headers })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('allow')).toContain(allowed)
      expect(answer.headers.get('allow')).not.toContain(method)
    }
  })

  it('says 404 for an address that takes no method at all', async () => {
    expectProblem(await call('DELETE', '/v1/nothing'), 404, 'not-found')
    expectProblem(await call('GET', '/v1/nothing/more'), 404, 'not-found')
  })
})

describe('other origins', () => {
  const origin = { origin: 'https://desk.example' }

  it('lets any site read, also errors', async () => {
    for (const path of ['/v1/claims', '/v1/claims/nope', '/v1/claims?limit=0', '/v1/nothing', '/healthz']) {
      const { headers } = await call('GET', path, { headers: origin })
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('access-control-expose-headers')).toMatch(/ETag.*Link.*Retry-After/)
    }
  })

  it('answers a preflight with the methods of the address', async () => {
    const answer = await call('OPTIONS', `/v1/claims/${claim}/follow-ups`, {
      headers: { ...origin, 'access-control-request-method': 'POST' },
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST')
    for (const name of ['Authorization', 'If-Match', 'Idempotency-Key', 'Content-Type']) {
      expect(answer.headers.get('access-control-allow-headers')).toContain(name)
    }
  })

  it('keeps pages to this site', async () => {
    expect(
      (await call('GET', '/', { headers: origin })).headers.get('access-control-allow-origin'),
    ).toBeNull()
  })
})

describe('rate limits', () => {
  const from = (address: string) => ({ headers: { 'cf-connecting-ip': address } })

  it('tells the policy and what is left', async () => {
    const { headers } = await call('GET', '/v1/claims', from('203.0.113.7'))
    expect(headers.get('ratelimit-policy')).toBe('"read";q=1200;w=60')
    expect(headers.get('ratelimit')).toMatch(/^"read";r=\d+;t=\d+$/)
  })

  it('refuses past the limit, by address, and says when to come back', async () => {
    const app = appOn()
    const ask = (address: string) =>
      app.request(
        'http://localhost/v1/claims/nope',
        { method: 'POST', headers: { 'cf-connecting-ip': address } },
        env,
      )
    const list = (address: string) =>
      app.request(
        'http://localhost/v1/extract',
        { method: 'POST', headers: { 'cf-connecting-ip': address } },
        env,
      )
    let last = 0
    // Counted by the minutes of the wall clock: where a new one begins meanwhile, it takes up to as many again.
    for (let i = 0; i < 601 && last !== 429; i++) last = (await list('203.0.113.8')).status
    expect(last).toBe(429)
    const answer = await call('POST', '/v1/extract', { ...from('203.0.113.8'), body: {} })
    expectProblem(answer, 429, 'rate-limited')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.headers.get('ratelimit')).toMatch(/^"write";r=0;/)
    expect((await list('203.0.113.9')).status).toBe(401)
    expect((await ask('203.0.113.9')).status).toBe(405)
  })

  it.each([
    [undefined, null],
    ['127.0.0.1', null],
    ['::1', null],
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['::ffff:1.2.3.4', '0:0:0:0'],
  ])('counts %s as %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })
})
