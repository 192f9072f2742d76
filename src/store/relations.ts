/** How claims of one speaker relate: the earlier ones to compare with, and what editors decided. */
import { type SQL, sql } from 'drizzle-orm'
import { columnsAs, type Db, together } from './db.ts'
import { matchSpeaker } from './filters.ts'
import { beginOf, placed, placeOf } from './keys.ts'
import { type Claim, type ClaimRelation, claimRelations, claims, saidPlace } from './schema.ts'

/** As much of a claim as a comparison and its answer need. */
export type Comparable = Pick<
  Claim,
  | 'id'
  | 'text'
  | 'status'
  | 'type'
  | 'visibility'
  | 'seq'
  | 'saidEdtf'
  | 'saidLatest'
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
  seq: claims.seq,
  saidEdtf: claims.saidEdtf,
  saidLatest: claims.saidLatest,
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
  claim: Pick<Claim, 'speakerId' | 'saidLatest' | 'seq'>,
  limit: number,
): Promise<Comparable[]> {
  if (claim.speakerId === null) return []
  const place = placed(whenSaid(claim))
  const found = sql`(select rowid as place from claims_fts where claims_fts match ${matchSpeaker(sql`${claim.speakerId}`, true)}
    and rowid >= ${placed(beginOf('said'))} and rowid < ${place} order by rowid desc limit ${limit}) as found`
  return db
    .select(comparable)
    .from(found)
    .innerJoin(claims, sql`${saidPlace()} = found.place`)
    .orderBy(sql`found.place desc`)
}

/** Where a claim stands in the order of saying. */
export const whenSaid = ({ saidLatest, seq }: Pick<Claim, 'saidLatest' | 'seq'>) =>
  placeOf('said', saidLatest, seq)

/** A decision with the claim on its other side. */
export interface DecidedRelation extends ClaimRelation {
  readonly other: Comparable
}

/** Statement for what was decided about a claim, on either side of it; for `readDecision`. */
export function decisionsStatement(claimId: number): SQL {
  const { claimId: of, earlierId: earlier } = claimRelations
  const other = Object.entries(comparable).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`)
  return sql`select ${columnsAs(claimRelations)}, json_object(${sql.join(other, sql`, `)}) as other
    from ${claimRelations} inner join ${claims} on ${claims.id} = iif(${of} = ${claimId}, ${earlier}, ${of})
    where ${of} = ${claimId} or ${earlier} = ${claimId}`
}

/** A row of `decisionsStatement`. */
export type DecisionRow = ClaimRelation & { readonly other: string }
/** A row of `decisionsStatement`, its claim read. */
export const readDecision = (row: DecisionRow): DecidedRelation => ({
  ...row,
  other: JSON.parse(row.other) as Comparable,
})

/** What was decided about a claim, on either side of it. */
export async function decisionsOn(db: Db, claimId: number): Promise<DecidedRelation[]> {
  const [rows] = await together<[DecisionRow]>(db, [decisionsStatement(claimId)])
  return rows.map(readDecision)
}

/** Keeps a decision; a later one about the same two claims takes its place. */
export async function decideRelation(db: Db, decision: ClaimRelation): Promise<void> {
  const { claimId: _, earlierId: __, ...set } = decision
  await db
    .insert(claimRelations)
    .values(decision)
    .onConflictDoUpdate({ target: [claimRelations.claimId, claimRelations.earlierId], set })
}
