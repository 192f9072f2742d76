/** Many articles at once: taken in as JSON lines, worked off by the queue, a result a line. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { jobsOf } from '../batch.ts'
import { type AppEnv, actorOf } from '../context.ts'
import { logError } from '../log.ts'
import {
  batchProgress,
  createBatch,
  findBatch,
  findBatchByKey,
  type NewLine,
  waitAgain,
} from '../store/batches.ts'
import { sha256 } from '../store/digest.ts'
import { newIds, parseId, publicId } from '../store/ids.ts'
import type { Batch as BatchRow } from '../store/schema.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { givenKey } from './idempotency.ts'
import { NDJSON, rawLines } from './lines.ts'
import { NewArticleInput, problemResponses } from './schemas.ts'

export const batches = createResource()

const MAX_LINES = 1000
/** Largest line in bytes: the database takes no larger value. */
const MAX_LINE = 1_900_000
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

/** A line with what is wrong with it, found before it waits for the queue. */
function newLine({ line, raw }: ReturnType<typeof rawLines>[number]): NewLine {
  const refused = (slug: string, detail: string) => ({
    line,
    body: null,
    problem: JSON.stringify({ type: `/problems/${slug}`, detail }),
  })
  if (new TextEncoder().encode(raw).byteLength > MAX_LINE) {
    return refused('article-too-large', `A line may have at most ${MAX_LINE} bytes.`)
  }
  try {
    const given = NewArticleInput.safeParse(JSON.parse(raw))
    if (given.success) {
      const { text, html, url } = given.data
      if (text !== undefined && html !== undefined)
        return refused('invalid-field', 'Give `text` or `html`, not both.')
      if (text ?? html ?? url) return { line, body: JSON.stringify(given.data), problem: null }
      return refused('invalid-field', 'Give `text`, `html` or `url`.')
    }
    const [first] = given.error.issues
    return refused(
      'invalid-field',
      `/${first?.path.join('/') ?? ''}: ${first?.message ?? 'not valid'}`.slice(0, 300),
    )
  } catch {
    return refused('malformed-body', 'The line is not JSON.')
  }
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

/** Stores the batch, or finds the one that was stored with its key. */
async function stored(
  c: Context<AppEnv>,
  given: Omit<BatchRow, 'id' | 'createdAt'>,
  lines: readonly NewLine[],
): Promise<{ batch: BatchRow; isNew: boolean }> {
  for (let attempt = 0; ; attempt++) {
    const createdAt = c.var.now() + attempt
    const [id = 0] = newIds(1, createdAt)
    const batch = { ...given, id, createdAt }
    const came = await createBatch(c.var.db, batch, lines)
    if (came === 'new') return { batch, isNew: true }
    const known = came === 'known' ? await findBatchByKey(c.var.db, given.key) : null
    if (known) return { batch: known, isNew: false }
    if (attempt >= 5) throw new Problem('storage-unavailable', 'No batch could be made; send it again.')
  }
}

/** Hands the batch to the queue. Should that fail, the schedule does it later: the lines are stored. */
async function enqueue(c: Context<AppEnv>, batch: BatchRow): Promise<void> {
  const jobs = jobsOf(batch)
  try {
    for (let i = 0; i < jobs.length; i += 100) {
      await c.env.JOBS.sendBatch(jobs.slice(i, i + 100).map((body) => ({ body })))
    }
  } catch (error) {
    logError(c.var.requestId, error)
  }
}

const postArticlesBatch = batches.openapi(
  createRoute({
    method: 'post',
    path: '/articles:batch',
    summary: 'Store many articles, one a line (editor)',
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
    const fingerprint = await sha256(text)
    const key = await sha256(`${actor.name}\nbatch\n${givenKey(c) ?? fingerprint}`)
    const lineCount = given.at(-1)?.line ?? 0
    const host = new URL(c.req.url).hostname
    const { quotaKey } = c.var
    const fresh = { key, fingerprint, lineCount, host, quotaKey, createdBy: actor.name }
    const { batch, isNew } = await stored(c, fresh, given.map(newLine))
    if (batch.fingerprint !== fingerprint) {
      throw new Problem(
        'idempotency-mismatch',
        'This Idempotency-Key was used for other lines; take a new one.',
      )
    }
    if (!isNew) await waitAgain(c.var.db, batch.id, '/problems/quota-exceeded')
    await enqueue(c, batch)
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
