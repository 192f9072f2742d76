/**
 * Erasure of a whole article on a legal request: its text, title, address and author, and the words of all its claims. What stays is
 * that something stood there, from which outlet and day, what became of it, and who erased it when and why.
 */
import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import { seqsOf } from './change-numbers.ts'
import { type Cause, type Written, writeGuarded } from './changes.ts'
import { type Db, failsWith } from './db.ts'
import { NO_DERIVATION, NO_WORDS } from './erasure.ts'
import { claimsIn } from './filters.ts'
import { publicId } from './ids.ts'
import {
  type Article,
  articles,
  articleTexts,
  type Claim,
  changes,
  claimHistory,
  claimRelations,
  claims,
  drafts,
  evidence,
  followUps,
  idempotencyKeys,
} from './schema.ts'
import { claimState, lastSeals, seal, withoutSalt } from './seals.ts'

/** True when the article was erased: nothing else hides one. */
export function isErasedArticle(article: Pick<Article, 'visibility'>): boolean {
  return article.visibility === 'hidden'
}

/** The article was erased while something was to be added to it. */
export class ArticleErased extends Error {}

/** What is announced of one claim: its id, its new version, and the seal. */
type Announced = readonly [id: number, version: number, seal: string]

/** Announces the same of many claims. */
function announce(db: Db, kind: 'claim.hidden' | 'claim.erased', rows: readonly Announced[], cause: Cause) {
  const { now, by, reason } = cause
  return db.insert(changes).select(
    sql`select null, ${kind}, 'claim', value ->> 0, value ->> 1, null, ${now}, ${by}, ${reason}, '{}', value ->> 2
      from json_each(${JSON.stringify(rows)})`,
  )
}

/** The seals of what is announced of a claim: that it is hidden (null when it was), and that it is erased. */
async function announcements(row: Claim, previous: string | null, cause: Cause) {
  const { now: at, by, reason } = cause
  const change = { subject: 'claim', subjectId: row.id, at, by, reason, data: {} } as const
  const hidden = { ...row, visibility: 'hidden', updatedAt: at } as const
  const erased = { ...hidden, ...NO_WORDS, ...NO_DERIVATION, content: '[]' }
  const wasShown = row.visibility !== 'hidden'
  const version = row.version + (wasShown ? 2 : 1)
  const first = wasShown
    ? await seal({ ...change, kind: 'claim.hidden', version: version - 1 }, previous, [
        claimState(row),
        claimState(hidden),
      ])
    : previous
  const second = await seal({ ...change, kind: 'claim.erased', version }, first, [null, claimState(erased)])
  return {
    hidden: wasShown ? ([row.id, version - 1, first ?? ''] as const) : null,
    erased: [row.id, version, second] as const,
  }
}

/** What goes after the words of the claims: whatever else of the article is stored anywhere. */
function elsewhere(db: Db, article: number, unsealed: readonly Sealed[]) {
  const ofArticle = db
    .select({ id: claims.id })
    .from(claims)
    .where(sql`${claims.id} in ${claimsIn(article)}`)
  const ofClaims = db
    .select({ id: followUps.id })
    .from(followUps)
    .where(inArray(followUps.claimId, ofArticle))
  return [
    ...unsealed.map(({ id, hash, contentHash }) =>
      db.update(followUps).set({ note: null, salt: null, hash, contentHash }).where(eq(followUps.id, id)),
    ),
    db
      .update(followUps)
      .set({ note: null, salt: null })
      .where(and(inArray(followUps.claimId, ofArticle), isNotNull(followUps.hash))),
    db
      .update(evidence)
      .set({ url: '', title: null, publishedAt: null, quote: null, archivedUrl: null })
      .where(inArray(evidence.followUpId, ofClaims)),
    db
      .update(changes)
      .set({
        reason: null,
        seal: withoutSalt(),
        data: sql`case ${changes.kind} when 'claim.followed_up' then ${changes.data} end`,
      })
      .where(and(sql`${changes.seq} in ${seqsOf(claimsIn(article))}`, ne(changes.kind, 'claim.erased'))),
    db.update(articleTexts).set({ text: '' }).where(eq(articleTexts.articleId, article)),
    db
      .update(articles)
      .set({ visibility: 'hidden', url: null, title: null, author: null, seal: null })
      .where(eq(articles.id, article)),
    db.delete(drafts).where(eq(drafts.articleId, article)),
    db
      .update(claimRelations)
      .set({ note: null })
      .where(or(inArray(claimRelations.claimId, ofArticle), inArray(claimRelations.earlierId, ofArticle))),
    // Every answer that is kept shows the claim with its article.
    db.delete(idempotencyKeys).where(sql`instr(${idempotencyKeys.body}, ${publicId('art', article)}) > 0`),
    db
      .update(claimHistory)
      .set({ ...NO_WORDS, ...NO_DERIVATION, content: '[]' })
      .where(inArray(claimHistory.claimId, ofArticle)),
  ]
}

