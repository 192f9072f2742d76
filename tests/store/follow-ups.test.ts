import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { findClaim } from '../../src/store/claims.ts'
import { openDb } from '../../src/store/db.ts'
import { appendFollowUp, followUpsOf } from '../../src/store/follow-ups.ts'
import { someClaim, storeArticle } from '../helpers.ts'

const db = () => openDb(env.DB)
const followUp = {
  status: 'in_progress' as const,
  note: 'Work began.',
  reasonCode: null,
  corrects: null,
  effectiveOn: '2025-08-22',
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
}

async function oneClaim(): Promise<number> {
  const { claims } = await storeArticle([someClaim()])
  return claims[0]?.id ?? 0
}

it('appends with evidence, and moves status and version', async () => {
  const id = await oneClaim()
  expect(await appendFollowUp(db(), { id, version: 1 }, { followUp, now: Date.now() })).not.toBeNull()
  expect(await findClaim(db(), id)).toMatchObject({ status: 'in_progress', version: 2 })
  const [row] = await followUpsOf(db(), id)
  expect(row?.evidence.map((item) => item.url)).toEqual([
    'https://city.example/works',
    'https://city.example/photo',
  ])
})

it('lets one of fifty writers win and stores nothing of the others', async () => {
  const id = await oneClaim()
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      appendFollowUp(db(), { id, version: 1 }, { followUp, now: Date.now() + i }),
    ),
  )
  expect(results.filter((result) => result !== null)).toHaveLength(1)
  expect(await followUpsOf(db(), id)).toHaveLength(1)
  expect(await findClaim(db(), id)).toMatchObject({ version: 2 })
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
  const id = await oneClaim()
  await appendFollowUp(db(), { id, version: 1 }, { followUp, now: Date.now() })
  await expect(env.DB.prepare(statement).bind('forged', id).run()).rejects.toThrow(/append-only/)
  expect((await followUpsOf(db(), id))[0]?.note).toBe('Work began.')
})
