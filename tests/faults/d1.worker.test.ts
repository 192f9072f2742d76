/**
 * The fault sweep: for every endpoint, every call that it makes to D1, and every way that D1 fails, the answer is true and the state is
 * whole. (OWASP ASVS 5.0: 2.3.3, 15.4.2, 16.5.1.)
 */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/index.tsx'
import { API_ROUTES, PUBLIC_PAGES } from '../../src/rights.ts'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, someClaim, storeArticle } from '../helpers.ts'
import { FAULTS, type Fault, faultyD1 } from './faulty-d1.ts'

const NOON = Date.parse('2025-08-21T12:00:00Z')
const MAX_CALLS = 25
const TABLES = [
  'articles',
  'article_texts',
  'claims',
  'claim_history',
  'speakers',
  'speaker_names',
  'speaker_history',
  'follow_ups',
  'evidence',
  'changes',
  'tokens',
  'webhooks',
  'claim_relations',
]

interface Records {
  readonly article: string
  readonly text: string
  readonly claim: string
  readonly earlier: string
  readonly speaker: string
  readonly other: string
}
/** What a write is sent with; `again`: what a retry of one that took effect may be answered with. */
interface Sample {
  readonly body: (of: Records, n: number) => object | string | undefined
  readonly again: 'same' | readonly number[]
  /** What has to be done before, and makes version 2 of the record; gives the follow-up's id, if it made one. */
  readonly first?: (of: Records) => Promise<string | undefined>
}
const REASON = { reason: 'as asked' }
/** A write that must succeed. */
async function done(method: string, path: string, body: object): Promise<Answer> {
  const answer = await ask(env.DB, { method, path, body, key: crypto.randomUUID(), match: '*' })
  expect([path, answer.status < 300, answer.text]).toEqual([path, true, answer.text])
  return answer
}
const hide = async ({ claim }: Records) => {
  await done('PATCH', `/v1/claims/${claim}`, { ...REASON, visibility: 'hidden' })
  return undefined
}
const follow = async ({ claim }: Records) => {
  const evidence = [{ url: 'https://city.example/', publishedAt: '2025-08-20' }]
  const body = { status: 'in_progress', note: 'Begun.', evidence }
  const { text } = await done('POST', `/v1/claims/${claim}/follow-ups`, body)
  return (JSON.parse(text) as { followUps: { id: string }[] }).followUps[0]?.id
}
const merge = async ({ speaker, other }: Records) => {
  await done('POST', `/v1/speakers/${speaker}/merge`, { ...REASON, into: other })
  return undefined
}
const WRITES: Record<string, Sample> = {
  'POST /v1/extract': { body: (_, n) => ({ text: `Ada said no to ${n}.` }), again: 'same' },
  'POST /v1/articles': {
    body: (_, n) => ({ text: `“We will open ${n} by Friday,” Mayor Ada Quill said.` }),
    again: 'same',
  },
  'POST /v1/articles:batch': {
    body: (_, n) => `{"text":"Ada said no to ${n}, and that was that."}\n`,
    again: 'same',
  },
  'POST /v1/claims/:id/follow-ups': {
    body: (_, n) => ({
      status: 'in_progress',
      note: 'Begun.',
      evidence: [{ url: `https://city.example/${n}`, publishedAt: '2025-08-20' }],
    }),
    again: 'same',
  },
  'POST /v1/claims': {
    body: ({ article }) => ({
      article,
      passage: { exact: 'the bridge will reopen by Friday' },
      speaker: { name: 'Ada Quill' },
    }),
    again: 'same',
  },
  'PATCH /v1/claims/:id': { body: (_, n) => ({ ...REASON, role: `Mayor ${n}` }), again: [412] },
  'POST /v1/claims/:id/relations': {
    body: ({ earlier }) => ({ claim: earlier, state: 'confirmed', kind: 'repeats' }),
    again: 'same',
  },
  'POST /v1/articles/:id/erase': { body: () => ({ ...REASON, claims: 3 }), again: [410, 412] },
  'POST /v1/claims/:id/erase': { body: () => REASON, again: [410, 412], first: hide },
  'POST /v1/claims/:id/follow-ups/:followUp/erase': { body: () => REASON, again: [412], first: follow },
  'PATCH /v1/speakers/:id': { body: (_, n) => ({ ...REASON, name: `Ada Q${n}` }), again: [412] },
  'POST /v1/speakers/:id/merge': { body: ({ other }) => ({ ...REASON, into: other }), again: [409, 412] },
  'POST /v1/speakers/:id/unmerge': { body: () => REASON, again: [409, 412], first: merge },
  'POST /v1/tokens': { body: (_, n) => ({ name: `Desk ${n}` }), again: 'same' },
  'DELETE /v1/tokens/:id': { body: () => undefined, again: 'same' },
  'POST /v1/webhooks': { body: (_, n) => ({ url: `https://hooks.example.com/${n}` }), again: 'same' },
  'PATCH /v1/webhooks/:id': { body: () => ({ enabled: false }), again: 'same' },
}
/** Writes that have their own test of being broken off and sent again (tests/api). */
const ELSEWHERE = new Set(['POST /v1/import'])
const routes = Object.entries({ ...API_ROUTES, ...PUBLIC_PAGES }).flatMap(([route, methods]) =>
  Object.keys(methods).map((method) => ({ method, route })),
)

