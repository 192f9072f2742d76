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
