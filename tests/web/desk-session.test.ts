/** Sessions of the desk: how they begin and end, what the cookie is, and which forms are refused. */
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { DESK_PAGES } from '../../src/rights.ts'
import { openDb } from '../../src/store/db.ts'
import { createToken, revokeToken } from '../../src/store/tokens.ts'
import { appOn, call } from '../helpers.ts'
import { signedIn, tokenIn, visitor } from './desk-browser.ts'

const NOON = Date.parse('2025-08-21T12:00:00Z')
const editor = (expiresAt: number | null = null) =>
  createToken(openDb(env.DB), { name: 'Bea', role: 'editor', expiresAt }, NOON - 1000)

it('leads to the sign-in and from there to the page that was asked for', async () => {
  const somebody = visitor()
  const away = await somebody.get('/desk/due?state=overdue')
  expect([away.status, away.location]).toEqual([303, '/desk/sign-in?next=%2Fdesk%2Fdue%3Fstate%3Doverdue'])
  const answer = await somebody.post('/desk/sign-in', {
    token: 'test-admin-token',
    next: '/desk/due?state=overdue',
  })
  expect([answer.status, answer.location]).toEqual([303, '/desk/due?state=overdue'])
  expect((await somebody.get('/desk')).status).toBe(200)
})

it.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/desk/sign-out',
  '/desk\\..\\x',
  '/deskx',
  '',
])('goes on to the desk only, not to %s', async (next) => {
  const answer = await visitor().post('/desk/sign-in', { token: 'test-admin-token', next })
  expect(answer.location).toBe('/desk')
})

it('has a cookie for this host alone that no script reads, and stores only a digest of it', async () => {
  const { token } = await editor()
  const answer = await visitor().post('/desk/sign-in', { token })
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__Host-session=[\w-]{43}; /)
  for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=604800'])
    expect(cookie).toContain(flag)
  expect(cookie).not.toContain('Domain')
  const secret = /=([\w-]{43})/.exec(cookie)?.[1] ?? ''
  const rows = await env.DB.prepare('select * from sessions').all()
  expect(JSON.stringify(rows.results)).not.toContain(secret)
  expect(answer.text + answer.location).not.toContain(token)
})

it('says what is wrong with a token, and never shows it', async () => {
  const answer = await visitor().post('/desk/sign-in', { token: 'a-wrong-token' })
  expect(answer.status).toBe(401)
  expect(answer.text).toContain('role="alert"')
  expect(answer.text).not.toContain('a-wrong-token')
  expect(answer.headers.get('set-cookie')).toBeNull()
})

it('is not guessed at: twenty attempts a minute from one address', async () => {
  const headers = { origin: 'http://localhost', 'cf-connecting-ip': '203.0.113.9' }
  const tries = Array.from({ length: 25 }, () => visitor().post('/desk/sign-in', { token: 'guess' }, headers))
  const codes = (await Promise.all(tries)).map((answer) => answer.status)
  expect(codes.filter((code) => code === 401)).toHaveLength(20)
  expect(codes.filter((code) => code === 429)).toHaveLength(5)
})

const reads = Object.entries(DESK_PAGES).flatMap(([route, methods]) =>
  methods.GET === 'editor' ? [route] : [],
)
it.each(reads)('%s is shown to nobody who is not signed in', async (route) => {
  const path = route.replace(':id', 'clm_00000000000').replace(':position', '0')
  const revoked = await editor()
  const bea = await signedIn(revoked.token)
  await revokeToken(openDb(env.DB), revoked.record.id, NOON)
  const withCookie = visitor()
  withCookie.cookie = `__Host-session=${'a'.repeat(43)}`
  for (const somebody of [visitor(), bea, withCookie]) {
    const answer = await somebody.get(path)
    expect([answer.status, answer.location]).toEqual([303, `/desk/sign-in?next=${encodeURIComponent(path)}`])
  }
  const { status } = await call('GET', path, { headers: { authorization: 'Bearer test-admin-token' } })
  expect(status).toBe(303)
})

it('is for the pages alone: the API does not look at the cookie', async () => {
  const admin = await signedIn()
  expect((await call('GET', '/v1/tokens', { headers: { cookie: admin.cookie } })).status).toBe(401)
})

it('has its pages kept by nobody else', async () => {
  const admin = await signedIn()
  const page = await admin.get('/desk')
  expect(page.headers.get('cache-control')).toContain('private')
  expect(page.headers.get('referrer-policy')).toBe('same-origin')
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
})

