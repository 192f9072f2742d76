/**
 * What every page says to the browser about itself: nothing may be loaded but what this Worker serves, no inline
 * script or style, no page may frame another (but the embed, which any may).
 */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'

/**
 * A Content-Security-Policy.
 * @param allow `script`: the page loads a script of our own; `frames`: any site may frame it
 */
export function contentPolicy(allow: { readonly script?: boolean; readonly frames?: boolean } = {}): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${allow.frames ? '*' : "'none'"}`,
    ...(allow.script
      ? ["script-src 'self'", "connect-src 'self'", "require-trusted-types-for 'script'"]
      : []),
  ].join('; ')
}

const POLICY = contentPolicy()

/** Middleware of all pages: the strict policy, where a page has not set one of its own. */
export const pageHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (!c.res.headers.get('content-type')?.startsWith('text/html')) return
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', POLICY)
  if (c.res.headers.get('content-security-policy')?.includes("frame-ancestors 'none'")) {
    c.header('x-frame-options', 'DENY')
  }
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
}
