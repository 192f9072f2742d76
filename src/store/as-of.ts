/**
 * Tables as they were known at an instant: the current row, or the oldest one that was replaced after it.
 */
import { getTableColumns, type SQL, Subquery, sql } from 'drizzle-orm'
import { RANGES } from './keys.ts'
import { claimHistory, claims, speakerHistory, speakers } from './schema.ts'

/** A column's name in the database. */
export const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** What `from` needs to stand for a table: every column under its own name, each from the history row if there is one. */
function stateAt(columns: readonly string[], kept: readonly string[]): SQL {
  const parts = columns.map((name) => {
    const column = sql.raw(snake(name))
    return kept.includes(name)
      ? sql`iif(h.version is null, c.${column}, h.${column}) as ${column}`
      : sql`c.${column} as ${column}`
  })
  return sql.join(parts, sql`, `)
}

/** The places that the database reckons of a stored row (drizzle/0012_tag_index.sql), of one that is put together. */
const place = (day: string, range: bigint) =>
  `cast(replace(coalesce(${day}, ''), '-', '') * 4294967296 + seq + ${range} as integer)`
const whileOpen = (value: string) =>
  `iif(due_latest is not null and status in ('pending', 'in_progress', 'stalled'), ${value}, null)`
const PLACES = sql.raw(
  [
    `${place('said_latest', RANGES.said)} as said_place`,
    `${whileOpen(place('due_latest', RANGES.due))} as due_place`,
    `${whileOpen(place('due_earliest', RANGES.opens))} as opens_place`,
  ].join(', '),
)

/**
 * Claims as known at an instant, to be read in place of the table. One that is hidden by now, or was not stored yet,
 * is left out.
 * @param instant milliseconds since 1970 UTC
 * @param all also what is not published now
 */
export function claimsAsOf(instant: number, all: boolean) {
  const columns = stateAt(Object.keys(getTableColumns(claims)), Object.keys(getTableColumns(claimHistory)))
  const visible = all ? sql`1` : sql`c.visibility = 'published'`
  const states = sql`select *, ${PLACES} from (
    select ${columns} from claims c left join claim_history h on h.claim_id = c.id and h.version =
      (select min(version) from claim_history where claim_id = c.id and until > ${instant})
    where ${visible}
  ) where updated_at <= ${instant}`
  return new Subquery(states, {}, 'claims')
}

/** The history row that tells of `speakers` at an instant (milliseconds since 1970 UTC), and its condition: for a left join. */
export const speakerHistoryAsOf = (
  instant: number,
) => sql`speaker_history as told on told.speaker_id = speakers.id
  and told.version = (select min(version) from speaker_history where speaker_id = speakers.id and until > ${instant})`

/** A column of `speakers`, by its name in the database, where `speakerHistoryAsOf` is joined. */
export const speakerColumnAsOf = (name: string): string =>
  name === 'id' ? 'speakers.id' : `iif(told.version is null, speakers.${name}, told.${name})`

/** Speakers as known at an instant, to be read as `raw` in place of the table. */
export function speakersAsOf(instant: number) {
  const columns = stateAt(
    Object.keys(getTableColumns(speakers)),
    Object.keys(getTableColumns(speakerHistory)),
  )
  const states = sql`select ${columns} from speakers c left join speaker_history h on h.speaker_id = c.id and h.version =
      (select min(version) from speaker_history where speaker_id = c.id and until > ${instant})`
  return new Subquery(states, {}, 'raw')
}
