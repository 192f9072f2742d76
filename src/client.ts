/**
 * A typed client for programs in TypeScript: `connect('https://record.example').claims.$get({ query: { q: 'bridge' } })`.
 * Its types are those of the routes themselves; at run time it is nothing but `fetch`. CSV, JSON lines and Atom come as
 * text: `record['claims.csv'].$get({ query })`, then `.text()` or the stream in `.body`.
 */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { hc } from 'hono/client'
import type { MergeSchemaPath } from 'hono/types'
import type { ArticlesRoutes } from './api/articles.ts'
import type { BatchesRoutes } from './api/batches.ts'
import type { ChangesRoutes } from './api/changes.ts'
import type { CheckRoutes } from './api/check.ts'
import type { ClaimsRoutes } from './api/claims.ts'
import type { CorrectionsRoutes } from './api/corrections.ts'
import type { DueRoutes } from './api/due.ts'
import type { ErasureRoutes } from './api/erasure.ts'
import type { ExportsRoutes } from './api/exports.ts'
import type { FeedsRoutes } from './api/feeds.ts'
import type { FollowUpsRoutes } from './api/follow-ups.ts'
import type { HandClaimsRoutes } from './api/hand-claims.ts'
import type { InterchangeRoutes } from './api/interchange.ts'
import type { RelationsRoutes } from './api/relations.ts'
import type { SpeakersRoutes } from './api/speakers.ts'
import type { StatsRoutes } from './api/stats.ts'
import type { TokensRoutes } from './api/tokens.ts'
import type { WebhooksRoutes } from './api/webhooks.ts'
import type { AppEnv } from './context.ts'

type Routes =
  | ArticlesRoutes
  | BatchesRoutes
  | ChangesRoutes
  | CheckRoutes
  | ClaimsRoutes
  | CorrectionsRoutes
  | DueRoutes
  | ErasureRoutes
  | ExportsRoutes
  | FeedsRoutes
  | FollowUpsRoutes
  | HandClaimsRoutes
  | InterchangeRoutes
  | RelationsRoutes
  | SpeakersRoutes
  | StatsRoutes
  | TokensRoutes
  | WebhooksRoutes

type SchemaOf<R> = R extends OpenAPIHono<AppEnv, infer S, '/'> ? S : never
/** All schemas in one, where each names other routes. */
type All<S> = (S extends unknown ? (schema: S) => void : never) extends (schema: infer A) => void ? A : never

/** The JSON API as `hc` reads it. */
export type AppType = Hono<AppEnv, MergeSchemaPath<Extract<All<SchemaOf<Routes>>, object>, '/v1'>, '/'>

/**
 * A client of a running On Record.
 * @param origin where it is: `http://localhost:8787`
 * @param options `token` for what editors and admins may do; `fetch` in place of the global one
 * @returns an object that mirrors the addresses under `/v1`: `.claims[':id']['follow-ups'].$post(…)`
 */
export function connect(
  origin: string,
  options: { readonly token?: string; readonly fetch?: typeof fetch } = {},
) {
  const { token, fetch } = options
  return hc<AppType>(origin, {
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    ...(fetch === undefined ? {} : { fetch }),
  }).v1
}
