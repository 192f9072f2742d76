/**
 * Follow-ups: appended together with the claim's new status in one batch. The unique (claim, version) makes one
 * of two writers fail whole, so no update is lost.
 */
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, isStaleVersion } from './db.ts'
import { newIds } from './ids.ts'
import { type Claim, claims, type Evidence, evidence, type FollowUp, followUps } from './schema.ts'

export type FollowUpWithEvidence = FollowUp & { readonly evidence: Evidence[] }
export type NewEvidence = Omit<Evidence, 'followUpId' | 'position' | 'retrievedAt'>
export type NewFollowUp = Omit<FollowUp, 'id' | 'claimId' | 'claimVersion' | 'recordedAt'> & {
  readonly evidence: readonly NewEvidence[]
}

/** The follow-ups of a claim, oldest first. */
export async function followUpsOf(db: Db, claimId: number): Promise<FollowUpWithEvidence[]> {
  const ids = db.select({ id: followUps.id }).from(followUps).where(eq(followUps.claimId, claimId))
  const [rows, items] = await db.batch([
    db.select().from(followUps).where(eq(followUps.claimId, claimId)).orderBy(asc(followUps.claimVersion)),
    db
      .select()
      .from(evidence)
      .where(inArray(evidence.followUpId, ids))
      .orderBy(asc(evidence.followUpId), asc(evidence.position)),
  ])
  return rows.map((row) => ({ ...row, evidence: items.filter((item) => item.followUpId === row.id) }))
}

/**
 * Appends a follow-up to the claim as the writer saw it, and moves the claim's status and version with it.
 * @param claim the claim at the version that the writer decided on
 * @param now milliseconds since 1970 UTC
 * @returns the follow-up's id, or null when another write came first (nothing is then stored)
 */
export async function appendFollowUp(
  db: Db,
  claim: Pick<Claim, 'id' | 'version'>,
  given: { followUp: NewFollowUp; now: number },
): Promise<number | null> {
  const { followUp, now } = given
  const [id = 0] = newIds(1, now)
  const { evidence: items, ...fields } = followUp
  const version = claim.version + 1
  try {
    await db.batch([
      db
        .insert(followUps)
        .values({ ...fields, id, claimId: claim.id, claimVersion: version, recordedAt: now }),
      db
        .update(claims)
        .set({ status: fields.status, version, updatedAt: now })
        .where(sql`${claims.id} = ${claim.id} and ${claims.version} = ${claim.version}`),
      ...items.map((item, position) =>
        db.insert(evidence).values({ ...item, followUpId: id, position, retrievedAt: now }),
      ),
    ])
    return id
  } catch (error) {
    if (isStaleVersion(error)) return null
    throw error
  }
}
