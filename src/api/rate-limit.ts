/**
 * Rate limits by address and by token, counted by Cloudflare's rate-limiting bindings (wrangler.toml): generous, and
 * approximate by their nature. A request that did not come through Cloudflare (tests, local use) is not limited.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { addressKey } from '../address-key.ts'
import type { AppEnv } from '../context.ts'
import { Problem } from './errors.ts'

/** The policies, the same numbers as in wrangler.toml: requests in a minute. */
const POLICIES = {
  read: { quota: 1200, binding: 'READS' },
  write: { quota: 300, binding: 'WRITES' },
} as const
const WINDOW = 60

/** What this isolate has counted in the current minute: an upper bound of what is left, for the RateLimit field. */
const counted = { minute: 0, uses: new Map<string, number>() }

function countHere(key: string, now: number): number {
  const minute = Math.floor(now / 1000 / WINDOW)
  if (counted.minute !== minute || counted.uses.size > 10_000) {
    counted.minute = minute
    counted.uses.clear()
  }
  const uses = (counted.uses.get(key) ?? 0) + 1
  counted.uses.set(key, uses)
  return uses
}

interface Counted {
  readonly success: boolean
  readonly headers: Record<string, string>
  readonly detail: string
  readonly reset: number
}

/** Counts a request by its token, or by its address when it has none; null where nobody is counted. */
async function count(c: Context<AppEnv>): Promise<Counted | null> {
  const address = addressKey(c.req.header('cf-connecting-ip'))
  if (address === null) return null
  const name = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) ? 'read' : 'write'
  const { quota, binding } = POLICIES[name]
  const key = `${name} ${c.get('quotaKey') ?? c.get('actor')?.name ?? address}`
  const now = c.get('now')()
  const left = Math.max(0, quota - countHere(key, now))
  const reset = WINDOW - (Math.floor(now / 1000) % WINDOW)
  const { success } = (await c.env[binding]?.limit({ key })) ?? { success: true }
  const headers = {
    'ratelimit-policy': `"${name}";q=${quota};w=${WINDOW}`,
    ratelimit: `"${name}";r=${success ? left : 0};t=${reset}`,
  }
  return {
    success,
    headers,
    reset,
    detail: `More than ${quota} requests in a minute. Wait ${reset} seconds.`,
  }
}

function refuseOver({ success, headers, detail, reset }: Counted): void {
  if (success) return
  throw new Problem('rate-limited', detail, { headers: { ...headers, 'retry-after': String(reset) } })
}

/**
 * Counts a request whose token nobody holds against its address, so that guessing is slow.
 * @throws Problem rate-limited
 */
export async function refuseStranger(c: Context<AppEnv>): Promise<void> {
  const counted = await count(c)
  if (counted) refuseOver(counted)
}

/** Middleware under the API, after whatever says who asks: 429 with `Retry-After` past the limit, the `RateLimit` fields else. */
export const rateLimit: MiddlewareHandler<AppEnv> = async (c, next) => {
  const counted = await count(c)
  if (!counted) return next()
  refuseOver(counted)
  await next()
  for (const [name, value] of Object.entries(counted.headers)) c.res.headers.set(name, value)
}
