/** What every handler, of the API and of the pages, finds in its context; `index.tsx` sets it. */
import type { Db } from './store/db.ts'
import type { Actor } from './store/tokens.ts'

export interface AppEnv {
  Bindings: Env
  Variables: {
    readonly db: Db
    /** Null for a reader. */
    readonly actor: Actor | null
    /** Whose daily quota of articles counts (store/quota.ts); null for the holder of the secret ADMIN_TOKEN, and readers. */
    readonly quotaKey: string | null
    /** For pages: the session that `actor` is signed in with, and what its forms must carry. Null under the API. */
    readonly session: { readonly formToken: string } | null
    readonly requestId: string
    /** How pages of news are asked for; tests give their own. */
    readonly fetch: (url: string, init: RequestInit) => Promise<Response>
    /** Milliseconds since 1970 UTC. */
    readonly now: () => number
    /** Today, `YYYY-MM-DD`, in a time zone (UTC when none is given). */
    readonly today: (timeZone?: string | null) => string
  }
}

/**
 * Who is writing, in a handler whose route is for editors or admins (rights.ts).
 * @throws Error where the route lets anyone in: a mistake of ours, answered with 500
 */
export function actorOf(c: { var: AppEnv['Variables'] }): Actor {
  if (!c.var.actor) throw new Error('This route lets readers in.')
  return c.var.actor
}
