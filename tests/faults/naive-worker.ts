/** The control: the same Worker on a database whose batches are no transactions. What kills find here proves that they look. */
import worker from '../../src/index.tsx'

function statementByStatement(d1: D1Database): D1Database {
  return new Proxy(d1, {
    get(target, name) {
      if (name === 'batch') {
        return async (statements: D1PreparedStatement[]) => {
          const results: unknown[] = []
          for (const statement of statements) results.push(await statement.all())
          return results
        }
      }
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

let wrapped: D1Database | null = null
export default {
  fetch(request: Request, env: Env, context: ExecutionContext) {
    wrapped ??= statementByStatement(env.DB)
    return worker.fetch(request, { ...env, DB: wrapped }, context)
  },
}
