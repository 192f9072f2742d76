/**
 * Google's Fact Check Tools API (v1alpha1) at the root of the host, so that its official clients work when they are
 * pointed here: only claims with an outcome, in its shapes, with its errors. What it asks and does not need (`key`,
 * `alt`, …) is ignored.
 */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { labelOf } from '../follow-up/statuses.ts'
import { decisiveOf, shorten } from '../formats.ts'
import { listClaims } from '../store/claim-list.ts'
import type { ClaimRow } from '../store/claims.ts'
import { type FollowUpWithEvidence, historiesOf } from '../store/follow-ups.ts'
import { publicId } from '../store/ids.ts'
import { readCursor, writeCursor } from '../store/page.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { GOOGLE_DISCOVERY } from './google-discovery.ts'
import { rateLimit } from './rate-limit.ts'

export const google = createResource()

const CODES: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  503: 'UNAVAILABLE',
}
const MAX_OFFSET = 1000
const DAY = 86_400_000

/** An error in Google's envelope; its clients read no other. */
function failure(status: number, message: string, headers: Record<string, string> = {}): Response {
  const body = { error: { code: status, message, status: CODES[status] ?? 'INTERNAL', details: [] } }
  return Response.json(body, { status, headers })
}

class BadArgument extends Error {}

google.use('*', rateLimit)
google.onError((error, c) => {
  if (error instanceof BadArgument) return failure(400, error.message)
  if (!(error instanceof Problem))
    console.error(JSON.stringify({ request_id: c.var.requestId, error: error.name }))
  return googleFailure(error)
})

/** Any error in Google's envelope. */
export function googleFailure(error: unknown): Response {
  if (error instanceof Problem) return failure(error.status, error.message, error.extras.headers)
  return failure(500, 'Internal error encountered.')
}

/** A whole number of the query within bounds. */
function whole(
  c: Context<AppEnv>,
  name: string,
  { or, max }: { readonly or: number; readonly max: number },
): number {
  const text = c.req.query(name)
  if (text === undefined || text === '') return or
  if (!/^\d{1,9}$/.test(text)) throw new BadArgument(`Invalid value at '${name}': "${text.slice(0, 40)}"`)
  return Math.min(max, Number(text))
}

/** What a search answers. */
const Found = z
  .object({
    claims: z
      .array(
        z.object({
          text: z.string(),
          claimant: z.string().optional(),
          claimDate: z.string().optional(),
          claimReview: z.array(
            z.object({
              publisher: z.object({ name: z.string(), site: z.string() }),
              url: z.string(),
              title: z.string(),
              reviewDate: z.string(),
              textualRating: z.string(),
              languageCode: z.string(),
            }),
          ),
        }),
      )
      .optional(),
    nextPageToken: z.string().optional(),
  })
  .openapi('GoogleClaimSearch')

function claimOf(row: ClaimRow, history: readonly FollowUpWithEvidence[], origin: string) {
  const label = labelOf(row.status, row.type)
  const at = decisiveOf(row, history)?.recordedAt ?? row.updatedAt
  return {
    text: row.text,
    ...(row.speaker ? { claimant: row.speaker.name } : {}),
    ...(row.saidEarliest ? { claimDate: `${row.saidEarliest}T00:00:00Z` } : {}),
    claimReview: [
      {
        publisher: { name: 'On Record', site: new URL(origin).hostname.replace(/^www\./, '') },
        url: `${origin}/claims/${publicId('clm', row.id)}`,
        title: `${label}: ${shorten(row.text, 100)}`,
        reviewDate: new Date(at).toISOString(),
        textualRating: label,
        languageCode: 'en',
      },
    ],
  }
}

