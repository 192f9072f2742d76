/**
 * Opens the database, and says what a failed statement meant.
 * D1 holds the connection, this is only a thin wrapper.
 */
import { fillPlaceholders, getTableColumns, type SQL, type SQLWrapper, sql, type Table } from 'drizzle-orm'
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
  const { sql: text, params } = dialect.sqlToQuery(statement)
  return (db: Db, values: Record<string, unknown>) =>
    db.$client
      .prepare(text)
      .bind(...fillPlaceholders(params, values))
      .raw<unknown[]>()
}

/** All columns of a table, each under the name that rows have in TypeScript. */
export function columnsAs(table: Table): SQL {
  const named = Object.entries(getTableColumns(table)).map(
    ([name, column]) => sql`${column} as ${sql.identifier(name)}`,
  )
  return sql.join(named, sql`, `)
}

type Answers<T extends readonly object[]> = { [K in keyof T]: T[K][] }

/** Asks several statements in one call; the rows of each by the names of their columns, which must differ within one. */
export async function together<T extends readonly object[]>(
  db: Db,
  statements: { readonly [K in keyof T]: SQLWrapper },
): Promise<Answers<T>> {
  const d1 = db.$client
  const asked = (statements as readonly SQLWrapper[]).map((one) => {
    const { sql: text, params } = dialect.sqlToQuery(one.getSQL())
    return d1.prepare(text).bind(...params)
  })
  const answers = await d1.batch(asked)
  return answers.map(({ results }) => results) as unknown as Answers<T>
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
