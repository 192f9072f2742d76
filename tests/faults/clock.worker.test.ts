/**
 * A clock that jumps, stands on a leap day, or goes backwards: the order of what was recorded comes from versions and from the
 * sequence of changes, never from the clock, and what lasts for a time ends when it should.
 */
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { withMemory } from '../../src/edge.ts'
import { createApp } from '../../src/index.tsx'
import { openDb } from '../../src/store/db.ts'
import { openSession } from '../../src/store/sessions.ts'
import { createToken } from '../../src/store/tokens.ts'
import { ADMIN } from '../helpers.ts'

const DAY = 86_400_000
const YEAR = 365 * DAY
const at = (text: string) => Date.parse(text)
const NOON = at('2025-08-21T12:00:00Z')

/** What the clock says at its nth reading. */
const CLOCKS: Record<string, (n: number) => number> = {
  'goes as it should': (n) => NOON + n,
  'falls back a year and stays there': (n) => (n < 40 ? NOON : NOON - YEAR) + n,
  'leaps ahead a year and comes back': (n) => (n > 30 && n < 90 ? NOON + YEAR : NOON) + n,
  'goes backwards with every look': (n) => NOON - n * 1000,
  'stands still': () => NOON,
  'passes a leap day': (n) => at('2024-02-28T23:59:59.900Z') + n * 5 * 3_600_000,
  'passes into summer time in London': (n) => at('2025-03-30T00:59:59.900Z') + n,
  'passes out of summer time in London': (n) => at('2025-10-26T00:59:59.900Z') + n,
  'was never set': (n) => n,
}

interface Shown {
  readonly id: string
  readonly status: string
  readonly version: number
  readonly followUps: readonly { id: string; status: string; recordedAt: string }[]
}
interface Change {
  readonly seq: number
  readonly claim: string
  readonly version: number
  readonly at: string
}

/** An application whose clock is read through `clock`. */
function appBy(clock: (n: number) => number) {
  let reading = 0
  const app = createApp(() => clock(reading++))
  return async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const init: RequestInit = {
      method,
      headers: { ...ADMIN, 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }
    const response = await app.request(`http://localhost${path}`, init, env)
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    const { status, headers: given } = response
    return { status, text, headers: given, json: isJson ? JSON.parse(text) : null }
  }
}
type Ask = ReturnType<typeof appBy>

/** Follow-ups and corrections, each after the last was answered; gives them in that order. */
async function writeInTurn(ask: Ask, claim: string, key: string) {
  const followUps: string[] = []
  for (let i = 0; i < 8; i++) {
    if (i % 4 === 3) {
      const body = { reason: 'As it was.', role: `Mayor ${i}` }
      const { status, text } = await ask('PATCH', `/v1/claims/${claim}`, body, { 'if-match': '*' })
      expect([text, status]).toEqual([text, 200])
      continue
    }
    const evidence = [{ url: `https://city.example/${key}/${i}`, publishedAt: '1970-01-01' }]
    const body = { status: i % 2 === 0 ? 'in_progress' : 'stalled', note: `Step ${i}.`, evidence }
    const headers = { 'if-match': '*', 'idempotency-key': `${key}-${i}` }
    const answer = await ask('POST', `/v1/claims/${claim}/follow-ups`, body, headers)
    expect([answer.text, answer.status]).toEqual([answer.text, 201])
    followUps.push((answer.json as Shown).followUps.at(-1)?.id ?? '')
    // The same once more, at whatever time it is by then.
    const again = await ask('POST', `/v1/claims/${claim}/follow-ups`, body, headers)
    expect([again.text, again.status, again.headers.get('idempotency-replayed')]).toEqual([
      answer.text,
      201,
      'true',
    ])
  }
  return followUps
}

/** The order in which a list that went by the clock would show them. */
const byClock = (shown: Shown) =>
  [...shown.followUps].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)).map(({ id }) => id)