/** A follow-up from before the chain, with the hashes that it keeps. */
interface Sealed {
  readonly id: number
  readonly hash: string
  readonly contentHash: string
}

/** Has the full-text index really forget what is taken out of it, or only mark it as gone, which costs less. */
const forgetting = (db: Db, isOn: boolean) =>
  db.run(sql.raw(`insert into claims_fts (claims_fts, rank) values ('secure-delete', ${isOn ? 1 : 0})`))

/**
 * Erases an article and all its claims, in one transaction.
 * @param given.claims those whose words are not erased yet, as read
 * @param given.unsealed their follow-ups that have no hash of their own yet
 * @returns nothing is erased unless `written`; `stale` when a claim came or changed meanwhile, or it is erased already
 */
export async function eraseArticle(
  db: Db,
  article: number,
  given: { readonly claims: readonly Claim[]; readonly unsealed: readonly Sealed[]; readonly cause: Cause },
): Promise<Written> {
  const { claims: rows, unsealed, cause } = given
  const { now, by, reason } = cause
  const seals = await lastSeals(db, article)
  const told = await Promise.all(rows.map((row) => announcements(row, seals.get(row.id) ?? null, cause)))
  const event = {
    kind: 'article.erased',
    subject: 'article',
    subjectId: article,
    version: 2,
    at: now,
  } as const
  const data = { claims: rows.length }
  const next = { version: sql`${claims.version} + 1`, updatedAt: now }
  const ofArticle = and(sql`${claims.id} in ${claimsIn(article)}`, ne(claims.text, ''))
  try {
    return await writeGuarded(db, [
      db.insert(changes).values({
        ...event,
        by,
        reason,
        data: JSON.stringify(data),
        seal: await seal({ ...event, by, reason, data }, null, [null]),
      }),
      forgetting(db, true),
      // Readers, feeds and webhooks are told that it is hidden, as when a single claim is erased.
      announce(
        db,
        'claim.hidden',
        told.flatMap((one) => (one.hidden ? [one.hidden] : [])),
        cause,
      ),
      db
        .update(claims)
        .set({ ...next, visibility: 'hidden' })
        .where(and(ofArticle, ne(claims.visibility, 'hidden'))),
      announce(
        db,
        'claim.erased',
        told.map((one) => one.erased),
        cause,
      ),
      db
        .update(claims)
        .set({
          ...next,
          ...NO_WORDS,
          ...NO_DERIVATION,
          sourceText: null,
          content: '[]',
          cue: '[]',
          source: '[]',
        })
        .where(ofArticle),
      forgetting(db, false),
      ...elsewhere(db, article, unsealed),
    ])
  } catch (error) {
    // A claim that was added meanwhile is not among those announced: its update is refused, and all with it.
    if (failsWith(error, 'claims change only together')) return 'stale'
    throw error
  }
}
