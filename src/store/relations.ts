/** How claims of one speaker relate: the earlier ones to compare with, and what editors decided. */
import { and, desc, eq, inArray, lt, ne, or, type SQL } from 'drizzle-orm'
import type { Db } from './db.ts'
import { type Claim, type ClaimRelation, claimRelations, claims } from './schema.ts'
import { speakerGroup } from './speakers.ts'

/** As much of a claim as a comparison and its answer need. */
export type Comparable = Pick<
  Claim,
  | 'id'
  | 'text'
  | 'status'
  | 'type'
  | 'visibility'
  | 'saidKey'
  | 'saidEdtf'
  | 'dueEdtf'
  | 'dueEarliest'
  | 'dueLatest'
  | 'dueDerivation'
>

const comparable = {
  id: claims.id,
  text: claims.text,
  status: claims.status,
  type: claims.type,
  visibility: claims.visibility,
  saidKey: claims.saidKey,
  saidEdtf: claims.saidEdtf,
  dueEdtf: claims.dueEdtf,
  dueEarliest: claims.dueEarliest,
  dueLatest: claims.dueLatest,
  dueDerivation: claims.dueDerivation,
}

/**
 * The claims that its speaker made before this one, newest first.
 * @param limit how many at most; an older repeat is then not seen
 */
export async function earlierClaims(
  db: Db,
  claim: Pick<Claim, 'id' | 'speakerId' | 'saidKey'>,
  limit: number,
): Promise<Comparable[]> {
  if (claim.speakerId === null) return []
  const group = (await speakerGroup(db, claim.speakerId)).map((one) => one.id)
  const bySpeaker: SQL =
    group.length > 1 ? inArray(claims.speakerId, group) : eq(claims.speakerId, claim.speakerId)
  return db
    .select(comparable)
    .from(claims)
    .where(and(bySpeaker, lt(claims.saidKey, claim.saidKey), ne(claims.id, claim.id)))
    .orderBy(desc(claims.saidKey))
    .limit(limit)
}

/** A decision with the claim on its other side. */
export interface DecidedRelation extends ClaimRelation {
  readonly other: Comparable
}

/** What was decided about a claim, on either side of it. */
export async function decisionsOn(db: Db, claimId: number): Promise<DecidedRelation[]> {
  const rows = await db
    .select({ relation: claimRelations, other: comparable })
    .from(claimRelations)
    .innerJoin(
      claims,
      or(
        and(eq(claimRelations.claimId, claimId), eq(claims.id, claimRelations.earlierId)),
        and(eq(claimRelations.earlierId, claimId), eq(claims.id, claimRelations.claimId)),
      ),
    )
    .where(or(eq(claimRelations.claimId, claimId), eq(claimRelations.earlierId, claimId)))
  return rows.map(({ relation, other }) => ({ ...relation, other }))
}

/** Keeps a decision; a later one about the same two claims takes its place. */
export async function decideRelation(db: Db, decision: ClaimRelation): Promise<void> {
  const { claimId: _, earlierId: __, ...set } = decision
  await db
    .insert(claimRelations)
    .values(decision)
    .onConflictDoUpdate({ target: [claimRelations.claimId, claimRelations.earlierId], set })
}
