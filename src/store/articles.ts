/**
 * Articles: saved together with their claims and speakers in one batch, or not at all.
 * Speakers are matched by key inside the batch, so that two articles at once make one record.
 */
import { desc, eq, getTableColumns, gt, lt, type SQL, sql } from 'drizzle-orm'
import { type ClaimRow, claimsOfArticle } from './claims.ts'
import { type Db, isTaken } from './db.ts'
import { sha256 } from './digest.ts'
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
    const stored = await findByDigest(db, digest)
    if (stored) return { ...stored, isNew: false }
    try {
      const id = await insertArticle(db, { ...given, digest }, now + attempt - 1)
      const article = await findArticle(db, id)
      if (!article) throw new Error('the article just stored cannot be read')
      return { article, claims: await claimsOfArticle(db, id), isNew: true }
    } catch (error) {
      // Another writer stored the same article, or drew the same ids: look again, then draw new ones.
      const retry = ['articles.digest', 'articles.id', 'claims.id', 'speakers.id', 'claims.said_key']
      if (attempt >= 5 || !retry.some((column) => isTaken(error, column))) throw error
    }
  }
}

async function insertArticle(
  db: Db,
  given: { article: NewArticle; claims: readonly NewClaim[]; digest: string },
  now: number,
): Promise<number> {
  const { text, ...fields } = given.article
  const [id = 0] = newIds(1, now)
  const article = { ...fields, id, digest: given.digest, claimCount: given.claims.length, createdAt: now }
  await db.batch([
    db.insert(articles).values(article),
    db.insert(articleTexts).values({ articleId: id, text }),
    ...claimInserts(db, article, { claims: given.claims, ids: newIds(given.claims.length, now), now }),
  ])
  return id
}

/** The statements that store claims of an article and those of their speakers who are not known yet. */
function claimInserts(
  db: Db,
  article: Pick<Article, 'id' | 'outlet' | 'visibility'>,
  { claims: given, ids, now }: { claims: readonly NewClaim[]; ids: readonly number[]; now: number },
) {
  const speakerIds = newIds(given.length, now)
  const rows = given.map((claim, i) => {
    const id = ids[i] ?? 0
    const key = claim.speaker && (claim.speaker.key ?? localKey(article.id, claim.speaker))
    const speaker = claim.speaker && { ...claim.speaker, key }
    return { ...claim, speaker, id, saidKey: saidKey(claim.saidLatest, id), newSpeakerId: speakerIds[i] }
  })
  const json = JSON.stringify(rows)
  const outletKey = article.outlet?.toLowerCase() ?? null
  const common = { articleId: article.id, outletKey, visibility: article.visibility, now }
  return [
    db
      .insert(speakers)
      .select(sql`select id, name, kind, '[]', null, 1, ${now}, ${now} from ${newSpeakers(json)}`),
    db.insert(speakerNames).select(sql`select key, id, name from ${newSpeakers(json)}`),
    db.insert(claims).select(selectClaimRows(json, common)),
  ] as const
}

/**
 * Stores one more claim of an article, with its speaker.
 * @param now milliseconds since 1970 UTC
 * @returns the claim's id
 */
export async function saveClaim(db: Db, article: Article, claim: NewClaim, now: number): Promise<number> {
  const [id = 0] = newIds(1, now)
  const more = sql`${articles.claimCount} + 1`
  await db.batch([
    ...claimInserts(db, article, { claims: [claim], ids: [id], now }),
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

/** One row for each speaker of the claims in `json` that no article has named before. */
const newSpeakers = (json: string) => sql`(
  select min(value ->> 'newSpeakerId') as id, value ->> '$.speaker.key' as key,
         value ->> '$.speaker.name' as name, value ->> '$.speaker.kind' as kind
  from json_each(${json})
  where value ->> '$.speaker.key' is not null
    and not exists (select 1 from speaker_names where key = value ->> '$.speaker.key')
  group by value ->> '$.speaker.key')`

/** The columns of a claim that do not come from its JSON. */
function claimValues(common: {
  readonly articleId: number
  readonly outletKey: string | null
  readonly visibility: string
  readonly now: number
}): Partial<Record<keyof Claim, SQL>> {
  return {
    articleId: sql`${common.articleId}`,
    outletKey: sql`${common.outletKey}`,
    visibility: sql`${common.visibility}`,
    updatedAt: sql`${common.now}`,
    status: sql`'pending'`,
    version: sql`1`,
    speakerId: sql`(select speaker_id from speaker_names where key = value ->> '$.speaker.key')`,
  }
}

/** All claims in one statement: the rows come as one JSON text, so no limit on parameters is met. */
function selectClaimRows(json: string, common: Parameters<typeof claimValues>[0]): SQL {
  const fixed = claimValues(common)
  const values = (Object.keys(getTableColumns(claims)) as (keyof Claim)[]).map(
    (name) => fixed[name] ?? sql.raw(`value ->> '${name}'`),
  )
  return sql`select ${sql.join(values, sql`, `)} from json_each(${json})`
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
