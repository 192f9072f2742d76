/**
 * A SQLite file behind D1's interface, so that the store's own functions can write it without a Worker: what
 * generates data and what simulates several databases uses it. Only what drizzle calls is there.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

/** Time spent in SQL and calls made, added up by whoever reads them. */
export interface Spent {
  calls: number
  statements: number
}

/**
 * The database as drizzle's D1 driver takes it. Numbers are bound as fractions, as D1 does. A batch is one
 * transaction, or a savepoint where the caller has begun one.
 * @param spent counts calls (what would be a round trip) and statements
 */
export function asD1(file: DatabaseSync, spent: Spent = { calls: 0, statements: 0 }): D1Database {
  const prepared = new Map<string, StatementSync>()
  const statementOf = (sql: string) => {
    let statement = prepared.get(sql)
    if (!statement) {
      if (prepared.size > 500) prepared.clear()
      statement = file.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }
  const run = (sql: string, values: readonly SQLInputValue[], arrays: boolean) => {
    spent.statements++
    const statement = statementOf(sql)
    statement.setReturnArrays(arrays)
    return statement.all(...values)
  }
  const bound = (sql: string, values: readonly SQLInputValue[]) => {
    const all = async () => {
      spent.calls++
      return result(run(sql, values, false))
    }
    return {
      bind: (...more: SQLInputValue[]) => bound(sql, more),
      all,
      run: all,
      raw: async () => {
        spent.calls++
        return run(sql, values, true)
      },
      direct: () => result(run(sql, values, false)),
    }
  }
  const batch = async (statements: readonly ReturnType<typeof bound>[]) => {
    spent.calls++
    file.exec('savepoint batch')
    try {
      const results = statements.map((statement) => statement.direct())
      file.exec('release batch')
      return results
    } catch (error) {
      file.exec('rollback to batch; release batch')
      throw error
    }
  }
  return { prepare: (sql: string) => bound(sql, []), batch } as unknown as D1Database
}

const result = (results: unknown[]) => ({ results, success: true, meta: {} })
