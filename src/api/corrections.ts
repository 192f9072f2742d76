/** Corrections of a claim: who said it, when, until when, of what type, which words, and whether it is public. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type AppEnv, actorOf } from '../context.ts'
import { correctClaim } from '../editing/corrections.ts'
import { invalid } from '../editing/refusal.ts'
import { readDays } from '../follow-up/days.ts'
import { HIDES } from '../rights.ts'
import type { ClaimRow } from '../store/claims.ts'
import { followUpsOf } from '../store/follow-ups.ts'
import { parseId } from '../store/ids.ts'
import type { Claim as StoredClaim } from '../store/schema.ts'
import { createResource } from './app.ts'
import { requireRight } from './auth.ts'
import { ClaimWithFollowUps, claimAt, idParam, refuseErased, showClaim } from './claims.ts'
import { IF_MATCH, requireMatch, stale } from './conditional.ts'
import { asProblem } from './errors.ts'
import { claimType, kind, problemResponses, visibility } from './schemas.ts'

export const corrections = createResource()

/** A date or an interval as an editor writes it. */
export const edtf = z
  .string()
  .max(40)
  .refine((text) => readDays(text) !== null, 'must be a day, month or year, or an interval of them (EDTF)')
  .openapi({ example: '2025-08-28/2025-08-31' })

export const reason = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .openapi({ description: 'why; everybody can read it' })

const ClaimPatch = z
  .strictObject({
    reason,
    speaker: z.string().max(40).nullable().optional().openapi({ description: 'id of a speaker, or null' }),
    role: z.string().trim().min(1).max(200).nullable().optional(),
    saidOn: edtf.nullable().optional(),
    due: edtf.nullable().optional(),
    type: claimType.optional(),
    mode: z.enum(['achieve', 'maintain']).nullable().optional(),
    kind: kind.optional(),
    content: z
      .array(z.strictObject({ start: z.int().min(0), end: z.int().min(1) }))
      .min(1)
      .max(50)
      .optional()
      .openapi({ description: "the claim's words: offsets into the article's text" }),
    visibility: visibility.optional(),
  })
  .openapi('ClaimPatch')

/** Checks who may make a claim public or take it down. */
function checkVisibility(c: Context<AppEnv>, row: ClaimRow, to: StoredClaim['visibility'] | undefined): void {
  if (to === undefined || to === row.visibility) return
  if (to === 'hidden' || row.visibility === 'hidden') requireRight(c, HIDES)
}

/** The id of the speaker that a patch names; null for nobody, undefined when it says nothing of it. */
function speakerId(text: string | null | undefined): number | null | undefined {
  if (typeof text !== 'string') return text
  const id = parseId('spk', text)
  if (id === null) throw asProblem(invalid('/speaker', 'no speaker has this id'))
  return id
}

const patchClaimsId = corrections.openapi(
  createRoute({
    method: 'patch',
    path: '/claims/{id}',
    summary: 'Correct a claim (editor; hiding and showing again: admin)',
    parameters: [IF_MATCH],
    request: {
      params: idParam,
      body: { content: { 'application/json': { schema: ClaimPatch } }, required: true },
    },
    responses: {
      200: { description: 'Corrected', content: { 'application/json': { schema: ClaimWithFollowUps } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const actor = actorOf(c)
    const { id } = c.req.valid('param')
    const patch = c.req.valid('json')
    const row = await claimAt(c, id)
    refuseErased(row)
    const recorded = await followUpsOf(c.var.db, row.id)
    requireMatch(c, () => showClaim(c, row, recorded))
    checkVisibility(c, row, patch.visibility)
    const given = { ...patch, speaker: speakerId(patch.speaker) }
    const by = { name: actor.name, now: c.var.now() }
    const written = await correctClaim(c.var.db, row, given, by).catch((error) => {
      throw asProblem(error)
    })
    const current = await claimAt(c, id)
    const shown = showClaim(c, current, await followUpsOf(c.var.db, row.id))
    if (written !== 'written') throw stale(shown)
    return c.json(shown.json, 200, { etag: shown.tag })
  },
)

/** For the typed client (client.ts). */
export type CorrectionsRoutes = typeof patchClaimsId
