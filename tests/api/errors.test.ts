/** Every kind of bad input has its own problem type, in the one shape, and stores nothing. */
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

const TABLES = ['articles', 'article_texts', 'claims', 'speakers', 'speaker_names', 'follow_ups', 'evidence']
const counts = () =>
  Promise.all(TABLES.map((table) => env.DB.prepare(`select count(*) as n from ${table}`).first('n')))

let claim = ''
let before: unknown[] = []
beforeAll(async () => {
  const { claims } = await storeArticle([someClaim()])
  const listed = await call('GET', '/v1/claims')
  expect(claims).toHaveLength(1)
  claim = String((listed.json.data as unknown as { id: string }[])[0]?.id)
  before = await counts()
})
afterAll(async () => {
  expect(await counts()).toEqual(before)
})

const big = JSON.stringify({ text: 'a '.repeat(2_600_000) })
const deep = `{"text":${'['.repeat(40)}${']'.repeat(40)}}`

describe('POST /v1/articles', () => {
  it.each<[string, number, string, unknown, Record<string, string>]>([
    ['no body', 400, 'malformed-body', '', {}],
    ['broken JSON', 400, 'malformed-body', '{"text":', {}],
    ['an array', 422, 'invalid-field', '[]', {}],
    ['null', 422, 'invalid-field', 'null', {}],
    ['a deep one', 400, 'json-too-complex', deep, {}],
    ['a forbidden key', 400, 'malformed-body', '{"__proto__":{}}', {}],
    [
      'form data',
      415,
      'unsupported-media-type',
      'text=a',
      { 'content-type': 'application/x-www-form-urlencoded' },
    ],
    ['a compressed body', 415, 'unsupported-media-type', '{}', { 'content-encoding': 'gzip' }],
    ['an unknown field', 422, 'invalid-field', { text: 'a', colour: 'red' }, {}],
    ['a wrong type', 422, 'invalid-field', { text: 7 }, {}],
    ['a bad date', 422, 'invalid-field', { text: 'a', publishedAt: 'yesterday' }, {}],
    ['a date that does not exist', 422, 'invalid-field', { text: 'a', publishedAt: '2025-02-30' }, {}],
    ['a bad time zone', 422, 'invalid-field', { text: 'a', timeZone: 'Mars/Olympus' }, {}],
    ['an address that is none', 422, 'invalid-field', { text: 'a', url: 'javascript:alert(1)' }, {}],
    ['neither text nor html', 422, 'invalid-field', { title: 'a' }, {}],
    ['both text and html', 422, 'invalid-field', { text: 'a', html: '<p>a' }, {}],
    ['an address inside', 422, 'url-not-allowed', { url: 'http://0x7f.1/a' }, {}],
    ['our own address', 422, 'url-not-allowed', { url: 'http://localhost/v1/claims' }, {}],
    ['no words', 422, 'article-empty', { text: ' \n 123 ' }, {}],
    ['5 MB of text', 413, 'payload-too-large', big, {}],
    ['over 1 MB of text', 413, 'article-too-large', { text: 'a '.repeat(500_001) }, {}],
  ])('refuses %s', async (_, status, slug, body, headers) => {
    expectProblem(
      await call('POST', '/v1/articles', { body, headers: { ...ADMIN, ...headers } }),
      status,
      slug,
    )
    if (slug !== 'payload-too-large') {
      expectProblem(
        await call('POST', '/v1/extract', { body, headers: { ...ADMIN, ...headers } }),
        status,
        slug,
      )
    }
  })

  it('points at each field that is wrong', async () => {
    const answer = await call('POST', '/v1/articles', {
      body: { text: 7, colour: 1, 'a/b': 1 },
      headers: ADMIN,
    })
    const pointers = (answer.json.errors as unknown as { pointer: string }[]).map((error) => error.pointer)
    expect(pointers.sort()).toEqual(['/a~1b', '/colour', '/text'])
  })

  it('refuses bytes that are not UTF-8', async () => {
    const { appOn } = await import('../helpers.ts')
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])
    const headers = { ...ADMIN, 'content-type': 'application/json' }
    const response = await appOn().request(
      'http://localhost/v1/articles',
      { method: 'POST', body, headers },
      env,
    )
    expect(response.status).toBe(400)
  })
})

