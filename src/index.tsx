/**
 * The Worker: mounts the API and the pages, and turns every error into one shape for each.
 */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { enforceRights } from './access.ts'
import { identify } from './api/auth.ts'
import { cors, isApiPath, onlyRoutes, shortAddress, unmatched } from './api/cors.ts'
import { docs } from './api/docs.tsx'
import { orUnavailable, Problem, problemResponse, storageUnavailable } from './api/errors.ts'
import { googleFailure } from './api/google.ts'
import { rateLimit } from './api/rate-limit.ts'
import { root } from './api/root.ts'
import { validators } from './api/validators.ts'
import type { AppEnv } from './context.ts'
import { withMemory } from './edge.ts'
import { todayIn } from './follow-up/due.ts'
import { secure } from './headers.ts'
import { announceWrite, type Job, runQueue, runSchedule } from './jobs.ts'
import { logError, logRequest } from './log.ts'
import { inSession } from './replicas.ts'
import { openDb } from './store/db.ts'
import { guardDesk, limitDesk } from './web/desk/guard.tsx'
import { web } from './web/index.tsx'
import { ErrorPage } from './web/pages/error.tsx'
import { identifySession } from './web/session.ts'

/**
 * The whole application.
 * @param clock milliseconds since 1970 UTC; given so that tests can set the day
 * @param patience milliseconds after which a request that still waits is given up
 * @param fetchPage how pages of news are asked for; given so that tests need no network
 */
export function createApp(
  clock: () => number = Date.now,
  fetchPage: AppEnv['Variables']['fetch'] = (url, init) => fetch(url, init),
  patience = PATIENCE_MS,
): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use('*', async (c, next) => {
    const started = Date.now()
    c.set('requestId', crypto.randomUUID())
    c.set('db', openDb(c.env.DB))
    c.set('actor', null)
    c.set('quotaKey', null)
    c.set('session', null)
    c.set('now', clock)
    c.set('fetch', fetchPage)
    c.set('today', (zone) => c.env.TODAY ?? todayIn(zone ?? 'UTC', clock()))
    await inTime(next(), patience)
    if (!SAFE.includes(c.req.method) && c.res.status < 400) {
      // The write stands and is answered, whether or not its news can be passed on now.
      await inTime(announceWrite(c.env), patience).catch(() => undefined)
    }
    secure(c)
    logRequest(c, started)
  })
  app.use('*', cors(app), shortAddress)
  app.use('*', (c, next) => (isApiPath(c.req.path) ? next() : identifySession(c, next)))
  app.use('/v1/*', onlyRoutes, validators, identify, rateLimit)
  app.use('/v1alpha1/*', identify)
  // Before the rights, since a page that only editors may see leads to where they sign in.
  app.use('/desk/*', limitDesk, guardDesk)
  app.use('*', enforceRights)
  app.route('/', root)
  app.route('/', docs)
  app.route('/', web)
  app.notFound((c) => {
    const problem = unmatched(app, c.req.path)
    if (isApiPath(c.req.path)) return problemResponse(problem, c.var.requestId)
    return c.html(<ErrorPage problem={problem} />, problem.status, problem.extras.headers)
  })
  app.onError((thrown, c) => {
    const error = orUnavailable(thrown)
    if (!(error instanceof HTTPException)) {
      logError(c.var.requestId, thrown)
    }
    if (c.req.path.startsWith('/v1alpha1/')) return googleFailure(error)
    if (isApiPath(c.req.path)) return problemResponse(error, c.var.requestId)
    const problem =
      error instanceof HTTPException ? error : new Problem('internal-error', 'Please try again in a moment.')
    const headers = problem instanceof Problem ? problem.extras.headers : undefined
    return c.html(<ErrorPage problem={problem} />, problem.status, headers)
  })
  return app
}

/** Longer than a page may take to be fetched (article/fetch.ts), and shorter than D1's own half minute. */
const PATIENCE_MS = 15_000

/**
 * Waits for a request's handlers, but not for ever: D1 has been seen to hang.
 * @throws Problem `storage-unavailable`
 */
async function inTime(work: Promise<void>, ms: number): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(storageUnavailable()), ms)
  try {
    await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

const SAFE = ['GET', 'HEAD', 'OPTIONS']

const app = createApp()
const edge = withMemory(async (request, env, ctx) => {
  const session = inSession(request, env)
  return session.mark(await app.fetch(request, session.env, ctx))
})

export default {
  fetch: edge.fetch,
  scheduled: (_controller, env) => edge.writing(() => runSchedule(env, Date.now())),
  queue: (batch, env) => edge.writing(() => runQueue(batch, env)),
} satisfies ExportedHandler<Env, Job>
