/** The parts of `Idempotency-Key` one by one; what they do together stands in follow-ups.test.ts and conflicts.test.ts. */
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { problemResponse } from '../../src/api/errors.ts'
import {
  answerBefore,
  givenKey,
  IDEMPOTENCY_KEY,
  keep,
  NOT_KEPT,
  once,
  repeatable,
} from '../../src/api/idempotency.ts'
import type { AppEnv } from '../../src/context.ts'
import { openDb } from '../../src/store/db.ts'
import type { Actor } from '../../src/store/tokens.ts'

/** Answers with what the functions give for the request. */
function appAs(name: string | null) {
  const app = new Hono<AppEnv>()
  app.use('*', async (c, next) => {
    c.set('db', openDb(env.DB))
    c.set('actor', name === null ? null : ({ name, role: 'editor' } as Actor))
    await next()
  })
  app.all('/key', (c) => c.json(givenKey(c)))
  app.all('/request/:x', async (c) => c.json(await repeatable(c)))
  app.all('/once/:taken', async (c) => {
    const request = await repeatable(c)
    const make = async () => {
      const taken = c.req.param('taken')
      if (taken !== 'none') throw new Error(`UNIQUE constraint failed: ${taken}`)
      return { id: 'made' }
    }
    return c.json(await once(c, request, make))
  })
  app.all('/before', async (c) => c.json(await answerBefore(c, await repeatable(c))))
  app.onError((error) => problemResponse(error, 'test'))
  return app
}

interface Given {
  readonly key?: string
  readonly body?: string
  readonly method?: string
  readonly as?: string | null
}
async function ask(path: string, { key, body = '{"a":1}', method = 'POST', as = 'ada' }: Given = {}) {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key }
  const response = await appAs(as).request(path, { method, body, headers })
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Record<string, string>,
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

describe('the key', () => {
  it.each([
    [undefined, null],
    ['abc', 'abc'],
    ['"abc"', 'abc'],
    ['  "abc"  ', 'abc'],
    ['"a', '"a'],
    ['a"', 'a"'],
    ['!~', '!~'],
    ['k'.repeat(255), 'k'.repeat(255)],
  ])('%s is %s', async (key, read) => {
    const { status, json } = await ask('/key', key === undefined ? {} : { key })
    expect([status, json]).toEqual([200, read])
  })
  it.each(['', '""', 'a b', '"a b"', 'k'.repeat(256), 'é', 'a\tb'])('%j is refused', async (key) => {
    const { status, json } = await ask('/key', { key })
    expect([status, json.type]).toEqual([400, '/problems/invalid-idempotency-key'])
    expect(json.detail).toContain('1 to 255')
  })
})

describe('the request', () => {
  const KEY = 'k-1'
  it('without a key is none', async () => expect((await ask('/request/a')).json).toBeNull())

  it('is known by caller and key, and told apart by method, path and body', async () => {
    const { json } = await ask('/request/a', { key: KEY })
    expect(json).toEqual({
      key: await sha256('ada\nk-1'),
      fingerprint: await sha256('POST\n/request/a\n{"a":1}'),
    })
    expect((await ask('/request/a', { key: `"${KEY}"`, body: ' { "a" : 1 } ' })).json).toEqual(json)
    expect((await ask('/request/a', { key: KEY, as: null })).json.key).toBe(await sha256('\nk-1'))
    for (const other of [{ as: 'bo' }, { key: 'k-2' }]) {
      const { key, fingerprint } = (await ask('/request/a', { key: KEY, ...other })).json
      expect([key === json.key, fingerprint === json.fingerprint]).toEqual([false, true])
    }
    for (const [path, other] of [
      ['/request/b', {}],
      ['/request/a', { body: '{"a":2}' }],
      ['/request/a', { method: 'PATCH' }],
    ] as const) {
      const { key, fingerprint } = (await ask(path, { key: KEY, ...other })).json
      expect([key === json.key, fingerprint === json.fingerprint]).toEqual([true, false])
    }
  })
})

const store = async (key: string, body: string, headers: string, path = '/before') =>
  env.DB.prepare(
    'insert into idempotency_keys (key, fingerprint, status, headers, body, created_at) values (?, ?, 201, ?, ?, 0)',
  )
    .bind(await sha256(`ada\n${key}`), await sha256(`POST\n${path}\n{"a":1}`), headers, body)
    .run()

describe('the answer before', () => {
  it('is none without a key, and for a key that is new', async () => {
    for (const given of [{}, { key: 'new' }]) {
      const { status, json, headers } = await ask('/before', given)
      expect([status, json, headers.get('idempotency-replayed')]).toEqual([200, null, null])
    }
  })
  it('comes again with its headers', async () => {
    await store('old', '{"id":"x"}', '{"location":"/x","etag":"\\"1\\""}')
    const { json, headers } = await ask('/before', { key: 'old' })
    expect(json).toEqual({ id: 'x' })
    expect([headers.get('location'), headers.get('etag'), headers.get('idempotency-replayed')]).toEqual([
      '/x',
      '"1"',
      'true',
    ])
  })
  it('is kept from another request, and from another caller', async () => {
    await store('mine', '{"id":"y"}', '{}')
    const { status, json } = await ask('/before', { key: 'mine', body: '{"a":2}' })
    expect([status, json.type, json.id]).toEqual([422, '/problems/idempotency-mismatch', undefined])
    expect(json.detail).toContain('another request')
    expect((await ask('/before', { key: 'mine', as: 'bo' })).json).toBeNull()
  })
})

describe('a write', () => {
  const TAKEN = '/once/idempotency_keys.key'

  it('gives what it made', async () => expect((await ask('/once/none')).json).toEqual({ id: 'made' }))
  it('that met the very same one gives the answer of that', async () => {
    await store('same', '{"id":"first"}', '{}', TAKEN)
    const { status, json } = await ask(TAKEN, { key: 'same' })
    expect([status, json]).toEqual([200, { id: 'first' }])
  })
  it.each([
    ['another value was taken', '/once/articles.digest', 'other'],
    ['there is no answer', TAKEN, 'unknown'],
  ])('fails as it failed where %s', async (_, path, key) => {
    if (key === 'other') await store(key, '{"id":"first"}', '{}', path)
    expect((await ask(path, { key })).status).toBe(500)
  })
})

it('is described as it is read', async () => {
  const { name, in: place, required, description, schema, example } = IDEMPOTENCY_KEY
  expect([name.toLowerCase(), place, required]).toEqual(['idempotency-key', 'header', false])
  expect(description).toContain('no second effect')
  const key = (length: number) => ({ key: 'k'.repeat(length) })
  expect(schema.type).toBe('string')
  for (const length of [schema.minLength, schema.maxLength])
    expect((await ask('/key', key(length))).status).toBe(200)
  for (const length of [schema.minLength - 1, schema.maxLength + 1])
    expect((await ask('/key', key(length))).status).toBe(400)
  expect((await ask('/key', { key: example })).json).toBe(example)
})

describe('what is kept', () => {
  it('is nothing without a key', () => expect(keep(null, { status: 201, headers: {}, json: {} })).toBeNull())
  it('is the answer, and which request it belongs to', () => {
    const request = { key: 'k', fingerprint: 'f' }
    expect(keep(request, { status: 201, headers: { etag: '"1"' }, json: { id: 'x' } })).toEqual({
      ...request,
      status: 201,
      headers: '{"etag":"\\"1\\""}',
      body: '{"id":"x"}',
    })
  })
  it('tells caches to keep nothing of what is shown once', () =>
    expect(NOT_KEPT).toEqual({ 'cache-control': 'no-store' }))
})