describe('tokens', () => {
  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['a wrong one', { authorization: 'Bearer wrong' }],
    ['another scheme', { authorization: 'Basic dGVzdA==' }],
    ['an empty one', { authorization: 'Bearer ' }],
  ])('refuses a write with %s', async (_, headers) => {
    for (const path of ['/v1/articles', '/v1/extract', `/v1/claims/${claim}/follow-ups`]) {
      const answer = await call('POST', path, {
        body: path.includes('follow') ? { status: 'held' } : { text: 'a' },
        headers,
      })
      expectProblem(answer, 401, 'unauthenticated')
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
  })

  it('refuses a read with a wrong token rather than take it for a reader', async () => {
    expectProblem(
      await call('GET', '/v1/claims', { headers: { authorization: 'Bearer wrong' } }),
      401,
      'unauthenticated',
    )
  })
})

describe('reads', () => {
  it.each([
    ['/v1/claims/clm_00000000000', 404, 'not-found'],
    ['/v1/claims/nonsense', 404, 'not-found'],
    ['/v1/claims/%00', 404, 'not-found'],
    ['/v1/articles/art_00000000000', 404, 'not-found'],
    ['/v1/speakers/spk_00000000000', 404, 'not-found'],
    ['/v1/nothing', 404, 'not-found'],
    ['/v1/claims?limit=0', 400, 'invalid-parameter'],
    ['/v1/claims?limit=101', 400, 'invalid-parameter'],
    ['/v1/claims?limit=ten', 400, 'invalid-parameter'],
    ['/v1/claims?colour=red', 400, 'invalid-parameter'],
    ['/v1/claims?kind=direct&kind=mixed', 400, 'invalid-parameter'],
    ['/v1/speakers/spk_00000000000?asOf=2025-08-21', 400, 'invalid-parameter'],
    ['/v1/changes/1?limit=2', 400, 'invalid-parameter'],
    ['/v1/claims?kind=loud', 400, 'invalid-parameter'],
    ['/v1/claims?saidFrom=2025-13-01', 400, 'invalid-parameter'],
    ['/v1/claims?speaker=Ada', 400, 'invalid-parameter'],
    ['/v1/claims?cursor=abc', 400, 'invalid-cursor'],
    ['/v1/articles?cursor=%F0%9F%92%A9', 400, 'invalid-cursor'],
  ])('%s is answered with its problem', async (path, status, slug) => {
    expectProblem(await call('GET', path), status, slug)
  })

  it("refuses another list's cursor", async () => {
    await storeArticle([someClaim(), someClaim()], { visibility: 'draft' })
    const list = await call('GET', '/v1/claims?limit=1', { headers: ADMIN })
    expectProblem(
      await call('GET', `/v1/claims?kind=direct&limit=1&cursor=${list.json.next}`),
      400,
      'invalid-cursor',
    )
    before = await counts()
  })
})

describe('follow-ups', () => {
  it.each<[string, number, string, unknown]>([
    ['an unknown status', 422, 'invalid-field', { status: 'done' }],
    ['the same status with nothing new', 409, 'no-change', { status: 'pending' }],
    ['an outcome without evidence', 422, 'evidence-required', { status: 'held', note: 'It did.' }],
    [
      'evidence that is no address',
      422,
      'invalid-field',
      { status: 'held', note: 'It did.', evidence: [{ url: 'ftp://a' }] },
    ],
    ['an unknown reason', 422, 'invalid-field', { status: 'held', reasonCode: 'because' }],
    ['an unknown field', 422, 'invalid-field', { status: 'held', id: 7 }],
  ])('refuses %s', async (_, status, slug, body) => {
    expectProblem(
      await call('POST', `/v1/claims/${claim}/follow-ups`, {
        body,
        headers: { ...ADMIN, 'if-match': '"1"' },
      }),
      status,
      slug,
    )
  })

  it('refuses one on a claim that does not exist', async () => {
    const answer = await call('POST', '/v1/claims/clm_00000000000/follow-ups', {
      body: { status: 'held' },
      headers: ADMIN,
    })
    expectProblem(answer, 404, 'not-found')
  })
})
