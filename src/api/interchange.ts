/** Claims in other people's formats: by `Accept` at the claim's own address, and at addresses of their own. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { annotation, claimReview, schemaClaim } from '../formats.ts'
import { findArticleText } from '../store/articles.ts'
import { listClaims } from '../store/claim-list.ts'
import type { ClaimRow } from '../store/claims.ts'
import { followUpsOf, historiesOf } from '../store/follow-ups.ts'
import { writeCursor } from '../store/page.ts'
import { createResource } from './app.ts'
import { claimAt, idParam } from './claims.ts'
import { Problem } from './errors.ts'
import { cursorOf, JsonLd, pageQuery, problemResponses } from './schemas.ts'

export const interchange = createResource()

const LD = 'application/ld+json'
const ANNOTATION = `${LD}; profile="http://www.w3.org/ns/anno.jsonld"`

const originOf = (c: Context<AppEnv>) => new URL(c.req.url).origin

async function reviewOf(c: Context<AppEnv>, row: ClaimRow) {
  return claimReview(row, await followUpsOf(c.var.db, row.id), originOf(c))
}

async function annotationOf(c: Context<AppEnv>, row: ClaimRow) {
  return annotation(row, await findArticleText(c.var.db, row.article.id), originOf(c))
}

// At the claim's own address: JSON-LD for whoever asks for it; claims.ts says where the other forms are.
interchange.use('/claims/:id', async (c, next) => {
  const accept = c.req.header('accept') ?? ''
  if (c.req.method !== 'GET' || !accept.includes(LD)) return next()
  const row = await claimAt(c, c.req.param('id'))
  if (accept.includes('anno.jsonld')) {
    return c.json(await annotationOf(c, row), 200, { 'content-type': ANNOTATION })
  }
  const json = (await reviewOf(c, row)) ?? schemaClaim(row, originOf(c))
  return c.json(json, 200, { 'content-type': LD })
})

/** A route that gives one claim in one form. */
function oneForm<P extends string>(
  path: P,
  summary: string,
  type: string,
  read: (c: Context<AppEnv>, row: ClaimRow) => Promise<object | null>,
) {
  return interchange.openapi(
    createRoute({
      method: 'get',
      path: `/claims/{id}/${path}` as const,
      summary,
      request: { params: idParam },
      responses: {
        200: { description: 'JSON-LD', content: { [type]: { schema: JsonLd } } },
        ...problemResponses,
      },
    }),
    async (c) => {
      const json = await read(c, await claimAt(c, c.req.valid('param').id))
      if (!json) throw new Problem('not-found', 'This claim has no outcome yet, so there is no review of it.')
      return c.body(JSON.stringify(json), 200, { 'content-type': type })
    },
  )
}
const getClaimForm = oneForm('claim', 'The claim as a schema.org Claim', LD, async (c, row) =>
  schemaClaim(row, originOf(c)),
)
const getReviewForm = oneForm(
  'claim-review',
  'Its outcome as a schema.org ClaimReview; 404 while there is none',
  LD,
  reviewOf,
)
const getAnnotationForm = oneForm(
  'annotation',
  'Its passage as a W3C Web Annotation; positions in code points',
  ANNOTATION,
  annotationOf,
)

const getClaimreviewJson = interchange.openapi(
  createRoute({
    method: 'get',
    path: '/claimreview.json',
    summary: 'All claims with an outcome as a schema.org DataFeed of ClaimReviews, newest said first',
    request: { query: z.strictObject(pageQuery) },
    responses: {
      200: { description: 'A page of the feed', content: { [LD]: { schema: JsonLd } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const list = 'claimreview'
    const request = { limit, order: 'saidOn', cursor: cursorOf(cursor, list) } as const
    const page = await listClaims(c.var.db, { settled: true }, request)
    const histories = await historiesOf(
      c.var.db,
      page.rows.map((row) => row.id),
    )
    const origin = originOf(c)
    const reviews = page.rows.flatMap((row) => claimReview(row, histories.get(row.id) ?? [], origin) ?? [])
    if (page.next) {
      const next = new URL(c.req.url)
      next.searchParams.set('cursor', writeCursor(page.next, list))
      c.header('link', `<${next.href}>; rel="next"`)
    }
    const feed = {
      '@context': 'https://schema.org',
      '@type': 'DataFeed',
      name: 'On Record: what became of claims',
      dataFeedElement: reviews.map((review) => ({
        '@type': 'DataFeedItem',
        dateCreated: review.datePublished,
        url: review.url,
        item: [review],
      })),
    }
    return c.json(feed, 200, { 'content-type': LD })
  },
)

/** For the typed client (client.ts). */
export type InterchangeRoutes =
  | typeof getClaimreviewJson
  | typeof getClaimForm
  | typeof getReviewForm
  | typeof getAnnotationForm
