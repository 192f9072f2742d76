/**
 * Drafts: articles on an editor's desk with the claims that are proposed, until they are published, thrown away or
 * forgotten. Nothing of them is on record.
 */
import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { NewArticle } from './articles.ts'
import type { Db } from './db.ts'
import { newIds } from './ids.ts'
import type { NewClaim } from './new-claims.ts'
import { type Draft, type DraftClaim, draftClaims, drafts } from './schema.ts'

/** A draft that nobody opened to the end is forgotten after so long. */
const KEPT = 14 * 24 * 3_600_000
/** Claims that one statement stores: a parameter holds less than two megabytes. */
const AT_ONCE = 300

export type DraftArticle = Omit<NewArticle, 'text'>
export type Decision = DraftClaim['decision']

/** A claim proposed in a draft. */
export interface Proposed {
  readonly position: number
  readonly decision: Decision
  /** What extraction found; null for a claim that the editor added. */
  readonly found: NewClaim | null
  /** What the editor made of it; null while nothing was corrected. */
  readonly edited: NewClaim | null
}

export interface OpenDraft extends Omit<Draft, 'article'> {
  readonly article: DraftArticle
}

const json = <T>(text: string | null) => (text === null ? null : (JSON.parse(text) as T))

const read = (row: DraftClaim): Proposed => ({
  position: row.position,
  decision: row.decision,
  found: json<NewClaim>(row.found),
  edited: json<NewClaim>(row.edited),
})

/**
 * Keeps an article with what was found in it, and forgets old drafts.
 * @param now milliseconds since 1970 UTC
 * @returns the draft's id
 */
export async function createDraft(
  db: Db,
  given: { readonly article: NewArticle; readonly claims: readonly NewClaim[] },
  now: number,
): Promise<number> {
  const { text, ...article } = given.article
  const [id = 0] = newIds(1, now)
  const row = {
    id,
    text,
    article: JSON.stringify(article),
    createdBy: article.createdBy,
    createdAt: now,
    expiresAt: now + KEPT,
  }
  const starts = Array.from({ length: Math.ceil(given.claims.length / AT_ONCE) }, (_, i) => i * AT_ONCE)
  await db.batch([
    db.delete(drafts).where(lte(drafts.expiresAt, now)),
    db.insert(drafts).values(row),
    ...starts.map((start) =>
      db.insert(draftClaims).select(
        sql`select ${id}, key + ${start}, 'open', value, null
          from json_each(${JSON.stringify(given.claims.slice(start, start + AT_ONCE))})`,
      ),
    ),
  ])
  return id
}

/** A draft, or null when there is none; also one that was published, of which only the article's id is left. */
export async function findDraft(db: Db, id: number, now: number): Promise<OpenDraft | null> {
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, id), gt(drafts.expiresAt, now)))
  return row ? { ...row, article: JSON.parse(row.article) as DraftArticle } : null
}

/** All claims of a draft, in the order in which they were proposed. */
export async function proposedIn(db: Db, draftId: number): Promise<Proposed[]> {
  const rows = await db
    .select()
    .from(draftClaims)
    .where(eq(draftClaims.draftId, draftId))
    .orderBy(asc(draftClaims.position))
  return rows.map(read)
}

/** Notes what was decided, by position. */
export async function decide(
  db: Db,
  draftId: number,
  decisions: ReadonlyMap<number, Decision>,
): Promise<void> {
  const positions = (decision: Decision) =>
    JSON.stringify([...decisions].filter(([, one]) => one === decision).map(([position]) => position))
  const update = (decision: Decision) =>
    db
      .update(draftClaims)
      .set({ decision })
      .where(
        and(
          eq(draftClaims.draftId, draftId),
          sql`${draftClaims.position} in (select value from json_each(${positions(decision)}))`,
        ),
      )
  await db.batch([update('accepted'), update('dropped'), update('open')])
}

/** Stores what the editor made of a claim (null: it is as it was found), and what is decided on it. */
export async function editProposed(
  db: Db,
  draftId: number,
  given: Pick<Proposed, 'position' | 'decision' | 'edited'>,
): Promise<void> {
  const { position, decision, edited } = given
  await db
    .update(draftClaims)
    .set({ decision, edited: edited && JSON.stringify(edited) })
    .where(and(eq(draftClaims.draftId, draftId), eq(draftClaims.position, position)))
}

/** Adds a claim that the editor found; it counts as accepted. */
export async function addProposed(db: Db, draftId: number, claim: NewClaim): Promise<void> {
  const next = sql`(select coalesce(max(position), -1) + 1 from draft_claims where draft_id = ${draftId})`
  await db.insert(draftClaims).values({
    draftId,
    position: sql`${next}`,
    decision: 'accepted',
    edited: JSON.stringify(claim),
  })
}

/** Says other things of a draft's article; `claims` are what is found now, by position, or null to leave them. */
export async function changeDraft(
  db: Db,
  draftId: number,
  article: DraftArticle,
  found: ReadonlyMap<number, NewClaim> | null,
): Promise<void> {
  const rows = [...(found ?? [])].map(([position, claim]) => ({ position, claim }))
  const starts = Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, i) => i * AT_ONCE)
  await db.batch([
    db
      .update(drafts)
      .set({ article: JSON.stringify(article) })
      .where(eq(drafts.id, draftId)),
    ...starts.map((start) => {
      const some = JSON.stringify(rows.slice(start, start + AT_ONCE))
      return db
        .update(draftClaims)
        .set({
          found: sql`(select value -> 'claim' from json_each(${some}) where value ->> 'position' = ${draftClaims.position})`,
        })
        .where(
          and(
            eq(draftClaims.draftId, draftId),
            sql`${draftClaims.position} in (select value ->> 'position' from json_each(${some}))`,
          ),
        )
    }),
  ])
}

/** Forgets a draft. */
export async function discardDraft(db: Db, draftId: number): Promise<void> {
  await db.delete(drafts).where(eq(drafts.id, draftId))
}

/** The statements that turn a draft into an article: only that is remembered, so that sending it once more leads there. */
export function closeDraft(db: Db, draftId: number, articleId: number): BatchItem<'sqlite'>[] {
  return [
    db.update(drafts).set({ articleId, text: '' }).where(eq(drafts.id, draftId)),
    db.delete(draftClaims).where(eq(draftClaims.draftId, draftId)),
  ]
}

/** A draft in a list. */
export interface DraftSummary {
  readonly id: number
  readonly article: DraftArticle
  readonly createdBy: string
  readonly createdAt: number
  readonly claims: number
  readonly decided: number
}

/** The drafts on the desk, newest first, at most `limit`. */
export async function listDrafts(db: Db, now: number, limit: number): Promise<DraftSummary[]> {
  const rows = await db
    .select({
      id: drafts.id,
      article: drafts.article,
      createdBy: drafts.createdBy,
      createdAt: drafts.createdAt,
    })
    .from(drafts)
    .where(and(isNull(drafts.articleId), gt(drafts.expiresAt, now)))
    .orderBy(desc(drafts.id))
    .limit(limit)
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const sums = await db
    .select({
      id: draftClaims.draftId,
      claims: sql<number>`count(*)`,
      decided: sql<number>`sum(${draftClaims.decision} <> 'open')`,
    })
    .from(draftClaims)
    .where(inArray(draftClaims.draftId, ids))
    .groupBy(draftClaims.draftId)
  return rows.map((row) => {
    const sum = sums.find((one) => one.id === row.id)
    const article = JSON.parse(row.article) as DraftArticle
    return { ...row, article, claims: sum?.claims ?? 0, decided: sum?.decided ?? 0 }
  })
}
