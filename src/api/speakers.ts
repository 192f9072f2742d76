/** Speakers: list, show, correct, merge and un-merge. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type AppEnv, actorOf } from '../context.ts'
import type { Written } from '../store/changes.ts'
import { parseId, publicId } from '../store/ids.ts'
import { correctSpeaker, mergeSpeaker, unmergeSpeaker } from '../store/speaker-changes.ts'
import { findSpeaker, listSpeakers, type SpeakerWithNames } from '../store/speakers.ts'
import { createResource } from './app.ts'
import { IF_MATCH, requireMatch, stale, tagOf } from './conditional.ts'
import { reason } from './corrections.ts'
import { Problem } from './errors.ts'
import { pageJson } from './list.ts'
import { cursorOf, httpUrl, listOf, pageQuery, problemResponses, Speaker } from './schemas.ts'
import { serializeSpeaker } from './serialize.ts'

export const speakers = createResource()

const nameQuery = {
  q: z.string().max(200).optional().openapi({
    description:
      'words, "phrases" and prefix* of any of their names, all of which must occur; accents and case do not count',
    example: 'quill',
  }),
  name: z.string().max(200).optional().openapi({ description: 'the exact name that is shown' }),
}

const getSpeakers = speakers.openapi(
  createRoute({
    method: 'get',
    path: '/speakers',
    summary: 'List speakers, newest recorded first',
    request: { query: z.strictObject({ ...nameQuery, ...pageQuery }) },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listOf(Speaker) } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { limit, cursor, ...given } = c.req.valid('query')
    const list = `speakers?${JSON.stringify(given)}`
    const page = await listSpeakers(c.var.db, { limit, ...given, cursor: cursorOf(cursor, list) })
    return c.json(pageJson(c, page, { list, row: serializeSpeaker }), 200)
  },
)

const SpeakerRecord = Speaker.extend({
  names: z.array(z.string()),
  sameAs: z.array(z.string()),
  mergedInto: z.string().nullable().openapi({ description: 'id of the speaker that this one stands under' }),
  version: z.int(),
}).openapi('SpeakerRecord')
const oneSpeaker = {
  200: { description: 'The speaker', content: { 'application/json': { schema: SpeakerRecord } } },
}
const idParam = z.object({ id: z.string() })

/** The speaker with this id. */
async function speakerAt(c: Context<AppEnv>, text: string): Promise<SpeakerWithNames> {
  const id = parseId('spk', text)
  const row = id === null ? null : await findSpeaker(c.var.db, id)
  if (!row) throw new Problem('not-found', 'No speaker has this id.')
  return row
}

function showSpeaker(row: SpeakerWithNames) {
  const json = {
    ...serializeSpeaker(row),
    names: row.names,
    sameAs: JSON.parse(row.sameAs) as string[],
    mergedInto: row.canonicalId === null ? null : publicId('spk', row.canonicalId),
    version: row.version,
  }
  return { version: row.version, tag: tagOf(row.version, JSON.stringify(json)), json }
}

/** The speaker as it stands after a write, or the problem of one who came too late. */
async function after(c: Context<AppEnv>, id: string, written: Written) {
  const shown = showSpeaker(await speakerAt(c, id))
  if (written !== 'written') throw stale(shown)
  c.header('etag', shown.tag)
  return shown.json
}

const getSpeakersId = speakers.openapi(
  createRoute({
    method: 'get',
    path: '/speakers/{id}',
    summary: 'One speaker with all names',
    request: { params: idParam },
    responses: { ...oneSpeaker, ...problemResponses },
  }),
  async (c) => {
    const { json, tag } = showSpeaker(await speakerAt(c, c.req.valid('param').id))
    c.header('etag', tag)
    return c.json(json, 200)
  },
)

const SpeakerPatch = z
  .strictObject({
    reason,
    name: z.string().trim().min(1).max(200).optional(),
    kind: Speaker.shape.kind.optional(),
    sameAs: z
      .array(httpUrl)
      .max(20)
      .optional()
      .openapi({ description: 'pages about the same person or body' }),
  })
  .openapi('SpeakerPatch')

