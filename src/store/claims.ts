/**
 * Claims, always with the speaker and article that a reader needs beside them, and the filters that restrict them.
 * Lists of them are in `claim-list.ts`.
 */
import {
  eq,
  getTableColumns,
  gte,
  inArray,
  lte,
  type SQL,
  type SQLWrapper,
  type Subquery,
  sql,
} from 'drizzle-orm'
import type { DueState } from '../follow-up/due.ts'
import { claimsAsOf, snake, speakersAsOf } from './as-of.ts'
import type { Db } from './db.ts'
import { type Days, dueBefore, dueCondition } from './due.ts'
import { type Claim, claims, notPending, rareKind, rareType, updatedKey } from './schema.ts'

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

/** Filters combine freely; an absent one does not restrict. Days are `YYYY-MM-DD`, both ends included. */
export interface ClaimFilters {
  readonly speaker?: number | undefined
  readonly article?: number | undefined
  readonly outlet?: string | undefined
  readonly kind?: Claim['kind'] | undefined
  readonly type?: Claim['type'] | undefined
  readonly status?: Claim['status'] | undefined
  /** What a reader searches for in the text: words, "phrases", prefix*. */
  readonly q?: string | undefined
  /** Only claims with an outcome. */
  readonly settled?: boolean | undefined
  readonly saidFrom?: string | undefined
  readonly saidTo?: string | undefined
  readonly due?: { readonly states: readonly DueState[]; readonly days: Days } | undefined
  /** The window ends before this day. */
  readonly dueBefore?: string | undefined
  /** Changed at or after this instant, milliseconds since 1970 UTC. */
  readonly updatedSince?: number | undefined
  /** Editors also see drafts and what is hidden. */
  readonly all?: boolean | undefined
}

/** The claim's own columns in the order in which they are read. */
const OWN = Object.keys(getTableColumns(claims)) as (keyof Claim)[]
const OWN_SQL = sql.raw(OWN.map((name) => `claims.${snake(name)}`).join(', '))
const ARTICLE_SQL = sql.raw(
  ['id', 'url', 'title', 'outlet', 'published_at', 'time_zone'].map((name) => `articles.${name}`).join(', '),
)

/** The speaker's column; of a merged one, the column of the speaker that it was merged into. */
function ofSpeaker(column: 'id' | 'name' | 'kind', raw: SQL | Subquery): SQL {
  const name = sql.raw(column)
  return sql`iif(speakers.canonical_id is null, speakers.${name}, (select raw.${name} from ${raw} where raw.id = speakers.canonical_id))`
}
const SPEAKER_NOW = speakerColumns(sql`speakers as raw`)

function speakerColumns(raw: SQL | Subquery): SQL {
  return sql`${ofSpeaker('id', raw)}, ${ofSpeaker('name', raw)}, ${ofSpeaker('kind', raw)}`
}

