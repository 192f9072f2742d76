/** How claims of one speaker relate: what the machine suggests to editors, and what they decide. */
import { daysBetween } from '../follow-up/days.ts'
import { type ComparedClaim, type Relation, relate } from '../follow-up/relations.ts'
import type { ClaimRow } from '../store/claims.ts'
import type { Db } from '../store/db.ts'
import {
  type Comparable,
  type DecidedRelation,
  decideRelation,
  decisionsOn,
  earlierClaims,
  whenSaid,
} from '../store/relations.ts'
import type { ClaimRelation } from '../store/schema.ts'
import { invalid } from './refusal.ts'

/** How many earlier claims of the speaker are compared. */
const COMPARED = 500
const MOST = 20

/** What is compared of a stored claim. */
function compared(
  claim: Pick<Comparable, 'text' | 'dueEarliest' | 'dueLatest' | 'dueDerivation'>,
): ComparedClaim {
  const { text, dueEarliest: earliest, dueLatest: latest, dueDerivation } = claim
  const phrase =
    dueDerivation === null ? null : (JSON.parse(dueDerivation) as { phrase: string | null }).phrase
  return { text, due: earliest !== null && latest !== null ? { earliest, latest } : null, duePhrase: phrase }
}

export interface Suggestion {
  readonly other: Comparable
  readonly found: Relation
}

/** What was decided about a claim, and what is suggested beside that: the surest first, at most 20. */
export async function relationsFor(
  db: Db,
  row: ClaimRow,
  { suggest }: { readonly suggest: boolean },
): Promise<{ readonly decided: DecidedRelation[]; readonly suggested: Suggestion[] }> {
  const decided = await decisionsOn(db, row.id)
  const known = new Set(decided.map((one) => one.other.id))
  const earlier = suggest ? await earlierClaims(db, row, COMPARED) : []
  const later = compared(row)
  const suggested = earlier
    .filter((other) => !known.has(other.id))
    .flatMap((other) => {
      const found = relate(later, compared(other))
      return found ? [{ other, found }] : []
    })
    .sort((a, b) => b.found.score - a.found.score)
  return { decided, suggested: suggested.slice(0, MOST) }
}

/**
 * Confirms or rejects how a claim relates to an earlier one.
 * @param by name of the editor, and milliseconds since 1970 UTC
 * @throws EditRefused /claim, /kind
 */
export async function decideOn(
  db: Db,
  claims: { readonly row: ClaimRow; readonly other: ClaimRow | null },
  given: Pick<ClaimRelation, 'state' | 'note'> & { readonly kind?: ClaimRelation['kind'] | undefined },
  by: { readonly name: string; readonly now: number },
): Promise<void> {
  const { row, other } = claims
  if (!other || other.id === row.id) throw invalid('/claim', 'must be the id of another claim')
  if (BigInt(whenSaid(other)) > BigInt(whenSaid(row)))
    throw invalid('/claim', 'must be the earlier claim; ask it of the later one')
  const found = relate(compared(row), compared(other))
  const kind = given.kind ?? found?.kind
  if (!kind) throw invalid('/kind', 'is needed: nothing is suggested between these two claims')
  const machine = found?.kind === kind ? found : null
  await decideRelation(db, {
    claimId: row.id,
    earlierId: other.id,
    kind,
    state: given.state,
    score: machine?.score ?? 0,
    reason: machine?.reason ?? 'An editor found it.',
    slipDays: kind === 'moves_deadline' ? (machine?.slipDays ?? slip(row, other)) : null,
    note: given.note,
    decidedBy: by.name,
    decidedAt: by.now,
  })
}

/** Days from the earlier claim's last due day to the later one's; null when one has none. */
function slip(later: ClaimRow, earlier: ClaimRow): number | null {
  if (later.dueLatest === null || earlier.dueLatest === null) return null
  return daysBetween(earlier.dueLatest, later.dueLatest)
}
