/**
 * The seal of an article: one hash over it and its claims as they were first stored, so that a claim which nobody has corrected cannot
 * be bent unseen either. It is kept with the article and costs no row; an erasure in the article ends it.
 */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { sha256 } from './digest.ts'
import { claimsIn } from './filters.ts'
import {
  type Article,
  articles,
  articleTexts,
  type Change,
  type Claim,
  changes,
  claimHistory,
  claims,
  speakerHistory,
  speakerNames,
  speakers,
} from './schema.ts'
import { CLAIM_WORDS } from './seals.ts'

const OF_ARTICLE = [
  'id',
  'url',
  'title',
  'outlet',
  'author',
  'language',
  'publishedAt',
  'publishedDay',
  'timeZone',
  'createdBy',
  'createdAt',
] as const satisfies readonly (keyof Article)[]
/** What a claim's earlier states are kept of. */
const CHANGING = ['type', 'mode', ...CLAIM_WORDS] as const satisfies readonly (keyof Claim)[]
const LASTING = [
  'id',
  'cue',
  'source',
  'sourceText',
  'resolution',
  'method',
  'confidence',
] as const satisfies readonly (keyof Claim)[]

/** A claim as it was first stored, with what its speaker is found by. */
export type FirstClaim = Readonly<Record<(typeof CHANGING)[number] | (typeof LASTING)[number], unknown>> & {
  readonly speakerKey: string | null
}

/** How many claims an article came with, and the SHA-256, hex, of it and of them in the order in which they were announced. */
export async function articleSeal(
  article: Pick<Article, (typeof OF_ARTICLE)[number]>,
  first: readonly FirstClaim[],
): Promise<string> {
  const rows = first.map((row) => [row.speakerKey, ...[...LASTING, ...CHANGING].map((name) => row[name])])
  return `${first.length}.${await sha256(JSON.stringify([OF_ARTICLE.map((name) => article[name]), rows]))}`
}

/** Where a claim stands in its article: its words, what stands before and after them, its spans as JSON. */
export type Passage = Pick<Claim, 'text' | 'exact' | 'prefix' | 'suffix' | 'content'>

/** A claim's id, and what is stored of the change that announced it. */
export interface Announcement {
  readonly claim: number
  readonly change: Change
}

/** An article with all that its seal is reckoned from, as it is stored. */
export interface SealedArticle {
  readonly article: Article
  readonly text: string
  readonly first: readonly FirstClaim[]
  /** What its claims say and have said of where they stand in it. */
  readonly passages: readonly Passage[]
  /** Its claims, and the changes that announced them. */
  readonly announced: readonly Announcement[]
  /** Speakers of its claims whose first name is not the one that they are found by, who were changed without a version, or who are not there. */
  readonly strangers: readonly number[]
}

/** The sealed articles whose first claim is among these (at most 90), with what stands of them. */
export async function sealedArticles(db: Db, claimIds: readonly number[]): Promise<SealedArticle[]> {
  const begun = await db
    .select({ id: claims.articleId })
    .from(claims)
    .where(inArray(claims.id, [...claimIds]))
    .groupBy(claims.articleId)
    .having(sql`min(${claims.id}) = (select min(id) from ${claimsIn(sql`${claims.articleId}`)})`)
  const ids = begun.map((one) => one.id)
  if (ids.length === 0) return []
  const ofThese = sql`${claims.id} in ${claimsIn(ids)}`
  const [sealed, stored, kept, told] = await db.batch([
    db
      .select({ article: articles, text: sql<string>`${articleTexts.text}`.as('whole_text') })
      .from(articles)
      .innerJoin(articleTexts, eq(articleTexts.articleId, articles.id))
      .where(and(inArray(articles.id, ids), sql`${articles.seal} is not null`)),
    db.select().from(claims).where(ofThese).orderBy(asc(claims.seq)),
    db
      .select()
      .from(claimHistory)
      .where(inArray(claimHistory.claimId, db.select({ id: claims.id }).from(claims).where(ofThese))),
    db
      .select({ claim: claims.id, change: changes })
      .from(changes)
      .innerJoin(claims, eq(claims.seq, changes.seq))
      .where(ofThese),
  ])
  const states = new Map(kept.flatMap((one) => (one.version === 1 ? [[one.claimId, one] as const] : [])))
  const asFirst = (row: Claim) => ({ ...row, ...states.get(row.id) })
  const speaking = await namesOf(db, [...new Set(stored.flatMap((row) => asFirst(row).speakerId ?? []))])
  return sealed.map(({ article, text }) => {
    const own = stored.filter((row) => row.articleId === article.id)
    const isOwn = new Set(own.map((row) => row.id))
    // Claims that were put in by hand were announced later.
    const first = own.slice(0, Number.parseInt(article.seal ?? '', 10)).map(asFirst)
    const isFirst = new Set(first.map((row) => row.id))
    const named = first.flatMap((row) => speaking.get(row.speakerId ?? 0) ?? [])
    return {
      article,
      text,
      passages: [...own, ...kept.filter((one) => isOwn.has(one.claimId))],
      first: first.map((row) => ({ ...row, speakerKey: speaking.get(row.speakerId ?? 0)?.key ?? null })),
      announced: told.filter((one) => isFirst.has(one.claim)),
      strangers: [...new Set(named.filter((one) => !one.isSame).map((one) => one.id))],
    }
  })
}

/** What speakers are found by, and whether they are as they were: the name that they had first is the one beside it, and without a change no later time. */
async function namesOf(db: Db, ids: readonly number[]) {
  const rows = await db
    .select({
      id: speakerNames.speakerId,
      key: sql<string>`min(${speakerNames.key})`.as('name_key'),
      isSame: sql<number>`coalesce(${speakerHistory.name}, ${speakers.name}) is ${speakerNames.name}
        and (${speakers.version} > 1 or ${speakers.updatedAt} = ${speakers.createdAt})`.as('is_same'),
    })
    .from(speakerNames)
    .leftJoin(speakers, eq(speakers.id, speakerNames.speakerId))
    .leftJoin(
      speakerHistory,
      and(eq(speakerHistory.speakerId, speakerNames.speakerId), eq(speakerHistory.version, 1)),
    )
    .where(sql`${speakerNames.speakerId} in (select value from json_each(${JSON.stringify(ids)}))`)
    .groupBy(speakerNames.speakerId)
  return new Map(rows.map((row) => [row.id, { ...row, isSame: row.isSame === 1 }]))
}
