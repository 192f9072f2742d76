/** The daily quota of articles of each token: its size is a setting of the deployment (`ARTICLES_A_DAY`, wrangler.toml). */
import type { Quota } from './store/quota.ts'

const DEFAULT = 5000

/** How many articles a token may store in a day. */
export function articlesADay(env: { readonly ARTICLES_A_DAY?: string }): number {
  const set = Number(env.ARTICLES_A_DAY)
  return Number.isInteger(set) && set > 0 ? set : DEFAULT
}

/**
 * The quota that an article counts against.
 * @param key as in the context; null for nobody's
 * @param now milliseconds since 1970 UTC
 */
export function quotaOf(
  env: { readonly ARTICLES_A_DAY?: string },
  key: string | null,
  now: number,
): Quota | null {
  if (key === null) return null
  return { who: key, day: new Date(now).toISOString().slice(0, 10), limit: articlesADay(env) }
}
