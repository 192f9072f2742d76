/**
 * Who may do what: every route × method × caller, made from the table in `src/rights.ts`; and that no token, and nothing that
 * is not published, comes out anywhere. (OWASP ASVS 5.0: 8.2.1, 8.2.2, 8.3.1, 16.2.5.)
 */
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  API_ROUTES,
  DESK_PAGES,
  HIDES,
  type Method,
  PUBLIC_PAGES,
  type Right,
  SEES,
} from '../../src/rights.ts'
import { openDb } from '../../src/store/db.ts'
import { publicId } from '../../src/store/ids.ts'
import { createToken, revokeToken } from '../../src/store/tokens.ts'
import { ADMIN, appOn, call, someClaim, storeArticle } from '../helpers.ts'

const NOW = Date.parse('2025-08-21T12:00:00Z')
const CALLERS = [
  'nobody',
  'editor',
  'admin',
  'revoked',
  'expired',
  'malformed',
  'mistyped',
  'unknown',
] as const
type Caller = (typeof CALLERS)[number]

interface Cell {
  readonly method: Method
  readonly route: string
  readonly right: Right
  readonly isApi: boolean
}
const cellsOf = (routes: typeof API_ROUTES, isApi: boolean): Cell[] =>
  Object.entries(routes).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, right]) => ({ method: method as Method, route, right, isApi })),
  )
const API = cellsOf(API_ROUTES, true)
const OPEN = [...API, ...cellsOf(PUBLIC_PAGES, false)]
const TABLE = [...OPEN, ...cellsOf(DESK_PAGES, false)]

const tokens = new Map<Caller, string>()
const ids = { claim: '', article: '', speaker: '' }
/** Everything that went out: to clients and into the log. */
const out: string[] = []
const CONSOLE = ['log', 'info', 'warn', 'error', 'debug'] as const
const consoleBefore = CONSOLE.map((name) => [name, console[name]] as const)

async function newToken(role: 'editor' | 'admin', expiresAt: number | null): Promise<[string, number]> {
  const made = await createToken(openDb(env.DB), { name: 'somebody', role, expiresAt }, NOW - 1000)
  return [made.token, made.record.id]
}

beforeAll(async () => {
  const { article, claims } = await storeArticle([someClaim()])
  const [claim] = claims
  ids.claim = publicId('clm', claim?.id ?? 0)
  ids.article = publicId('art', article.id)
  ids.speaker = publicId('spk', claim?.speakerId ?? 0)
  const [editor] = await newToken('editor', null)
  const [revoked, id] = await newToken('admin', null)
  await revokeToken(openDb(env.DB), id, NOW)
  const [expired] = await newToken('admin', NOW)
  const mistyped = editor.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))
  const given = {
    editor,
    revoked,
    expired,
    mistyped,
    malformed: 'a b',
    unknown: 'x'.repeat(54),
    admin: 'test-admin-token',
  }
  for (const [caller, token] of Object.entries(given)) tokens.set(caller as Caller, token)
  for (const name of CONSOLE)
    console[name] = (...parts: unknown[]) => void out.push(parts.map(String).join(' '))
})
afterAll(() => {
  for (const [name, original] of consoleBefore) console[name] = original
})

/** The address of a route, of records that exist; what an admin could destroy has ids that do not. */
function pathOf(route: string): string {
  const [, kind = ''] = /\/(claims|articles|speakers|tokens|webhooks)\/:id/.exec(route) ?? []
  const id = { claims: ids.claim, articles: ids.article, speakers: ids.speaker }[kind] ?? 'tok_00000000000'
  return route
    .replace(':id', id)
    .replace(':seq', '1')
    .replace(/\/:\w+/, '/not-found')
}

async function ask(caller: Caller, method: string, path: string) {
  const token = tokens.get(caller)
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const answer = await call(method, path, { headers: authorization, ...(hasBody ? { body: {} } : {}) })
  out.push(answer.text, JSON.stringify([...answer.headers]))
  return answer
}

