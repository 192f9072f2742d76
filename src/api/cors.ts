/**
 * What every answer of the API carries so that a page on any other site can read it: CORS without credentials (the
 * API knows no cookies), and what a method may be. Also on errors, on 304 and on exports.
 */
import type { Hono, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from '../context.ts'
import { Problem } from './errors.ts'

const ALLOWED_HEADERS =
  'Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Goog-Api-Key, X-Goog-Api-Client'
const EXPOSED_HEADERS =
  'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Deprecation, Sunset, Content-Disposition, Idempotency-Replayed, X-Request-Id'
const DAY_IN_SECONDS = '86400'
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** True for addresses that programs call: their errors are problems in JSON, and any site may read them. */
export function isApiPath(path: string): boolean {
  return /^\/(?:v1|v1alpha1|\$discovery|\.well-known|problems)(?:\/|$)|^\/healthz$/.test(path)
}

/** The methods that an address takes, as `Allow` lists them; empty when there is nothing. */
function allowedMethods(app: Hono<AppEnv>, path: string): string[] {
  const takes = (method: string) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
  const methods = METHODS.filter(takes)
  if (methods.length === 0) return []
  return methods.includes('GET') ? [...methods, 'HEAD', 'OPTIONS'] : [...methods, 'OPTIONS']
}

/** The problem of an address that was not matched: 405 with `Allow` when it takes another method, else 404. */
export function unmatched(app: Hono<AppEnv>, path: string): Problem {
  const methods = allowedMethods(app, path)
  if (methods.length === 0) return new Problem('not-found', 'No page or record has this address.')
  const allow = methods.join(', ')
  return new Problem('method-not-allowed', `This address takes ${allow}.`, { headers: { allow } })
}

/** Longest address, with its query, in UTF-16 units; Cloudflare takes 16 KB. */
const MAX_ADDRESS = 8192

/** Middleware for the whole application: nothing of ours needs a long address. */
export const shortAddress: MiddlewareHandler<AppEnv> = (c, next) => {
  if (c.req.url.length <= MAX_ADDRESS) return next()
  const members = { limit: MAX_ADDRESS }
  throw new Problem('uri-too-long', `An address may have ${MAX_ADDRESS} letters.`, { members })
}

/** Middleware under the API: what no route takes is told so before a token or a body is asked for. */
export const onlyRoutes: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (matchedRoutes(c).every((route) => route.method === 'ALL')) return c.notFound()
  return next()
}

/** Middleware for the whole application: answers OPTIONS, and opens the answers under `isApiPath` to other sites. */
export function cors(app: Hono<AppEnv>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { path, method } = c.req
    const methods = method === 'OPTIONS' ? allowedMethods(app, path) : []
    if (methods.length === 0) await next()
    else c.res = new Response(null, { status: 204, headers: { allow: methods.join(', ') } })
    if (!isApiPath(path)) return
    c.res.headers.set('access-control-allow-origin', '*')
    c.res.headers.set('access-control-expose-headers', EXPOSED_HEADERS)
    if (methods.length === 0) return
    c.res.headers.set('access-control-allow-methods', methods.join(', '))
    c.res.headers.set('access-control-allow-headers', ALLOWED_HEADERS)
    c.res.headers.set('access-control-max-age', DAY_IN_SECONDS)
  }
}
