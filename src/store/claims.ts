/**
 * Claims: one list for page and JSON, always with the speaker and article that a reader needs beside them.
 * A page is one seek on one sortable key (the claim's id, or its said-on key).
 */
import { and, asc, desc, eq, gt, gte, lt, lte, type SQL } from 'drizzle-orm'
import type { Db } from './db.ts'
import { cutPage, type Page, type PageRequest } from './page.ts'
import { articles, type Claim, claims, speakers } from './schema.ts'

/** A claim with what is shown beside it. */
export interface ClaimRow extends Claim {
  readonly speaker: { readonly id: number; readonly name: string; readonly kind: string } | null
  readonly article: {
    readonly id: number
    readonly url: string | null
    readonly title: string | null
    readonly outlet: string | null
    readonly publishedAt: string | null
  }
}

/** Filters combine freely; an absent one does not restrict. Days are `YYYY-MM-DD`, both ends included. */
export interface ClaimFilters {
  readonly speaker?: number | undefined
  readonly article?: number | undefined
  readonly outlet?: string | undefined
  readonly kind?: Claim['kind'] | undefined
  readonly type?: Claim['type'] | undefined
  readonly status?: Claim['status'] | undefined
  readonly saidFrom?: string | undefined
  readonly saidTo?: string | undefined
  /** Editors also see drafts and what is hidden. */
  readonly all?: boolean | undefined
}

export type ClaimOrder = 'saidOn' | 'recorded'

const columns = {
  claim: claims,
  speaker: { id: speakers.id, name: speakers.name, kind: speakers.kind },
  article: {
    id: articles.id,
    url: articles.url,
    title: articles.title,
    outlet: articles.outlet,
    publishedAt: articles.publishedAt,
  },
}

interface Joined {
  claim: Claim
  speaker: ClaimRow['speaker']
  article: ClaimRow['article']
}
const toRow = ({ claim, speaker, article }: Joined): ClaimRow => ({ ...claim, speaker, article })

function selectClaims(db: Db) {
  return db
    .select(columns)
    .from(claims)
    .innerJoin(articles, eq(claims.articleId, articles.id))
    .leftJoin(speakers, eq(claims.speakerId, speakers.id))
    .$dynamic()
}

function conditions(filters: ClaimFilters): (SQL | undefined)[] {
  const { speaker, article, outlet, kind, type, status, saidFrom, saidTo, all } = filters
  return [
    all ? undefined : eq(claims.visibility, 'published'),
    speaker === undefined ? undefined : eq(claims.speakerId, speaker),
    article === undefined ? undefined : eq(claims.articleId, article),
    outlet === undefined ? undefined : eq(claims.outletKey, outlet.toLowerCase()),
    kind && eq(claims.kind, kind),
    type && eq(claims.type, type),
    status && eq(claims.status, status),
    // The said-on key starts with the last possible day; "~" sorts after every id.
    saidFrom === undefined ? undefined : gte(claims.saidKey, saidFrom),
    saidTo === undefined ? undefined : lte(claims.saidKey, `${saidTo}~`),
  ]
}

/**
 * One page of claims, newest first.
 * @param order `saidOn`: by last possible day of saying; `recorded`: by when it was stored
 */
export async function listClaims(
  db: Db,
  filters: ClaimFilters,
  request: PageRequest & { readonly order: ClaimOrder },
): Promise<Page<ClaimRow>> {
  const { cursor, order, limit } = request
  const back = cursor?.direction === 'before'
  const bySaid = order === 'saidOn'
  const column = bySaid ? claims.saidKey : claims.id
  const key = cursor && (bySaid ? cursor.key : Number(cursor.key))
  const seek = key === null ? undefined : back ? gt(column, key) : lt(column, key)
  const rows = await selectClaims(db)
    .where(and(...conditions(filters), seek))
    .orderBy(back ? asc(column) : desc(column))
    .limit(limit + 1)
  return cutPage(rows.map(toRow), request, (row) => (bySaid ? row.saidKey : String(row.id)))
}

/** One claim, or null. Visibility is for the caller to judge. */
export async function findClaim(db: Db, id: number): Promise<ClaimRow | null> {
  const [row] = await selectClaims(db).where(eq(claims.id, id))
  return row ? toRow(row) : null
}

/** All claims of one article, in the order of its text. */
export async function claimsOfArticle(db: Db, articleId: number): Promise<ClaimRow[]> {
  const rows = await selectClaims(db).where(eq(claims.articleId, articleId)).orderBy(asc(claims.id))
  return rows.map(toRow)
}