/** A queue that takes everything and sends nothing. */
const QUIET = { send: async () => undefined, sendBatch: async () => undefined }
/** The clock goes on: ids are drawn from it. */
let tick = 0
let made = 0
/** Records of its own for each request, so that one does not see the effect of another. */
async function newRecords(): Promise<Records> {
  const n = ++made
  const name = { key: `ada ${n}`, name: `Ada ${n}`, kind: 'person' as const }
  const other = { key: `bob ${n}`, name: `Bob ${n}`, kind: 'person' as const }
  const text = `Mayor Ada Quill said the bridge will reopen by Friday. (${n}, of its own)`
  const { article, claims } = await storeArticle(
    [
      someClaim({ speaker: name, content: '[[0,5]]' }),
      someClaim({ speaker: name, content: '[[6,9]]', text: 'b' }),
      someClaim({ speaker: other, content: '[[10,15]]' }),
    ],
    { text },
  )
  const [first, second, third] = claims
  return {
    article: publicId('art', article.id),
    text,
    claim: publicId('clm', second?.id ?? 0),
    earlier: publicId('clm', first?.id ?? 0),
    speaker: publicId('spk', first?.speakerId ?? 0),
    other: publicId('spk', third?.speakerId ?? 0),
  }
}

function pathOf(route: string, of: Records, followUp = 'fup_00000000000'): string {
  const [, kind = ''] = /\/(claims|articles|speakers)\/:id/.exec(route) ?? []
  const id =
    { claims: of.claim, articles: of.article, speakers: of.speaker }[kind] ??
    ids.get(route) ??
    'tok_00000000000'
  return route
    .replace(':id', id)
    .replace(':seq', '1')
    .replace(':followUp', followUp)
    .replace(/\/:\w+(?:\{.*?\})?/, '/not-found')
}
const ids = new Map<string, string>()

interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly isBroken: boolean
}
async function ask(
  db: D1Database,
  request: { method: string; path: string; body?: object | string | undefined; key: string; match?: string },
  ms = 5000,
): Promise<Answer> {
  const { method, path, body, key, match = '"1"' } = request
  const isRead = method === 'GET'
  const init: RequestInit = {
    method,
    headers: {
      ...ADMIN,
      'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
      ...(isRead ? {} : { 'if-match': match, 'idempotency-key': key }),
    },
    ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
  }
  const app = createApp(() => NOON + tick++, undefined, ms)
  const response = await app.request(`http://localhost${path}`, init, { ...env, DB: db, JOBS: QUIET })
  try {
    const bytes = await inTime(response.arrayBuffer(), ms + 500)
    const text = new TextDecoder().decode(bytes)
    return { status: response.status, text, headers: response.headers, isBroken: false }
  } catch {
    return { status: response.status, text: '', headers: response.headers, isBroken: true }
  }
}
function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return Promise.race([work, new Promise<never>((_, fail) => setTimeout(() => fail(new Error('hangs')), ms))])
}

const counts = async () => {
  const sql = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')
  return Object.values((await env.DB.prepare(`select ${sql}`).first<Record<string, number>>()) ?? {}).map(
    Number,
  )
}
const minus = (a: readonly number[], b: readonly number[]) => a.map((n, i) => n - (b[i] ?? 0))
const PATIENCE: Record<Fault, number> = { before: 5000, after: 5000, overloaded: 5000, hang: 60 }

beforeAll(async () => {
  const ready = await newRecords()
  const key = () => crypto.randomUUID()
  const of = (text: string) => String((JSON.parse(text) as { id: string }).id)
  const token = await ask(env.DB, { method: 'POST', path: '/v1/tokens', body: { name: 'x' }, key: key() })
  ids.set('/v1/tokens/:id', of(token.text))
  const hook = { url: 'https://hooks.example.com/x' }
  const webhook = await ask(env.DB, { method: 'POST', path: '/v1/webhooks', body: hook, key: key() })
  for (const route of ['/v1/webhooks/:id', '/v1/webhooks/:id/deliveries']) ids.set(route, of(webhook.text))
  expect(ready.claim).toMatch(/^clm_/)
})

it('has a sample of every write', () => {
  const writes = routes
    .filter(({ method }) => method !== 'GET')
    .map(({ method, route }) => `${method} ${route}`)
  expect(writes.filter((name) => !(name in WRITES) && !ELSEWHERE.has(name))).toEqual([])
})

