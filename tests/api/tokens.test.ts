/** Tokens: made by an admin, shown once, and no longer good when expired or revoked. */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { ADMIN, call, expectProblem } from '../helpers.ts'

async function make(body: Record<string, unknown>) {
  const { status, json, headers } = await call('POST', '/v1/tokens', { headers: ADMIN, body })
  expect(status).toBe(201)
  expect(headers.get('cache-control')).toBe('no-store')
  return { id: String(json.id), token: String(json.token), json }
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const article = (text: string) => ({ text: `Mayor Ada Quill said ${text}.`, publishedAt: '2025-08-21' })

it('makes a token that writes as its role allows, and shows it once', async () => {
  const { id, token, json } = await make({ name: 'Fact desk', expiresAt: '2025-12-31' })
  expect(token).toMatch(/^onr_[\w-]{43}[0-9a-z]{7}$/)
  expect(json).toMatchObject({ name: 'Fact desk', role: 'editor', expiresAt: '2025-12-31T23:59:59.999Z' })
  const stored = await call('POST', '/v1/articles', { headers: bearer(token), body: article('one thing') })
  expect(stored.status).toBe(201)
  expectProblem(await call('GET', '/v1/tokens', { headers: bearer(token) }), 403, 'forbidden')
  const list = await call('GET', '/v1/tokens', { headers: ADMIN })
  expect(list.text).not.toContain(token)
  expect(list.json.data).toMatchObject([{ id, lastUsedAt: '2025-08-21T12:00:00.000Z', revokedAt: null }])
  const rows = await env.DB.prepare('select * from tokens').all()
  expect(JSON.stringify(rows.results)).not.toContain(token.slice(4, 47))
})

it('notes the last use to the hour only', async () => {
  const { id, token } = await make({ name: 'Hourly' })
  const used = async (hour: string) => {
    await call('GET', '/v1/claims', { headers: bearer(token), day: hour })
    const list = (await call('GET', '/v1/tokens', { headers: ADMIN })).json.data as unknown as Record<
      string,
      string
    >[]
    return list.find((row) => row.id === id)?.lastUsedAt
  }
  expect(await used('2025-08-22')).toBe('2025-08-22T12:00:00.000Z')
  expect(await used('2025-08-22')).toBe('2025-08-22T12:00:00.000Z')
  expect(await used('2025-08-23')).toBe('2025-08-23T12:00:00.000Z')
})

it('refuses a token that is revoked, expired or mistyped', async () => {
  const { id, token } = await make({ name: 'Short', expiresAt: '2025-08-25' })
  const read = (given: string, day = '2025-08-21') =>
    call('GET', '/v1/claims', { headers: bearer(given), day })
  expect((await read(token, '2025-08-25')).status).toBe(200)
  expectProblem(await read(token, '2025-08-26'), 401, 'unauthenticated')
  const mistyped = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  expectProblem(await read(mistyped), 401, 'unauthenticated')
  expectProblem(await read(token.slice(0, -1)), 401, 'unauthenticated')
  const revoked = await call('DELETE', `/v1/tokens/${id}`, { headers: ADMIN })
  expect(revoked.json.revokedAt).toBe('2025-08-21T12:00:00.000Z')
  expectProblem(await read(token), 401, 'unauthenticated')
  const again = await call('DELETE', `/v1/tokens/${id}`, { headers: ADMIN, day: '2025-09-01' })
  expect(again.json.revokedAt).toBe('2025-08-21T12:00:00.000Z')
})

it.each([
  [{ name: ' ' }, '/name'],
  [{ name: 'x', role: 'owner' }, '/role'],
  [{ name: 'x', expiresAt: '2025-08-20' }, '/expiresAt'],
  [{ name: 'x', expiresAt: '2027-01-01' }, '/expiresAt'],
  [{ name: 'x', hash: 'abc' }, '/hash'],
])('refuses %o', async (body, pointer) => {
  const answer = await call('POST', '/v1/tokens', { headers: ADMIN, body })
  expectProblem(answer, 422, 'invalid-field')
  expect(answer.json.errors).toMatchObject([{ pointer }])
})

it('knows no token of another id', async () => {
  for (const id of ['tok_00000000000', 'clm_00000000000', 'x']) {
    expectProblem(await call('DELETE', `/v1/tokens/${id}`, { headers: ADMIN }), 404, 'not-found')
  }
})

it.each([
  ['/v1/tokens', { name: 'Once' }, 'token', { name: 'Other' }],
  [
    '/v1/webhooks',
    { url: 'https://hooks.example.com/once' },
    'secret',
    { url: 'https://hooks.example.com/other' },
  ],
])(
  '%s makes one, however often a request of one key is sent; what is secret is shown once and not kept',
  async (path, body, secret, other) => {
    const send = (key: string, given: object = body) =>
      call('POST', path, { body: given, headers: { ...ADMIN, 'idempotency-key': key } })
    const count = async () => (await call('GET', path, { headers: ADMIN })).text.split('"id"').length
    const before = await count()
    const together = await Promise.all(Array.from({ length: 10 }, () => send(`once-${path}`)))
    expect(together.map(({ status }) => status)).toEqual(together.map(() => 201))
    expect(await count()).toBe(before + 1)
    expect(new Set(together.map(({ json }) => String(json.id))).size).toBe(1)
    const shown = together.flatMap(({ json }) => (json[secret] === null ? [] : [String(json[secret])]))
    expect(shown).toHaveLength(1)
    const again = await send(`once-${path}`)
    expect([again.json[secret], again.headers.get('idempotency-replayed')]).toEqual([null, 'true'])
    expect(again.headers.get('cache-control')).toBe('no-store')
    const { results } = await env.DB.prepare('select * from idempotency_keys').all()
    expect(JSON.stringify(results)).not.toContain(shown[0])
    expectProblem(await send(`once-${path}`, other), 422, 'idempotency-mismatch')
    await send(`twice-${path}`)
    expect(await count()).toBe(before + 2)
    await env.DB.prepare('update webhooks set disabled_at = 1').run()
  },
)
