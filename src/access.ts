/** Enforces the table of rights (rights.ts) on every request, API and pages alike, by the route that it matched. */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { requireRight } from './api/auth.ts'
import type { AppEnv } from './context.ts'
import { rightOf } from './rights.ts'

/**
 * Middleware: lets a request on to its handlers when its actor may call all routes that it matched. To be mounted after
 * whatever says who is asking.
 * @throws Problem 401 or 403; 403 also on a route that the table does not list
 */
export const enforceRights: MiddlewareHandler<AppEnv> = async (c, next) => {
  const routes = matchedRoutes(c).filter((route) => route.method !== 'ALL')
  for (const { method, path } of routes) requireRight(c, rightOf(method, path))
  return next()
}
