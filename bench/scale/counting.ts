/** A D1 database that counts: calls (round trips), rows read and written, and milliseconds of SQL, as D1 itself tells them. */

export interface Counts {
  calls: number
  rowsRead: number
  rowsWritten: number
  sqlMs: number
}

/**
 * Wraps a database.
 * @param rows also counts the rows of what is asked for as `raw`, which then runs twice; only reads do that
 */
export function counting(db: D1Database, rows = true): { db: D1Database; counts: Counts } {
  const counts: Counts = { calls: 0, rowsRead: 0, rowsWritten: 0, sqlMs: 0 }
  const note = ({ meta }: D1Result) => {
    counts.rowsRead += meta.rows_read
    counts.rowsWritten += meta.rows_written
    counts.sqlMs += meta.duration
  }
  const inner = new WeakMap<object, D1PreparedStatement>()
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const all = async () => {
      counts.calls++
      const result = await statement.all()
      note(result)
      return result
    }
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all,
      run: all,
      first: async (column?: string) => {
        const [row] = (await all()).results as Record<string, unknown>[]
        return row === undefined ? null : column === undefined ? row : row[column]
      },
      // `raw` alone tells no rows.
      raw: async () => {
        if (rows) await all()
        else counts.calls++
        return statement.raw()
      },
    }
    inner.set(wrapped, statement)
    return wrapped as unknown as D1PreparedStatement
  }
  const session = (of: D1Database | D1DatabaseSession) => ({
    prepare: (sql: string) => wrap(of.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) => {
      counts.calls++
      const results = await of.batch(statements.map((one) => inner.get(one) ?? one))
      for (const result of results) note(result)
      return results
    },
    getBookmark: () => ('getBookmark' in of ? of.getBookmark() : null),
    withSession: (bookmark?: string) => session(db.withSession(bookmark)),
  })
  return { db: session(db) as unknown as D1Database, counts }
}
