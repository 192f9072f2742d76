/** The headers that keep a browser from doing more with an answer than it should (OWASP ASVS 5.0, 3.4). */
import type { Context } from 'hono'
import { isApiPath } from './api/cors.ts'
import type { AppEnv } from './context.ts'

/** Pages run no script, load nothing from elsewhere, and stand in no frame. An embed sets its own policy. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
/** Data is not a page, whatever somebody manages to have in it. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
const YEAR_IN_SECONDS = 31_536_000

/** Sets them on the answer; a policy that a handler set stays. */
export function secure(c: Context<AppEnv>): void {
  const { headers } = c.res
  headers.set('x-request-id', c.get('requestId'))
  headers.set('x-content-type-options', 'nosniff')
  if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'no-referrer')
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', isApiPath(c.req.path) ? DATA_POLICY : PAGE_POLICY)
  }
  if (c.req.url.startsWith('https:')) {
    headers.set('strict-transport-security', `max-age=${YEAR_IN_SECONDS}`)
  }
}