/** How claims are read: where from, in which order, and what else each row is to tell. */
export interface Reading {
  /** What follows `from claims join articles left join speakers`: more joins, conditions, order, limit. */
  readonly rest: SQL
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
 * Its rows are for `readRows`.
 */
export function claimsStatement({ rest, extra, history, asOf = null, all = true }: Reading): SQL {
  const from = asOf === null ? sql`claims` : claimsAsOf(asOf, all)
  const speaking = asOf === null ? sql`speakers` : speakersAsOf(asOf)
  const shown = asOf === null ? SPEAKER_NOW : speakerColumns(speakersAsOf(asOf, 'raw'))
  return sql`select ${extra ?? sql`null`}, ${history ?? sql`null`}, ${ARTICLE_SQL}, ${shown}, ${OWN_SQL} from ${from}
    inner join articles on claims.article_id = articles.id
    left join ${speaking} on speakers.id = claims.speaker_id ${rest}`
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

/** The outcomes: what a status is once something became of a claim. */
export const SETTLED: Claim['status'][] = ['held', 'partly_held', 'not_held', 'unresolvable', 'withdrawn']

/** A condition that is only checked: the plus keeps the database from beginning with an index on the column. */
const checked = (column: SQLWrapper, value: string) => sql`+${column} = ${value}`

/**
 * The filters as conditions on a statement that joins claims and articles. Which index the database begins with is said
 * here, since it keeps no counts: in the order of saying the rarest of what is asked for; in another order that order's own
 * index, unless one speaker, one article or a rare status is asked for.
 * @param group the ids that the filter's speaker goes by
 * @param isSaid whether the list is in the order of saying
 */
export function claimConditions(
  filters: ClaimFilters,
  group: readonly number[],
  isSaid = true,
): (SQL | undefined)[] {
  const { speaker, article, outlet, kind, type, status, settled, all } = filters
  const isRareType = type !== undefined && type !== 'statement'
  const isRareStatus = (status !== undefined && status !== 'pending') || settled === true
  const isNarrow =
    isRareType || isRareStatus || [speaker, article, outlet].some((value) => value !== undefined)
  const narrowing = (column: SQLWrapper, value: string | undefined) =>
    value === undefined ? undefined : isSaid ? sql`${column} = ${value}` : checked(column, value)
  return [
    all ? undefined : eq(claims.visibility, 'published'),
    // One speaker is one exact seek; several are only those that were merged.
    speaker === undefined
      ? undefined
      : group.length > 1
        ? inArray(claims.speakerId, [...group])
        : eq(claims.speakerId, group[0] ?? speaker),
    article === undefined ? undefined : eq(claims.articleId, article),
    speaker === undefined
      ? narrowing(claims.outletKey, outlet?.toLowerCase())
      : outlet === undefined
        ? undefined
        : checked(claims.outletKey, outlet.toLowerCase()),
    kind && (isNarrow || !isSaid ? checked(claims.kind, kind) : eq(claims.kind, kind)),
    narrowing(claims.type, type),
    isRareStatus ? status && eq(claims.status, status) : narrowing(claims.status, status),
    // Said again as the partial indexes say it, or they would not be used.
    isSaid && !isNarrow && kind && kind !== 'indirect' ? rareKind('claims.') : undefined,
    isSaid && isRareType ? rareType('claims.') : undefined,
    isRareStatus ? notPending('claims.') : undefined,
    settled ? inArray(claims.status, SETTLED) : undefined,
    ...rangeConditions(filters),
  ]
}

/** The filters that are ranges or reckoned, as conditions on a statement that joins claims and articles. */
export function rangeConditions(filters: ClaimFilters): SQL[] {
  const { saidFrom, saidTo, due, updatedSince } = filters
  return [
    // The said-on key starts with the last possible day; "~" sorts after every id.
    saidFrom === undefined ? undefined : gte(claims.saidKey, saidFrom),
    saidTo === undefined ? undefined : lte(claims.saidKey, `${saidTo}~`),
    due && anyOf(due.states.map((state) => dueCondition(state, due.days))),
    filters.dueBefore === undefined ? undefined : dueBefore(filters.dueBefore),
    updatedSince === undefined ? undefined : sql`${updatedKey('claims.')} >= ${updatedText(updatedSince, 0)}`,
  ].filter((condition) => condition !== undefined)
}

/** The text that `updatedKey` makes of an instant (milliseconds since 1970 UTC) and a claim's id. */
export const updatedText = (at: number, id: number) =>
  `${at + 100_000_000_000_000}1${String(id).padStart(16, '0')}`

function anyOf(conditions: readonly (SQL | undefined)[]): SQL | undefined {
  const given = conditions.filter((one) => one !== undefined)
  return given.length === 1 ? given[0] : sql`(${sql.join(given, sql` or `)})`
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

/** All claims of one article, in the order of its text. */
export async function claimsOfArticle(db: Db, articleId: number): Promise<ClaimRow[]> {
  return (await readClaims(db, { rest: sql`where ${claims.articleId} = ${articleId} order by claims.id` }))
    .rows
}
