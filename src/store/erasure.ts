/**
 * Erasure on a legal request: the words go, the record that something stood there stays, and so does the chain of hashes
 * (each follow-up's words count in it only through a hash with a salt, which is erased with them).
 */
import { and, eq, ne, or, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { LATER, seqsOf } from './change-numbers.ts'
import { type Cause, changeClaim, type Written } from './changes.ts'
import type { Db } from './db.ts'
import { claimsIn } from './filters.ts'
import { publicId } from './ids.ts'
import {
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
import { withoutSalt } from './seals.ts'

const FILLER = '█'
/** What a claim says once its words are gone. */
export const NO_WORDS = {
  text: '',
  exact: null,
  prefix: '',
  suffix: '',
  role: null,
  machine: null,
  speakerId: null,
}
export const NO_DERIVATION = { saidDerivation: null, dueDerivation: null }

/** True when the claim's words were erased. */
export function isErased(claim: Pick<Claim, 'text'>): boolean {
  return claim.text === ''
}

/** True when this claim, or something of it, was erased. */
export async function wasErased(db: Db, claimId: number): Promise<boolean> {
  const ofClaim = and(eq(changes.subject, 'claim'), eq(changes.subjectId, claimId))
  const [row] = await db
    .select({ seq: changes.seq })
    .from(changes)
    .innerJoin(claims, eq(claims.id, changes.subjectId))
    .where(and(ofClaim, sql`${changes.kind} = 'claim.erased'`, eq(claims.text, '')))
    .limit(1)
  return row !== undefined
}

/** The statements that take the words out of follow-ups. */
function eraseFollowUps(db: Db, rows: readonly { id: number; hash: string; contentHash: string }[]) {
  return rows.flatMap(({ id, hash, contentHash }): BatchItem<'sqlite'>[] => [
    db.update(followUps).set({ note: null, salt: null, hash, contentHash }).where(eq(followUps.id, id)),
    db
      .update(evidence)
      .set({ url: '', title: null, publishedAt: null, quote: null, archivedUrl: null })
      .where(eq(evidence.followUpId, id)),
  ])
}

/** Answers kept for retries show the claim as it was. */
const forgetAnswers = (db: Db, claimId: number) =>
  db.delete(idempotencyKeys).where(sql`instr(${idempotencyKeys.body}, ${publicId('clm', claimId)}) > 0`)

/**
 * Erases the note and the evidence of follow-ups.
 * @param rows with the hashes that they keep in the chain
 * @returns nothing is erased unless `written`
 */
export function eraseWordsOf(
  db: Db,
  claim: Pick<Claim, 'id' | 'version'>,
  rows: readonly { readonly id: number; readonly hash: string; readonly contentHash: string }[],
  cause: Cause,
): Promise<Written> {
  const [first] = rows
  return changeClaim(db, claim, {
    kind: 'claim.erased',
    data: first ? { followUp: first.id } : {},
    cause,
    set: {},
    more: [
      ...eraseFollowUps(db, rows),
      ...rows.map((row) =>
        db
          .update(changes)
          .set({ reason: null, seal: withoutSalt() })
          .where(
            and(
              eq(changes.subject, 'claim'),
              eq(changes.subjectId, claim.id),
              eq(changes.kind, 'claim.followed_up'),
              LATER,
              sql`json_extract(${changes.data}, '$.followUp') = ${row.id}`,
            ),
          ),
      ),
      forgetAnswers(db, claim.id),
    ],
  })
}

/** The article's text with the claim's passage blacked out, unit by unit, so that all other offsets stay right. */
async function blackedOut(db: Db, claim: Pick<Claim, 'articleId' | 'content' | 'source'>): Promise<string> {
  const [row] = await db.select().from(articleTexts).where(eq(articleTexts.articleId, claim.articleId))
  const spans = [claim.content, claim.source].flatMap((json) => JSON.parse(json) as [number, number][])
  let text = row?.text ?? ''
  for (const [start, end] of spans) {
    text = text.slice(0, start) + FILLER.repeat(end - start) + text.slice(end)
  }
  return text
}

/**
 * Erases a hidden claim: its words, those of its follow-ups, earlier states and corrections, its passage in the article's text,
 * and the surroundings that the article's other claims show.
 * @param rows all its follow-ups, with the hashes that they keep in the chain
 * @returns nothing is erased unless `written`
 */
export async function eraseClaim(
  db: Db,
  claim: Pick<Claim, 'id' | 'version' | 'articleId' | 'content' | 'source'>,
  rows: readonly { readonly id: number; readonly hash: string; readonly contentHash: string }[],
  cause: Cause,
): Promise<Written> {
  const text = await blackedOut(db, claim)
  const { articleId } = claim
  const siblings = claimsIn(articleId)
  return changeClaim(db, claim, {
    kind: 'claim.erased',
    data: {},
    cause,
    set: { ...NO_WORDS, ...NO_DERIVATION, sourceText: null, content: '[]', cue: '[]', source: '[]' },
    more: [
      ...eraseFollowUps(db, rows),
      db
        .update(changes)
        .set({
          reason: null,
          seal: withoutSalt(),
          data: sql`case ${changes.kind} when 'claim.followed_up' then ${changes.data} end`,
        })
        .where(and(sql`${changes.seq} in ${seqsOf(sql`(${claim.id})`)}`, ne(changes.kind, 'claim.erased'))),
      db.update(articleTexts).set({ text }).where(eq(articleTexts.articleId, articleId)),
      db
        .update(claims)
        .set({ prefix: '', suffix: '' })
        .where(and(sql`${claims.id} in ${siblings}`, ne(claims.id, claim.id))),
      db.update(articles).set({ seal: null }).where(eq(articles.id, articleId)),
      db.delete(drafts).where(eq(drafts.articleId, articleId)),
      db
        .update(claimRelations)
        .set({ note: null })
        .where(or(eq(claimRelations.claimId, claim.id), eq(claimRelations.earlierId, claim.id))),
      forgetAnswers(db, claim.id),
    ],
    after: [
      db
        .update(claimHistory)
        .set({ ...NO_WORDS, ...NO_DERIVATION, content: '[]' })
        .where(eq(claimHistory.claimId, claim.id)),
      db
        .update(claimHistory)
        .set({ prefix: '', suffix: '' })
        .where(sql`${claimHistory.claimId} in ${siblings}`),
    ],
  })
}
