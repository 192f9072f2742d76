/** A D1 that fails at its Nth call, in one of the ways that D1 fails (its documentation, "Debug D1"). */

/**
 * `before`: nothing was done; `after`: it was done, and the answer lost; `overloaded`: refused; `hang`: done or not, no answer ever comes.
 */
export const FAULTS = ['before', 'after', 'overloaded', 'hang'] as const
export type Fault = (typeof FAULTS)[number]

const LOST = 'D1_ERROR: Network connection lost.'
const OVERLOADED = 'D1_ERROR: D1 DB is overloaded. Requests queued for too long.'
const CALLS = new Set(['all', 'run', 'first', 'raw'])

export interface FaultyD1 {
  readonly db: D1Database
  /** How many calls came. */
  readonly calls: () => number
  /** True once the fault has happened. */
  readonly hasFailed: () => boolean
}

/**
 * @param at the call that fails, 1 the first; 0 for none
 */
export function faultyD1(d1: D1Database, at: number, fault: Fault): FaultyD1 {
  const originals = new WeakMap<object, D1PreparedStatement>()
  let count = 0
  const call = async (work: () => Promise<unknown>): Promise<unknown> => {
    count++
    if (count !== at) return work()
    if (fault === 'overloaded') throw new Error(OVERLOADED)
    if (fault === 'before') throw new Error(LOST)
    await work()
    if (fault === 'hang') return new Promise(() => undefined)
    throw new Error(LOST)
  }
  const wrapStatement = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (name === 'bind') return (...values: unknown[]) => wrapStatement(target.bind(...values))
        if (CALLS.has(String(name))) return (...given: unknown[]) => call(() => value.apply(target, given))
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
            call(() =>
              value.call(
                target,
                statements.map((one) => originals.get(one) ?? one),
              ),
            )
        }
        return value.bind(target)
      },
    })
  return { db: wrapDatabase(d1), calls: () => count, hasFailed: () => at > 0 && count >= at }
}
