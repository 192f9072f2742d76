/**
 * Every limit, in one table: what is just inside is taken, what is just outside is refused by name, within a second.
 * Those of fetching stand in tests/article/fetch.test.ts.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, appOn, someClaim, storeArticle } from '../helpers.ts'

const MAX_MS = 1000
let claim = ''
let article = ''
let speaker = ''
beforeAll(async () => {
  const stored = await storeArticle([someClaim()], { text: 'Mayor Ada Quill said the bridge will reopen.' })
  claim = publicId('clm', stored.claims[0]?.id ?? 0)
  article = publicId('art', stored.article.id)
  speaker = publicId('spk', stored.claims[0]?.speakerId ?? 0)
})

interface Sent {
  readonly method?: string
  readonly path: string
  readonly body?: BodyInit | object
  readonly headers?: Record<string, string>
}
/** Status, and the name of the problem. */
type Told = readonly [status: number, slug?: string]
type Row = readonly [
  limit: string,
  inside: Sent | (() => Sent),
  taken: number,
  outside: Sent | (() => Sent),
  told: Told,
]

async function send(given: Sent | (() => Sent)) {
  const { method = 'POST', path, body, headers = {} } = typeof given === 'function' ? given() : given
  const isPlain = body !== undefined && Object.getPrototypeOf(body) === Object.prototype
  const type: Record<string, string> =
    isPlain || typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  const init: RequestInit = { method, headers: { ...ADMIN, 'if-match': '*', ...type, ...headers } }
  if (headers['if-match'] === NONE) delete (init.headers as Record<string, string>)['if-match']
  if (body !== undefined) init.body = isPlain ? JSON.stringify(body) : (body as BodyInit)
  const started = performance.now()
  const response = await appOn('2025-08-21').request(`http://localhost${path}`, init, env)
  const text = await response.text()
  const ms = performance.now() - started
  const json = /[/+]json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : {}
  const slug = String((json as { type?: string }).type ?? '').replace('/problems/', '')
  return { status: response.status, slug, ms, text }
}

/** In place of a header that is not sent. */
const NONE = '-'
const a = (count: number) => 'a'.repeat(count)
/** Letters of two UTF-16 units: limits count code points. */
const emoji = (count: number) => '😀'.repeat(count)
let n = 0
const extract = (body: object | string, headers = {}): Sent => ({ path: '/v1/extract', body, headers })
const about = (more: object): Sent => extract({ text: 'Ada said no.', ...more })
const followUp = (more: object) => (): Sent => ({
  path: `/v1/claims/${claim}/follow-ups`,
  body: {
    status: 'in_progress',
    evidence: [{ url: `https://a.example/${++n}`, publishedAt: '2025-08-20' }],
    ...more,
  },
})
const evidence = (more: object) => () =>
  followUp({ evidence: [{ url: `https://a.example/e${++n}`, publishedAt: '2025-08-20', ...more }] })()
const patch = (body: object) => (): Sent => ({
  method: 'PATCH',
  path: `/v1/claims/${claim}`,
  body: { role: `Mayor ${++n}`, reason: 'x', ...body },
})
const renamed = (name: string) => (): Sent => ({
  method: 'PATCH',
  path: `/v1/speakers/${speaker}`,
  body: { name, reason: 'x' },
})
const get = (path: string, headers = {}): Sent => ({ method: 'GET', path, headers })
const lines = (path: string, body: string): Sent => ({
  path,
  body,
  headers: { 'content-type': 'application/x-ndjson' },
})
const padded = (size: number) => `{"text":"Ada said no."${' '.repeat(size - 23)}}`
const nested = (depth: number) => `{"text":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
const named = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join()}}`
const quotes = (count: number) =>
  Array.from({ length: count }, (_, i) => `“We paid ${i},” Ada Quill said.`).join('\n')
const depth = (count: number) => `${'<div>'.repeat(count)}<p>Ada said no to the new bridge.</p>`
const form = (body: BodyInit, headers = {}): Sent => ({
  path: '/desk/sign-in',
  body,
  headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-origin', ...headers },
})
const fields = (count: number) =>
  form(`token=x${'&a='.repeat(count - 1)}`, { 'content-type': 'application/x-www-form-urlencoded' })
