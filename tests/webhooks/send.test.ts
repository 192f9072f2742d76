/** Webhooks from the change to the receiver, which here is a function in place of the network. */
import { env } from 'cloudflare:workers'
import { Webhook } from 'standardwebhooks'
import { beforeEach, describe, expect, it } from 'vitest'
import { isPublicHttpUrl } from '../../src/article/address.ts'
import { tell } from '../../src/jobs.ts'
import { openDb } from '../../src/store/db.ts'
import { publicId } from '../../src/store/ids.ts'
import { type DeliveryJob, findDelivery, makeDeliveries } from '../../src/store/webhooks.ts'
import { deliver, type Outside, RETRY_AFTER } from '../../src/webhooks/send.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

const db = () => openDb(env.DB)
const START = Date.UTC(2025, 7, 22)

/** A receiver that answers in turn with these statuses, the last one again and again; `null` does not answer. */
function receiver(statuses: readonly (number | null)[]) {
  const received: { url: string; headers: Record<string, string>; body: string }[] = []
  const clock = { now: START }
  const outside: Outside = {
    fetch: async (url, init) => {
      const status = statuses[Math.min(received.length, statuses.length - 1)] ?? null
      received.push({ url, headers: init.headers as Record<string, string>, body: String(init.body) })
      expect(init.redirect).toBe('manual')
      if (status === null) throw new TypeError('network')
      return new Response(status === 204 ? null : 'x', { status })
    },
    now: () => clock.now,
    mayCall: isPublicHttpUrl,
    key: env.WEBHOOK_KEY,
    tell,
  }
  return { received, clock, outside }
}

/** Registers a webhook and gives what its maker was shown. */
async function register(body: object = {}) {
  const url = 'https://receiver.example/hook'
  const answer = await call('POST', '/v1/webhooks', { body: { url, ...body }, headers: ADMIN })
  expect(answer.status).toBe(201)
  return answer.json as unknown as { id: string; secret: string }
}

/** Stores a claim and gives its id and the first job that follows from it. */
async function news(visibility: 'draft' | 'published' = 'published') {
  const { claims } = await storeArticle([someClaim()], { visibility })
  const { jobs } = await makeDeliveries(db(), START)
  return { id: publicId('clm', claims[0]?.id ?? 0), jobs, job: jobs[0] as DeliveryJob }
}

const log = async (id: string) =>
  (await call('GET', `/v1/webhooks/${id}/deliveries`, { headers: ADMIN })).json.data as unknown as {
    state: string
    attempts: { status: number | null; error: string | null }[]
  }[]

beforeEach(async () => {
  await env.DB.prepare("update webhooks set disabled_at = 1, disabled_reason = 'test'").run()
})

