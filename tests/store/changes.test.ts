/** What the database itself refuses, and the sequence that it keeps. */
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { changeClaim, changesAfter, changesOf, lastSeq } from '../../src/store/changes.ts'
import { findClaim } from '../../src/store/claims.ts'
import { openDb } from '../../src/store/db.ts'
import { someClaim, storeArticle } from '../helpers.ts'

const db = () => openDb(env.DB)
const run = (statement: string) => env.DB.prepare(statement).run()
const count = async (table: string) =>
  Number(await env.DB.prepare(`select count(*) as n from ${table}`).first('n'))

async function oneClaim() {
  const { claims } = await storeArticle([someClaim()])
  return { id: claims[0]?.id ?? 0, version: 1 }
}
const correct = (claim: { id: number; version: number }, type: 'promise' | 'prediction', now = Date.now()) =>
  changeClaim(db(), claim, {
    kind: 'claim.corrected',
    data: { fields: { type } },
    cause: { by: 'ada', now, reason: 'It is one.' },
    set: { type },
  })

it('announces every claim that is stored, drafts as such', async () => {
  const before = await lastSeq(db())
  await storeArticle([someClaim(), someClaim()])
  await storeArticle([someClaim()], { visibility: 'draft' })
  const rows = await changesAfter(db(), before, 10)
  expect(rows.map(({ seq, kind, version, by }) => [seq - before, kind, version, by])).toEqual([
    [1, 'claim.created', 1, 'admin'],
    [2, 'claim.created', 1, 'admin'],
    [3, 'claim.drafted', 1, 'admin'],
  ])
})

it('changes a claim with who, when and why, and keeps what it said before', async () => {
  const claim = await oneClaim()
  const now = Date.now()
  expect(await correct(claim, 'prediction', now)).toBe('written')
  expect(await correct(claim, 'promise', now)).toBe('stale')
  const [, change] = await changesOf(db(), 'claim', claim.id)
  expect(change).toMatchObject({
    kind: 'claim.corrected',
    version: 2,
    at: now,
    by: 'ada',
    reason: 'It is one.',
  })
  const at = (instant: number | null) => findClaim(db(), claim.id, { asOf: instant, all: true })
  expect(await at(null)).toMatchObject({ type: 'prediction', version: 2, updatedAt: now })
  expect(await at(now - 1)).toMatchObject({ type: 'promise', version: 1 })
  expect(await at(now)).toMatchObject({ type: 'prediction', version: 2 })
})

describe('the database refuses', () => {
  it.each([
    ['a change of a claim without an event', 'update claims set status = ?1 where id = ?2'],
    [
      'a version without an event',
      "update claims set status = 'held', version = version + 1 where id = ?2 and ?1 = ?1",
    ],
    [
      'a claim put in the place of another',
      'insert or replace into claims (id, seq) select id, seq from claims where id = ?2 and ?1 = ?1',
    ],
    [
      'another number of a claim',
      'update claims set seq = seq + 1, version = version + 1 where id = ?2 and ?1 = ?1',
    ],
    ['a changed event', 'update changes set by = ?1 where subject_id = ?2'],
    ['a deleted event', 'delete from changes where subject_id = ?2 and ?1 = ?1'],
    [
      'a replaced event',
      'insert or replace into changes (seq, kind, subject, subject_id, version, at, by) select seq, kind, subject, subject_id, version, at, ?1 from changes where subject_id = ?2',
    ],
    [
      'an event put over another',
      "insert into changes (kind, subject, subject_id, version, at, by) values ('claim.corrected', 'claim', ?2, 1, 0, ?1) on conflict do update set by = ?1",
    ],
    ['a changed history', 'update claim_history set until = ?1 where claim_id = ?2'],
    ['a deleted history', 'delete from claim_history where claim_id = ?2 and ?1 = ?1'],
  ])('%s', async (_name, statement) => {
    const claim = await oneClaim()
    await correct(claim, 'prediction')
    const before = await Promise.all(['claims', 'changes', 'claim_history'].map(count))
    await expect(env.DB.prepare(statement).bind('forged', claim.id).run()).rejects.toThrow(
      /append-only|together with|never replaced/,
    )
    expect(await Promise.all(['claims', 'changes', 'claim_history'].map(count))).toEqual(before)
    expect(await findClaim(db(), claim.id, { asOf: null, all: true })).toMatchObject({
      version: 2,
      status: 'pending',
    })
  })

  it('a gap in the sequence', async () => {
    await oneClaim()
    const seq = (await lastSeq(db())) + 2
    const row = `insert into changes (seq, kind, subject, subject_id, at, by) values (${seq}, 'claim.due', 'claim', 1, 0, 'x')`
    await expect(run(row)).rejects.toThrow(/no gaps/)
  })
})

it('numbers many writers without a gap', async () => {
  const before = await lastSeq(db())
  const claims = await Promise.all(Array.from({ length: 20 }, oneClaim))
  const results = await Promise.all(
    claims.flatMap((claim) => [correct(claim, 'prediction'), correct(claim, 'promise')]),
  )
  expect(results.filter((result) => result === 'written')).toHaveLength(20)
  const rows = await changesAfter(db(), before, 100)
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => before + i + 1))
  expect(rows).toHaveLength(40)
})
