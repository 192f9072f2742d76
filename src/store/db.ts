/**
 * Opens the database, and says what a failed statement meant.
 * Each request makes its own `Db`: D1 holds the connection, this is only a thin wrapper.
 */
import { drizzle } from 'drizzle-orm/d1'

/** The typed database over a D1 binding. */
export function openDb(d1: D1Database) {
  return drizzle(d1, { casing: 'snake_case' })
}
export type Db = ReturnType<typeof openDb>

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

/** True when an id that was drawn for a follow-up stands already. */
export function isTakenId(error: unknown): boolean {
  return messages(error).includes('follow_ups is append-only')
}
