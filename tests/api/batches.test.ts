/** Many articles at once, through the queue: each line has one effect, whatever fails; and the quota of a day. */
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { jobsOf } from '../../src/batch.ts'
import { type Job, runQueue, runSchedule } from '../../src/jobs.ts'
import { parseId } from '../../src/store/ids.ts'
import { faultyD1 } from '../faults/faulty-d1.ts'
import { ADMIN, appOn, call, expectProblem } from '../helpers.ts'

// Messages of other tests may be in the queue before these.
vi.setConfig({ testTimeout: 90_000 })

const LINES = { ...ADMIN, 'content-type': 'application/x-ndjson' }
const article = (name: string) => ({
  text: `“We will reopen ${name} within seven to 10 days,” Mayor Ada Quill said on Thursday.`,
  url: `https://news.example/${encodeURIComponent(name)}`,
  publishedAt: '2025-08-21',
})
const ndjson = (articles: readonly unknown[]) => articles.map((one) => `${JSON.stringify(one)}\n`).join('')
const send = (body: string, headers = {}) =>
  call('POST', '/v1/articles:batch', { body, headers: { ...LINES, ...headers } })
const look = async (id: unknown) =>
  (await call('GET', `/v1/articles:batch/${id}?limit=1000`, { headers: ADMIN })).json
const stored = async (name: string) =>
  env.DB.prepare('select count(*) as n from articles where url like ?').bind(`%/${name}%`).first('n')

const waitFor = (id: unknown) =>
  expect.poll(async () => (await look(id)).done, { timeout: 60_000, interval: 100 }).toBe(true)

/** Delivers messages to the consumer as the queue does. */
async function deliver(jobs: readonly Job[], database: D1Database = env.DB, attempts = 1) {
  const messages = jobs.map((body, i) => ({ id: `${i}`, timestamp: new Date(), attempts, body }))
  const batch = createMessageBatch<Job>('on-record-jobs', messages)
  const ctx = createExecutionContext()
  await runQueue(batch, { ...env, DB: database })
  return getQueueResult(batch, ctx)
}

describe('a batch', () => {
  it('is worked off by the queue, with a result for each line', async () => {
    const good = Array.from({ length: 23 }, (_, i) => article(`bridge-a${i}`))
    const body = `${ndjson(good)}\n${ndjson([article('bridge-a3'), { text: '…' }, { title: 'x' }, { text: 'x', colour: 1 }])}{"text":\n`
    const answer = await send(body)
    expect(answer.status).toBe(202)
    expect(answer.headers.get('location')).toBe(`/v1/articles:batch/${answer.json.id}`)
    await waitFor(answer.json.id)
    const done = await look(answer.json.id)
    expect(done).toMatchObject({ lines: 29, waiting: 0, created: 23, existing: 1, refused: 4, done: true })
    expect(done.results?.[0]).toMatchObject({ line: 1, state: 'created', problem: null })
    const problems = (
      done.results as unknown as { line: number; problem: { type: string } | null }[]
    ).flatMap(({ line, problem }) => (problem ? [[line, problem.type]] : []))
    expect(problems).toEqual([
      [26, '/problems/article-empty'],
      [27, '/problems/invalid-field'],
      [28, '/problems/invalid-field'],
      [29, '/problems/malformed-body'],
    ])
    expect(await stored('bridge-a')).toBe(23)
    const [first] = done.results as unknown as { article: string }[]
    expect((await call('GET', `/v1/articles/${first?.article}`)).json.claims).toHaveLength(1)
    const page = await call('GET', `/v1/articles:batch/${answer.json.id}?after=27&limit=1`, {
      headers: ADMIN,
    })
    expect(page.json).toMatchObject({ next: 28, results: [{ line: 28 }] })
  })

  it('is the same one when the same lines, or the same key, come again', async () => {
    const body = ndjson([article('bridge-b1'), article('bridge-b2')])
    const [one, two] = await Promise.all([send(body), send(body)])
    expect(two?.json.id).toBe(one?.json.id)
    await waitFor(one?.json.id)
    expect((await send(body)).json).toMatchObject({ id: one?.json.id, created: 2, done: true })
    const key = { 'idempotency-key': 'k1' }
    const third = await send(ndjson([article('bridge-b3')]), key)
    expect((await send(ndjson([article('bridge-b3')]), key)).json.id).toBe(third.json.id)
    expectProblem(await send(body, key), 422, 'idempotency-mismatch')
    await waitFor(third.json.id)
    expect(await stored('bridge-b')).toBe(3)
  })

  it('loses nothing and stores nothing twice when the database fails at any call', async () => {
    let failures = 0
    for (const when of ['before', 'after'] as const) {
      for (let n = 1; ; n++) {
        const name = `bridge-c-${when}-${n}-`
        const app = { ...env, JOBS: { sendBatch: async () => {} } as unknown as typeof env.JOBS }
        const request = {
          method: 'POST',
          headers: LINES,
          body: ndjson([article(`${name}1`), article(`${name}2`)]),
        }
        const posted = await appOn().request('http://localhost/v1/articles:batch', request, app)
        const { id } = (await posted.json()) as { id: string }
        const jobs = jobsOf({ id: parseId('bat', id) ?? 0, lineCount: 2 })
        const { db, hasFailed } = faultyD1(env.DB, n, when)
        const result = await deliver(jobs, db, 2)
        if (hasFailed()) {
          failures++
          expect(result.retryMessages).toEqual([{ msgId: '0' }])
          // Both at once, as a queue may deliver a message twice.
          await Promise.all([deliver(jobs), deliver(jobs)])
        }
        expect(await look(id)).toMatchObject({ created: 2, existing: 0, refused: 0, waiting: 0 })
        expect(await stored(name)).toBe(2)
        if (!hasFailed()) break
      }
    }
    expect(failures).toBeGreaterThanOrEqual(8)
  })

  it('is taken up by the schedule when its messages were lost', async () => {
    const app = {
      ...env,
      JOBS: { sendBatch: async () => Promise.reject(new Error('gone')) } as unknown as typeof env.JOBS,
    }
    const request = { method: 'POST', headers: LINES, body: ndjson([article('bridge-d')]) }
    const posted = await appOn().request('http://localhost/v1/articles:batch', request, app)
    expect(posted.status).toBe(202)
    const { id } = (await posted.json()) as { id: string }
    expect(await look(id)).toMatchObject({ waiting: 1, done: false })
    await runSchedule(env, Date.now())
    await waitFor(id)
    expect(await stored('bridge-d')).toBe(1)
  })

  it('has limits with names', async () => {
    expectProblem(await send('\n\n'), 400, 'malformed-body')
    expectProblem(await send(ndjson(Array.from({ length: 1001 }, () => ({})))), 413, 'payload-too-large')
    expectProblem(
      await send(ndjson([{}]), { 'content-type': 'application/json' }),
      415,
      'unsupported-media-type',
    )
    const long = await send(ndjson([{ text: 'a'.repeat(1_950_000) }, { text: 'b '.repeat(500_001) }]))
    await waitFor(long.json.id)
    const { results } = await look(long.json.id)
    expect(results).toMatchObject([
      { problem: { type: '/problems/article-too-large' } },
      { problem: { type: '/problems/article-too-large' } },
    ])
    expectProblem(
      await call('GET', '/v1/articles:batch/bat_00000000000', { headers: ADMIN }),
      404,
      'not-found',
    )
  })
})

