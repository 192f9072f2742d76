/** What became of generated claims: of every twelfth or so, in one or two steps, with evidence. */
import { sealed } from '../../src/editing/chain.ts'
import type { ClaimRow } from '../../src/store/claims.ts'
import type { Db } from '../../src/store/db.ts'
import { appendFollowUp, type FollowUpWithEvidence, type NewFollowUp } from '../../src/store/follow-ups.ts'
import { newIds } from '../../src/store/ids.ts'
import type { Chance } from './random.ts'

const DAY_MS = 86_400_000
const OUTCOMES = ['held', 'held', 'partly_held', 'not_held', 'not_held', 'withdrawn'] as const

/**
 * Follows a claim up, or not.
 * @param at when the claim was stored, milliseconds since 1970 UTC
 * @returns how many follow-ups were written
 */
export async function followUp(db: Db, random: Chance, claim: ClaimRow, at: number): Promise<number> {
  if (random.next() > 0.08) return 0
  const isSettled = random.next() < 0.7
  const isWorkedOn = !isSettled || random.next() < 0.3
  let standing: Pick<ClaimRow, 'id' | 'version' | 'status'> = claim
  const recorded: FollowUpWithEvidence[] = []
  const record = async (status: NewFollowUp['status'], days: number) => {
    const now = at + days * DAY_MS
    const day = new Date(now).toISOString().slice(0, 10)
    const [id = 0] = newIds(1, now)
    const page = `https://evidence.example/${id}`
    const row = await sealed(standing, recorded, {
      id,
      status,
      note: `The report of ${day} says so.`,
      reasonCode: status === 'not_held' ? 'shown_untrue' : null,
      corrects: null,
      effectiveOn: day,
      recordedAt: now,
      recordedBy: 'generator',
      evidence: [{ url: page, title: 'Report', publishedAt: day, quote: null, archivedUrl: null }],
    })
    await appendFollowUp(db, standing, { followUp: row })
    recorded.push(row)
    standing = { id: claim.id, version: standing.version + 1, status }
  }
  if (isWorkedOn) await record(random.next() < 0.6 ? 'in_progress' : 'stalled', 5 + random.below(20))
  if (isSettled) await record(random.pick(OUTCOMES), 30 + random.below(60))
  return recorded.length
}
