/** Speakers: list and show. */
import { createRoute, z } from '@hono/zod-openapi'
import { parseId } from '../store/ids.ts'
import { findSpeaker, listSpeakers } from '../store/speakers.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { pageJson } from './list.ts'
import { cursorOf, listOf, pageQuery, problemResponses, Speaker } from './schemas.ts'
import { serializeSpeaker } from './serialize.ts'

export const speakers = createResource()

speakers.openapi(
  createRoute({
    method: 'get',
    path: '/speakers',
    summary: 'List speakers, newest recorded first',
    request: { query: z.strictObject({ name: z.string().max(200).optional(), ...pageQuery }) },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listOf(Speaker) } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { limit, cursor, name } = c.req.valid('query')
    const list = `speakers?${name ?? ''}`
    const page = await listSpeakers(c.var.db, { limit, name, cursor: cursorOf(cursor, list) })
    return c.json(pageJson(c, page, { list, row: serializeSpeaker }), 200)
  },
)

speakers.openapi(
  createRoute({
    method: 'get',
    path: '/speakers/{id}',
    summary: 'One speaker with all names',
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: {
        description: 'The speaker',
        content: { 'application/json': { schema: Speaker.extend({ names: z.array(z.string()) }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const id = parseId('spk', c.req.valid('param').id)
    const row = id === null ? null : await findSpeaker(c.var.db, id)
    if (!row) throw new Problem('not-found', 'No speaker has this id.')
    return c.json({ ...serializeSpeaker(row), names: row.names }, 200)
  },
)
