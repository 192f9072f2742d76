/** Follow-ups: list those of a claim, record a new one. */
import { createRoute, z } from '@hono/zod-openapi'
import { checkFollowUp } from '../follow-up/check.ts'
import { effectiveDay } from '../follow-up/due.ts'
import type { FollowedClaim, ProposedFollowUp } from '../follow-up/types.ts'
import type { Written } from '../store/changes.ts'
import type { ClaimRow } from '../store/claims.ts'
import {
  appendFollowUp,
  asRecorded,
  type FollowUpWithEvidence,
  followUpsOf,
  type NewFollowUp,
} from '../store/follow-ups.ts'
import { newIds, parseId } from '../store/ids.ts'
import { createResource } from './app.ts'
import { requireRole } from './auth.ts'
import { ClaimWithFollowUps, claimAt, idParam, showClaim } from './claims.ts'
import { requireMatch, stale } from './conditional.ts'
import { Problem } from './errors.ts'
import { asOf, instantOf } from './filters.ts'
import { answerBefore, keep, repeatable } from './idempotency.ts'
import { FollowUp, FollowUpInput, problemResponses } from './schemas.ts'
import { historyOf, serializeFollowUps } from './serialize.ts'

export const followUps = createResource()

type Shown = z.infer<typeof ClaimWithFollowUps>

followUps.openapi(
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

/** What the guards must know of a claim. */
export function followedClaim(row: ClaimRow): FollowedClaim {
  const { type, mode, dueEarliest: earliest, dueLatest: latest } = row
  return { type, mode, due: earliest !== null && latest !== null ? { earliest, latest } : null }
}

/**
 * The follow-up to record.
 * @param recorded what is recorded on the claim already, oldest first
 * @throws Problem of the guard that refuses it
 */
function acceptedFollowUp(
  row: ClaimRow,
  recorded: readonly FollowUpWithEvidence[],
  write: {
    readonly given: z.infer<typeof FollowUpInput>
    readonly by: string
    readonly now: number
    readonly today: string
  },
): NewFollowUp {
  const { given, by, now, today } = write
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
    reasonCode: given.reasonCode ?? null,
    corrects: given.corrects ?? null,
  }
  const followed = followedClaim(row)
  const verdict = checkFollowUp(followed, historyOf(recorded), proposed, today)
  if (!verdict.ok) {
    const { type, detail, pointer } = verdict.problem
    throw new Problem(type, detail, { errors: [{ pointer, detail }] })
  }
  const [id = 0] = newIds(1, now)
  return {
    id,
    status: proposed.status,
    note: proposed.note || null,
    reasonCode: proposed.reasonCode ?? null,
    corrects: proposed.corrects ? parseId('fup', proposed.corrects) : null,
    effectiveOn: effectiveDay(followed, proposed, today),
    recordedAt: now,
    recordedBy: by,
    evidence,
  }
}

followUps.openapi(
  createRoute({
    method: 'post',
    path: '/claims/{id}/follow-ups',
    summary: 'Record what became of a claim (editor; If-Match, Idempotency-Key)',
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
    const request = await repeatable(c)
    const before = await answerBefore<Shown>(c, request)
    if (before) return c.json(before, 201)
    const { id } = c.req.valid('param')
    const row = await claimAt(c, id)
    const recorded = await followUpsOf(c.var.db, row.id)
    requireMatch(c, () => showClaim(c, row, recorded))
    const write = {
      given: c.req.valid('json'),
      by: actor.name,
      now: c.var.now(),
      today: c.var.today(row.article.timeZone),
    }
    for (let written: Written = 'again'; written === 'again'; ) {
      const followUp = acceptedFollowUp(row, recorded, write)
      const { status, recordedAt: updatedAt } = followUp
      const after = { ...row, status, version: row.version + 1, updatedAt }
      const { json, tag } = showClaim(c, after, [...recorded, asRecorded(row, followUp)])
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
