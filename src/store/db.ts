/**
 * Opens the database, and says what a failed statement meant.
 * D1 holds the connection, this is only a thin wrapper.
 */
import { fillPlaceholders, type SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'

const makeDb = (d1: D1Database) => drizzle(d1, { casing: 'snake_case' })
export type Db = ReturnType<typeof makeDb>

/** One for each binding: it remembers how columns are spelt, which costs more to find out than a row to read. */
const OPENED = new WeakMap<D1Database, Db>()

/** The typed database over a D1 binding. */
export function openDb(d1: D1Database): Db {
  const opened = OPENED.get(d1) ?? makeDb(d1)
  OPENED.set(d1, opened)
  return opened
}

const dialect = new SQLiteAsyncDialect({ casing: 'snake_case' })

/**
 * A statement that is put into words once; what differs each time it is asked is `sql.placeholder(name)` in it.
 * @returns asks it with these values; rows of bare values
 */
export function prepared(statement: SQL) {
  const { sql, params } = dialect.sqlToQuery(statement)
  return (db: Db, values: Record<string, unknown>) =>
    db.$client
      .prepare(sql)
      .bind(...fillPlaceholders(params, values))
      .raw<unknown[]>()
}

/** All text that an error and its causes carry: drizzle wraps D1's message. */
function messages(error: unknown): string {
  const parts: string[] = []
  for (let e = error; e instanceof Error; e = e.cause) parts.push(e.message)
  return parts.join('\n')
}

/**
 * True when a statement failed because a row with this key stands already.
 * @param column `table.column` as SQLite names it in "UNIQUE constraint failed: …"
 */
export function isTaken(error: unknown, column: string): boolean {
  const text = messages(error)
  return text.includes('UNIQUE constraint failed') && text.includes(column)
}

/** True when the version that a change would have made was taken by another writer: the trigger on `changes` says so. */
export function isStaleVersion(error: unknown): boolean {
  return messages(error).includes('changes is append-only: this version is taken')
}

/**
 * What D1 says when it is not the statement's fault, as its documentation lists it ("Debug D1"): too busy, being moved,
 * connection lost. Whether a write took effect is then unknown.
 */
const TRANSIENT =
  /network connection lost|internal error|overloaded|queued for too long|too many requests|object to be reset|code was updated|transient issue|exceeded timeout|long-running export|storage operation|exceeded its cpu/i

/** True when the database could not be asked, or its answer was lost: the same request may be sent again. */
export function isUnavailable(error: unknown): boolean {
  return TRANSIENT.test(messages(error))
}

/** True when an id that was drawn for a follow-up stands already. */
export function isTakenId(error: unknown): boolean {
  return messages(error).includes('follow_ups is append-only')
}

/** True when a statement failed with these words of SQLite. */
export function failsWith(error: unknown, words: string): boolean {
  return messages(error).includes(words)
}