describe('the quota of a day', () => {
  const app = (limit: string) => ({ ...env, ARTICLES_A_DAY: limit })
  const store = (name: string, headers: Record<string, string>, day = '2025-08-21') =>
    appOn(day).request(
      'http://localhost/v1/articles',
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(article(name)),
      },
      app('20'),
    )
  const editor = async (name: string) => {
    const made = await call('POST', '/v1/tokens', { body: { name, role: 'editor' }, headers: ADMIN })
    return { authorization: `Bearer ${made.json.token}` }
  }

  it('is exact, however many come at once; what is refused or known does not count', async () => {
    const headers = await editor('quota')
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => store(`bridge-q${i}`, headers)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(20)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
    expect(await stored('bridge-q')).toBe(20)
    const refused = answers.find(({ status }) => status === 429)
    expect(refused?.headers.get('retry-after')).toBe(String(12 * 3600))
    expect(await refused?.json()).toMatchObject({ type: '/problems/quota-exceeded', limit: 20 })
    const known = statuses.indexOf(201)
    expect((await store(`bridge-q${known}`, headers)).status).toBe(200)
    expect((await store('bridge-q-other', await editor('another'))).status).toBe(201)
    expect((await store('bridge-q-admin', ADMIN)).status).toBe(201)
    expect((await store('bridge-q-next', headers, '2025-08-22')).status).toBe(201)
  })

  it('holds for the lines of a batch, which can be sent again the next day', async () => {
    const headers = { ...LINES, ...(await editor('batches')) }
    const body = ndjson(Array.from({ length: 4 }, (_, i) => article(`bridge-r${i}`)))
    const silent = { ...app('3'), JOBS: { sendBatch: async () => {} } as unknown as typeof env.JOBS }
    const post = async () =>
      (await (
        await appOn().request('http://localhost/v1/articles:batch', { method: 'POST', headers, body }, silent)
      ).json()) as { id: string }
    const { id } = await post()
    const jobs = jobsOf({ id: parseId('bat', id) ?? 0, lineCount: 4 })
    const work = async (limit: string) => {
      const batch = createMessageBatch<Job>('on-record-jobs', [
        { id: '0', timestamp: new Date(), attempts: 1, body: jobs[0] as Job },
      ])
      await runQueue(batch, app(limit))
    }
    await work('3')
    expect(await look(id)).toMatchObject({ created: 3, refused: 1 })
    await work('9')
    expect(await look(id)).toMatchObject({ created: 3, refused: 1 })
    await post()
    await work('9')
    expect(await look(id)).toMatchObject({ created: 4, refused: 0, done: true })
  })
})

/** As wrangler.toml has it. */
const WRITES_A_MINUTE = 300

it('counts requests by token where there is one, and wrong tokens by address', async () => {
  const made = await call('POST', '/v1/tokens', { body: { name: 'many', role: 'editor' }, headers: ADMIN })
  const token = { authorization: `Bearer ${made.json.token}` }
  const ask = async (headers: Record<string, string>, address: string) =>
    (
      await appOn().request(
        'http://localhost/v1/extract',
        { method: 'POST', headers: { ...headers, 'cf-connecting-ip': address } },
        env,
      )
    ).status
  // Counted by the minutes of the wall clock: where a new one begins meanwhile, it takes up to as many again.
  const refusedAfter = async (one: (i: number) => Promise<number>) => {
    for (let i = 0; i < 2 * WRITES_A_MINUTE + 1; i++) if ((await one(i)) === 429) return i
    return null
  }
  expect(await refusedAfter((i) => ask(token, `203.0.113.${i % 200}`))).toBeGreaterThanOrEqual(
    WRITES_A_MINUTE,
  )
  expect(await ask({}, '203.0.113.1')).toBe(401)
  const wrong = (i: number) => ask({ authorization: `Bearer wrong-${i}` }, '203.0.113.250')
  expect(await refusedAfter(wrong)).toBeGreaterThanOrEqual(WRITES_A_MINUTE)
})
