/**
 * Claims, always with the speaker and article that a reader needs beside them. Lists of them are in `claim-list.ts`.
 */
import { eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import { claimsAsOf, snake, speakerColumnAsOf, speakerHistoryAsOf, speakersAsOf } from './as-of.ts'
import type { Db } from './db.ts'
import { claimsIn } from './filters.ts'
import { type Claim, claims } from './schema.ts'

/** A claim with what is shown beside it. */
export interface ClaimRow extends Claim {
  readonly speaker: { readonly id: number; readonly name: string; readonly kind: string } | null
  readonly article: {
    readonly id: number
    readonly url: string | null
    readonly title: string | null
    readonly outlet: string | null
    readonly publishedAt: string | null
    readonly timeZone: string | null
  }
}

/** The claim's own columns in the order in which they are read. */
const OWN = Object.keys(getTableColumns(claims)) as (keyof Claim)[]
const OWN_SQL = sql.raw(OWN.map((name) => `claims.${snake(name)} as c_${snake(name)}`).join(', '))
const ARTICLE_SQL = sql.raw(
  ['id', 'url', 'title', 'outlet', 'published_at', 'time_zone']
    .map((name) => `articles.${name} as a_${name}`)
    .join(', '),
)

/**
 * What is joined to a claim for its speaker, and the speaker's columns; of a merged one, those of the speaker that it was merged into.
 * At an instant the tables are joined one by one, since a subquery of both would be made whole for every claim that is read.
 */
function speakerOf(asOf: number | null): { readonly joined: SQL; readonly columns: SQL } {
  const told = (name: string) => sql.raw(asOf === null ? `speakers.${name}` : speakerColumnAsOf(name))
  const raw = asOf === null ? sql`speakers as raw` : speakersAsOf(asOf)
  const columns = ['id', 'name', 'kind'].map((name) => {
    const merged = sql`(select raw.${sql.raw(name)} from ${raw} where raw.id = ${told('canonical_id')})`
    return sql`iif(${told('canonical_id')} is null, ${told(name)}, ${merged}) as ${sql.raw(`s_${name}`)}`
  })
  const history = asOf === null ? sql`` : sql`left join ${speakerHistoryAsOf(asOf)}`
  return {
    joined: sql`left join speakers on speakers.id = claims.speaker_id ${history}`,
    columns: sql.join(columns, sql`, `),
  }
}
const SPEAKER_NOW = speakerOf(null)

/** How claims are read: where from, in which order, and what else each row is to tell. */
export interface Reading {
  /** What follows `from claims join articles left join speakers`: conditions, order, limit. */
  readonly rest: SQL
  /** What the database is to begin with, and the condition that joins a claim to it. */
  readonly through?: { readonly from: SQL; readonly on: SQL }
  /** One more column, the same in every row. */
  readonly extra?: SQL
  /** One more column of each row's own: its follow-ups as JSON. */
  readonly history?: SQL
  /** The instant (milliseconds since 1970 UTC) that they are read as known at, or null for now. */
  readonly asOf?: number | null
  /** At an instant: also what is not published by now. */
  readonly all?: boolean
}

/** Rows, the extra column's value (undefined when there is no row), and each row's history where that was asked for. */
export interface Read {
  readonly rows: ClaimRow[]
  readonly extra: unknown
  readonly histories: unknown[]
}

/**
 * The statement that reads claims with what is shown beside them; of a merged speaker, the one that it was merged into.
 * Its rows are for `readRows`; each column has a name of its own.
 */
export function claimsStatement(reading: Reading): SQL {
  const { rest, through, extra, history, asOf = null, all = true } = reading
  const table = asOf === null ? sql`claims` : claimsAsOf(asOf, all)
  const from = through ? sql`${through.from} cross join ${table} on ${through.on}` : table
  const speaker = asOf === null ? SPEAKER_NOW : speakerOf(asOf)
  return sql`select ${extra ?? sql`null`} as extra, ${history ?? sql`null`} as history, ${ARTICLE_SQL}, ${speaker.columns}, ${OWN_SQL} from ${from}
    inner join articles on claims.article_id = articles.id
    ${speaker.joined} ${rest}`
}

/** Claims from the statement's rows, put together here since a general mapper costs more than the database does. */
export function readRows(values: readonly (readonly unknown[])[]): Read {
  return { rows: values.map(toRow), extra: values[0]?.[0], histories: values.map((row) => row[1]) }
}

/** Claims with what is shown beside them, in one call. */
export async function readClaims(db: Db, reading: Reading): Promise<Read> {
  return readRows(await db.values<unknown[]>(claimsStatement(reading)))
}

/** All rows begin as copies of this, so that the engine knows their shape: one that grows column by column is slow to read. */
const SHAPE: Record<string, unknown> = {
  ...Object.fromEntries(OWN.map((name) => [name, null])),
  speaker: null,
  article: null,
}

/** A row of `claimsStatement`: the extra column, history, article, speaker, then the claim's own columns. */
function toRow(values: readonly unknown[]): ClaimRow {
  const [, , id, url, title, outlet, publishedAt, timeZone, speakerId, name, kind] = values
  const row: Record<string, unknown> = { ...SHAPE }
  for (let i = 0; i < OWN.length; i++) row[OWN[i] ?? ''] = values[i + 11]
  row.speaker = speakerId === null ? null : { id: speakerId, name, kind }
  row.article = { id, url, title, outlet, publishedAt, timeZone }
  return row as unknown as ClaimRow
}

/**
 * One claim, or null.
 * @param read `asOf`: as known at that instant (milliseconds since 1970 UTC), or null for now; `all`: drafts and what is
 * hidden too
 */
export async function findClaim(
  db: Db,
  id: number,
  read: { readonly asOf: number | null; readonly all: boolean },
): Promise<ClaimRow | null> {
  const visible = read.all ? sql`1` : eq(claims.visibility, 'published')
  const { rows } = await readClaims(db, { ...read, rest: sql`where ${claims.id} = ${id} and ${visible}` })
  return rows[0] ?? null
}

/** Claims by their ids, in no order. At most 90 ids. */
export async function findClaims(db: Db, ids: readonly number[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return []
  return (await readClaims(db, { rest: sql`where ${inArray(claims.id, [...ids])}` })).rows
}

/** Reads all claims of one article, in the order of its text. */
export const ofArticle = (articleId: number): Reading => ({
  rest: sql`where claims.id in ${claimsIn(articleId)} order by claims.id`,
})

/** All claims of one article, in the order of its text. */
export async function claimsOfArticle(db: Db, articleId: number): Promise<ClaimRow[]> {
  return (await readClaims(db, ofArticle(articleId))).rows
}
