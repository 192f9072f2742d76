/** Many clients follow up and read one claim at the same time, some with a database that loses answers: what they saw is one order. */
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/index.tsx'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, someClaim, storeArticle } from '../helpers.ts'
import { faultyD1 } from './faulty-d1.ts'
import { checkOrder, type Operation } from './order.ts'

const app = createApp()
const QUIET = { send: async () => undefined, sendBatch: async () => undefined }

async function ask(
  method: string,
  path: string,
  given: { body?: object; headers?: Record<string, string>; db?: D1Database },
) {
  const start = performance.now()
  const headers = { ...ADMIN, 'content-type': 'application/json', ...given.headers }
  const init = { method, headers, ...(given.body ? { body: JSON.stringify(given.body) } : {}) }
  const response = await app.request(`http://localhost${path}`, init, {
    ...env,
    DB: given.db ?? env.DB,
    JOBS: QUIET,
  })
  const json = (await response.json()) as { version?: number; current?: { version: number } }
  return { status: response.status, json, start, end: performance.now() }
}

/** What one client does: reads, writes on what it read, now and then with an answer that is lost. */
async function client(claim: string, name: number, history: Operation[]): Promise<void> {
  for (let i = 0; i < 12; i++) {
    const read = await ask('GET', `/v1/claims/${claim}`, {})
    const version = read.json.version ?? 0
    history.push({ kind: 'read', version, start: read.start, end: read.end })
    const body = {
      status: (version + name) % 2 === 0 ? 'in_progress' : 'stalled',
      note: 'As seen.',
      evidence: [{ url: `https://city.example/${name}/${i}`, publishedAt: '2025-08-20' }],
    }
    const headers = { 'if-match': `"${version}"` }
    const db = (i + name) % 3 === 0 ? faultyD1(env.DB, 4, 'after').db : env.DB
    const { status, start, end } = await ask('POST', `/v1/claims/${claim}/follow-ups`, { body, headers, db })
    const outcome = status === 201 ? 'ok' : status === 503 ? 'unknown' : 'refused'
    history.push({ kind: 'write', outcome, from: version, to: version + 1, start, end })
  }
}

it('is one order', async () => {
  const { claims } = await storeArticle([someClaim()])
  const claim = publicId('clm', claims[0]?.id ?? 0)
  const history: Operation[] = []
  await Promise.all(Array.from({ length: 8 }, (_, name) => client(claim, name, history)))
  const { json } = await ask('GET', `/v1/claims/${claim}`, {})
  const writes = history.filter((one) => one.kind === 'write')
  expect(checkOrder(history, json.version ?? 0)).toEqual([])
  for (const outcome of ['ok', 'refused', 'unknown']) {
    expect([outcome, writes.some((one) => one.outcome === outcome)]).toEqual([outcome, true])
  }
})

describe('the checker', () => {
  const write = (from: number, start: number, outcome: 'ok' | 'unknown' = 'ok'): Operation => ({
    kind: 'write',
    outcome,
    from,
    to: from + 1,
    start,
    end: start + 1,
  })
  const read = (version: number, start: number): Operation => ({
    kind: 'read',
    version,
    start,
    end: start + 1,
  })
  it.each<[string, readonly Operation[], number, number]>([
    ['lets a good one pass', [write(1, 0), read(2, 5), write(2, 7, 'unknown'), read(3, 9)], 3, 0],
    ['finds a lost update', [write(1, 0), write(1, 1)], 2, 1],
    ['finds an acknowledged write that is gone', [write(1, 0), write(2, 3)], 2, 1],
    ['finds a version that nobody made', [write(1, 0)], 3, 1],
    ['finds a read of what was not there yet', [read(2, 0), write(1, 5)], 2, 1],
    ['finds a read of what was replaced', [write(1, 0), read(1, 5)], 2, 1],
  ])('%s', (_, history, last, faults) => {
    expect(checkOrder(history, last)).toHaveLength(faults)
  })
})