/** The answer that the table asks for: a refusal's status, or null where the request goes through to its handler. */
function refusal({ right, isApi }: Cell, caller: Caller): number | null {
  const isBad = caller !== 'nobody' && caller !== 'editor' && caller !== 'admin'
  if (isApi && isBad) return 401
  if (right === 'anyone') return null
  if (caller === 'nobody' || isBad) return 401
  return right === 'admin' && caller !== 'admin' ? 403 : null
}

describe('the table', () => {
  it('lists every route, and no route that is not there', () => {
    const routes = appOn().routes.filter((route) => route.method !== 'ALL')
    const there = new Set(routes.map(({ method, path }) => `${method} ${path}`))
    const listed = new Set(TABLE.map(({ method, route }) => `${method} ${route}`))
    expect([...there].filter((route) => !listed.has(route))).toEqual([])
    expect([...listed].filter((route) => !there.has(route))).toEqual([])
  })

  it('refuses a route that it does not list, to an admin too', async () => {
    const app = appOn()
    app.get('/v1/forgotten', (c) => c.text('in'))
    app.get('/forgotten', (c) => c.text('in'))
    for (const path of ['/v1/forgotten', '/forgotten']) {
      const answer = await app.request(`http://localhost${path}`, { headers: ADMIN }, env)
      expect([path, answer.status]).toEqual([path, 403])
    }
  })

  // Addresses under `/v1` judge the token before anything else; the others know no token.
  const cells = OPEN.flatMap((cell) => CALLERS.map((caller) => ({ cell, caller })))
  it.each(cells.map(({ cell, caller }) => [cell.method, cell.route, caller, cell] as const))(
    '%s %s, %s',
    async (method, route, caller, cell) => {
      const judges = /^\/v1(?:alpha1)?\//.test(route)
      const expected = refusal({ ...cell, isApi: judges }, caller)
      const { status } = await ask(caller, method, pathOf(route))
      if (expected !== null) expect(status).toBe(expected)
      else expect([401, 403]).not.toContain(status)
      expect(status).toBeLessThan(500)
    },
  )

  const closed = API.filter((cell) => cell.right !== 'anyone')
  it.each(closed.map((cell) => [cell.method, cell.route] as const))(
    'is not walked around: %s %s spelt otherwise',
    async (method, route) => {
      const path = pathOf(route)
      const spellings = [
        `${path}/`,
        path.replace('/v1/', '//v1/'),
        path.replace('/v1/', '/v1//'),
        path.replace('/v1/', '/V1/'),
        path.replace('/v1/', '/v1/./'),
        path.replace('/v1/', '/v1/%2e/'),
        path.replace('/v1/', '/x/../v1/'),
        path.replace('/v1/', '/%761/'),
        `${path}%00`,
        `${path};a=b`,
        `${path}?_method=GET`,
      ]
      for (const spelling of spellings) {
        const { status } = await ask('nobody', method, spelling)
        const isRead = method === 'GET' && !spelling.includes(path.slice(4))
        expect([spelling, isRead || [401, 403, 404, 405].includes(status)]).toEqual([spelling, true])
      }
      const overridden = await call('POST', path, { body: {}, headers: { 'x-http-method-override': method } })
      expect([401, 403, 404, 405]).toContain(overridden.status)
    },
  )
})

it('every answer tells browsers what it may not do', async () => {
  for (const { method, route, isApi } of OPEN) {
    const { headers, status } = await ask('nobody', method, pathOf(route))
    const policy = headers.get('content-security-policy') ?? ''
    expect([route, policy.startsWith("default-src 'none'")]).toEqual([route, true])
    expect([route, policy.includes('script-src')]).toEqual([route, false])
    expect([route, policy.includes('sandbox')]).toEqual([route, isApi])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(status).toBeLessThan(500)
  }
})

