/**
 * Repeats, moved deadlines and contradictions: suggested to editors with score and reason, shown to everybody once
 * an editor has confirmed them.
 */
import { createRoute, z } from '@hono/zod-openapi'
import { actorOf } from '../context.ts'
import { decideOn, relationsFor } from '../editing/relations.ts'
import type { Relation } from '../follow-up/relations.ts'
import { type ClaimRow, findClaim } from '../store/claims.ts'
import { parseId, publicId } from '../store/ids.ts'
import type { Comparable } from '../store/relations.ts'
import { createResource } from './app.ts'
import { claimAt, idParam } from './claims.ts'
import { asProblem } from './errors.ts'
import { claimType, problemResponses, status } from './schemas.ts'

export const relations = createResource()

const relationKind = z.enum(['repeats', 'moves_deadline', 'contradicts'])
const RelationJson = z
  .object({
    claim: z.object({
      id: z.string(),
      text: z.string(),
      type: claimType,
      status,
      saidOn: z.string().nullable(),
      due: z.string().nullable(),
    }),
    direction: z
      .enum(['earlier', 'later'])
      .openapi({ description: 'where the other claim stands: what was said before, or again later' }),
    kind: relationKind,
    state: z.enum(['suggested', 'confirmed', 'rejected']),
    sure: z.boolean().nullable().openapi({ description: 'for suggestions: a firm one, or only a hint' }),
    score: z.number(),
    reason: z.string(),
    slipDays: z.int().nullable(),
    note: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
  })
  .openapi('Relation')
const RelationList = z.object({ data: z.array(RelationJson) }).openapi('RelationList')

const RelationInput = z
  .strictObject({
    claim: z.string().max(40).openapi({ description: 'id of the earlier claim' }),
    state: z.enum(['confirmed', 'rejected']),
    kind: relationKind.optional().openapi({ description: 'needed where the machine suggested nothing' }),
    note: z.string().trim().max(4000).optional(),
  })
  .openapi('RelationInput')

const shown = (claim: Comparable) => ({
  id: publicId('clm', claim.id),
  text: claim.text,
  type: claim.type,
  status: claim.status,
  saidOn: claim.saidEdtf,
  due: claim.dueEdtf,
})

type Listed = z.infer<typeof RelationJson>

function suggestion(other: Comparable, found: Relation): Listed {
  const undecided = { state: 'suggested', note: null, decidedBy: null, decidedAt: null } as const
  return { claim: shown(other), direction: 'earlier', ...found, ...undecided }
}

/** Decided relations of a claim, and for editors what the machine suggests beside them, surest first. */
async function relationsOf(c: Parameters<typeof claimAt>[0], row: ClaimRow): Promise<Listed[]> {
  const { db, actor } = c.var
  const { decided, suggested } = await relationsFor(db, row, { suggest: actor !== null })
  const visible = decided.filter(
    (one) => actor !== null || (one.state === 'confirmed' && one.other.visibility === 'published'),
  )
  return [
    ...visible.map(
      (one): Listed => ({
        claim: shown(one.other),
        direction: one.claimId === row.id ? 'earlier' : 'later',
        kind: one.kind,
        state: one.state,
        sure: null,
        score: one.score,
        reason: one.reason,
        slipDays: one.slipDays,
        note: one.note,
        decidedBy: one.decidedBy,
        decidedAt: new Date(one.decidedAt).toISOString(),
      }),
    ),
    ...suggested.map(({ other, found }) => suggestion(other, found)),
  ]
}

const getClaimsIdRelations = relations.openapi(
  createRoute({
    method: 'get',
    path: '/claims/{id}/relations',
    summary: 'What its speaker said before or again: repeats, moved deadlines, contradictions',
    request: { params: idParam },
    responses: {
      200: {
        description: 'Confirmed ones; for editors also rejected and suggested ones',
        content: { 'application/json': { schema: RelationList } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const row = await claimAt(c, c.req.valid('param').id)
    return c.json({ data: await relationsOf(c, row) }, 200)
  },
)

const postClaimsIdRelations = relations.openapi(
  createRoute({
    method: 'post',
    path: '/claims/{id}/relations',
    summary: 'Confirm or reject how a claim relates to an earlier one (editor)',
    request: {
      params: idParam,
      body: { content: { 'application/json': { schema: RelationInput } }, required: true },
    },
    responses: {
      200: { description: 'Remembered', content: { 'application/json': { schema: RelationList } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const actor = actorOf(c)
    const row = await claimAt(c, c.req.valid('param').id)
    const given = c.req.valid('json')
    const otherId = parseId('clm', given.claim)
    const other = otherId === null ? null : await findClaim(c.var.db, otherId, { asOf: null, all: true })
    const by = { name: actor.name, now: c.var.now() }
    await decideOn(c.var.db, { row, other }, { ...given, note: given.note ?? null }, by).catch((error) => {
      throw asProblem(error)
    })
    return c.json({ data: await relationsOf(c, row) }, 200)
  },
)

/** For the typed client (client.ts). */
export type RelationsRoutes = typeof getClaimsIdRelations | typeof postClaimsIdRelations
