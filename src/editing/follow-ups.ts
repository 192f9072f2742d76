/** A follow-up on its way onto a claim: what the guards look at, and what is stored when they let it pass. */
import { checkFollowUp } from '../follow-up/check.ts'
import { effectiveDay } from '../follow-up/due.ts'
import type { FollowedClaim, FollowUp, ProposedFollowUp } from '../follow-up/types.ts'
import type { ClaimRow } from '../store/claims.ts'
import type { FollowUpWithEvidence, NewFollowUp } from '../store/follow-ups.ts'
import { newIds, parseId, publicId } from '../store/ids.ts'
import { EditRefused } from './refusal.ts'

/** A claim's follow-ups, oldest first, as the status machine reads them. */
export function historyOf(rows: readonly FollowUpWithEvidence[]): FollowUp[] {
  return rows.map((row) => ({
    id: publicId('fup', row.id),
    version: row.claimVersion,
    recordedAt: new Date(row.recordedAt).toISOString(),
    status: row.status,
    note: row.note ?? '',
    evidence: row.evidence,
    effectiveOn: row.effectiveOn,
    reasonCode: row.reasonCode as FollowUp['reasonCode'] & string,
    corrects: row.corrects === null ? null : publicId('fup', row.corrects),
  }))
}

/** What the guards must know of a claim. */
export function followedClaim(row: ClaimRow): FollowedClaim {
  const { type, mode, dueEarliest: earliest, dueLatest: latest } = row
  return { type, mode, due: earliest !== null && latest !== null ? { earliest, latest } : null }
}

/**
 * The follow-up to record.
 * @param recorded what is recorded on the claim already, oldest first
 * @param by name of the editor, milliseconds since 1970 UTC, and the day (`YYYY-MM-DD`) in the claim's time zone
 * @throws EditRefused the first guard's problem
 */
export function acceptedFollowUp(
  row: ClaimRow,
  recorded: readonly FollowUpWithEvidence[],
  proposed: ProposedFollowUp,
  by: { readonly name: string; readonly now: number; readonly today: string },
): NewFollowUp {
  const { name, now, today } = by
  const followed = followedClaim(row)
  const verdict = checkFollowUp(followed, historyOf(recorded), proposed, today)
  if (!verdict.ok) {
    const { type, pointer, detail } = verdict.problem
    throw new EditRefused(type, pointer, detail)
  }
  const [id = 0] = newIds(1, now)
  return {
    id,
    status: proposed.status,
    note: proposed.note || null,
    reasonCode: proposed.reasonCode ?? null,
    corrects: proposed.corrects ? parseId('fup', proposed.corrects) : null,
    effectiveOn: effectiveDay(followed, proposed, today),
    recordedAt: now,
    recordedBy: name,
    evidence: proposed.evidence.map((item) => ({
      url: item.url,
      title: item.title ?? null,
      publishedAt: item.publishedAt ?? null,
      quote: item.quote ?? null,
      archivedUrl: item.archivedUrl ?? null,
    })),
  }
}
