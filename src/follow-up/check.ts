/**
 * The status machine at work: may this follow-up be recorded on this claim today, and what could come next?
 */
import { tooEarlyForMaintained, tooEarlyForNotHeld } from './due.ts'
import { GUARDS, type Problem } from './guards.ts'
import { project, standing } from './history.ts'
import { labelOf, STATUS_NAMES, STATUSES } from './statuses.ts'
import type { FollowedClaim, FollowUp, ProposedFollowUp, Reason, Status } from './types.ts'

/** May it be recorded, and if not, why. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly problem: Problem }

/**
 * Says whether a follow-up may be recorded on a claim with this history (oldest first) on the day `today`.
 * Gives the first guard's problem when it may not.
 */
export function checkFollowUp(
  claim: FollowedClaim,
  history: readonly FollowUp[],
  proposed: ProposedFollowUp,
  today: string,
): Verdict {
  const given = { claim, history, proposed, today }
  for (const guard of GUARDS) {
    const problem = guard(given)
    if (problem !== null) return { ok: false, problem }
  }
  return { ok: true }
}

/** What a status needs before it can be recorded as the next one, for a form. */
export interface NextStatus {
  readonly status: Status
  readonly label: string
  readonly note: 'optional' | 'required'
  readonly evidence: 'optional' | 'required' | 'dated'
  /** True when at least one item must be one that this claim has not cited yet, unless it is a correction. */
  readonly newEvidence: boolean
  readonly reason: 'none' | 'optional' | 'required'
  readonly reasons: readonly Reason[]
  /** Follow-ups that `corrects` may name; empty when there is none to correct. */
  readonly corrects: readonly string[]
  readonly correctsRequired: boolean
  /** Last day that `effectiveOn` may name, `YYYY-MM-DD`. */
  readonly effectiveUntil: string
}

/** The statuses that can come next on a claim today, in the table's order, each with what it needs. Those that no input could get past the guards are left out. */
export function allowedNext(
  claim: FollowedClaim,
  history: readonly FollowUp[],
  today: string,
): readonly NextStatus[] {
  const moves = STATUSES[project(history).status].to
  const corrects = standing(history).map((one) => one.id)
  const early = tooEarlyForNotHeld(claim, today)
  return STATUS_NAMES.filter(
    (status) => moves[status] !== 'never' && !(status === 'held' && tooEarlyForMaintained(claim, today)),
  ).map((status) => {
    const row = STATUSES[status]
    const correctsRequired = moves[status] === 'correction'
    const late = status === 'held' && claim.due !== null && claim.due.latest < today
    return {
      status,
      label: labelOf(status, claim.type),
      note: correctsRequired ? 'required' : row.note,
      evidence: row.evidence,
      newEvidence: moves[status] === 'same',
      reason: status === 'not_held' && early ? 'required' : row.reason,
      reasons: row.reasons,
      corrects,
      correctsRequired,
      effectiveUntil: late && claim.due !== null ? claim.due.latest : today,
    }
  })
}
