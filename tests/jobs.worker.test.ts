/** The schedule: each change is announced once, wherever an earlier run was killed. */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { runSchedule } from '../src/jobs.ts'
import { changesOf, lastSeq } from '../src/store/changes.ts'
import { openDb } from '../src/store/db.ts'
import { ADMIN, call, someClaim, storeArticle } from './helpers.ts'
import { interceptD1 } from './intercept-d1.ts'

const db = () => openDb(env.DB)
const on = (day: string) => Date.parse(`${day}T12:00:00Z`)
const window = (earliest: string, latest: string) => ({
  dueEdtf: `${earliest}/${latest}`,
  dueEarliest: earliest,
  dueLatest: latest,
  dueDerivation: '{"phrase":null,"span":null,"rule":"editor","anchor":null}',
})

/** Ids of new claims with this window. */
async function claimsWith(count: number, due: object, visibility: 'draft' | 'published' = 'published') {
  const saved = await storeArticle(
    Array.from({ length: count }, () => someClaim(due)),
    { visibility },
  )
  return saved.claims.map((claim) => claim.id)
}

const kindsOf = async (id: number) => (await changesOf(db(), 'claim', id)).map(({ kind }) => kind)

it('announces due and overdue once each, on their days', async () => {
  const [id = 0] = await claimsWith(1, window('2025-08-28', '2025-08-31'))
  const news = async (day: string) => {
    await runSchedule(env, on(day))
    await runSchedule(env, on(day))
    return (await kindsOf(id)).slice(1)
  }
  expect(await news('2025-08-27')).toEqual([])
  expect(await news('2025-08-28')).toEqual(['claim.due'])
  expect(await news('2025-08-31')).toEqual(['claim.due'])
  expect(await news('2025-09-01')).toEqual(['claim.due', 'claim.overdue'])
  expect(await news('2025-12-01')).toEqual(['claim.due', 'claim.overdue'])
})

it('announces only what is open and public, and what was late from the start as overdue alone', async () => {
  const [late = 0] = await claimsWith(1, window('2025-07-01', '2025-07-02'))
  const [draft = 0] = await claimsWith(1, window('2025-07-01', '2025-07-02'), 'draft')
  const [none = 0] = await claimsWith(1, {})
  await runSchedule(env, on('2025-08-22'))
  expect((await kindsOf(late)).slice(1)).toEqual(['claim.overdue'])
  expect((await kindsOf(draft)).slice(1)).toEqual([])
  expect((await kindsOf(none)).slice(1)).toEqual([])
})

it('announces more than one chunk holds', async () => {
  const ids = await claimsWith(1203, window('2025-08-23', '2025-08-24'))
  const before = await lastSeq(db())
  await runSchedule(env, on('2025-08-23'))
  expect((await lastSeq(db())) - before).toBeGreaterThanOrEqual(ids.length)
  expect((await kindsOf(ids.at(-1) ?? 0)).slice(1)).toEqual(['claim.due'])
})

/** A queue that takes everything and sends nothing: thousands of messages would hold up those of the tests after these. */
const QUIET = { send: async () => undefined, sendBatch: async () => undefined } as unknown as Env['JOBS']

/** A database that dies at its nth statement: before it is carried out, or after, when only the answer is lost. */
function mortal(n: number, when: 'before' | 'after') {
  const state = { calls: 0, died: false }
  const die = () => {
    state.died = true
    throw new Error('killed')
  }
  const database = interceptD1(env.DB, async (work) => {
    state.calls++
    const last = state.calls === n
    if (state.died || (last && when === 'before')) die()
    const result = await work()
    if (last) die()
    return result
  })
  return { database, state }
}

it.each(['before', 'after'] as const)(
  'killed %s any of its statements and run again, it announces each change once',
  async (when) => {
    const hook = await call('POST', '/v1/webhooks', {
      body: { url: 'https://receiver.example/x' },
      headers: ADMIN,
    })
    expect(hook.status).toBe(201)
    const day = when === 'before' ? '2025-10-01' : '2025-11-01'
    let kills = 0
    for (let n = 1; ; n++) {
      const due = await claimsWith(2, window(day, '2026-12-31'))
      const overdue = await claimsWith(2, window('2025-09-01', '2025-09-02'))
      const { database, state } = mortal(n, when)
      const first = runSchedule({ ...env, DB: database, JOBS: QUIET }, on(day))
      await first.catch((error) => expect(String(error.cause ?? error)).toContain('killed'))
      await runSchedule({ ...env, JOBS: QUIET }, on(day))
      for (const id of due) expect((await kindsOf(id)).slice(1)).toEqual(['claim.due'])
      for (const id of overdue) expect((await kindsOf(id)).slice(1)).toEqual(['claim.overdue'])
      if (!state.died) break
      kills++
    }
    // Zones, three announcing statements at least, the last number, the webhooks behind, their batch, the lost ones.
    expect(kills).toBeGreaterThanOrEqual(8)
    const doubled = await env.DB.prepare(
      'select count(*) as n from (select webhook_id, seq from deliveries group by 1, 2 having count(*) > 1)',
    ).first('n')
    const missed = await env.DB.prepare(
      `select count(*) as n from changes c join webhooks w on w.url = 'https://receiver.example/x' and w.disabled_at is null
     where c.kind in ('claim.due', 'claim.overdue') and c.at >= w.created_at and c.seq > (select min(seq) from deliveries where webhook_id = w.id)
       and not exists (select 1 from deliveries d where d.webhook_id = w.id and d.seq = c.seq)`,
    ).first('n')
    expect([doubled, missed]).toEqual([0, 0])
  },
)
