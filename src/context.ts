/** What every handler, of the API and of the pages, finds in its context; `index.tsx` sets it. */
import type { Db } from './store/db.ts'
import type { Actor } from './store/tokens.ts'

export interface AppEnv {
  Bindings: Env
  Variables: {
    readonly db: Db
    /** Null for a reader. */
    readonly actor: Actor | null
    readonly requestId: string
    /** How pages of news are asked for; tests give their own. */
    readonly fetch: (url: string, init: RequestInit) => Promise<Response>
    /** Milliseconds since 1970 UTC. */
    readonly now: () => number
    /** Today, `YYYY-MM-DD`, in a time zone (UTC when none is given). */
    readonly today: (timeZone?: string | null) => string
  }
}
