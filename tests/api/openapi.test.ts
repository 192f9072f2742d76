/** The description and the routes are the same set: neither can grow without the other. */
import { expect, it } from 'vitest'
import { appOn, call } from '../helpers.ts'

it('describes every route under /v1, and no other', async () => {
  const { json } = await call('GET', '/v1/openapi.json')
  const described = Object.entries(json.paths as unknown as Record<string, object>).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} /v1${path}`),
  )
  const routes = appOn()
    .routes.filter(
      ({ method, path }) => method !== 'ALL' && path.startsWith('/v1/') && !path.endsWith('/openapi.json'),
    )
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`)
  expect([...new Set(routes)].sort()).toEqual([...new Set(described)].sort())
})

it('shows every operation and every problem at /docs, without loading anything', async () => {
  const page = (await call('GET', '/docs')).text
  const { json } = await call('GET', '/v1/openapi.json')
  for (const path of Object.keys(json.paths as unknown as object)) expect(page).toContain(`/v1${path}`)
  for (const slug of ['stale-version', 'rate-limited']) {
    expect(page).toContain(`id="${slug}"`)
    expect((await call('GET', `/problems/${slug}`)).headers.get('location')).toBe(`/docs#${slug}`)
  }
  expect(page).not.toMatch(/<script|<link|src=|@import|url\(/)
})

it('names every operation once and says who may call it', async () => {
  const { json } = await call('GET', '/v1/openapi.json')
  const operations = Object.values(json.paths as unknown as Record<string, object>).flatMap(
    (item) => Object.values(item) as { operationId: string; security: object[]; responses: object }[],
  )
  const ids = operations.map((one) => one.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const one of operations) {
    expect(one.security.length).toBeGreaterThan(0)
    expect(one.responses).toHaveProperty('4XX')
  }
})
