/** Corrections of a claim: who said it, when, until when, of what type, which words, and whether it is public. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { readDays } from '../follow-up/days.ts'
import { EDITOR_RULE } from '../follow-up/explain.ts'
import { passageOf } from '../ingest.ts'
import { findArticleText, saidKey } from '../store/articles.ts'
import { changeClaim } from '../store/changes.ts'
import type { ClaimRow } from '../store/claims.ts'
import { followUpsOf } from '../store/follow-ups.ts'
import { parseId, publicId } from '../store/ids.ts'
import type { ChangeKind, Claim as StoredClaim } from '../store/schema.ts'
import { findSpeaker } from '../store/speakers.ts'
import { createResource } from './app.ts'
import { requireRole } from './auth.ts'
import { ClaimWithFollowUps, claimAt, idParam, showClaim } from './claims.ts'
import { requireMatch, stale } from './conditional.ts'
import { Problem } from './errors.ts'
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
type Patch = z.infer<typeof ClaimPatch>
type Columns = Partial<Omit<StoredClaim, 'id' | 'version' | 'updatedAt'>>

/** The problem of one field. */
export function invalid(pointer: string, detail: string): Problem {
  return new Problem('invalid-field', `${pointer}: ${detail}`, { errors: [{ pointer, detail }] })
}

/** The columns of a date that an editor set; `prefix` names which. */
export function dateColumns(prefix: 'said' | 'due', text: string | null): Columns {
  const days = text === null ? null : readDays(text)
  const derivation = JSON.stringify({ phrase: null, span: null, rule: EDITOR_RULE, anchor: null })
  return {
    [`${prefix}Edtf`]: text,
    [`${prefix}Earliest`]: days?.earliest ?? null,
    [`${prefix}Latest`]: days?.latest ?? null,
    [`${prefix}Derivation`]: days ? derivation : null,
  }
}

/** The columns of a claim's words at other places of its article. */
async function contentColumns(c: Context<AppEnv>, row: ClaimRow, content: NonNullable<Patch['content']>) {
  const text = (await findArticleText(c.var.db, row.articleId)) ?? ''
  const ordered = content.every(
    ({ start, end }, i) => start < end && end <= text.length && start >= (content[i - 1]?.end ?? 0),
  )
  const whole = content.every(({ start, end }) => text.slice(start, end).isWellFormed())
  if (!ordered || !whole) {
    throw invalid('/content', 'must be pieces of the text, in order, apart, none of them within a character')
  }
  return passageOf(text, content)
}

/** What a patch changes, as columns. */
async function columnsOf(c: Context<AppEnv>, row: ClaimRow, patch: Patch): Promise<Columns> {
  const set: Columns = {}
  if (patch.speaker !== undefined) {
    const id = patch.speaker === null ? null : parseId('spk', patch.speaker)
    if (patch.speaker !== null && (id === null || !(await findSpeaker(c.var.db, id)))) {
      throw invalid('/speaker', 'no speaker has this id')
    }
    // The role was the other speaker's.
    Object.assign(set, { speakerId: id, role: null })
  }
  if (patch.role !== undefined) set.role = patch.role
  if (patch.saidOn !== undefined) {
    Object.assign(set, dateColumns('said', patch.saidOn))
    set.saidKey = saidKey(set.saidLatest ?? null, row.id)
  }
  if (patch.due !== undefined) Object.assign(set, dateColumns('due', patch.due))
  if (patch.kind !== undefined) set.kind = patch.kind
  const type = patch.type ?? row.type
  const mode = patch.mode === undefined ? row.mode : patch.mode
  if (patch.mode && type !== 'promise') throw invalid('/mode', 'only a promise has a mode')
  Object.assign(set, { type, mode: type === 'promise' ? (mode ?? 'achieve') : null })
  if (patch.content !== undefined) Object.assign(set, await contentColumns(c, row, patch.content))
  if (patch.visibility !== undefined) set.visibility = patch.visibility
  return set
}

/** Only what differs from what stands. */
function changed(row: ClaimRow, set: Columns): Columns {
  const entries = Object.entries(set).filter(([name, value]) => row[name as keyof Columns] !== value)
  return Object.fromEntries(entries)
}

/** Checks who may make a claim public or take it down. */
function checkVisibility(c: Context<AppEnv>, row: ClaimRow, to: StoredClaim['visibility'] | undefined): void {
  if (to === undefined || to === row.visibility) return
  if (to === 'hidden' || row.visibility === 'hidden') requireRole(c, 'admin')
  if (to === 'draft')
    throw invalid('/visibility', 'what was published or hidden does not become a draft again')
}

/** The columns that the outside knows, under its names. */
const FIELDS = {
  speakerId: 'speaker',
  role: 'role',
  saidEdtf: 'saidOn',
  dueEdtf: 'due',
  type: 'type',
  mode: 'mode',
  kind: 'kind',
  content: 'content',
  text: 'text',
  visibility: 'visibility',
} as const
type Field = keyof typeof FIELDS
const changedFields = (set: Columns) => (Object.keys(FIELDS) as Field[]).filter((name) => name in set)

/** A column's value as the outside sees it. */
function outsideValue(name: Field, value: unknown): unknown {
  if (name === 'speakerId') return typeof value === 'number' ? publicId('spk', value) : null
  if (name === 'content')
    return (JSON.parse(String(value)) as [number, number][]).map(([start, end]) => ({ start, end }))
  return value ?? null
}

/** What the change says from now on, and what it said before. */
function fieldsOf(row: ClaimRow, set: Columns) {
  return Object.fromEntries(
    changedFields(set).map((name) => [
      FIELDS[name],
      { from: outsideValue(name, row[name]), to: outsideValue(name, set[name]) },
    ]),
  )
}

/** What extraction had found, for each field corrected up to now. */
function machineOf(row: ClaimRow, set: Columns): string | null {
  const found = changedFields(set)
    .filter((name) => name !== 'visibility')
    .map((name) => [FIELDS[name], outsideValue(name, row[name])])
  const known = { ...Object.fromEntries(found), ...JSON.parse(row.machine ?? '{}') }
  return Object.keys(known).length === 0 ? null : JSON.stringify(known)
}

function kindOf(row: ClaimRow, to: StoredClaim['visibility'] | undefined): ChangeKind {
  if (to === 'published') return 'claim.published'
  return to === 'hidden' && row.visibility === 'published' ? 'claim.hidden' : 'claim.corrected'
}

corrections.openapi(
  createRoute({
    method: 'patch',
    path: '/claims/{id}',
    summary: 'Correct a claim (editor; hiding and showing again: admin); If-Match',
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
    const actor = requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    const patch = c.req.valid('json')
    const row = await claimAt(c, id)
    const recorded = await followUpsOf(c.var.db, row.id)
    requireMatch(c, () => showClaim(c, row, recorded))
    checkVisibility(c, row, patch.visibility)
    const set = changed(row, await columnsOf(c, row, patch))
    if (Object.keys(set).length === 0) throw new Problem('no-change', 'The claim says all of this already.')
    const written = await changeClaim(c.var.db, row, {
      kind: kindOf(row, set.visibility),
      data: { fields: fieldsOf(row, set) },
      cause: { by: actor.name, now: c.var.now(), reason: patch.reason },
      set: { ...set, machine: machineOf(row, set) },
    })
    const current = await claimAt(c, id)
    const shown = showClaim(c, current, await followUpsOf(c.var.db, row.id))
    if (written !== 'written') throw stale(shown)
    return c.json(shown.json, 200, { etag: shown.tag })
  },
)