describe('ends', () => {
  it('when one signs out, on the server too', async () => {
    const admin = await signedIn()
    const { cookie } = admin
    expect((await admin.post('/desk/sign-out', {})).location).toBe('/desk/sign-in?left')
    admin.cookie = cookie
    expect((await admin.get('/desk')).status).toBe(303)
  })

  it('at once when its token is revoked', async () => {
    const { token, record } = await editor()
    const bea = await signedIn(token)
    expect((await bea.get('/desk')).status).toBe(200)
    await revokeToken(openDb(env.DB), record.id, NOON)
    expect((await bea.get('/desk')).status).toBe(303)
  })

  it('when its token expires', async () => {
    const { token } = await editor(Date.parse('2025-08-21T13:00:00Z'))
    const bea = await signedIn(token)
    expect((await bea.get('/desk')).status).toBe(200)
    bea.day = '2025-08-22'
    expect((await bea.get('/desk')).status).toBe(303)
  })

  it('when the admin’s secret changes', async () => {
    const admin = await signedIn()
    const ask = (secret: string) =>
      appOn().request(
        'http://localhost/desk',
        { headers: { cookie: admin.cookie } },
        { ...env, ADMIN_TOKEN: secret },
      )
    expect((await ask('test-admin-token')).status).toBe(200)
    expect((await ask('another')).status).toBe(303)
  })

  it('after eight hours without use', async () => {
    const admin = await signedIn()
    admin.day = '2025-08-22'
    expect((await admin.get('/desk')).status).toBe(303)
  })
})

describe('a form is refused', () => {
  const posts = Object.entries(DESK_PAGES).flatMap(([route, methods]) =>
    methods.POST ? [route.replace(':id', 'clm_00000000000').replace(':position', '0')] : [],
  )
  it.each(posts)(
    '%s: from another site, from nowhere, without or with another session’s token',
    async (path) => {
      const admin = await signedIn()
      const other = tokenIn((await (await signedIn()).get('/desk')).text)
      const send = (headers: Record<string, string>, fields = {}) =>
        admin.post(path, { note: 'kept words', ...fields }, headers)
      const site = 'sec-fetch-site'
      for (const headers of [
        { origin: 'https://elsewhere.example' },
        { origin: 'https://elsewhere.example', [site]: 'cross-site' },
        { origin: 'http://localhost', [site]: 'same-site' },
        { origin: 'http://localhost:8080' },
        { origin: 'null' },
        {},
      ]) {
        const answer = await send(headers)
        expect([JSON.stringify(headers), answer.status]).toEqual([JSON.stringify(headers), 403])
      }
      if (path === '/desk/sign-in') return
      for (const session of ['', 'f'.repeat(64), other]) {
        const answer = await send({ origin: 'http://localhost' }, { session })
        expect(answer.status).toBe(403)
        expect(answer.text).toContain('Send it again')
        expect(answer.text).toContain('value="kept words"')
      }
    },
  )

  it('when its session has ended, with all that was written', async () => {
    const admin = await signedIn()
    admin.day = '2025-09-21'
    const body = new URLSearchParams({ body: 'A long <b>text</b>', session: 'x', token: 'secret-word' })
    const headers = { cookie: admin.cookie, origin: 'http://localhost' }
    const answer = await appOn('2025-09-21').request(
      'http://localhost/desk/new',
      { method: 'POST', body, headers },
      env,
    )
    const text = await answer.text()
    expect(answer.status).toBe(401)
    expect(text).toContain('You are signed out')
    expect(text).toContain('value="A long &lt;b&gt;text&lt;/b&gt;"')
    expect(text).not.toContain('secret-word')
  })

  it('when it is none, or too large', async () => {
    const admin = await signedIn()
    const send = (type: string, body: string) =>
      appOn().request(
        'http://localhost/desk/new',
        {
          method: 'POST',
          body,
          headers: { cookie: admin.cookie, origin: 'http://localhost', 'content-type': type },
        },
        env,
      )
    expect((await send('application/json', '{}')).status).toBe(415)
    const large = await send('application/x-www-form-urlencoded', `body=${'a'.repeat(7_000_000)}`)
    expect(large.status).toBe(413)
    expect(await large.text()).toContain('at most 6 MB')
  })
})
