/** Many articles at once: taken in as JSON lines, worked off by the queue, a result a line. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type AppEnv, actorOf } from '../context.ts'
import { MAX_LINES, newLine, rawLines, startBatch, takeBatch } from '../editing/batches.ts'
import { batchProgress, findBatch } from '../store/batches.ts'
import { parseId, publicId } from '../store/ids.ts'
import type { Batch as BatchRow } from '../store/schema.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { givenKey, IDEMPOTENCY_KEY } from './idempotency.ts'
import { NDJSON } from './lines.ts'
import { NewArticleInput, problemResponses } from './schemas.ts'

export const batches = createResource()

const SHOWN = 100

const Batch = z
  .object({
    id: z.string(),
    lines: z.int(),
    waiting: z.int(),
    created: z.int(),
    existing: z.int().openapi({ description: 'the same text and url had been stored before' }),
    refused: z.int(),
    done: z.boolean(),
    createdBy: z.string(),
    createdAt: z.string(),
    results: z.array(
      z.object({
        line: z.int(),
        state: z.enum(['waiting', 'created', 'existing', 'refused']),
        article: z.string().nullable(),
        problem: z.object({ type: z.string(), detail: z.string() }).nullable(),
      }),
    ),
    next: z.int().nullable().openapi({ description: 'send it as `after` for the results that follow' }),
  })
  .openapi('Batch')

/** The article that a line holds, as `POST /v1/articles` takes it, or what is wrong with it. */
function articleOf(json: unknown): object | string {
  const given = NewArticleInput.safeParse(json)
  if (given.success) {
    const { text, html, url } = given.data
    if (text !== undefined && html !== undefined) return 'Give `text` or `html`, not both.'
    return (text ?? html ?? url) ? given.data : 'Give `text`, `html` or `url`.'
  }
  const [first] = given.error.issues
  return `/${first?.path.join('/') ?? ''}: ${first?.message ?? 'not valid'}`.slice(0, 300)
}

async function show(c: Context<AppEnv>, batch: BatchRow, page: { after: number; limit: number }) {
  const { results, ...counts } = await batchProgress(c.var.db, batch.id, page)
  const last = results.at(-1)?.line ?? batch.lineCount
  return {
    id: publicId('bat', batch.id),
    lines: batch.lineCount,
    ...counts,
    done: counts.waiting === 0,
    createdBy: batch.createdBy,
    createdAt: new Date(batch.createdAt).toISOString(),
    results: results.map(({ line, state, articleId, problem }) => ({
      line,
      state,
      article: articleId === null ? null : publicId('art', articleId),
      problem: problem === null ? null : (JSON.parse(problem) as { type: string; detail: string }),
    })),
    next: last < batch.lineCount ? last : null,
  }
}

const postArticlesBatch = batches.openapi(
  createRoute({
    method: 'post',
    path: '/articles:batch',
    summary: 'Store many articles, one a line (editor)',
    parameters: [IDEMPOTENCY_KEY],
    description: `JSON lines, each as \`POST /v1/articles\` takes it, at most ${MAX_LINES} and 8 MB. They are worked off one by one; \`Location\` is where to see how far that is. The same lines again, or the same \`Idempotency-Key\`, are the same batch: what was not stored yet is taken up again, nothing is stored twice.`,
    request: { body: { content: { [NDJSON as string]: { schema: z.string() } }, required: true } },
    responses: {
      202: { description: 'Taken', content: { 'application/json': { schema: Batch } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const actor = actorOf(c)
    const text = await c.req.text()
    const given = rawLines(text)
    if (given.length === 0) throw new Problem('malformed-body', 'Send at least one line.')
    if (given.length > MAX_LINES) {
      throw new Problem('payload-too-large', `A batch may have at most ${MAX_LINES} lines.`, {
        members: { limit: MAX_LINES },
      })
    }
    const taken = await takeBatch(
      c.var.db,
      {
        text,
        key: givenKey(c),
        host: new URL(c.req.url).hostname,
        quotaKey: c.var.quotaKey,
        createdBy: actor.name,
        now: c.var.now(),
      },
      given.map((line) => newLine(line, articleOf)),
    )
    if (!taken) throw new Problem('storage-unavailable', 'No batch could be made; send it again.')
    if (!taken.isSame) {
      throw new Problem(
        'idempotency-mismatch',
        'This Idempotency-Key was used for other lines; take a new one.',
      )
    }
    await startBatch(c.var.db, taken, { env: c.env, requestId: c.var.requestId })
    const { batch } = taken
    c.header('location', `/v1/articles:batch/${publicId('bat', batch.id)}`)
    return c.json(await show(c, batch, { after: 0, limit: SHOWN }), 202)
  },
)

const getArticlesBatchId = batches.openapi(
  createRoute({
    method: 'get',
    path: '/articles:batch/{id}',
    summary: 'How far a batch is, and what came of each line (editor)',
    request: {
      params: z.object({ id: z.string() }),
      query: z.strictObject({
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(MAX_LINES).default(SHOWN),
      }),
    },
    responses: {
      200: { description: 'The batch', content: { 'application/json': { schema: Batch } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const id = parseId('bat', c.req.valid('param').id)
    const batch = id === null ? null : await findBatch(c.var.db, id)
    if (!batch) throw new Problem('not-found', 'No batch has this id.')
    return c.json(await show(c, batch, c.req.valid('query')), 200)
  },
)

/** For the typed client (client.ts). */
export type BatchesRoutes = typeof postArticlesBatch | typeof getArticlesBatchId
