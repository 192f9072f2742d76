/** The JSON API: mounts the resources under `/v1`, each described in OpenAPI by its own routes. */
import { createResource } from './app.ts'
import { articles } from './articles.ts'
import { batches } from './batches.ts'
import { strictJson } from './body.ts'
import { changes } from './changes.ts'
import { check } from './check.ts'
import { claims } from './claims.ts'
import { corrections } from './corrections.ts'
import { due } from './due.ts'
import { erasure } from './erasure.ts'
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

export const api = createResource()
api.use('*', strictJson)
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
