import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { sealed } from '../../src/editing/chain.ts'
import { findClaim } from '../../src/store/claims.ts'
import { openDb } from '../../src/store/db.ts'
import { appendFollowUp, followUpsOf, type NewFollowUp } from '../../src/store/follow-ups.ts'
import { someClaim, storeArticle } from '../helpers.ts'

const db = () => openDb(env.DB)
const followUp = (id: number): NewFollowUp => ({
  id,
  status: 'in_progress',
  note: 'Work began.',
  reasonCode: null,
  corrects: null,
  effectiveOn: '2025-08-22',
  recordedAt: Date.now(),
  recordedBy: 'admin',
  evidence: [
    {
      url: 'https://city.example/works',
      title: null,
      publishedAt: '2025-08-22',
      quote: null,
      archivedUrl: null,
    },
    { url: 'https://city.example/photo', title: null, publishedAt: null, quote: null, archivedUrl: null },
  ],
})

let drawn = 0
/** A claim as the writer saw it. */
async function oneClaim() {
  const { claims } = await storeArticle([someClaim()])
  return { id: claims[0]?.id ?? 0, version: 1, status: 'pending' as const }
}
type Seen = Awaited<ReturnType<typeof oneClaim>>
const append = async (claim: Seen) =>
  appendFollowUp(db(), claim, { followUp: await sealed(claim, [], followUp(++drawn)) })
const now = (id: number) => findClaim(db(), id, { asOf: null, all: true })

it('appends with evidence, and moves status and version', async () => {
  const claim = await oneClaim()
  expect(await append(claim)).toBe('written')
  expect(await now(claim.id)).toMatchObject({ status: 'in_progress', version: 2 })
  const [row] = await followUpsOf(db(), claim.id)
  expect(row?.evidence.map((item) => item.url)).toEqual([
    'https://city.example/works',
    'https://city.example/photo',
  ])
})

it('lets one of fifty writers win and stores nothing of the others', async () => {
  const claim = await oneClaim()
  const results = await Promise.all(Array.from({ length: 50 }, () => append(claim)))
  expect(results.filter((result) => result === 'written')).toHaveLength(1)
  expect(results.filter((result) => result === 'stale')).toHaveLength(49)
  expect(await followUpsOf(db(), claim.id)).toHaveLength(1)
  expect(await now(claim.id)).toMatchObject({ version: 2 })
})

it('says when an id was drawn twice, which is no conflict', async () => {
  const [one, other] = [await oneClaim(), await oneClaim()]
  expect(await append(one)).toBe('written')
  const same = await appendFollowUp(db(), other, { followUp: await sealed(other, [], followUp(drawn)) })
  expect(same).toBe('again')
  expect(await now(other.id)).toMatchObject({ version: 1, status: 'pending' })
})

it.each([
  ['update', 'update follow_ups set note = ?1 where claim_id = ?2'],
  ['delete', 'delete from follow_ups where note <> ?1 and claim_id = ?2'],
  [
    'replace',
    'insert or replace into follow_ups (id, claim_id, claim_version, status, note, effective_on, recorded_at, recorded_by) select id, claim_id, claim_version, status, ?1, effective_on, recorded_at, recorded_by from follow_ups where claim_id = ?2',
  ],
  [
    'upsert',
    'insert into follow_ups (id, claim_id, claim_version, status, note, effective_on, recorded_at, recorded_by) select id, claim_id, claim_version, status, note, effective_on, recorded_at, recorded_by from follow_ups where claim_id = ?2 on conflict do update set note = ?1',
  ],
])('refuses to %s what was written', async (_, statement) => {
  const claim = await oneClaim()
  await append(claim)
  await expect(env.DB.prepare(statement).bind('forged', claim.id).run()).rejects.toThrow(/append-only/)
  expect((await followUpsOf(db(), claim.id))[0]?.note).toBe('Work began.')
})
