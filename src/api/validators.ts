/**
 * Strong ETags for every answer to a GET, and 304 for a reader who has it already. What a route sets itself
 * (a record's version) stays; everything else is a digest of what is shown. Exports are streams and are left alone.
 */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'
import { isKnown, notModified } from '../not-modified.ts'

async function digest(body: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
  return `"${btoa(String.fromCharCode(...hash.subarray(0, 15)))}"`
}

/** Middleware under the API. */
export const validators: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return
  const { res } = c
  const isStream = /csv|ndjson/.test(res.headers.get('content-type') ?? '')
  if (res.status !== 200 || isStream) return
  let tag = res.headers.get('etag')
  if (tag === null) {
    // Read and given again: a clone would pass every byte through two streams.
    const body = await res.arrayBuffer()
    tag = await digest(body)
    c.res = undefined
    c.res = new Response(body, { headers: res.headers })
  }
  const { headers } = c.res
  headers.set('etag', tag)
  headers.append('vary', 'Authorization, Accept')
  // Always ask again, which costs no body; what an editor sees is not for shared caches.
  if (!headers.has('cache-control')) {
    headers.set('cache-control', c.get('actor') ? 'private, no-cache' : 'no-cache')
  }
  if (!isKnown(c.req.header('if-none-match'), tag)) return
  c.res = undefined
  c.res = notModified(headers)
}
