/**
 * Articles: saved together with their claims and speakers in one batch, or not at all.
 * Speakers are matched by key inside the batch, so that two articles at once make one record.
 */
import { desc, eq, getTableColumns, gt, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { type ClaimRow, claimsOfArticle } from './claims.ts'
import { type Db, isTaken } from './db.ts'
import { sha256 } from './digest.ts'
import { noteZone } from './due.ts'
import { encodeId, newIds } from './ids.ts'
import { cutPage, type Page, type PageRequest } from './page.ts'
import {
  type Article,
  articles,
  articleTexts,
  type Claim,
  claims,
  type Speaker,
  speakerNames,
  speakers,
} from './schema.ts'

export type NewArticle = Omit<Article, 'id' | 'digest' | 'claimCount' | 'createdAt'> & {
  readonly text: string
}

/** A claim to be stored; `speaker` is found or made by its key. */
export interface NewClaim
  extends Omit<
    Claim,
    | 'id'
    | 'articleId'
    | 'speakerId'
    | 'outletKey'
    | 'saidKey'
    | 'status'
    | 'version'
    | 'updatedAt'
    | 'visibility'
    | 'machine'
  > {
  /** JSON: what extraction had found, by field, where an editor corrected it before it was stored. */
  readonly machine?: string | null
  readonly speaker: {
    /** What joins one speaker's records over articles; null for one who is known in this article only. */
    readonly key: string | null
    readonly name: string
    readonly kind: Speaker['kind']
  } | null
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

/** The key of a claim in said-on order: its last possible day (or the lowest text) and its id. */
export function saidKey(latest: string | null, id: number): string {
  return `${latest ?? '0000-00-00'}${encodeId(id)}`
}

/**
 * Stores an article with its claims and speakers in one transaction.
 * @param now milliseconds since 1970 UTC
 * @returns the stored record; the earlier one when the same text and url came before
 */
export async function saveArticle(
  db: Db,
  given: { article: NewArticle; claims: readonly NewClaim[] },
  now: number,
): Promise<SavedArticle> {
  const digest = await articleDigest(given.article.url, given.article.text)
  for (let attempt = 1; ; attempt++) {
    try {
      return await insertArticle(db, { ...given, digest }, now + attempt - 1)
    } catch (error) {
      if (isTaken(error, 'articles.digest')) {
        const stored = await findByDigest(db, digest)
        if (stored) return { ...stored, isNew: false }
      }
      // Another writer drew the same ids: draw new ones.
      const retry = ['articles.digest', 'articles.id', 'claims.id', 'speakers.id', 'claims.said_key']
      if (attempt >= 5 || !retry.some((column) => isTaken(error, column))) throw error
    }
  }
}

/** One call: the rows go in, and who the claims' speakers are comes back with the answer. */
async function insertArticle(
  db: Db,
  given: { article: NewArticle; claims: readonly NewClaim[]; digest: string },
  now: number,
): Promise<SavedArticle> {
  const { text, ...fields } = given.article
  const [id = 0] = newIds(1, now)
  const article = { ...fields, id, digest: given.digest, claimCount: given.claims.length, createdAt: now }
  noteZone(article.timeZone)
  const rows = claimRows(article, { claims: given.claims, ids: newIds(given.claims.length, now), now })
  const results = await db.batch([
    db.insert(articles).values(article),
    db.insert(articleTexts).values({ articleId: id, text }),
    ...claimInserts(db, rows, now),
    speakersOfArticle(db, id),
  ])
  const speaking = new Map(results[5].map(({ claimId, ...speaker }) => [claimId, speaker]))
  return { article, claims: rows.map((row) => storedRow(row, article, speaking)), isNew: true }
}

/** Statement for who the claims of an article are said by; of a merged speaker, the one that it was merged into. */
function speakersOfArticle(db: Db, articleId: number) {
  const shown = alias(speakers, 'shown')
  return db
    .select({
      claimId: sql<number>`${claims.id}`.as('claim_id'),
      own: sql<number>`${claims.speakerId}`.as('own_id'),
      id: sql<number>`${shown.id}`.as('shown_id'),
      name: sql<string>`${shown.name}`.as('shown_name'),
      kind: sql<string>`${shown.kind}`.as('shown_kind'),
    })
    .from(claims)
    .innerJoin(speakers, eq(speakers.id, claims.speakerId))
    .innerJoin(shown, eq(shown.id, sql`coalesce(${speakers.canonicalId}, ${speakers.id})`))
    .where(eq(claims.articleId, articleId))
}

/** A claim just stored, as reading it again would give it. */
function storedRow(
  { speaker: _, speakerKey: __, newSpeakerId: ___, ...row }: NewRow,
  article: Article,
  speaking: ReadonlyMap<number, { own: number; id: number; name: string; kind: string }>,
): ClaimRow {
  const { own = null, ...speaker } = speaking.get(row.id) ?? {}
  const { id, url, title, outlet, publishedAt, timeZone } = article
  return {
    ...row,
    speakerId: own,
    speaker: own === null ? null : (speaker as NonNullable<ClaimRow['speaker']>),
    article: { id, url, title, outlet, publishedAt, timeZone },
  }
}

type NewRow = Omit<Claim, 'speakerId'> & {
  readonly speaker: NewClaim['speaker']
  readonly speakerKey: string | null
  readonly newSpeakerId: number
}

function claimRows(
  article: Pick<Article, 'id' | 'outlet' | 'visibility'>,
  { claims: given, ids, now }: { claims: readonly NewClaim[]; ids: readonly number[]; now: number },
): NewRow[] {
  const speakerIds = newIds(given.length, now)
  return given.map((claim, i) => {
    const id = ids[i] ?? 0
    return {
      ...claim,
      id,
      articleId: article.id,
      outletKey: article.outlet?.toLowerCase() ?? null,
      saidKey: saidKey(claim.saidLatest, id),
      status: 'pending',
      visibility: article.visibility,
      version: 1,
      machine: null,
      updatedAt: now,
      speakerKey: claim.speaker && (claim.speaker.key ?? localKey(article.id, claim.speaker)),
      newSpeakerId: speakerIds[i] ?? 0,
    }
  })
}

/**
 * The statements that store claims of an article and those of their speakers who are not known yet: three, however many
 * claims there are. Rows come as one JSON text, so no limit on parameters is met.
 */
function claimInserts(db: Db, rows: readonly NewRow[], now: number) {
  const named = new Map<string, readonly unknown[]>()
  for (const { speaker, speakerKey: key, newSpeakerId } of rows) {
    if (speaker && key !== null && !named.has(key))
      named.set(key, [key, newSpeakerId, speaker.name, speaker.kind])
  }
  const speaking = JSON.stringify([...named.values()])
  const unknown = sql`json_each(${speaking}) where not exists (select 1 from speaker_names where key = value ->> 0)`
  return [
    db
      .insert(speakers)
      .select(
        sql`select value ->> 1, value ->> 2, value ->> 3, '[]', null, 1, ${now}, ${now} from ${unknown}`,
      ),
    db.insert(speakerNames).select(sql`select value ->> 0, value ->> 1, value ->> 2 from ${unknown}`),
    db
      .insert(claims)
      .select(sql`select ${CLAIM_VALUES} from json_each(${JSON.stringify(rows.map(claimArray))})`),
  ] as const
}

const CLAIM_COLUMNS = Object.keys(getTableColumns(claims)) as (keyof Claim)[]
/** A claim's columns as values by their place; the speaker by its key. */
const claimArray = (row: NewRow) =>
  CLAIM_COLUMNS.map((name) => (name === 'speakerId' ? row.speakerKey : row[name]))
const CLAIM_VALUES = sql.raw(
  CLAIM_COLUMNS.map((name, i) =>
    name === 'speakerId'
      ? `(select speaker_id from speaker_names where key = value ->> ${i})`
      : `value ->> ${i}`,
  ).join(', '),
)

/**
 * Stores one more claim of an article, with its speaker.
 * @param now milliseconds since 1970 UTC
 * @returns the claim's id
 */
export async function saveClaim(db: Db, article: Article, claim: NewClaim, now: number): Promise<number> {
  const [id = 0] = newIds(1, now)
  const more = sql`${articles.claimCount} + 1`
  await db.batch([
    ...claimInserts(db, claimRows(article, { claims: [claim], ids: [id], now }), now),
    db.update(articles).set({ claimCount: more }).where(eq(articles.id, article.id)),
  ])
  return id
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

/** Key of a speaker who must not be joined with those of other articles: a last name alone, "a senior official". */
function localKey(articleId: number, speaker: { readonly name: string; readonly kind: string }): string {
  return `${encodeId(articleId)}:${speaker.kind}:${speaker.name.toLowerCase()}`
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
