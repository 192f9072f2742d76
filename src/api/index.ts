/** The JSON API: mounts the resources under `/v1`, each described in OpenAPI by its own routes. */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from '../context.ts'
import { createResource } from './app.ts'
import { articles } from './articles.ts'
import { batches } from './batches.ts'
import { strictJson } from './body.ts'
import { changes } from './changes.ts'
import { check } from './check.ts'
import { claims } from './claims.ts'
import { corrections } from './corrections.ts'
import { routeOf } from './describe.ts'
import { due } from './due.ts'
import { erasure } from './erasure.ts'
import { Problem } from './errors.ts'
import { exports } from './exports.ts'
import { feeds } from './feeds.ts'
import { followUps } from './follow-ups.ts'
import { handClaims } from './hand-claims.ts'
import { interchange } from './interchange.ts'
import { relations } from './relations.ts'
import { speakers } from './speakers.ts'
import { stats } from './stats.ts'
import { tokens } from './tokens.ts'
import { transfer } from './transfer.ts'
import { webhooks } from './webhooks.ts'

/** Routes that take no query: `GET /v1/speakers/:id`. */
const withoutQuery = new Set<string>()

/** Middleware: where no query is taken, one is refused, as an unknown parameter is where some are. */
const strictQuery: MiddlewareHandler<AppEnv> = async (c, next) => {
  const [parameter] = Object.keys(c.req.query())
  if (parameter === undefined) return next()
  const isTaken = matchedRoutes(c).every(({ method, path }) => !withoutQuery.has(`${method} ${path}`))
  if (isTaken) return next()
  const detail = 'this address takes no query'
  throw new Problem('invalid-parameter', `${parameter}: ${detail}`, { errors: [{ parameter, detail }] })
}

export const api = createResource()
api.use('*', strictQuery, strictJson)
const resources = [
  interchange,
  handClaims,
  exports,
  stats,
  batches,
  articles,
  claims,
  followUps,
  due,
  changes,
  feeds,
  corrections,
  erasure,
  check,
  relations,
  speakers,
  tokens,
  transfer,
  webhooks,
]
for (const resource of resources) {
  api.route('/', resource)
}
for (const definition of api.openAPIRegistry.definitions) {
  if (definition.type !== 'route' || definition.route.request?.query) continue
  const { method, path } = definition.route
  withoutQuery.add(`${method.toUpperCase()} /v1${routeOf(path)}`)
}
