/** The sequence of changes, for machines. What a reader may not see is withheld, but its number stays. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { type ChangeRow, changesAfter, changesOf, findChange } from '../store/changes.ts'
import { publicData, publicSubject } from '../store/public-data.ts'
import { CHANGE_KINDS } from '../store/schema.ts'
import { createResource } from './app.ts'
import { claimAt, idParam } from './claims.ts'
import { Problem } from './errors.ts'
import { problemResponses } from './schemas.ts'

export const changes = createResource()

export const Change = z
  .object({
    seq: z.int(),
    type: z.enum([...CHANGE_KINDS, 'withheld']).openapi({
      description: '`withheld`: about a claim that is not public; nothing else is told of it',
    }),
    claim: z.string().nullable().openapi({ description: 'id of the claim that changed' }),
    speaker: z.string().nullable().openapi({ description: 'id of the speaker that changed' }),
    article: z.string().nullable().openapi({ description: 'id of the article that was erased' }),
    version: z.int().nullable(),
    at: z.string().nullable(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    data: z.record(z.string(), z.unknown()).nullable(),
    seal: z.string().nullable().openapi({
      description:
        'hashes of this change, its words and its states, each reckoned with the one before it: docs/record.md, "Proof"; null for the first of a record and for the calendar’s',
    }),
  })
  .openapi('Change')
export type ChangeJson = z.infer<typeof Change>

/** The change with what the asker may see of it. */
export function serializeChange(row: ChangeRow, all: boolean): ChangeJson {
  const { seq, kind, subject, subjectId, version, by, reason } = row
  const ofClaim = subject === 'claim'
  const told = { claim: null, speaker: null, article: null }
  const nothing = { ...told, version: null, at: null, by: null, reason: null, data: null, seal: null }
  const hidden = ofClaim && row.visibility !== 'published'
  if (hidden && !all && kind !== 'claim.hidden') return { seq, type: 'withheld', ...nothing }
  return {
    seq,
    type: kind,
    ...told,
    [subject]: publicSubject(subject, subjectId),
    version,
    at: new Date(row.at).toISOString(),
    by,
    reason,
    // What a hidden claim said is not told again by the news of its hiding.
    data: row.data === null || (hidden && !all) ? null : publicData(JSON.parse(row.data)),
    seal: row.seal,
  }
}

const isEditor = (c: Context<AppEnv>) => c.var.actor !== null

const getChanges = changes.openapi(
  createRoute({
    method: 'get',
    path: '/changes',
    summary: 'All changes after a number, oldest first, without a gap',
    request: {
      query: z.strictObject({
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    },
    responses: {
      200: {
        description: '`last` is what to send as `after` next time; `more` tells whether to ask at once',
        content: {
          'application/json': {
            schema: z.object({ data: z.array(Change), last: z.int(), more: z.boolean() }),
          },
        },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { after, limit } = c.req.valid('query')
    const rows = await changesAfter(c.var.db, after, limit + 1)
    const shown = rows.slice(0, limit)
    const data = shown.map((row) => serializeChange(row, isEditor(c)))
    return c.json({ data, last: shown.at(-1)?.seq ?? after, more: rows.length > limit }, 200)
  },
)

const getChangesSeq = changes.openapi(
  createRoute({
    method: 'get',
    path: '/changes/{seq}',
    summary: 'One change by its number',
    request: { params: z.object({ seq: z.coerce.number().int().min(1) }) },
    responses: {
      200: { description: 'The change', content: { 'application/json': { schema: Change } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const row = await findChange(c.var.db, c.req.valid('param').seq)
    const shown = row && serializeChange(row, isEditor(c))
    if (!shown || shown.type === 'withheld') throw new Problem('not-found', 'No change has this number.')
    return c.json(shown, 200)
  },
)

const getClaimsIdChanges = changes.openapi(
  createRoute({
    method: 'get',
    path: '/claims/{id}/changes',
    summary: 'Who changed a claim, when and why, oldest first',
    request: { params: idParam },
    responses: {
      200: {
        description: 'All of them',
        content: { 'application/json': { schema: z.object({ data: z.array(Change) }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { id, visibility } = await claimAt(c, c.req.valid('param').id)
    const rows = await changesOf(c.var.db, 'claim', id)
    return c.json({ data: rows.map((row) => serializeChange({ ...row, visibility }, isEditor(c))) }, 200)
  },
)

/** For the typed client (client.ts). */
export type ChangesRoutes = typeof getChanges | typeof getChangesSeq | typeof getClaimsIdChanges
