/** Speakers and the names they go by. */
import { and, asc, desc, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { columnsAs, type Db, together } from './db.ts'
import { matchText } from './match.ts'
import { cutPage, type Page, type PageRequest } from './page.ts'
import { type Speaker, speakers } from './schema.ts'

export type SpeakerWithNames = Speaker & { readonly names: string[] }

/** Statement for one speaker with all names (`names`, JSON), for `readSpeakerRow`. */
export function speakerStatement(id: number): SQL {
  return sql`select ${columnsAs(speakers)}, (select json_group_array(name) from (
      select distinct n.name from speaker_names as n join speakers as s on s.id = n.speaker_id
      where s.id = ${id} or s.canonical_id = ${id} order by n.name)) as names
    from ${speakers} where ${speakers.id} = ${id}`
}

/** A row of `speakerStatement`. */
export type SpeakerRow = Speaker & { readonly names: string }
/** A row of `speakerStatement`, its names read. */
export const readSpeakerRow = (row: SpeakerRow): SpeakerWithNames => ({
  ...row,
  names: JSON.parse(row.names) as string[],
})

/** One speaker with all names, those of merged ones too, or null. */
export async function findSpeaker(db: Db, id: number): Promise<SpeakerWithNames | null> {
  const [[row]] = await together<[SpeakerRow]>(db, [speakerStatement(id)])
  return row ? readSpeakerRow(row) : null
}

/** The ids whose claims are this speaker's: its own, those that were merged with it, and the one they stand under. */
export function speakerIds(id: SQL): SQL {
  const root = sql`coalesce((select canonical_id from speakers where id = ${id}), ${id})`
  return sql`(select id from speakers where id = ${root} union all select id from speakers where canonical_id = ${root})`
}

interface SpeakerRequest extends PageRequest {
  readonly name?: string | undefined
  readonly q?: string | undefined
}

/**
 * The ids of a page of those whose names match, and of one more; undefined for all. Speakers under another one have no names in the index.
 */
function found({ limit, cursor, name, q }: SpeakerRequest): SQL | undefined {
  // Who has an exact name has all its words.
  const match = matchText(q ?? name?.replaceAll(/["“”*]/g, ' ') ?? '')
  if (match === null) return q === undefined ? undefined : sql`(select 0 where 0)`
  const key = Number(cursor?.key ?? 0)
  const back = cursor?.direction === 'before'
  const seek = cursor ? (back ? sql`and rowid > ${key}` : sql`and rowid < ${key}`) : sql``
  // An exact name leaves out some of the matches.
  const most = name === undefined ? limit + 1 : -1
  return sql`(select rowid from speakers_fts where speakers_fts match ${match} ${seek}
    order by rowid ${back ? sql`asc` : sql`desc`} limit ${most})`
}

/**
 * Speakers that stand for themselves, newest recorded first; the page key is the id.
 * @param request `name` restricts to one exact name, `q` to those who go by all its words (store/match.ts), under any of their names
 */
export async function listSpeakers(db: Db, request: SpeakerRequest): Promise<Page<Speaker>> {
  const { cursor } = request
  const key = Number(cursor?.key ?? 0)
  const back = cursor?.direction === 'before'
  const seek = cursor ? (back ? gt(speakers.id, key) : lt(speakers.id, key)) : undefined
  const named = request.name === undefined ? undefined : eq(speakers.name, request.name)
  const ids = found(request)
  const matches = ids && sql`${speakers.id} in ${ids}`
  const rows = await db
    .select()
    .from(speakers)
    .where(and(seek, named, isNull(speakers.canonicalId), matches))
    .orderBy(back ? asc(speakers.id) : desc(speakers.id))
    .limit(request.limit + 1)
  return cutPage(rows, request, (row) => String(row.id))
}