describe('a clock that', () => {
  it.each(Object.keys(CLOCKS).map((name) => [name] as const))('%s', async (name) => {
    const clock = CLOCKS[name]
    if (!clock) return
    const ask = appBy(clock)
    const key = name.replaceAll(' ', '-')
    const text = `Mayor Ada Quill said the ${key} bridge will reopen by 9 May 2031. “We are ready,” she said.`
    const made = await ask('POST', '/v1/articles', {
      text,
      timeZone: 'Europe/London',
      url: `https://n.example/${key}`,
    })
    expect([made.text, made.status]).toEqual([made.text, 201])
    const claim = String(made.json.claims[0].id)
    const followUps = await writeInTurn(ask, claim, key)
    const shown = (await ask('GET', `/v1/claims/${claim}`)).json as Shown
    expect(shown.followUps.map(({ id }) => id)).toEqual(followUps)
    expect(shown.status).toBe(shown.followUps.at(-1)?.status)
    expect(shown.version).toBe(9)
    if (name.includes('backwards')) expect(byClock(shown)).not.toEqual(followUps)
    const changes = (await ask('GET', `/v1/claims/${claim}/changes`)).json.data as Change[]
    expect(changes.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const all = (await ask('GET', '/v1/changes?limit=500')).json.data as Change[]
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1))
    const feed = (await ask('GET', '/v1/feed.json')).json.items as { id: string }[]
    const steps = changes.filter(({ version }) => version > 1).map(({ seq }) => seq)
    const inFeed = feed.map(({ id }) => Number(/\d+$/.exec(id)?.[0])).filter((seq) => steps.includes(seq))
    expect(inFeed).toEqual([...inFeed].sort((a, b) => b - a))
    expect(inFeed.length).toBeGreaterThan(3)
    for (const stated of [...shown.followUps.map((one) => one.recordedAt), ...changes.map((one) => one.at)]) {
      expect(new Date(stated).toISOString()).toBe(stated)
    }
    const check = (await ask('GET', '/v1/check')).json
    expect(check.differences).toEqual([])
    for (const path of [
      '/',
      `/claims/${claim}`,
      '/due',
      '/search?q=bridge',
      '/v1/due.ics',
      '/v1/feed.atom',
      '/v1/stats',
    ]) {
      const page = await ask('GET', path)
      expect([path, page.status]).toEqual([path, 200])
      const negative = /[-−]\d+ (?:second|minute|hour|day|week|month|year)/.exec(page.text)
      expect([path, negative?.[0]]).toEqual([path, undefined])
    }
  })
})

describe('what lasts for a time', () => {
  const ENDS = at('2025-09-01T00:00:00Z')
  const reader = (token: string, now: number) =>
    createApp(() => now).request(
      'http://localhost/v1/articles',
      { headers: { authorization: `Bearer ${token}` } },
      env,
    )

  it('a token is good until the millisecond at which it ends, by the clock of the request', async () => {
    const { token } = await createToken(
      openDb(env.DB),
      { name: 'Bea', role: 'editor', expiresAt: ENDS },
      NOON,
    )
    for (const [now, status] of [
      [ENDS - 1, 200],
      [ENDS, 401],
      [ENDS + YEAR, 401],
      [NOON - YEAR, 200],
    ] as const) {
      expect([now, (await reader(token, now)).status]).toEqual([now, status])
    }
  })

  it('a token that was revoked is dead at whatever time it is', async () => {
    const { token, record } = await createToken(
      openDb(env.DB),
      { name: 'Cy', role: 'editor', expiresAt: null },
      NOON,
    )
    await appBy(() => NOON + YEAR)('DELETE', `/v1/tokens/${(await tokenId(record.name)) ?? ''}`)
    for (const now of [NOON - YEAR, NOON, NOON + 2 * YEAR])
      expect((await reader(token, now)).status).toBe(401)
  })
  async function tokenId(name: string) {
    const { json } = await appBy(() => NOON)('GET', '/v1/tokens')
    return (json.data as { id: string; name: string }[]).find((one) => one.name === name)?.id
  }

  it('a session ends in time although the clock fell back in between', async () => {
    const opened = await openSession(openDb(env.DB), 'test-admin-token', {
      now: NOON,
      secret: 'test-admin-token',
    })
    const headers = { cookie: `__Host-session=${opened?.session}` }
    const see = async (now: number) =>
      (await createApp(() => now).request('http://localhost/desk', { headers }, env)).status
    expect(await see(NOON - YEAR)).toBe(200)
    expect(await see(NOON + 3_600_000)).toBe(200)
    expect(await see(NOON + 8 * DAY)).toBe(303)
  })

  it('a kept answer is not kept for a year because the clock fell back', async () => {
    let now = NOON
    let asked = 0
    const edge = withMemory(
      async () => {
        asked++
        return new Response('{}', { headers: { etag: '"1"', 'content-type': 'application/json' } })
      },
      () => now,
    )
    const ctx = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} }
    const read = () => edge.fetch(new Request('http://localhost/v1/claims'), env, ctx as never)
    await read()
    await read()
    await read()
    expect(asked).toBe(2)
    now = NOON - YEAR
    await read()
    expect(asked).toBe(3)
  })
})
