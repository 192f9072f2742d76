/** The log: a line of JSON for each request, and nothing in it that a stranger wrote or a token holds. */
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp } from '../src/index.tsx'
import { runSchedule } from '../src/jobs.ts'

const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  for (const level of ['log', 'error', 'warn', 'info', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((line) => void lines.push(String(line)))
  }
})
afterEach(() => void vi.restoreAllMocks())

const ask = (path: string, init: RequestInit = {}, given: object = {}) =>
  createApp().request(`http://localhost${path}`, init, { ...env, LOG: 'on', ...given })
const written = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

it('tells the route, the status and who asked by role alone', async () => {
  const answer = await ask('/v1/claims?q=secret-affair&speaker=spk_00000000000')
  expect(written()).toMatchObject([
    {
      event: 'request',
      request_id: answer.headers.get('x-request-id'),
      method: 'GET',
      route: '/v1/claims',
      status: answer.status,
      role: null,
    },
  ])
  expect(lines.join()).not.toMatch(/secret-affair|spk_/)
})

it('holds no token, no text and no name, whatever is sent and whatever becomes of it', async () => {
  const post = (path: string, body: string, token: string) =>
    ask(path, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
  const article = { text: '“We will never pay Quentin Quux,” Zora Zibble said.', publishedAt: '2025-08-21' }
  await post('/v1/articles', JSON.stringify(article), 'test-admin-token')
  await post('/v1/articles', JSON.stringify({ ...article, text: 7 }), 'test-admin-token')
  await post('/v1/articles', '{"text": "Zibble', 'test-admin-token')
  await post('/v1/articles', JSON.stringify(article), 'wrong-token-Zibble')
  await ask('/v1/claims/Zibble?cursor=Quux')
  await ask('/nowhere/Zibble')
  expect(lines).toHaveLength(6)
  expect(lines.join()).not.toMatch(/test-admin-token|wrong-token|Zibble|Quux|never pay/)
})

it('names an error by its place and keeps a broken statement’s values out of it', async () => {
  const broken = {
    prepare: () => {
      throw new Error('no such thing')
    },
  }
  const answer = await ask('/v1/claims?speaker=spk_00000000000&q=secret-affair', {}, { DB: broken })
  expect(answer.status).toBeGreaterThanOrEqual(500)
  expect(written().map((line) => line.event)).toEqual(expect.arrayContaining(['error', 'request']))
  expect(lines.join()).not.toContain('secret-affair')
})

it('tells what the schedule did', async () => {
  await runSchedule({ ...env, LOG: 'on' } as Env, Date.now())
  expect(written()).toMatchObject([{ event: 'schedule', announced: 0, sent_again: 0 }])
})

it('says no when the database does not answer', async () => {
  const broken = { prepare: () => ({ first: () => Promise.reject(new Error('D1_ERROR: gone')) }) }
  const answer = await ask('/healthz', {}, { DB: broken })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).not.toBeNull()
})
