/**
 * Who may do what: one table of every route. `access.ts` enforces it, the tests are made from it, and a route that is
 * not in it is refused. A page or an endpoint of yours gets its line here.
 */
import type { Actor } from './store/tokens.ts'

/** `anyone` reads without a token; an admin may do all that an editor may. */
export type Right = 'anyone' | 'editor' | 'admin'
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Routes = Readonly<Record<string, Partial<Readonly<Record<Method, Right>>>>>

/** What programs call. The actor comes from `Authorization: Bearer`, never from a cookie. */
export const API_ROUTES: Routes = {
  '/healthz': { GET: 'anyone' },
  '/v1/openapi.json': { GET: 'anyone' },
  '/v1/extract': { POST: 'editor' },
  '/v1/articles': { GET: 'anyone', POST: 'editor' },
  '/v1/articles/:id': { GET: 'anyone' },
  '/v1/articles/:id/erase': { POST: 'admin' },
  '/v1/articles:batch': { POST: 'editor' },
  '/v1/articles:batch/:id': { GET: 'editor' },
  '/v1/claims': { GET: 'anyone', POST: 'editor' },
  '/v1/claims.csv': { GET: 'anyone' },
  '/v1/claims.ndjson': { GET: 'anyone' },
  '/v1/claimreview.json': { GET: 'anyone' },
  '/v1/claims/:id': { GET: 'anyone', PATCH: 'editor' },
  '/v1/claims/:id/claim': { GET: 'anyone' },
  '/v1/claims/:id/claim-review': { GET: 'anyone' },
  '/v1/claims/:id/annotation': { GET: 'anyone' },
  '/v1/claims/:id/follow-ups': { GET: 'anyone', POST: 'editor' },
  '/v1/claims/:id/erase': { POST: 'admin' },
  '/v1/claims/:id/follow-ups/:followUp/erase': { POST: 'admin' },
  '/v1/claims/:id/changes': { GET: 'anyone' },
  '/v1/claims/:id/relations': { GET: 'anyone', POST: 'editor' },
  '/v1/due': { GET: 'anyone' },
  '/v1/due.ics': { GET: 'anyone' },
  '/v1/feed.json': { GET: 'anyone' },
  '/v1/feed.atom': { GET: 'anyone' },
  '/v1/changes': { GET: 'anyone' },
  '/v1/changes/:seq': { GET: 'anyone' },
  '/v1/stats': { GET: 'anyone' },
  '/v1/speakers': { GET: 'anyone' },
  '/v1/speakers/:id': { GET: 'anyone', PATCH: 'editor' },
  '/v1/speakers/:id/merge': { POST: 'admin' },
  '/v1/speakers/:id/unmerge': { POST: 'admin' },
  '/v1/check': { GET: 'admin' },
  '/v1/export.ndjson': { GET: 'admin' },
  '/v1/import': { POST: 'admin' },
  '/v1/tokens': { GET: 'admin', POST: 'admin' },
  '/v1/tokens/:id': { DELETE: 'admin' },
  '/v1/webhooks': { GET: 'admin', POST: 'admin' },
  '/v1/webhooks/:id': { PATCH: 'admin' },
  '/v1/webhooks/:id/deliveries': { GET: 'admin' },
  '/v1alpha1/claims:search': { GET: 'anyone' },
  '/v1alpha1/claims%3Asearch': { GET: 'anyone' },
  '/$discovery/rest': { GET: 'anyone' },
  '/.well-known/api-catalog': { GET: 'anyone' },
  '/problems/:slug': { GET: 'anyone' },
}

/** What people read without signing in: nothing here may show what is not published. */
export const PUBLIC_PAGES: Routes = {
  '/:file{desk-[0-9a-z]+\\.js}': { GET: 'anyone' },
  '/': { GET: 'anyone' },
  '/docs': { GET: 'anyone' },
  '/:file{style-[0-9a-z]+\\.css}': { GET: 'anyone' },
  '/:file{icon-[0-9a-z]+\\.svg}': { GET: 'anyone' },
  '/favicon.ico': { GET: 'anyone' },
  '/claims': { GET: 'anyone' },
  '/claims/:id': { GET: 'anyone' },
  '/articles/:id': { GET: 'anyone' },
  '/speakers': { GET: 'anyone' },
  '/speakers/:id': { GET: 'anyone' },
  '/search': { GET: 'anyone' },
  '/due': { GET: 'anyone' },
  '/about': { GET: 'anyone' },
  '/embed/claims/:id': { GET: 'anyone' },
  '/oembed': { GET: 'anyone' },
  '/articles': { GET: 'anyone' },
}

/** What editors see after signing in. The actor comes from the session's cookie. */
export const DESK_PAGES: Routes = {
  '/desk/sign-in': { GET: 'anyone', POST: 'anyone' },
  '/desk/sign-out': { POST: 'editor' },
  '/desk': { GET: 'editor' },
  '/desk/due': { GET: 'editor' },
  '/desk/new': { GET: 'editor', POST: 'editor' },
  '/desk/drafts/:id': { GET: 'editor', POST: 'editor' },
  '/desk/drafts/:id/details': { GET: 'editor', POST: 'editor' },
  '/desk/drafts/:id/claims/:position': { GET: 'editor', POST: 'editor' },
  '/desk/articles/:id/claims/new': { GET: 'editor', POST: 'editor' },
  '/desk/articles/:id/erase': { GET: 'admin', POST: 'admin' },
  '/desk/import': { GET: 'editor', POST: 'editor' },
  '/desk/import/:id': { GET: 'editor' },
  '/desk/import/:id/progress': { GET: 'editor' },
  '/desk/claims/:id': { GET: 'editor' },
  '/desk/claims/:id/correct': { GET: 'editor', POST: 'editor' },
  '/desk/claims/:id/follow-ups': { POST: 'editor' },
  '/desk/claims/:id/relations': { POST: 'editor' },
  // Its handler asks for more where a claim is hidden, or was.
  '/desk/claims/:id/visibility': { POST: 'editor' },
}

const ALL: Routes = { ...API_ROUTES, ...PUBLIC_PAGES, ...DESK_PAGES }

/** The claims and articles that a reader sees, by visibility; to anybody else they are not there (404). */
export const SEES = { published: 'anyone', draft: 'editor', hidden: 'editor' } as const
/** Who may hide a claim, and show a hidden one again. */
export const HIDES: Right = 'admin'

/** Who may call a route with a method; null when the table does not know it, which means nobody. */
export function rightOf(method: string, route: string): Right | null {
  return ALL[route]?.[method as Method] ?? null
}

/** What stands between an actor (null: a reader) and a right: nothing, a token, or a higher role. */
export function refusalOf(right: Right | null, actor: Actor | null): null | 'unlisted' | 'unknown' | 'role' {
  if (right === null) return 'unlisted'
  if (right === 'anyone') return null
  if (actor === null) return 'unknown'
  return right === 'admin' && actor.role !== 'admin' ? 'role' : null
}
