/**
 * Follow-ups: appended together with the claim's new status and the change that announces it, in one batch.
 */
import { and, asc, eq, getTableColumns, inArray, lte, type SQL, sql } from 'drizzle-orm'
import { snake } from './as-of.ts'
import { changeClaim, type KeptAnswer, type Written } from './changes.ts'
import { type ClaimRow, claimsStatement, type Read, type Reading, readClaims, readRows } from './claims.ts'
import { type Db, prepared } from './db.ts'
import { type Claim, claims, type Evidence, evidence, type FollowUp, followUps } from './schema.ts'

export type FollowUpWithEvidence = FollowUp & { readonly evidence: Evidence[] }
export type NewEvidence = Omit<Evidence, 'followUpId' | 'position' | 'retrievedAt'>
export type NewFollowUp = Omit<FollowUp, 'claimId' | 'claimVersion' | 'hash' | 'salt' | 'contentHash'> & {
  readonly evidence: readonly NewEvidence[]
}

/**
 * The follow-ups of a claim, oldest first.
 * @param asOf only those written down by then (milliseconds since 1970 UTC); null for all
 */
export async function followUpsOf(
  db: Db,
  claimId: number,
  asOf: number | null = null,
): Promise<FollowUpWithEvidence[]> {
  const known = and(
    eq(followUps.claimId, claimId),
    asOf === null ? undefined : lte(followUps.recordedAt, asOf),
  )
  const ids = db.select({ id: followUps.id }).from(followUps).where(known)
  const [rows, items] = await db.batch([
    db.select().from(followUps).where(known).orderBy(asc(followUps.claimVersion)),
    db
      .select()
      .from(evidence)
      .where(inArray(evidence.followUpId, ids))
      .orderBy(asc(evidence.followUpId), asc(evidence.position)),
  ])
  return rows.map((row) => ({ ...row, evidence: items.filter((item) => item.followUpId === row.id) }))
}

const columnsOf = (table: typeof followUps | typeof evidence, alias: string) => {
  const names = Object.keys(getTableColumns(table))
  return { names, sql: sql.raw(names.map((name) => `${alias}.${snake(name)}`).join(', ')) }
}
const FOLLOW_UP = columnsOf(followUps, 'f')
const EVIDENCE = columnsOf(evidence, 'e')

/** A claim's follow-ups with their evidence as one column of JSON, for a statement that reads `claims`. */
export function historyColumn(asOf: number | null): SQL {
  const known = asOf === null ? sql`1` : sql`recorded_at <= ${asOf}`
  return sql`(select json_group_array(json_array(json_array(${FOLLOW_UP.sql}), (
      select json_group_array(json_array(${EVIDENCE.sql}))
      from (select * from evidence where follow_up_id = f.id order by position) as e)))
    from (select * from follow_ups where claim_id = claims.id and ${known} order by claim_version) as f)`
}

const named = <T>(names: readonly string[], values: readonly unknown[]) =>
  Object.fromEntries(names.map((name, i) => [name, values[i]])) as T

/** The follow-ups that `historyColumn` wrote, oldest first. */
export function readHistory(json: unknown): FollowUpWithEvidence[] {
  const history = JSON.parse(String(json)) as [unknown[], unknown[][]][]
  return history.map(([values, items]) => ({
    ...named<FollowUp>(FOLLOW_UP.names, values),
    evidence: items.map((item) => named<Evidence>(EVIDENCE.names, item)),
  }))
}

/** One claim by its id, with its follow-ups as the extra column. */
function oneReading(read: { asOf: number | null; all: boolean }, id: unknown): Reading {
  const visible = read.all ? sql`1` : eq(claims.visibility, 'published')
  return { ...read, rest: sql`where claims.id = ${id} and ${visible}`, extra: historyColumn(read.asOf) }
}
const oneNow = (all: boolean) =>
  prepared(claimsStatement(oneReading({ asOf: null, all }, sql.placeholder('id'))))
const [PUBLISHED_NOW, ANY_NOW] = [oneNow(false), oneNow(true)]

