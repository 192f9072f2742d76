/** Claims: list with filters, show one, follow one up. */
import { createRoute, z } from '@hono/zod-openapi'
import type { AppEnv } from '../context.ts'
import { checkFollowUp } from '../follow-up/check.ts'
import { effectiveDay } from '../follow-up/due.ts'
import { REASONS } from '../follow-up/statuses.ts'
import type { ProposedFollowUp } from '../follow-up/types.ts'
import { type ClaimRow, findClaim, listClaims } from '../store/claims.ts'
import { appendFollowUp, followUpsOf } from '../store/follow-ups.ts'
import { parseId } from '../store/ids.ts'
import { createResource } from './app.ts'
import { requireRole } from './auth.ts'
import { Problem } from './errors.ts'
import { pageJson } from './list.ts'
import {
  Claim,
  claimType,
  cursorOf,
  day,
  FollowUp,
  FollowUpInput,
  kind,
  listOf,
  pageQuery,
  problemResponses,
  status,
} from './schemas.ts'
import { historyOf, serializeClaim, serializeFollowUps } from './serialize.ts'

export const claims = createResource()

const idParam = z.object({ id: z.string() })
const ClaimWithFollowUps = Claim.extend({ followUps: z.array(FollowUp) })

/** The claim at this address, if the asker may see it. */
async function claimAt(c: { var: AppEnv['Variables'] }, id: string): Promise<ClaimRow> {
  const key = parseId('clm', id)
  const row = key === null ? null : await findClaim(c.var.db, key)
  if (!row || (row.visibility !== 'published' && !c.var.actor)) {
    throw new Problem('not-found', 'No claim has this id.')
  }
  return row
}

const etagOf = (row: ClaimRow) => `"${row.version}"`

const listQuery = z.strictObject({
  speaker: z.string().max(40).optional().openapi({ description: 'id of a speaker' }),
  article: z.string().max(40).optional().openapi({ description: 'id of an article' }),
  outlet: z.string().max(200).optional(),
  kind: kind.optional(),
  type: claimType.optional(),
  status: status.optional(),
  saidFrom: day.optional(),
  saidTo: day.optional(),
  order: z.enum(['saidOn', 'recorded']).default('saidOn'),
  ...pageQuery,
})

/** A filter's id; one that cannot be any record's is an error, not an empty list. */
function idFilter(prefix: 'spk' | 'art', parameter: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const id = parseId(prefix, text)
  if (id === null) {
    const detail = `${parameter} must be an id like ${prefix}_…`
    throw new Problem('invalid-parameter', detail, { errors: [{ parameter, detail }] })
  }
  return id
}

claims.openapi(
  createRoute({
    method: 'get',
    path: '/claims',
    summary: 'List claims',
    request: { query: listQuery },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listOf(Claim) } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { limit, cursor, order, ...given } = c.req.valid('query')
    const list = `claims?${JSON.stringify({ ...given, order })}`
    const filters = {
      ...given,
      speaker: idFilter('spk', 'speaker', given.speaker),
      article: idFilter('art', 'article', given.article),
      all: c.var.actor !== null,
    }
    const request = { limit, order, cursor: cursorOf(cursor, list) }
    const page = await listClaims(c.var.db, filters, request)
    const today = c.var.today()
    return c.json(pageJson(c, page, { list, row: (row) => serializeClaim(row, today) }), 200)
  },
)

claims.openapi(
  createRoute({
    method: 'get',
    path: '/claims/{id}',
    summary: 'One claim with its follow-ups, oldest first',
    request: { params: idParam },
    responses: {
      200: { description: 'The claim', content: { 'application/json': { schema: ClaimWithFollowUps } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const row = await claimAt(c, c.req.valid('param').id)
    const followUps = await followUpsOf(c.var.db, row.id)
    c.header('etag', etagOf(row))
    return c.json({ ...serializeClaim(row, c.var.today()), followUps: serializeFollowUps(followUps) }, 200)
  },
)

claims.openapi(
  createRoute({
    method: 'get',
    path: '/claims/{id}/follow-ups',
    summary: "A claim's follow-ups, oldest first",
    request: { params: idParam },
    responses: {
      200: {
        description: 'All of them',
        content: { 'application/json': { schema: z.object({ data: z.array(FollowUp) }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const row = await claimAt(c, c.req.valid('param').id)
    return c.json({ data: serializeFollowUps(await followUpsOf(c.var.db, row.id)) }, 200)
  },
)

/** The reason code when it is one of ours. */
function readReason(text: string | undefined) {
  if (text === undefined) return null
  const reason = REASONS.find((known) => known === text)
  if (!reason) {
    const detail = `must be one of ${REASONS.join(', ')}`
    throw new Problem('invalid-field', `/reasonCode: ${detail}`, {
      errors: [{ pointer: '/reasonCode', detail }],
    })
  }
  return reason
}

claims.openapi(
  createRoute({
    method: 'post',
    path: '/claims/{id}/follow-ups',
    summary: 'Record what became of a claim (editor)',
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
    const actor = requireRole(c, 'editor')
    const row = await claimAt(c, c.req.valid('param').id)
    const given = c.req.valid('json')
    const history = historyOf(await followUpsOf(c.var.db, row.id))
    const today = c.var.today()
    const due =
      row.dueEarliest !== null && row.dueLatest !== null
        ? { earliest: row.dueEarliest, latest: row.dueLatest }
        : null
    const followed = { type: row.type, mode: row.mode, due }
    const evidence = (given.evidence ?? []).map((item) => ({
      url: item.url,
      title: item.title ?? null,
      publishedAt: item.publishedAt ?? null,
      quote: item.quote ?? null,
      archivedUrl: item.archivedUrl ?? null,
    }))
    const proposed: ProposedFollowUp = {
      status: given.status,
      note: given.note ?? '',
      evidence,
      effectiveOn: given.effectiveOn ?? null,
      reasonCode: readReason(given.reasonCode),
      corrects: given.corrects ?? null,
    }
    const verdict = checkFollowUp(followed, history, proposed, today)
    if (!verdict.ok) {
      const { type, detail, pointer } = verdict.problem
      throw new Problem(type, detail, { errors: [{ pointer, detail }] })
    }
    const followUp = {
      status: proposed.status,
      note: proposed.note || null,
      reasonCode: proposed.reasonCode ?? null,
      corrects: proposed.corrects ? parseId('fup', proposed.corrects) : null,
      effectiveOn: effectiveDay(followed, proposed, today),
      recordedBy: actor.name,
      evidence,
    }
    const id = await appendFollowUp(c.var.db, row, { followUp, now: c.var.now() })
    if (id === null) throw new Problem('stale-version', 'Another follow-up came first. Read the claim again.')
    const after = await claimAt(c, c.req.valid('param').id)
    c.header('etag', etagOf(after))
    return c.json(
      {
        ...serializeClaim(after, today),
        followUps: serializeFollowUps(await followUpsOf(c.var.db, row.id)),
      },
      201,
    )
  },
)
