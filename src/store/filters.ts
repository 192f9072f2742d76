/**
 * What claims can be filtered by, as an expression of the tag index (`claims_fts`) and as conditions on rows.
 */
import { eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { DueState } from '../follow-up/due.ts'
import { hexOf } from './digest.ts'
import { type Days, dueBefore, dueCondition } from './due.ts'
import { afterDay, beginOf, placed, placeOf } from './keys.ts'
import { matchText } from './match.ts'
import { type Claim, claims, saidPlace } from './schema.ts'
import { speakerIds } from './speakers.ts'

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

/** The outcomes: what a status is once something became of a claim. */
export const SETTLED: Claim['status'][] = ['held', 'partly_held', 'not_held', 'unresolvable', 'withdrawn']

/** An expression of the index that matches nothing. */
const NOTHING = '""'
const UNLISTED = ' NOT {tags} : unlisted'

/** Hex of UTF-8, as SQLite's `hex` writes it but for its case, which the index folds. */
const hex = (text: string) => hexOf(new TextEncoder().encode(text))

const statusTag = (status: string) => `x${status.replaceAll('_', '')}`

/** True when only claims with an open window can have one of these due states. */
const isOpen = (due: ClaimFilters['due']) => due !== undefined && !due.states.includes('none')

/** The tags, as the view `claims_tagged` writes them, that a claim must have; the speaker's apart. */
function tagsOf(filters: ClaimFilters): string[] {
  const { article, outlet, kind, type, status, settled, due } = filters
  return [
    kind && `k${kind}`,
    type && `t${type}`,
    status && statusTag(status),
    settled ? `(${SETTLED.map(statusTag).join(' OR ')})` : '',
    article === undefined ? '' : `a${article}`,
    outlet === undefined ? '' : `o${hex(outlet.toLowerCase())}`,
    isOpen(due) ? 'w' : '',
  ].filter((tag) => tag !== undefined && tag !== '') as string[]
}

/**
 * The filters as an expression of the tag index.
 * @returns undefined when none of them is in it
 */
export function matchOf(filters: ClaimFilters): SQL | undefined {
  const { q, speaker, all } = filters
  const words = q === undefined ? '' : matchText(q)
  if (words === null) return sql`${NOTHING}`
  const tags = tagsOf(filters).map((tag) => `{tags} : ${tag}`)
  const fixed = [...(words === '' ? [] : [`{text} : (${words})`]), ...tags].join(' AND ')
  const hidden = all ? '' : UNLISTED
  if (speaker === undefined) return fixed === '' ? undefined : sql`${fixed + hidden}`
  const before = fixed === '' ? '' : `${fixed} AND `
  return sql`(${before} || ${speakerTags(sql`${speaker}`)} || ${hidden})`
}

/** The tags of all ids that a speaker's claims are kept under. */
const speakerTags = (id: SQL) =>
  sql`'{tags} : (' || coalesce((select group_concat('s' || id, ' OR ') from speakers where id in ${speakerIds(id)}), 'nobody') || ')'`

/** What finds the public claims of a speaker, given as a column or a value; `all`: the others too. */
export const matchSpeaker = (id: SQL, all = false) => sql`(${speakerTags(id)} || ${all ? '' : UNLISTED})`

/** Ids of the claims of an article, given as a value or a column, or of a list of articles. */
export function claimsIn(article: SQL | number | readonly number[]): SQL {
  const match = Array.isArray(article)
    ? sql`${`{tags} : (${article.map((id) => `a${id}`).join(' OR ')})`}`
    : sql`('{tags} : a' || cast(${article} as integer))`
  return sql`(select one.id from claims_fts cross join claims as one on ${saidPlace('one.')} = claims_fts.rowid
    where claims_fts match ${match} and claims_fts.rowid >= ${placed(beginOf('said'))})`
}

/** The filters of the tag index as conditions on rows, where another order is walked; words are not among them. */
export function tagConditions(filters: ClaimFilters): (SQL | undefined)[] {
  const { speaker, article, outlet, kind, type, status, settled, all } = filters
  return [
    all ? undefined : eq(claims.visibility, 'published'),
    speaker === undefined ? undefined : sql`${claims.speakerId} in ${speakerIds(sql`${speaker}`)}`,
    article === undefined ? undefined : eq(claims.articleId, article),
    outlet === undefined ? undefined : eq(claims.outletKey, outlet.toLowerCase()),
    kind && eq(claims.kind, kind),
    type && eq(claims.type, type),
    status && eq(claims.status, status),
    settled ? inArray(claims.status, SETTLED) : undefined,
  ]
}

/** The filters that are ranges or reckoned, as conditions on a statement that joins claims and articles. */
export function rangeConditions(filters: ClaimFilters): SQL[] {
  const { saidFrom, saidTo, due, updatedSince } = filters
  const said = saidPlace()
  return [
    saidFrom === undefined ? undefined : gte(said, placed(placeOf('said', saidFrom))),
    saidTo === undefined ? undefined : lt(said, placed(afterDay('said', saidTo))),
    due && anyOf(due.states.map((state) => dueCondition(state, due.days))),
    filters.dueBefore === undefined ? undefined : dueBefore(filters.dueBefore),
    updatedSince === undefined ? undefined : gte(claims.updatedAt, updatedSince),
  ].filter((condition) => condition !== undefined)
}

function anyOf(conditions: readonly (SQL | undefined)[]): SQL | undefined {
  const given = conditions.filter((one) => one !== undefined)
  return given.length === 1 ? given[0] : sql`(${sql.join(given, sql` or `)})`
}