describe('what is not published', () => {
  const CANARY = 'zzcanaryzz'
  const states = Object.keys(SEES) as (keyof typeof SEES)[]
  const of = new Map<string, { claim: string; article: string }>()
  beforeAll(async () => {
    for (const state of states) {
      const { article, claims } = await storeArticle(
        [
          someClaim({
            text: `the ${CANARY} ${state} will open`,
            sourceText: `${CANARY} ${state}`,
            dueEdtf: '2025-09-01',
            dueEarliest: '2025-09-01',
            dueLatest: '2025-09-01',
            speaker: { key: `${CANARY}${state}`, name: 'Ada Quill', kind: 'person' },
          }),
        ],
        {
          visibility: state === 'draft' ? 'draft' : 'published',
          text: `Ada said the ${CANARY} ${state} will open.`,
        },
      )
      const claim = publicId('clm', claims[0]?.id ?? 0)
      of.set(state, { claim, article: publicId('art', article.id) })
      if (state !== 'hidden') continue
      const body = { reason: 'on request', visibility: 'hidden' }
      const headers = { 'if-match': '*' }
      const tried = await call('PATCH', `/v1/claims/${claim}`, {
        body,
        headers: { ...headers, authorization: `Bearer ${tokens.get('editor')}` },
      })
      expect(tried.status).toBe(HIDES === 'admin' ? 403 : 200)
      expect(
        (await call('PATCH', `/v1/claims/${claim}`, { body, headers: { ...headers, ...ADMIN } })).status,
      ).toBe(200)
    }
  })

  const ofClaim = API.filter(({ method, route }) => method === 'GET' && route.startsWith('/v1/claims/:id'))
  const cells = states.flatMap((state) =>
    ofClaim.flatMap(({ route }) =>
      (['nobody', 'editor', 'admin'] as const).map((caller) => [state, route, caller] as const),
    ),
  )
  it.each(cells)('%s: %s, %s', async (state, route, caller) => {
    const path = (id: string) => route.replace(':id', id)
    const answer = await ask(caller, 'GET', path(of.get(state)?.claim ?? ''))
    if (SEES[state] !== 'anyone' && caller === 'nobody') {
      const nothing = await ask(caller, 'GET', path('clm_00000000000'))
      const shown = ({ request_id, ...rest }: typeof answer.json) => rest
      expect(answer.status).toBe(404)
      expect(shown(answer.json)).toEqual(shown(nothing.json))
    } else expect([200, 404]).toContain(answer.status)
    if (route === '/v1/claims/:id' && caller !== 'nobody') expect(answer.status).toBe(200)
  })

  const reads = OPEN.filter(({ method, right }) => method === 'GET' && right === 'anyone')
  it.each(reads.map(({ route }) => [route] as const))('no reader finds it under %s', async (route) => {
    const [, kind = ''] = /\/(claims|articles)\/:id/.exec(route) ?? []
    for (const state of ['draft', 'hidden']) {
      const record = of.get(state)
      const id = (kind === 'articles' ? record?.article : record?.claim) ?? ''
      const paths =
        kind === ''
          ? [pathOf(route), `${pathOf(route)}?q=${CANARY}`, `${pathOf(route)}?query=${CANARY}`]
          : [route.replace(':id', id)]
      for (const path of paths) {
        const { text } = await ask('nobody', 'GET', path)
        expect(text).not.toContain(`${CANARY} ${state}`)
      }
    }
  })
})

it('no token came out, in an answer or in the log', async () => {
  const form = new URLSearchParams({ token: tokens.get('expired') ?? '' }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' }
  const answer = await call('POST', '/desk/sign-in', { body: form, headers })
  expect(answer.status).toBe(401)
  out.push(answer.text)
  expect(out.length).toBeGreaterThan(500)
  for (const token of tokens.values()) {
    if (token.length > 10) expect(out.some((text) => text.includes(token))).toBe(false)
  }
})