/** The claim with its follow-ups, oldest first, in one call; null when there is none or the reader may not see it. */
export async function findClaimWithFollowUps(
  db: Db,
  id: number,
  read: { readonly asOf: number | null; readonly all: boolean },
): Promise<{ claim: ClaimRow; followUps: FollowUpWithEvidence[] } | null> {
  const { rows, extra } =
    read.asOf === null
      ? readRows(await (read.all ? ANY_NOW : PUBLISHED_NOW)(db, { id }))
      : await readClaims(db, oneReading(read, id))
  return withHistory({ rows, extra })
}

function withHistory({ rows: [claim], extra }: Pick<Read, 'rows' | 'extra'>) {
  return claim ? { claim, followUps: readHistory(extra) } : null
}

/** The same to be asked for together with other statements: the statement, and what its rows say. */
export function claimStatement(id: number, all: boolean) {
  return {
    statement: claimsStatement(oneReading({ asOf: null, all }, id)),
    read: (rows: readonly object[]) => withHistory(readRows(rows.map(Object.values))),
  }
}

/**
 * The follow-ups of many claims, oldest first each, in one call.
 * @returns by the claim's id; claims without any are left out
 */
export async function historiesOf(
  db: Db,
  claimIds: readonly number[],
): Promise<Map<number, FollowUpWithEvidence[]>> {
  const ids = JSON.stringify(claimIds)
  const ofThese = sql`${followUps.claimId} in (select value from json_each(${ids}))`
  const [rows, items] = await db.batch([
    db.select().from(followUps).where(ofThese).orderBy(asc(followUps.claimId), asc(followUps.claimVersion)),
    db
      .select()
      .from(evidence)
      .where(
        sql`${evidence.followUpId} in (select id from follow_ups where claim_id in (select value from json_each(${ids})))`,
      )
      .orderBy(asc(evidence.followUpId), asc(evidence.position)),
  ])
  const byFollowUp = Map.groupBy(items, (item) => item.followUpId)
  const full = rows.map((row) => ({ ...row, evidence: byFollowUp.get(row.id) ?? [] }))
  return Map.groupBy(full, (row) => row.claimId)
}

/** The evidence of follow-ups, by their ids (at most 90). */
export async function evidenceOf(db: Db, followUpIds: readonly number[]): Promise<Evidence[]> {
  if (followUpIds.length === 0) return []
  return db
    .select()
    .from(evidence)
    .where(inArray(evidence.followUpId, [...followUpIds]))
    .orderBy(asc(evidence.followUpId), asc(evidence.position))
}

/** A new follow-up as a row of the claim at this version, not yet in its chain. */
export function asRecorded(claim: Pick<Claim, 'id' | 'version'>, given: NewFollowUp): FollowUpWithEvidence {
  const { evidence: items, ...fields } = given
  return {
    ...fields,
    claimId: claim.id,
    claimVersion: claim.version + 1,
    hash: null,
    salt: null,
    contentHash: null,
    evidence: items.map((item, position) => ({
      ...item,
      followUpId: fields.id,
      position,
      retrievedAt: fields.recordedAt,
    })),
  }
}

/**
 * Appends a follow-up to the claim as the writer saw it, and moves the claim's status and version with it.
 * @param claim the claim at the version that the writer decided on
 * @param given.followUp as `sealed` (editing/chain.ts) made it for that version
 * @param kept the answer to store with it, or null
 * @returns nothing is stored unless `written`
 */
export function appendFollowUp(
  db: Db,
  claim: Pick<Claim, 'id' | 'version' | 'status'>,
  given: { readonly followUp: FollowUpWithEvidence; readonly kept?: KeptAnswer | null },
): Promise<Written> {
  const { evidence: items, ...fields } = given.followUp
  return changeClaim(db, claim, {
    kind: 'claim.followed_up',
    data: { followUp: fields.id, from: claim.status, to: fields.status, hash: fields.hash },
    cause: { by: fields.recordedBy, now: fields.recordedAt, reason: fields.note },
    set: { status: fields.status },
    more: [db.insert(followUps).values(fields), ...items.map((item) => db.insert(evidence).values(item))],
    kept: given.kept ?? null,
  })
}
