/**
 * What the Worker writes to its log: one line of JSON for each request, run of the schedule and batch of the queue. No
 * line holds an address's values, a query, a body, a token or a name: a route's pattern is all that is told of an address.
 */
import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from './context.ts'

/** What a line may hold: numbers, and words that are ours. */
type Line = Readonly<Record<string, string | number | boolean | null>>

/**
 * Writes one line.
 * @param env its `LOG` turns lines off (`off`); errors are written all the same (`logError`)
 * @param event what happened: `request`, `schedule`, `queue`
 */
export function log(env: { readonly LOG?: string }, event: string, line: Line): void {
  if (env.LOG !== 'off') console.log(JSON.stringify({ event, ...line }))
}

/**
 * Writes the line of a request that was answered.
 * @param started when it came, milliseconds since 1970 UTC (a Worker's clock moves only while it waits)
 */
export function logRequest(c: Context<AppEnv>, started: number): void {
  log(c.env, 'request', {
    request_id: c.get('requestId'),
    method: c.req.method,
    route:
      matchedRoutes(c)
        .filter((route) => route.method !== 'ALL')
        .at(-1)?.path ?? null,
    status: c.res.status,
    role: c.get('actor')?.role ?? null,
    ms: Date.now() - started,
  })
}

/** Writes where an error came from, without a statement's values: they may hold text from strangers. No request: null. */
export function logError(requestId: string | null, thrown: unknown): void {
  const error = thrown instanceof Error ? thrown : new Error('no error was thrown, but something else')
  const cause = error.cause instanceof Error ? error.cause.message.slice(0, 200) : null
  // Only the calls: the message above them may go over several lines and end in what was bound.
  const calls = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  const place = calls.slice(0, 3).join(' ')
  console.error(JSON.stringify({ event: 'error', request_id: requestId, error: error.name, cause, place }))
}