const patchSpeakersId = speakers.openapi(
  createRoute({
    method: 'patch',
    path: '/speakers/{id}',
    summary: 'Rename a speaker, or say which pages are about it (editor)',
    parameters: [IF_MATCH],
    request: {
      params: idParam,
      body: { content: { 'application/json': { schema: SpeakerPatch } }, required: true },
    },
    responses: { ...oneSpeaker, ...problemResponses },
  }),
  async (c) => {
    const actor = actorOf(c)
    const { id } = c.req.valid('param')
    const row = await speakerAt(c, id)
    requireMatch(c, () => showSpeaker(row))
    const { reason: why, sameAs, ...rest } = c.req.valid('json')
    const wanted = { ...rest, ...(sameAs ? { sameAs: JSON.stringify(sameAs) } : {}) }
    const names = (['name', 'kind', 'sameAs'] as const).filter(
      (name) => wanted[name] !== undefined && wanted[name] !== row[name],
    )
    if (names.length === 0) throw new Problem('no-change', 'The speaker is recorded like this already.')
    const set = Object.fromEntries(names.map((name) => [name, wanted[name]]))
    const fields = Object.fromEntries(names.map((name) => [name, { from: row[name], to: wanted[name] }]))
    const cause = { by: actor.name, now: c.var.now(), reason: why }
    return c.json(await after(c, id, await correctSpeaker(c.var.db, row, { set, fields, cause })), 200)
  },
)

function refuse(pointer: string, detail: string): Problem {
  return new Problem('invalid-field', `${pointer}: ${detail}`, { errors: [{ pointer, detail }] })
}

const postSpeakersIdMerge = speakers.openapi(
  createRoute({
    method: 'post',
    path: '/speakers/{id}/merge',
    summary: 'Put a speaker under another one that is the same (admin)',
    parameters: [IF_MATCH],
    request: {
      params: idParam,
      body: {
        content: {
          'application/json': { schema: z.strictObject({ into: z.string().max(40), reason }) },
        },
        required: true,
      },
    },
    responses: { ...oneSpeaker, ...problemResponses },
  }),
  async (c) => {
    const actor = actorOf(c)
    const { id } = c.req.valid('param')
    const row = await speakerAt(c, id)
    requireMatch(c, () => showSpeaker(row))
    const { into, reason: why } = c.req.valid('json')
    const key = parseId('spk', into)
    const target = key === null ? null : await findSpeaker(c.var.db, key)
    if (!target) throw refuse('/into', 'no speaker has this id')
    if (target.id === row.id) throw refuse('/into', 'a speaker is not merged into itself')
    if (target.canonicalId !== null)
      throw refuse('/into', 'was merged itself; name the one that it stands under')
    if (row.canonicalId !== null)
      throw new Problem('no-change', 'The speaker was merged already; un-merge it first.')
    const cause = { by: actor.name, now: c.var.now(), reason: why }
    return c.json(await after(c, id, await mergeSpeaker(c.var.db, row, target, cause)), 200)
  },
)

const postSpeakersIdUnmerge = speakers.openapi(
  createRoute({
    method: 'post',
    path: '/speakers/{id}/unmerge',
    summary: 'Take a merge back (admin)',
    parameters: [IF_MATCH],
    request: {
      params: idParam,
      body: { content: { 'application/json': { schema: z.strictObject({ reason }) } }, required: true },
    },
    responses: { ...oneSpeaker, ...problemResponses },
  }),
  async (c) => {
    const actor = actorOf(c)
    const { id } = c.req.valid('param')
    const row = await speakerAt(c, id)
    requireMatch(c, () => showSpeaker(row))
    if (row.canonicalId === null) throw new Problem('no-change', 'The speaker was not merged.')
    const cause = { by: actor.name, now: c.var.now(), reason: c.req.valid('json').reason }
    return c.json(await after(c, id, await unmergeSpeaker(c.var.db, row, cause)), 200)
  },
)

/** For the typed client (client.ts). */
export type SpeakersRoutes =
  | typeof getSpeakers
  | typeof getSpeakersId
  | typeof patchSpeakersId
  | typeof postSpeakersIdMerge
  | typeof postSpeakersIdUnmerge