/** True when an answer tells that it could not be done, in the one way. */
function checkRefusal(answer: Answer, where: string): void {
  expect([where, answer.status]).toEqual([where, 503])
  expect([where, Number(answer.headers.get('retry-after')) >= 1]).toEqual([where, true])
  expect([where, /D1_|SQLITE|Network connection|select /i.test(answer.text)]).toEqual([where, false])
}

const shown = (text: string) =>
  text
    .replace(/"request_id":"[^"]*"/g, '')
    .replace(/"(?:salt|hash|contentHash|generated|updated)":"[^"]*"/g, '')

describe('reads', () => {
  it.each(routes.filter(({ method }) => method === 'GET').map(({ route }) => [route] as const))(
    '%s is true at every fault of every call',
    async (route) => {
      const of = await newRecords()
      const request = { method: 'GET', path: pathOf(route, of), key: '' }
      const counted = faultyD1(env.DB, 0, 'before')
      const whole = await ask(counted.db, request)
      const calls = Math.min(counted.calls(), MAX_CALLS)
      /** Has one call fail; tells whether it came to that call. */
      const failAt = async (at: number, fault: Fault, ms: number) => {
        const d1 = faultyD1(env.DB, at, fault)
        const answer = await ask(d1.db, request, ms)
        if (!d1.hasFailed()) return false
        const where = `${route}, call ${at}, ${fault}`
        // A stream that has begun cannot take its status back: it breaks off, or its last line is missing.
        if (answer.isBroken || (answer.status === 200 && /csv|ndjson/.test(route))) {
          expect([
            where,
            answer.isBroken || !answer.text.includes(whole.text.split('\n').at(-2) ?? ''),
          ]).toEqual([where, true])
        } else if (answer.status === 200)
          expect([where, shown(answer.text)]).toEqual([where, shown(whole.text)])
        else checkRefusal(answer, where)
        return true
      }
      for (const fault of FAULTS) {
        if (fault === 'hang') continue
        for (let at = 1; at <= MAX_CALLS && (await failAt(at, fault, PATIENCE[fault])); at++);
      }
      // Who reads changes nothing: all that hang may wait at the same time, and the longer for it.
      const ms = PATIENCE.hang + 20 * calls
      await Promise.all(Array.from({ length: calls }, (_, i) => failAt(i + 1, 'hang', ms)))
    },
    60_000,
  )
})

describe('writes', () => {
  it.each(Object.entries(WRITES).map(([name, sample]) => [name, sample] as const))(
    '%s takes effect once or not at all, at every fault of every call',
    async (name, sample) => {
      const [method = '', route = ''] = name.split(' ')
      const request = async () => {
        const of = await newRecords()
        const followUp = await sample.first?.(of)
        const match = sample.first ? '"2"' : '"1"'
        const path = pathOf(route, of, followUp)
        return { method, path, body: sample.body(of, made), key: crypto.randomUUID(), match }
      }
      // The speakers that all of them name are there from now on.
      await ask(env.DB, await request())
      const plain = await request()
      const start = await counts()
      const whole = await ask(env.DB, plain)
      const effect = minus(await counts(), start)
      expect([name, whole.text, whole.status < 300]).toEqual([name, whole.text, true])
      for (const fault of FAULTS) {
        for (let at = 1; at <= MAX_CALLS; at++) {
          const d1 = faultyD1(env.DB, at, fault)
          const given = await request()
          const before = await counts()
          const answer = await ask(d1.db, given, PATIENCE[fault])
          if (!d1.hasFailed()) break
          const where = `${name}, call ${at}, ${fault}`
          const done = minus(await counts(), before)
          if (answer.status === whole.status) expect([where, done]).toEqual([where, effect])
          else {
            checkRefusal(answer, where)
            const isAllOrNothing = done.every((n) => n === 0) || String(done) === String(effect)
            expect([where, done, isAllOrNothing]).toEqual([where, done, true])
          }
          const isDone = done.some((n) => n > 0)
          const retry = await ask(env.DB, given)
          const allowed = [whole.status, 200, ...(isDone && sample.again !== 'same' ? sample.again : [])]
          expect([where, retry.status, allowed.includes(retry.status)]).toEqual([where, retry.status, true])
          expect([where, 'once', minus(await counts(), before)]).toEqual([where, 'once', effect])
        }
      }
    },
    60_000,
  )
})

it('a handler that swallows a fault would be found out', async () => {
  const d1 = faultyD1(env.DB, 1, 'before')
  const careless = async () => {
    await d1.db
      .prepare('select 1')
      .run()
      .catch(() => undefined)
    return { status: 200, text: 'stored', headers: new Headers(), isBroken: false }
  }
  const answer = await careless()
  expect(() => checkRefusal(answer, 'careless')).toThrow()
})
