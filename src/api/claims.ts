/** Claims: list with filters, show one, now or as it was known then. */
import { createRoute, z } from '@hono/zod-openapi'
import type { AppEnv } from '../context.ts'
import { hasOutcome } from '../formats.ts'
import { listClaims } from '../store/claim-list.ts'
import { type ClaimRow, findClaim } from '../store/claims.ts'
import { isErased, wasErased } from '../store/erasure.ts'
import { type FollowUpWithEvidence, findClaimWithFollowUps } from '../store/follow-ups.ts'
import { parseId, publicId } from '../store/ids.ts'
import { createResource } from './app.ts'
import { type Standing, tagOf } from './conditional.ts'
import { Problem } from './errors.ts'
import { asOf, claimFilters, dayTeller, filterQuery, instantOf, order, orderOf } from './filters.ts'
import { pageJson } from './list.ts'
import { Claim, cursorOf, FollowUp, JsonLd, listOf, pageQuery, problemResponses } from './schemas.ts'
import { serializeClaim, serializeFollowUps } from './serialize.ts'

export const claims = createResource()

export const idParam = z.object({ id: z.string() })
export const ClaimWithFollowUps = Claim.extend({ followUps: z.array(FollowUp) })

/**
 * The claim at this address, if the asker may see it.
 * @param instant read as known then (milliseconds since 1970 UTC), or null for now
 * @throws Problem not-found
 */
export async function claimAt(
  c: { var: AppEnv['Variables'] },
  id: string,
  instant: number | null = null,
): Promise<ClaimRow> {
  const key = parseId('clm', id)
  const row =
    key === null ? null : await findClaim(c.var.db, key, { asOf: instant, all: c.var.actor !== null })
  if (!row) throw await missing(c, key)
  return row
}

/** The problem of a claim that is not there, or not any more. */
async function missing(c: { var: AppEnv['Variables'] }, id: number | null): Promise<Problem> {
  return id !== null && (await wasErased(c.var.db, id))
    ? new Problem('erased', 'What stood here was erased on request.')
    : new Problem('not-found', 'No claim has this id.')
}

/** Nothing more can be said of a claim whose words were erased. */
export function refuseErased(row: ClaimRow): void {
  if (isErased(row)) throw new Problem('erased', 'The words of this claim were erased on request.')
}

/** A claim with its follow-ups as it is shown, as a value and as the text of it, with its version and ETag. */
export function showClaim(
  c: { var: AppEnv['Variables'] },
  row: ClaimRow,
  followUps: readonly FollowUpWithEvidence[],
  instant: number | null = null,
) {
  const today = dayTeller(c, instant)(row.article.timeZone)
  const json = { ...serializeClaim(row, today), followUps: serializeFollowUps(followUps) }
  const text = JSON.stringify(json)
  return { version: row.version, tag: tagOf(row.version, text), json, text } satisfies Standing & {
    text: string
  }
}

const getClaims = claims.openapi(
  createRoute({
    method: 'get',
    path: '/claims',
    summary: 'List claims',
    request: {
      query: z.strictObject({
        ...filterQuery,
        order,
        asOf,
        ...pageQuery,
      }),
    },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listOf(Claim) } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { limit, cursor, asOf: then, order: by, ...given } = c.req.valid('query')
    if (given.q !== undefined && then !== undefined) {
      const detail = 'a search reads the present: q and asOf do not go together'
      throw new Problem('invalid-parameter', detail, { errors: [{ parameter: 'asOf', detail }] })
    }
    const sorted = orderOf(by, given)
    const list = `claims?${JSON.stringify({ ...given, sorted, then })}`
    const instant = instantOf(c, then)
    const filters = await claimFilters(c, given, { instant })
    const request = { limit, order: sorted, cursor: cursorOf(cursor, list), asOf: instant }
    const page = await listClaims(c.get('db'), filters, request)
    const today = dayTeller(c, instant)
    const row = (one: ClaimRow) => serializeClaim(one, today(one.article.timeZone))
    return c.json(pageJson(c, page, { list, row }), 200)
  },
)

/** Where the claim's other forms are (interchange.ts), as a Link header. */
function otherForms(row: ClaimRow): string {
  const form = (name: string, more = '') =>
    `</v1/claims/${publicId('clm', row.id)}/${name}>; rel="alternate"; type="application/ld+json"${more}`
  return [
    form('annotation', '; profile="http://www.w3.org/ns/anno.jsonld"'),
    form('claim'),
    ...(hasOutcome(row) ? [form('claim-review')] : []),
  ].join(', ')
}

// interchange.ts answers who asks for JSON-LD; typed clients get JSON.
const oneClaim = {
  'application/json': { schema: ClaimWithFollowUps },
  'application/ld+json': { schema: JsonLd },
} as { 'application/json': { schema: typeof ClaimWithFollowUps } }

const getClaimsId = claims.openapi(
  createRoute({
    method: 'get',
    path: '/claims/{id}',
    summary: 'One claim with its follow-ups, oldest first',
    request: { params: idParam, query: z.strictObject({ asOf }) },
    responses: {
      200: { description: 'The claim; JSON-LD for who asks for it (`Accept`)', content: oneClaim },
      ...problemResponses,
    },
  }),
  async (c) => {
    const instant = instantOf(c, c.req.valid('query').asOf)
    const id = parseId('clm', c.req.valid('param').id)
    const read = { asOf: instant, all: c.get('actor') !== null }
    const found = id === null ? null : await findClaimWithFollowUps(c.get('db'), id, read)
    if (!found) throw await missing(c, id)
    const { tag, json, text } = showClaim(c, found.claim, found.followUps, instant)
    c.header('etag', tag)
    c.header('link', otherForms(found.claim))
    // The same as this, with the text that the tag was made of, which is not made a second time.
    const same = () => c.json(json, 200)
    return c.body(text, 200, { 'content-type': 'application/json' }) as Response as ReturnType<typeof same>
  },
)

/** For the typed client (client.ts). */
export type ClaimsRoutes = typeof getClaims | typeof getClaimsId