/** A body that comes in pieces and does not say how long it is. */
function inPieces(pieces: number): Sent {
  const piece = new TextEncoder().encode(' '.repeat(65_536))
  const last = new TextEncoder().encode('{"text":"Ada said no."}'.padStart(65_536))
  let left = pieces
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(--left === 0 ? last : piece)
      if (left === 0) controller.close()
    },
  })
  return { path: '/v1/extract', body, headers: { 'content-type': 'application/json' } }
}
const MIB = 1024 * 1024

const INVALID: Told = [422, 'invalid-field']
const BROKEN: Told = [400, 'malformed-body']
const COMPLEX: Told = [400, 'json-too-complex']
const PARAMETER: Told = [400, 'invalid-parameter']

const ROWS: readonly Row[] = [
  // Bodies.
  [
    'JSON body: 4 MiB',
    extract(padded(4 * MIB)),
    200,
    extract(padded(4 * MIB + 1)),
    [413, 'payload-too-large'],
  ],
  [
    'JSON body in pieces, without a length: 4 MiB',
    () => inPieces(64),
    200,
    () => inPieces(65),
    [413, 'payload-too-large'],
  ],
  [
    'body of JSON lines: 8 MiB',
    lines('/v1/articles:batch', `{"text":"Ada said no."}${' '.repeat(8 * MIB - 23)}`),
    202,
    lines('/v1/articles:batch', ' '.repeat(8 * MIB + 1)),
    [413, 'payload-too-large'],
  ],
  [
    'form: 6 MiB',
    form(`token=${a(6 * MIB - 6)}`, { 'content-type': 'application/x-www-form-urlencoded' }),
    401,
    form(`token=${a(6 * MIB)}`, { 'content-type': 'application/x-www-form-urlencoded' }),
    [413],
  ],
  ['form: 4,000 fields', fields(4000), 401, fields(4001), [415]],
  ['form: 1,000,000 fields', fields(1), 401, fields(1_000_000), [415]],
  ['a body at all', about({}), 200, extract(''), BROKEN],
  [
    'type: JSON',
    about({}),
    200,
    extract('{}', { 'content-type': 'text/plain' }),
    [415, 'unsupported-media-type'],
  ],
  [
    'no Content-Encoding: what is packed is not unpacked',
    about({}),
    200,
    extract('{}', { 'content-encoding': 'gzip' }),
    [415, 'unsupported-media-type'],
  ],
  [
    'UTF-8',
    about({}),
    200,
    {
      path: '/v1/extract',
      body: new Uint8Array([0x22, 0xff, 0x22]),
      headers: { 'content-type': 'application/json' },
    },
    BROKEN,
  ],
  [
    'one byte order mark',
    extract(`\ufeff{"text":"Ada said no."}`),
    200,
    extract(`\ufeff\ufeff{"text":"Ada said no."}`),
    BROKEN,
  ],
  [
    'whole characters',
    extract('{"text":"Ada said no.","title":"\\ud83d\\ude00"}'),
    200,
    extract('{"text":"Ada said no.","title":"\\ud83d"}'),
    BROKEN,
  ],
  [
    'whole characters, but an article’s text is made whole',
    extract('{"text":"Ada said \\ud83d no."}'),
    200,
    extract('{"text":"Ada said no.","url":"\\ud83d"}'),
    BROKEN,
  ],
  ['JSON', about({}), 200, extract('{"text":"Ada said no.",}'), BROKEN],
  ['depth: 32', extract(nested(32)), 422, extract(nested(33)), COMPLEX],
  ['depth: 100,000', about({}), 200, extract(nested(100_000)), COMPLEX],
  ['names in a body: 1,000', extract(named(1000)), 422, extract(named(1001)), COMPLEX],
  ['names in a body: 300,000', about({}), 200, extract(named(300_000)), COMPLEX],
  [
    'names in a body: 1,000,000 is too many bytes first',
    about({}),
    200,
    extract(named(1_000_000)),
    [413, 'payload-too-large'],
  ],
  [
    'a name: 128 letters',
    extract({ text: 'Ada said no.', [a(128)]: 1 }),
    422,
    extract({ text: 'Ada said no.', [a(129)]: 1 }),
    COMPLEX,
  ],
  ['a name: 100,000 letters', about({}), 200, extract({ text: 'Ada said no.', [a(100_000)]: 1 }), COMPLEX],
  ['known names', about({}), 200, about({ colour: 'red' }), INVALID],
  ['no name of a prototype', about({}), 200, extract('{"text":"Ada said no.","__proto__":{}}'), BROKEN],
  [
    'no name of a prototype, however it is spelled',
    about({}),
    200,
    extract('{"text":"Ada said no.","\\u005f_proto__":{}}'),
    INVALID,
  ],
  [
    'of two fields of a name the last counts',
    extract('{"text":1,"text":"Ada said no."}'),
    200,
    extract('{"text":"Ada said no.","text":1}'),
    INVALID,
  ],
  ['no field that only we set', about({}), 200, about({ id: 'art_00000000000' }), INVALID],
  // Articles.
  [
    'text: 1,000,000 bytes',
    extract({ text: 'Ada said no.'.padEnd(1_000_000, '\n') }),
    200,
    extract({ text: 'Ada said no.'.padEnd(1_000_001, '\n') }),
    [413, 'article-too-large'],
  ],
  [
    'text: bytes, not letters',
    extract({ text: `Ada said no. ${emoji(20_000)}` }),
    200,
    extract({ text: `Ada said no. ${emoji(250_000)}` }),
    [413, 'article-too-large'],
  ],
  ['text: one letter', extract({ text: 'a' }), 200, extract({ text: '1' }), [422, 'article-empty']],
  [
    'text: NUL is left out, and counts for nothing',
    extract({ text: 'a\u0000' }),
    200,
    extract({ text: '\u0000' }),
    [422, 'article-empty'],
  ],
  [
    'claims of an article: 2,000',
    extract({ text: quotes(1990) }),
    200,
    extract({ text: quotes(2100) }),
    [422, 'too-many-claims'],
  ],
  [
    'HTML: 120 levels',
    extract({ html: depth(100) }),
    200,
    extract({ html: depth(121) }),
    [422, 'article-unreadable'],
  ],
  [
    'HTML: 16,000 elements',
    extract({ html: `<div>${'<p>fares</p>'.repeat(5000)}</div>` }),
    200,
    extract({ html: `<div>${'<div><p>fares</p></div>'.repeat(8001)}</div>` }),
    [422, 'article-unreadable'],
  ],
  [
    'HTML: an element',
    extract({ html: '<p>Ada said no.' }),
    200,
    extract({ html: 'Ada said no.' }),
    [422, 'article-unreadable'],
  ],
  ['title: 500', about({ title: emoji(500) }), 200, about({ title: emoji(501) }), INVALID],
  ['title: something', about({ title: ' a ' }), 200, about({ title: ' \u2028\ufeff' }), INVALID],
  ['outlet: 200', about({ outlet: emoji(200) }), 200, about({ outlet: emoji(201) }), INVALID],
  ['author: 200', about({ author: a(200) }), 200, about({ author: a(201) }), INVALID],
  [
    'address: 2,048',
    about({ url: `https://a.example/${a(2030)}` }),
    200,
    about({ url: `https://a.example/${a(2031)}` }),
    INVALID,
  ],
  [
    'day: from 1000',
    about({ publishedAt: '1000-01-01' }),
    200,
    about({ publishedAt: '0999-12-31' }),
    INVALID,
  ],
  [
    'day: that exists',
    about({ publishedAt: '2024-02-29' }),
    200,
    about({ publishedAt: '2025-02-29' }),
    INVALID,
  ],
  [
    'time zone: one of the world',
    about({ timeZone: 'Pacific/Apia' }),
    200,
    about({ timeZone: a(65) }),
    INVALID,
  ],
  [
    'lines of a batch: 1,000',
    lines('/v1/articles:batch', '{"text":"1"}\n'.repeat(1000)),
    202,
    lines('/v1/articles:batch', '{"text":"1"}\n'.repeat(1001)),
    [413, 'payload-too-large'],
  ],
  // What editors write.
  ['note: 4,000', followUp({ note: emoji(4000) }), 201, followUp({ note: emoji(4001) }), INVALID],
  [
    'evidence: 20',
    followUp({
      evidence: Array.from({ length: 20 }, (_, i) => ({
        url: `https://b.example/${i}`,
        publishedAt: '2025-08-20',
      })),
    }),
    201,
    followUp({
      evidence: Array.from({ length: 21 }, (_, i) => ({
        url: `https://c.example/${i}`,
        publishedAt: '2025-08-20',
      })),
    }),
    INVALID,
  ],
  ['evidence, title: 500', evidence({ title: a(500) }), 201, evidence({ title: a(501) }), INVALID],
  ['evidence, quote: 1,000', evidence({ quote: a(1000) }), 201, evidence({ quote: a(1001) }), INVALID],
  [
    'evidence, address: 2,048',
    evidence({ url: `https://a.example/${a(2030)}` }),
    201,
    evidence({ url: `https://a.example/${a(2031)}` }),
    INVALID,
  ],
  [
    'evidence, address: of the web',
    evidence({ archivedUrl: 'https://web.example/a' }),
    201,
    evidence({ archivedUrl: 'javascript:alert(1)' }),
    INVALID,
  ],
  ['reason: 1,000', patch({ reason: a(1000) }), 200, patch({ reason: a(1001) }), INVALID],
  ['reason: something', patch({ reason: 'x' }), 200, patch({ reason: ' ' }), INVALID],
  ['role: 200', patch({ role: a(200) }), 200, patch({ role: a(201) }), INVALID],
  [
    'pieces of words: 50',
    patch({ content: Array.from({ length: 22 }, (_, i) => ({ start: i * 2, end: i * 2 + 1 })) }),
    200,
    patch({ content: Array.from({ length: 51 }, (_, i) => ({ start: i, end: i + 1 })) }),
    INVALID,
  ],
  [
    'pieces of words: within the text',
    patch({ content: [{ start: 0, end: 44 }] }),
    200,
    patch({ content: [{ start: 0, end: 45 }] }),
    INVALID,
  ],
  ['speaker: 200', renamed(emoji(200)), 200, renamed(emoji(201)), INVALID],
  [
    'words by hand: 4,000',
    {
      path: '/v1/claims',
      body: {
        get article() {
          return article
        },
        passage: { exact: 'the bridge will reopen' },
        speaker: null,
      },
    },
    201,
    { path: '/v1/claims', body: { article: 'art_00000000000', passage: { exact: a(4001) }, speaker: null } },
    INVALID,
  ],
  [
    'token, name: 100',
    { path: '/v1/tokens', body: { name: emoji(100) } },
    201,
    { path: '/v1/tokens', body: { name: emoji(101) } },
    INVALID,
  ],
  [
    'webhook: public https',
    { path: '/v1/webhooks', body: { url: 'https://hook.example/a' } },
    201,
    { path: '/v1/webhooks', body: { url: 'http://hook.example/a' } },
    INVALID,
  ],
  [
    'Idempotency-Key: 255',
    () => ({ ...followUp({})(), headers: { 'idempotency-key': a(255) } }),
    201,
    () => ({ ...followUp({})(), headers: { 'idempotency-key': a(256) } }),
    [400, 'invalid-idempotency-key'],
  ],
  [
    'Idempotency-Key: visible ASCII',
    () => ({ ...followUp({})(), headers: { 'idempotency-key': '~!' } }),
    201,
    () => ({ ...followUp({})(), headers: { 'idempotency-key': 'a b' } }),
    [400, 'invalid-idempotency-key'],
  ],
  [
    'Idempotency-Key: of one request',
    () => ({ ...followUp({})(), headers: { 'idempotency-key': 'k1' } }),
    201,
    () => ({ ...followUp({})(), headers: { 'idempotency-key': 'k1' } }),
    [422, 'idempotency-mismatch'],
  ],
  [
    'If-Match: given',
    followUp({}),
    201,
    () => ({ ...followUp({})(), headers: { 'if-match': NONE } }),
    [428, 'precondition-required'],
  ],
  [
    'If-Match: current',
    followUp({}),
    201,
    () => ({ ...followUp({})(), headers: { 'if-match': '"v1-x"' } }),
    [412, 'stale-version'],
  ],
  // Questions.
  ['address: 8,192', get(`/?x=${a(8192 - 20)}`), 200, get(`/?x=${a(8192 - 19)}`), [414]],
  [
    'address of the API: 8,192',
    get(`/v1/claims?q=${a(200)}`),
    200,
    get(`/v1/claims?q=${a(8200)}`),
    [414, 'uri-too-long'],
  ],
  [
    'q: 200',
    get(`/v1/claims?q=${encodeURIComponent(emoji(200))}`),
    200,
    get(`/v1/claims?q=${encodeURIComponent(emoji(201))}`),
    PARAMETER,
  ],
  ['limit: from 1', get('/v1/claims?limit=1'), 200, get('/v1/claims?limit=0'), PARAMETER],
  ['limit: to 100', get('/v1/claims?limit=100'), 200, get('/v1/claims?limit=101'), PARAMETER],
  ['cursor: of this list', get('/v1/claims'), 200, get('/v1/claims?cursor=abc'), [400, 'invalid-cursor']],
  ['cursor: 400 letters', get('/v1/claims'), 200, get(`/v1/claims?cursor=${a(401)}`), PARAMETER],
  [
    'a parameter once',
    get('/v1/claims?kind=direct'),
    200,
    get('/v1/claims?kind=direct&kind=mixed'),
    PARAMETER,
  ],
  ['limit once', get('/v1/claims?limit=1'), 200, get('/v1/claims?limit=1&limit=1'), PARAMETER],
  ['q once', get('/v1/claims?q=a'), 200, get('/v1/claims?q=a&q=b'), PARAMETER],
  ['known parameters', get('/v1/claims?kind=direct'), 200, get('/v1/claims?Kind=direct'), PARAMETER],
  ['an id that is one', get('/v1/claims'), 200, get('/v1/claims/clm_zzzzzzzzzzz'), [404, 'not-found']],
  [
    'an export has no limit of rows',
    get('/v1/claims.ndjson'),
    200,
    get('/v1/claims.ndjson?limit=10'),
    PARAMETER,
  ],
  // Who asks.
  [
    'a token that is known',
    get('/v1/tokens'),
    200,
    get('/v1/tokens', { authorization: 'Bearer x' }),
    [401, 'unauthenticated'],
  ],
  [
    'a token of 100,000 letters',
    get('/v1/tokens'),
    200,
    get('/v1/tokens', { authorization: `Bearer ${a(100_000)}` }),
    [401, 'unauthenticated'],
  ],
  [
    'a method that is taken',
    get('/v1/claims'),
    200,
    { method: 'DELETE', path: '/v1/claims' },
    [405, 'method-not-allowed'],
  ],
]

/** The answer, and the least time that it took: what is refused may be asked again on a busy machine. */
async function refused(outside: Row[3]) {
  const answers = [await send(outside)]
  while (answers.length < 4 && (answers.at(-1)?.ms ?? 0) > MAX_MS) answers.push(await send(outside))
  return { ...answers[0], ms: Math.min(...answers.map(({ ms }) => ms)) }
}

it.each(ROWS)('%s', async (_limit, inside, taken, outside, [status, slug]) => {
  const first = await send(inside)
  expect([first.status, first.status === taken ? '' : first.text.slice(0, 300)]).toEqual([taken, ''])
  const { text = '', ms, ...told } = await refused(outside)
  expect([told.status, told.slug || undefined]).toEqual([status, slug])
  expect(text.length).toBeLessThan(100_000)
  // Claims can be counted only once they are found.
  if (slug !== 'too-many-claims') expect(ms).toBeLessThan(MAX_MS)
})
