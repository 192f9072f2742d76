/** Follow-ups: list those of a claim, record a new one. */
import { createRoute, z } from '@hono/zod-openapi'
import { actorOf } from '../context.ts'
import { sealed } from '../editing/chain.ts'
import { acceptedFollowUp } from '../editing/follow-ups.ts'
import type { ProposedFollowUp } from '../follow-up/types.ts'
import type { Written } from '../store/changes.ts'
import { appendFollowUp, followUpsOf } from '../store/follow-ups.ts'
import { createResource } from './app.ts'
import { ClaimWithFollowUps, claimAt, idParam, refuseErased, showClaim } from './claims.ts'
import { IF_MATCH, requireMatch, stale } from './conditional.ts'
import { orProblem } from './errors.ts'
import { asOf, instantOf } from './filters.ts'
import { answerBefore, IDEMPOTENCY_KEY, keep, repeatable } from './idempotency.ts'
import { FollowUp, FollowUpInput, problemResponses } from './schemas.ts'
import { serializeFollowUps } from './serialize.ts'

export const followUps = createResource()

type Shown = z.infer<typeof ClaimWithFollowUps>

const getClaimsIdFollowUps = followUps.openapi(
  createRoute({
    method: 'get',
    path: '/claims/{id}/follow-ups',
    summary: "A claim's follow-ups, oldest first",
    request: { params: idParam, query: z.strictObject({ asOf }) },
    responses: {
      200: {
        description: 'All of them',
        content: { 'application/json': { schema: z.object({ data: z.array(FollowUp) }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const instant = instantOf(c, c.req.valid('query').asOf)
    const row = await claimAt(c, c.req.valid('param').id, instant)
    return c.json({ data: serializeFollowUps(await followUpsOf(c.var.db, row.id, instant)) }, 200)
  },
)

/** What was sent, as the guards read it. */
function proposedOf(given: z.infer<typeof FollowUpInput>): ProposedFollowUp {
  const { status, note = '', evidence = [], effectiveOn = null, reasonCode = null, corrects = null } = given
  return { status, note, evidence, effectiveOn, reasonCode, corrects } as ProposedFollowUp
}

const postClaimsIdFollowUps = followUps.openapi(
  createRoute({
    method: 'post',
    path: '/claims/{id}/follow-ups',
    summary: 'Record what became of a claim (editor)',
    parameters: [IF_MATCH, IDEMPOTENCY_KEY],
    request: {
      params: idParam,
      body: { content: { 'application/json': { schema: FollowUpInput } }, required: true },
    },
    responses: {
      201: { description: 'Recorded', content: { 'application/json': { schema: ClaimWithFollowUps } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const actor = actorOf(c)
    const request = await repeatable(c)
    const before = await answerBefore<Shown>(c, request)
    if (before) return c.json(before, 201)
    const { id } = c.req.valid('param')
    const row = await claimAt(c, id)
    refuseErased(row)
    const recorded = await followUpsOf(c.var.db, row.id)
    requireMatch(c, () => showClaim(c, row, recorded))
    const proposed = proposedOf(c.req.valid('json'))
    const by = { name: actor.name, now: c.var.now(), today: c.var.today(row.article.timeZone) }
    for (let written: Written = 'again'; written === 'again'; ) {
      const accepted = orProblem(() => acceptedFollowUp(row, recorded, proposed, by))
      const followUp = await sealed(row, recorded, accepted)
      const { status, recordedAt: updatedAt } = followUp
      const after = { ...row, status, version: row.version + 1, updatedAt }
      const { json, tag } = showClaim(c, after, [...recorded, followUp])
      const headers = { etag: tag }
      const kept = keep(request, { status: 201, headers, json })
      written = await appendFollowUp(c.var.db, row, { followUp, kept })
      if (written === 'written') return c.json(json, 201, headers)
    }
    // Another write came first; it may have been this very request.
    const repeated = await answerBefore<Shown>(c, request)
    if (repeated) return c.json(repeated, 201)
    const current = await claimAt(c, id)
    throw stale(showClaim(c, current, await followUpsOf(c.var.db, current.id)))
  },
)

/** For the typed client (client.ts). */
export type FollowUpsRoutes = typeof getClaimsIdFollowUps | typeof postClaimsIdFollowUps