async function search(c: Context<AppEnv>) {
  const { query = '', languageCode, reviewPublisherSiteFilter: site, pageToken } = c.req.query()
  if (query.trim() === '' && !site) {
    throw new BadArgument('Either query or reviewPublisherSiteFilter must be given.')
  }
  const pageSize = Math.max(1, whole(c, 'pageSize', { or: 10, max: 100 }) || 10)
  const maxAge = whole(c, 'maxAgeDays', { or: 0, max: 100_000 })
  const offset = pageToken ? 0 : whole(c, 'offset', { or: 0, max: MAX_OFFSET })
  const { origin, hostname } = new URL(c.req.url)
  // The other parameters must come again with a token: it is bound to them.
  const list = `google?${JSON.stringify([query, languageCode, site, maxAge])}`
  const cursor = pageToken ? readCursor(pageToken, list) : null
  if (pageToken && !cursor)
    throw new BadArgument('Invalid pageToken: send it with the same other parameters.')
  const isOurs = !site || site.replace(/^www\./, '') === hostname.replace(/^www\./, '')
  const isEnglish = !languageCode || /^en\b/i.test(languageCode)
  if (!isOurs || !isEnglish) return c.json({}, 200)
  const filters = {
    settled: true,
    q: query.trim() === '' ? undefined : query,
    updatedSince: maxAge > 0 ? c.var.now() - maxAge * DAY : undefined,
  }
  const page = await listClaims(c.var.db, filters, { limit: offset + pageSize, order: 'saidOn', cursor })
  const rows = page.rows.slice(offset)
  const histories = await historiesOf(
    c.var.db,
    rows.map((row) => row.id),
  )
  const claims = rows.map((row) => claimOf(row, histories.get(row.id) ?? [], origin))
  return c.json(
    {
      ...(claims.length > 0 ? { claims } : {}),
      ...(page.next ? { nextPageToken: writeCursor(page.next, list) } : {}),
    },
    200,
  )
}

const envelope = {
  description: "An error in Google's envelope",
  content: {
    'application/json': {
      schema: z.object({
        error: z.object({
          code: z.int(),
          message: z.string(),
          status: z.string(),
          details: z.array(z.unknown()),
        }),
      }),
    },
  },
}
/** Errors in Google's envelope, for the description. */
const failures = { '4XX': envelope, '5XX': envelope } as const

const whatever = (description: string) => z.string().optional().openapi({ description })

google.openapi(
  createRoute({
    method: 'get',
    path: '/v1alpha1/claims:search',
    summary: "Search claims that have an outcome, as Google's Fact Check Tools API does",
    request: {
      query: z.object({
        query: whatever('words that the claim must have').openapi({ example: 'bridge' }),
        languageCode: whatever('language of the review (BCP 47); the region does not count'),
        reviewPublisherSiteFilter: whatever('host of the review'),
        maxAgeDays: whatever('only what changed in these days'),
        pageSize: whatever('claims a page: 10 when left out, at most 100'),
        pageToken: whatever('from the page before, with the same other parameters'),
        offset: whatever('claims to leave out, when there is no pageToken'),
      }),
    },
    responses: {
      200: {
        description: 'Claims; no key `claims` when there are none',
        content: { 'application/json': { schema: Found } },
      },
      ...failures,
    },
  }),
  search,
)
// Some clients write the colon so.
google.get('/v1alpha1/claims%3Asearch', search)
google.openapi(
  createRoute({
    method: 'get',
    path: '/$discovery/rest',
    summary: "The search's discovery document, for Google's client libraries",
    responses: {
      200: {
        description: 'The document',
        content: { 'application/json': { schema: z.looseObject({ rootUrl: z.string() }) } },
      },
      ...failures,
    },
  }),
  (c) => {
    const { origin, host } = new URL(c.req.url)
    return c.json(
      {
        ...GOOGLE_DISCOVERY,
        rootUrl: `${origin}/`,
        baseUrl: `${origin}/`,
        id: `factchecktools:v1alpha1@${host}`,
      },
      200,
    )
  },
)
google.all('/v1alpha1/*', () => failure(404, 'Method not found.'))
