/**
 * Who may do what at the desk: every page × method × caller × what a form carries, made from the table in `src/rights.ts`; every cell is
 * asked. (OWASP ASVS 5.0: 3.5.1, 8.2.1, 8.3.1.)
 */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { DESK_PAGES, type Right } from '../../src/rights.ts'
import { openDb } from '../../src/store/db.ts'
import { publicId } from '../../src/store/ids.ts'
import { createToken, revokeToken } from '../../src/store/tokens.ts'
import { appOn, someClaim, storeArticle } from '../helpers.ts'
import { signedIn, tokenIn } from './desk-browser.ts'

const NOON = Date.parse('2025-08-21T12:00:00Z')
const CALLERS = ['nobody', 'editor', 'admin', 'revoked', 'expired', 'left', 'forged'] as const
type Caller = (typeof CALLERS)[number]
/** What a form says of where it comes from; only the first is the desk's own. */
const FORMS = ['own', 'no word', 'wrong word', 'another’s word', 'another site', 'no origin'] as const
type Form = (typeof FORMS)[number]

const cookies = new Map<Caller, string>([['nobody', '']])
const words = new Map<Caller, string>()
const ids = { claim: '', article: '' }

beforeAll(async () => {
  const db = openDb(env.DB)
  const token = (role: 'editor' | 'admin', expiresAt: number | null = null) =>
    createToken(db, { name: role, role, expiresAt }, NOON - 1000)
  const made = {
    editor: await token('editor'),
    admin: await token('admin'),
    revoked: await token('admin'),
    expired: await token('admin', NOON + 1000),
    left: await token('admin'),
  }
  for (const [caller, { token: secret }] of Object.entries(made)) {
    const somebody = await signedIn(secret)
    cookies.set(caller as Caller, somebody.cookie)
    words.set(caller as Caller, tokenIn((await somebody.get('/desk')).text))
    if (caller === 'left') await somebody.post('/desk/sign-out', {})
  }
  cookies.set('left', cookies.get('left') ?? '')
  cookies.set('forged', `__Host-session=${'a'.repeat(43)}`)
  await revokeToken(db, made.revoked.record.id, NOON)
  await env.DB.prepare('update tokens set expires_at = ? where id = ?')
    .bind(NOON, made.expired.record.id)
    .run()
  const { article, claims } = await storeArticle([someClaim()])
  ids.claim = publicId('clm', claims[0]?.id ?? 0)
  ids.article = publicId('art', article.id)
})

/** An address that is there where nothing is done at it without more fields; what could be destroyed is not there. */
function pathOf(route: string): string {
  const id = /\/claims\/:id/.test(route) ? ids.claim : 'art_00000000000'
  return route.replace(':id', id).replace(':position', '0')
}

async function ask(caller: Caller, method: string, path: string, form: Form | null) {
  const cookie = cookies.get(caller) ?? ''
  const headers: Record<string, string> = cookie === '' ? {} : { cookie }
  if (form !== 'no origin' && form !== null) {
    headers.origin = form === 'another site' ? 'https://elsewhere.example' : 'http://localhost'
    headers['sec-fetch-site'] = form === 'another site' ? 'cross-site' : 'same-origin'
  }
  const own = words.get(caller) ?? ''
  const other = words.get(caller === 'admin' ? 'editor' : 'admin') ?? ''
  const word =
    form === 'no word'
      ? null
      : form === 'wrong word'
        ? 'f'.repeat(64)
        : form === 'another’s word'
          ? other
          : own
  const fields = word === null ? {} : { session: word }
  const body = form === null ? {} : { body: new URLSearchParams(fields) }
  return appOn().request(`http://localhost${path}`, { method, headers, ...body }, env)
}

/** What the table asks for: the status of a refusal, or null where the request goes through to its page. */
function refusal(right: Right, caller: Caller, form: Form | null, isSignIn: boolean): number | null {
  const isKnown = caller === 'editor' || caller === 'admin'
  if (form === null) {
    if (isSignIn) return null
    if (!isKnown) return 303
    return right === 'admin' && caller !== 'admin' ? 403 : null
  }
  if (form === 'another site' || form === 'no origin') return 403
  if (isSignIn) return null
  if (!isKnown) return 401
  if (form !== 'own') return 403
  return right === 'admin' && caller !== 'admin' ? 403 : null
}

interface Cell {
  readonly method: string
  readonly route: string
  readonly right: Right
  readonly caller: Caller
  readonly form: Form | null
}
// Signing out comes last: it ends what the others need.
const routes = Object.entries(DESK_PAGES).sort(
  ([a], [b]) => Number(a.includes('sign-out')) - Number(b.includes('sign-out')),
)
const CELLS: Cell[] = routes.flatMap(([route, methods]) =>
  Object.entries(methods).flatMap(([method, right]) =>
    CALLERS.flatMap((caller) =>
      (method === 'GET' ? [null] : [...FORMS.slice(1), FORMS[0]]).map((form) => ({
        method,
        route,
        right,
        caller,
        form,
      })),
    ),
  ),
)
const asked = new Set<string>()
const nameOf = ({ method, route, caller, form }: Cell) => `${method} ${route} ${caller} ${form ?? ''}`

describe('every cell', () => {
  it.each(CELLS.map((cell) => [nameOf(cell), cell] as const))('%s', async (name, cell) => {
    const { method, route, right, caller, form } = cell
    const before = await env.DB.prepare('select max(seq) as n from changes').first('n')
    const { status, headers } = await ask(caller, method, pathOf(route), form)
    const expected = refusal(right, caller, form, route === '/desk/sign-in')
    if (expected === null) {
      // A guess at the sign-in is refused by its page; the others find nothing, or miss a field.
      const isRefused = [401, 403].includes(status) && route !== '/desk/sign-in'
      expect([name, status < 500, isRefused]).toEqual([name, true, false])
    } else {
      expect([name, status]).toEqual([name, expected])
      if (status === 303) expect(headers.get('location')).toMatch(/^\/desk\/sign-in\?next=/)
      expect(await env.DB.prepare('select max(seq) as n from changes').first('n')).toBe(before)
    }
    asked.add(name)
  })

  it('was asked', () => {
    expect(asked.size).toBe(CELLS.length)
    expect(CELLS.length).toBeGreaterThan(500)
  })

  it('a page without the guard would be found out', async () => {
    const open = await appOn().request('http://localhost/about', { method: 'GET' }, env)
    expect(open.status).not.toBe(refusal('editor', 'nobody', null, false))
  })
})
