/**
 * Articles: saved together with their claims and speakers in one batch, or not at all.
 * Speakers are matched by key inside the batch, so that two articles at once make one record.
 */
import { and, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { articleSeal } from './article-seal.ts'
import type { KeptAnswer } from './changes.ts'
import { type ClaimRow, claimsOfArticle } from './claims.ts'
import { type Db, failsWith, isTaken } from './db.ts'
import { sha256 } from './digest.ts'
import { noteZone } from './due.ts'
import { ArticleErased } from './erase-article.ts'
import { newIds } from './ids.ts'
import { claimInserts, claimRows, localKey, type NewClaim, storedClaims, storedRow } from './new-claims.ts'
import { cutPage, type Page, type PageRequest } from './page.ts'
import { type Article, articles, articleTexts, idempotencyKeys, speakerNames, speakers } from './schema.ts'

export type NewArticle = Omit<Article, 'id' | 'digest' | 'claimCount' | 'createdAt' | 'seal'> & {
  readonly text: string
}

export interface SavedArticle {
  readonly article: Article
  readonly claims: ClaimRow[]
  /** False when the same text and url had been stored before. */
  readonly isNew: boolean
}

/** What makes two articles the same: SHA-256 (hex) of url and normalised text. */
export function articleDigest(url: string | null, text: string): Promise<string> {
  return sha256(`${url ?? ''}\n${text}`)
}

/** More statements for the transaction that stores a new article, of its id. */
export type Also = (articleId: number) => readonly BatchItem<'sqlite'>[]

/**
 * Stores an article with its claims and speakers in one transaction.
 * @param now milliseconds since 1970 UTC
 * @param also what else belongs to the same effect
 * @returns the stored record; the earlier one when the same text and url came before
 */
export async function saveArticle(
  db: Db,
  given: { article: NewArticle; claims: readonly NewClaim[] },
  now: number,
  also: Also = () => [],
): Promise<SavedArticle> {
  const digest = await articleDigest(given.article.url, given.article.text)
  for (let attempt = 1; ; attempt++) {
    try {
      return await insertArticle(db, { ...given, digest, also }, now + attempt - 1)
    } catch (error) {
      if (isTaken(error, 'articles.digest')) {
        const stored = await findByDigest(db, digest)
        if (stored) return { ...stored, isNew: false }
      }
      // Another writer drew the same ids: draw new ones.
      const retry = ['articles.digest', 'articles.id', 'claims.id', 'speakers.id']
      if (attempt >= 5 || !retry.some((column) => isTaken(error, column))) throw error
    }
  }
}

/** One call: the rows go in, and who the claims' speakers are comes back with the answer. */
async function insertArticle(
  db: Db,
  given: { article: NewArticle; claims: readonly NewClaim[]; digest: string; also: Also },
  now: number,
): Promise<SavedArticle> {
  const { text, ...fields } = given.article
  const [id = 0] = newIds(1, now)
  const counted = { digest: given.digest, claimCount: given.claims.length, createdAt: now }
  const unsealed = { ...fields, id, ...counted, seal: null }
  noteZone(unsealed.timeZone)
  const rows = claimRows(unsealed, { claims: given.claims, ids: newIds(given.claims.length, now), now })
  const article = { ...unsealed, seal: await articleSeal(unsealed, rows) }
  const results = await db.batch([
    db.insert(articles).values(article),
    db.insert(articleTexts).values({ articleId: id, text }),
    ...claimInserts(db, rows, now),
    storedClaims(db, rows),
    ...given.also(id),
  ])
  return { article, claims: rows.map((row) => storedRow(row, article, results[5])), isNew: true }
}

/**
 * Stores one more claim of an article, with its speaker.
 * @param write milliseconds since 1970 UTC, and what to keep for a retry of the same request, given the claim's id
 * @returns the claim's id; null when the request was carried out before, which stores nothing
 * @throws ArticleErased
 */
export async function saveClaim(
  db: Db,
  article: Article,
  claim: NewClaim,
  write: { readonly now: number; readonly kept: (id: number) => KeptAnswer | null },
): Promise<number | null> {
  for (let attempt = 1; ; attempt++) {
    const now = write.now + attempt - 1
    const [id = 0] = newIds(1, now)
    const kept = write.kept(id)
    // Of an article that was erased meanwhile there is no count: the whole batch fails.
    const more = sql`iif(${articles.visibility} = 'hidden', null, ${articles.claimCount} + 1)`
    try {
      await db.batch([
        ...claimInserts(db, claimRows(article, { claims: [claim], ids: [id], now }), now),
        db.update(articles).set({ claimCount: more }).where(eq(articles.id, article.id)),
        ...(kept ? [db.insert(idempotencyKeys).values({ ...kept, createdAt: now })] : []),
      ])
      return id
    } catch (error) {
      if (kept && isTaken(error, 'idempotency_keys.key')) return null
      if (failsWith(error, 'NOT NULL constraint failed: articles.claim_count')) throw new ArticleErased()
      // Another writer drew the same ids, or made the same speaker: once more.
      const retry = ['claims.id', 'speakers.id', 'speaker_names.key']
      if (attempt >= 5 || !retry.some((column) => isTaken(error, column))) throw error
    }
  }
}

/**
 * The speaker that goes by a name, known or new.
 * @param now milliseconds since 1970 UTC
 * @returns its id, and the statements that make it: none when it is known
 */
export async function speakerFor(
  db: Db,
  articleId: number,
  speaker: NonNullable<NewClaim['speaker']>,
  now: number,
) {
  const { name, kind } = speaker
  const key = speaker.key ?? localKey(articleId, speaker)
  const [known] = await db
    .select({ id: speakerNames.speakerId })
    .from(speakerNames)
    .where(eq(speakerNames.key, key))
  if (known) return { id: known.id, more: [] }
  const [id = 0] = newIds(1, now)
  const row = { id, name, kind, createdAt: now, updatedAt: now }
  return {
    id,
    more: [db.insert(speakers).values(row), db.insert(speakerNames).values({ key, speakerId: id, name })],
  }
}

/** The article with this digest, or null. */
export async function findArticleByDigest(db: Db, digest: string): Promise<Article | null> {
  const [article] = await db.select().from(articles).where(eq(articles.digest, digest))
  return article ?? null
}

async function findByDigest(db: Db, digest: string) {
  const article = await findArticleByDigest(db, digest)
  return article ? { article, claims: await claimsOfArticle(db, article.id) } : null
}

/** One article, or null. */
export async function findArticle(db: Db, id: number): Promise<Article | null> {
  const [article] = await db.select().from(articles).where(eq(articles.id, id))
  return article ?? null
}

/** Statement that shows an article from now on, which came as a draft: its first public claim leads to it. */
export function publishArticle(db: Db, id: number): BatchItem<'sqlite'> {
  return db
    .update(articles)
    .set({ visibility: 'published' })
    .where(and(eq(articles.id, id), eq(articles.visibility, 'draft')))
}

/** The normalised text of an article, or null. For editors only. */
export async function findArticleText(db: Db, id: number): Promise<string | null> {
  const [row] = await db
    .select({ text: articleTexts.text })
    .from(articleTexts)
    .where(eq(articleTexts.articleId, id))
  return row?.text ?? null
}

/** Published articles (all of them for editors), newest recorded first. The page key is the id. */
export async function listArticles(
  db: Db,
  request: PageRequest & { readonly all: boolean },
): Promise<Page<Article>> {
  const { cursor } = request
  const key = Number(cursor?.key ?? 0)
  const back = cursor?.direction === 'before'
  const seek = cursor ? (back ? gt(articles.id, key) : lt(articles.id, key)) : undefined
  const visible = request.all ? undefined : eq(articles.visibility, 'published')
  const rows = await db
    .select()
    .from(articles)
    .where(sql.join([seek ?? sql`1`, visible ?? sql`1`], sql` and `))
    .orderBy(back ? articles.id : desc(articles.id))
    .limit(request.limit + 1)
  return cutPage(rows, request, (row) => String(row.id))
}
