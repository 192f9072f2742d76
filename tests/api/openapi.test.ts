/** The description and the routes are the same set: neither can grow without the other. */
import { expect, it } from 'vitest'
import { isApiPath } from '../../src/api/cors.ts'
import { description, NOT_DESCRIBED, undescribed } from '../described.ts'
import { ADMIN, appOn, call, expectProblem } from '../helpers.ts'

it('describes every route that programs call, and no other', async () => {
  const described = Object.entries(description.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const routes = appOn()
    .routes.filter(({ method, path }) => method !== 'ALL' && isApiPath(path) && !(path in NOT_DESCRIBED))
    .map(({ method, path }) => `${method} ${path.replaceAll(/\/:(\w+)(?:\{[^}]*\})?/g, '/{$1}')}`)
  expect([...new Set(routes)].sort()).toEqual([...new Set(described)].sort())
})

it('holds answers against the description: what it does not say is found', () => {
  const list = { method: 'GET', path: '/v1/claims?limit=1', sent: null, type: 'application/json' }
  const empty = '{"data":[],"next":null,"previous":null}'
  expect(undescribed({ ...list, status: 200, text: empty })).toBeNull()
  const wrong = [
    [{ ...list, status: 200, text: '{"data":[],"next":null}' }, 'required'],
    [{ ...list, status: 200, text: '{"data":[],"next":null,"previous":null,"total":1}' }, 'total'],
    [{ ...list, status: 200, text: '{"data":[{}],"next":null,"previous":null}' }, 'data'],
    [{ ...list, status: 202, text: empty }, 'status 202'],
    [{ ...list, status: 200, text: empty, type: 'text/html' }, 'text/html'],
    [{ ...list, status: 200, text: empty, path: '/v1/nowhere' }, 'no such route'],
    [{ ...list, status: 404, text: '{"title":"no"}', path: '/v1/nowhere' }, 'required'],
  ] as const
  for (const [exchange, says] of wrong) expect(undescribed(exchange)).toContain(says)
})

it('shows every operation and every problem at /docs, without loading anything', async () => {
  const page = (await call('GET', '/docs')).text
  const { json } = await call('GET', '/v1/openapi.json')
  for (const path of Object.keys(json.paths as unknown as object)) expect(page).toContain(path)
  const anchors = [...page.matchAll(/href="#([\w-]+)"/g)].map(([, id = '']) => id)
  expect(anchors.length).toBeGreaterThan(100)
  for (const id of new Set(anchors)) expect(page).toContain(`id="${id}"`)
  for (const slug of ['stale-version', 'rate-limited']) {
    expect(page).toContain(`id="${slug}"`)
    expect((await call('GET', `/problems/${slug}`)).headers.get('location')).toBe(`/docs#${slug}`)
  }
  expect(page).not.toMatch(/<script|<link|src=|@import|url\(/)
})

it('tells of the headers that a write needs', async () => {
  const headersOf = (method: string, path: string) =>
    (description.paths[path]?.[method]?.parameters ?? [])
      .filter((one) => one.in === 'header')
      .map((one) => one.name)
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of Object.keys(item)) {
      const isWrite = method !== 'get' && /\/\{id\}/.test(path)
      const isFree = /relations$|webhooks|tokens|articles/.test(path)
      expect([method, path, headersOf(method, path).includes('If-Match')]).toEqual([
        method,
        path,
        isWrite && !isFree,
      ])
    }
  }
  const once = [
    '/v1/claims',
    '/v1/claims/{id}/follow-ups',
    '/v1/tokens',
    '/v1/webhooks',
    '/v1/articles:batch',
  ]
  for (const path of once) expect(headersOf('post', path)).toContain('Idempotency-Key')
})

it('refuses what a query or an address does not take on writes too', async () => {
  const answer = await call('POST', '/v1/articles?visibility=draft', {
    body: { text: 'Ada said no.' },
    headers: ADMIN,
  })
  expectProblem(answer, 400, 'invalid-parameter')
})

it('names every operation once and says who may call it', async () => {
  const { json } = await call('GET', '/v1/openapi.json')
  const operations = Object.values(json.paths as unknown as Record<string, object>).flatMap(
    (item) =>
      Object.values(item) as { operationId: string; security: object[]; responses: object; tags: string[] }[],
  )
  const ids = operations.map((one) => one.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const known = new Set((json.tags as unknown as { name: string }[]).map((tag) => tag.name))
  for (const one of operations) {
    expect(known).toContain(one.tags[0])
    expect(one.security.length).toBeGreaterThan(0)
    expect(one.responses).toHaveProperty('4XX')
  }
})
