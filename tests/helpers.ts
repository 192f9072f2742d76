/** What tests of the store, the API and the pages share: the application with a clock, and rows made by hand. */
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { isApiPath } from '../src/api/cors.ts'
import { createApp } from '../src/index.tsx'
import { type SavedArticle, saveArticle } from '../src/store/articles.ts'
import { openDb } from '../src/store/db.ts'
import type { NewClaim } from '../src/store/new-claims.ts'
import { undescribed } from './described.ts'

export const ADMIN = { authorization: 'Bearer test-admin-token' }
const NOON = Date.UTC(2025, 7, 21, 12)

/** An application whose clock stands at noon UTC of a day. */
export function appOn(day = '2025-08-21') {
  return createApp(() => Date.parse(`${day}T12:00:00Z`))
}

/** Parsed JSON of an answer, as far as tests look into it. */
export interface Json {
  readonly [key: string]: Json | undefined
}

/**
 * Sends a request to the application; a `body` that is no string goes as JSON. Whatever programs call must answer as
 * the API describes it.
 */
export async function call(
  method: string,
  path: string,
  given: { body?: unknown; headers?: Record<string, string>; day?: string } = {},
) {
  const { body, headers, day } = given
  const init: RequestInit = { method, headers: { ...headers } }
  if (body !== undefined) {
    init.body = typeof body === 'string' ? body : JSON.stringify(body)
    init.headers = { 'content-type': 'application/json', ...headers }
  }
  const response = await appOn(day).request(`http://localhost${path}`, init, env)
  const text = new TextDecoder().decode(await response.arrayBuffer())
  const type = response.headers.get('content-type')
  if (isApiPath(path.split('?')[0] ?? '')) {
    const sent = init.body === undefined ? null : String(init.body)
    const wrong = undescribed({ method, path, sent, status: response.status, type, text })
    if (wrong !== null) expect.fail(`${method} ${path} is not as described: ${wrong}`)
  }
  const isJson = /[/+]json/.test(type ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: (isJson && text !== '' ? JSON.parse(text) : null) as Json,
  }
}

/** Checks that an answer is a problem of this type and status, in the one shape. */
export function expectProblem(answer: Awaited<ReturnType<typeof call>>, status: number, slug: string): void {
  expect(answer.json).toMatchObject({ type: `/problems/${slug}`, status })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.json).toHaveProperty('title')
  expect(answer.json).toHaveProperty('detail')
  expect(String(answer.json.request_id)).toMatch(/^[0-9a-f-]{36}$/)
}

/** A claim as extraction would give it. */
export function someClaim(given: Partial<NewClaim> = {}): NewClaim {
  return {
    kind: 'indirect',
    type: 'promise',
    mode: 'achieve',
    text: 'the bridge will reopen by Friday',
    exact: null,
    prefix: 'Mayor Ada Quill said ',
    suffix: '.',
    content: '[[21,53]]',
    cue: '[[16,20]]',
    source: '[[0,15]]',
    sourceText: 'Mayor Ada Quill',
    role: 'Mayor',
    resolution: 'named',
    method: 'test',
    confidence: 0.9,
    saidEdtf: '2025-08-21',
    saidEarliest: '2025-08-21',
    saidLatest: '2025-08-21',
    saidDerivation: '{"phrase":null,"span":null,"rule":"publication","anchor":"2025-08-21"}',
    dueEdtf: null,
    dueEarliest: null,
    dueLatest: null,
    dueDerivation: null,
    speaker: { key: 'ada quill', name: 'Ada Quill', kind: 'person' },
    ...given,
  }
}

let made = 0
/** Stores an article of its own with these claims. */
export function storeArticle(
  claims: readonly NewClaim[],
  given: { outlet?: string; visibility?: 'draft' | 'published'; text?: string } = {},
): Promise<SavedArticle> {
  const n = ++made
  const text = given.text ?? `Mayor Ada Quill said the bridge will reopen by Friday. (${n})`
  const article = {
    text,
    url: `https://news.example/${n}`,
    title: `Bridge ${n}`,
    outlet: given.outlet ?? 'The Quill Courier',
    author: null,
    language: 'en',
    publishedAt: '2025-08-21',
    publishedDay: '2025-08-21',
    timeZone: null,
    visibility: given.visibility ?? ('published' as const),
    createdBy: 'admin',
  }
  return saveArticle(openDb(env.DB), { article, claims }, NOON + n)
}
