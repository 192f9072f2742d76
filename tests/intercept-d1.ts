/** A D1 whose calls go through a hand of the test's: to count them, or to let one fail. */

/** Carries out a call to the database, or does not. */
export type OnCall = (work: () => Promise<unknown>) => Promise<unknown>

const CALLS = new Set(['all', 'run', 'first', 'raw'])

/** @param onCall is given each statement that is run, and each batch as one call */
export function interceptD1(d1: D1Database, onCall: OnCall): D1Database {
  const originals = new WeakMap<object, D1PreparedStatement>()
  const wrapStatement = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (name === 'bind') return (...values: unknown[]) => wrapStatement(target.bind(...values))
        if (CALLS.has(String(name))) return (...given: unknown[]) => onCall(() => value.apply(target, given))
        return value.bind(target)
      },
    })
    originals.set(wrapped, statement)
    return wrapped
  }
  const wrapDatabase = <T extends object>(database: T): T =>
    new Proxy(database, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (name === 'prepare') return (sql: string) => wrapStatement(value.call(target, sql))
        if (name === 'withSession') return (...given: unknown[]) => wrapDatabase(value.apply(target, given))
        if (name === 'batch') {
          return (statements: object[]) =>
            onCall(() =>
              value.call(
                target,
                statements.map((one) => originals.get(one) ?? one),
              ),
            )
        }
        return value.bind(target)
      },
    })
  return wrapDatabase(d1)
}