describe('deliveries', () => {
  it('are made of each change once, however many look for it', async () => {
    await register()
    await storeArticle([someClaim(), someClaim()])
    const made = await Promise.all(Array.from({ length: 10 }, () => makeDeliveries(db(), START)))
    expect(made.flatMap(({ jobs }) => jobs)).toHaveLength(2)
    expect((await makeDeliveries(db(), START)).jobs).toEqual([])
  })

  it('tell only of what is public, and only of the types asked for', async () => {
    await register({ types: ['claim.followed_up'] })
    const { id, jobs } = await news()
    expect(jobs).toEqual([])
    const evidence = [{ url: 'https://example.org/a' }]
    const headers = { ...ADMIN, 'if-match': '"1"' }
    const body = { status: 'withdrawn', note: 'x', evidence }
    expect((await call('POST', `/v1/claims/${id}/follow-ups`, { headers, body })).status).toBe(201)
    expect((await makeDeliveries(db(), START)).jobs).toHaveLength(1)
    await register()
    expect((await news('draft')).jobs).toEqual([])
  })

  it('are signed so that the reference verifier takes them, and say what happened', async () => {
    const { id, secret } = await register()
    const { id: claim, job } = await news()
    const { received, outside, clock } = receiver([204])
    clock.now = Date.now()
    expect(await deliver(db(), job, outside)).toBeNull()
    const [one] = received
    expect(one?.url).toBe('https://receiver.example/hook')
    const payload = new Webhook(secret).verify(one?.body ?? '', one?.headers ?? {})
    expect(payload).toMatchObject({ type: 'claim.created', data: { claim, version: 1 } })
    expect(await log(id)).toMatchObject([{ state: 'delivered', attempts: [{ status: 204, error: null }] }])
    expect(await deliver(db(), job, outside)).toBeNull()
    expect(received).toHaveLength(1)
  })

  it('are tried again on the schedule, under one id, then given up', async () => {
    const { id } = await register()
    const { job } = await news()
    const { received, outside, clock } = receiver([500, null, 302, 429, 500])
    for (const wait of RETRY_AFTER) {
      expect(await deliver(db(), job, outside)).toBe(wait)
      clock.now += 1000
      // Too early: nothing is sent, and it is told how long to wait.
      expect(await deliver(db(), job, outside)).toBe(wait - 1)
      clock.now += (wait - 1) * 1000
    }
    expect(await deliver(db(), job, outside)).toBeNull()
    expect(received).toHaveLength(RETRY_AFTER.length + 1)
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(received.length)
    const [row] = await log(id)
    expect(row?.state).toBe('failed')
    expect(row?.attempts.slice(0, 4).map(({ error }) => error)).toEqual([
      'answered 500',
      'could not be reached',
      'answered 302',
      'answered 429',
    ])
  })

  it('end when the address answers 410', async () => {
    const { id } = await register()
    const { job } = await news()
    const { job: later } = await news()
    const { outside, received } = receiver([410])
    expect(await deliver(db(), job, outside)).toBeNull()
    const list = await call('GET', '/v1/webhooks', { headers: ADMIN })
    const disabledReason = 'The address answered 410 Gone.'
    expect(list.json.data).toContainEqual(expect.objectContaining({ id, disabledReason }))
    expect((await log(id)).map(({ state }) => state)).toEqual(['cancelled', 'failed'])
    expect(await deliver(db(), later, outside)).toBeNull()
    expect(received).toHaveLength(1)
    expect((await news()).jobs).toEqual([])
  })

  it('never go to an address that is not public, even one stored before it was refused', async () => {
    const { id } = await register()
    const { job } = await news()
    const local = "update webhooks set url = 'http://127.0.0.1:8787/x' where disabled_at is null"
    await env.DB.prepare(local).run()
    const { outside, received } = receiver([204])
    expect(await deliver(db(), job, outside)).toBe(RETRY_AFTER[0])
    expect(received).toEqual([])
    expect((await log(id))[0]?.attempts[0]?.error).toBe('the address may not be called')
  })

  it('keep one log when two send at once', async () => {
    await register()
    const { job } = await news()
    const { outside } = receiver([500])
    await Promise.all([deliver(db(), job, outside), deliver(db(), job, outside)])
    expect((await findDelivery(db(), job))?.attempts).toBe(1)
  })
})

describe('the API', () => {
  it.each([
    'http://receiver.example/hook',
    'https://localhost/hook',
    'https://127.0.0.1/hook',
    'https://[::1]/hook',
    'https://2130706433/hook',
    'https://10.0.0.1.nip.io/hook',
    'https://user:pass@receiver.example/hook',
    'https://receiver.example:8443/hook',
    'x',
  ])('refuses the address %s', async (url) => {
    expectProblem(await call('POST', '/v1/webhooks', { body: { url }, headers: ADMIN }), 422, 'invalid-field')
  })

  it('shows a secret once, and nothing to others than admins', async () => {
    const { id, secret } = await register()
    const list = await call('GET', '/v1/webhooks', { headers: ADMIN })
    expect(list.text).toContain(id)
    expect(list.text).not.toContain(secret)
    expectProblem(await call('GET', '/v1/webhooks'), 401, 'unauthenticated')
    const made = await call('POST', '/v1/tokens', { body: { name: 'ed', role: 'editor' }, headers: ADMIN })
    const headers = { authorization: `Bearer ${made.json.token}` }
    const body = { url: 'https://receiver.example/' }
    expectProblem(await call('POST', '/v1/webhooks', { body, headers }), 403, 'forbidden')
  })

  it('stops and starts one', async () => {
    const { id } = await register()
    const set = (enabled: boolean) =>
      call('PATCH', `/v1/webhooks/${id}`, { body: { enabled }, headers: ADMIN })
    expect((await set(false)).json).toMatchObject({ disabledReason: 'Stopped by admin.' })
    expect((await news()).jobs).toEqual([])
    expect((await set(true)).json).toMatchObject({ disabledAt: null })
    expect((await news()).jobs).toHaveLength(1)
  })
})
