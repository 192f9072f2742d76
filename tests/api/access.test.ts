/** The middleware that enforces the table of rights, on routes of its own: listed ones, one that is not listed, one behind another. */
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { enforceRights } from '../../src/access.ts'
import { problemResponse } from '../../src/api/errors.ts'
import type { AppEnv } from '../../src/context.ts'
import type { Actor } from '../../src/store/tokens.ts'

function appAs(actor: Actor | null) {
  const app = new Hono<AppEnv>()
  app.use('*', async (c, next) => {
    c.set('actor', actor)
    await next()
  })
  app.use('*', enforceRights)
  app.get('/v1/claims', (c) => c.text('read'))
  app.post('/v1/claims', (c) => c.text('written'))
  app.get('/v1/tokens', (c) => c.text('secret'))
  app.get('/v1/unlisted', (c) => c.text('leaked'))
  // Two routes match one address: both must be allowed.
  app.get('/v1/check', (_, next) => next())
  app.get('/:version/check', (c) => c.text('leaked'))
  app.all('/v1/all', (c) => c.text('for all'))
  app.onError((error) => problemResponse(error, 'test'))
  return app
}

const editor = { name: 'e', role: 'editor' } as Actor
const admin = { name: 'a', role: 'admin' } as Actor

it.each([
  [null, 'GET', '/v1/claims', 200, 'read'],
  [editor, 'GET', '/v1/claims', 200, 'read'],
  [null, 'POST', '/v1/claims', 401, 'unauthenticated'],
  [editor, 'POST', '/v1/claims', 200, 'written'],
  [admin, 'POST', '/v1/claims', 200, 'written'],
  [null, 'GET', '/v1/tokens', 401, 'unauthenticated'],
  [editor, 'GET', '/v1/tokens', 403, 'forbidden'],
  [admin, 'GET', '/v1/unlisted', 403, 'forbidden'],
  [admin, 'GET', '/v1/check', 403, 'forbidden'],
  [null, 'GET', '/v1/nothing/here', 404, ''],
  [null, 'PUT', '/v1/all', 200, 'for all'],
] as const)('%o %s %s: %i', async (actor, method, path, status, told) => {
  const answer = await appAs(actor).request(path, { method })
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(told)
})
