/** Webhooks: made, listed, stopped and started again by an admin. The secret is shown once, when one is made. */
import { createRoute, z } from '@hono/zod-openapi'
import { isPublicHttpUrl } from '../article/address.ts'
import { type AppEnv, actorOf } from '../context.ts'
import { newIds, parseId, publicId } from '../store/ids.ts'
import { CHANGE_KINDS, type Webhook as WebhookRow } from '../store/schema.ts'
import {
  createWebhook,
  deliveriesOf,
  disableWebhook,
  enableWebhook,
  findWebhook,
  listWebhooks,
} from '../store/webhooks.ts'
import { sealSecret } from '../webhooks/seal.ts'
import { newSecret } from '../webhooks/sign.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { answerBefore, IDEMPOTENCY_KEY, keep, NOT_KEPT, once, repeatable } from './idempotency.ts'
import { httpUrl, problemResponses } from './schemas.ts'

export const webhooks = createResource()

const WebhookInput = z
  .strictObject({
    url: httpUrl.refine(
      (url) => url.startsWith('https://') && isPublicHttpUrl(url),
      'must be a public https address',
    ),
    types: z
      .array(z.enum(CHANGE_KINDS))
      .min(1)
      .max(CHANGE_KINDS.length)
      .optional()
      .openapi({ description: 'types of change that are sent; all when left out' }),
  })
  .openapi('WebhookInput')

const Webhook = z
  .object({
    id: z.string(),
    url: z.string(),
    types: z.array(z.enum(CHANGE_KINDS)).nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
    disabledAt: z.string().nullable(),
    disabledReason: z.string().nullable(),
  })
  .openapi('Webhook')

const Delivery = z
  .object({
    seq: z.int().openapi({ description: 'number of the change' }),
    state: z.enum(['waiting', 'delivered', 'failed', 'cancelled']),
    nextAt: z.string().nullable(),
    attempts: z.array(z.object({ at: z.string(), status: z.int().nullable(), error: z.string().nullable() })),
  })
  .openapi('WebhookDelivery')

type WebhookMade = z.infer<typeof Webhook> & { secret: string | null }

const instant = (ms: number) => new Date(ms).toISOString()

function serializeWebhook(row: WebhookRow): z.infer<typeof Webhook> {
  const { id, url, kinds, createdBy, createdAt, disabledAt, disabledReason } = row
  return {
    id: publicId('whk', id),
    url,
    types: kinds === null ? null : JSON.parse(kinds),
    createdBy,
    createdAt: instant(createdAt),
    disabledAt: disabledAt === null ? null : instant(disabledAt),
    disabledReason,
  }
}

const oneWebhook = {
  200: { description: 'The webhook', content: { 'application/json': { schema: Webhook } } },
}
const idParam = z.object({ id: z.string() })

/** The webhook at this address. */
async function webhookAt(c: { var: AppEnv['Variables'] }, text: string) {
  const id = parseId('whk', text)
  const row = id === null ? null : await findWebhook(c.var.db, id)
  if (!row) throw new Problem('not-found', 'No webhook has this id.')
  return row
}

const postWebhooks = webhooks.openapi(
  createRoute({
    method: 'post',
    path: '/webhooks',
    summary: 'Be told of changes at an address (admin); the secret is shown only in this answer',
    parameters: [IDEMPOTENCY_KEY],
    description:
      'A retry with the same `Idempotency-Key` makes no second one and gets the same record, with `secret` null. Sent as Standard Webhooks 1.0.0 says: signed with the secret, tried again for three days, stopped when the address answers 410.',
    request: { body: { content: { 'application/json': { schema: WebhookInput } }, required: true } },
    responses: {
      201: {
        description: 'Made',
        content: { 'application/json': { schema: Webhook.extend({ secret: z.string().nullable() }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const actor = actorOf(c)
    const request = await repeatable(c)
    const before = await answerBefore<WebhookMade>(c, request)
    if (before) return c.json(before, 201)
    const { url, types } = c.req.valid('json')
    const now = c.var.now()
    const [id = 0] = newIds(1, now)
    const kinds = types === undefined ? null : JSON.stringify(types)
    const secret = newSecret()
    const stored = await sealSecret(secret, id, c.env.WEBHOOK_KEY)
    const given = { id, url, secret: stored, kinds, createdBy: actor.name, createdAt: now }
    const kept = (row: WebhookRow) =>
      keep(request, { status: 201, headers: NOT_KEPT, json: { ...serializeWebhook(row), secret: null } })
    const shown = await once<WebhookMade>(c, request, async () => {
      const row = await createWebhook(c.var.db, given, kept)
      return { ...serializeWebhook(row), secret }
    })
    return c.json(shown, 201, NOT_KEPT)
  },
)

const getWebhooks = webhooks.openapi(
  createRoute({
    method: 'get',
    path: '/webhooks',
    summary: 'List webhooks, oldest first (admin)',
    responses: {
      200: {
        description: 'All of them',
        content: { 'application/json': { schema: z.object({ data: z.array(Webhook) }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    return c.json({ data: (await listWebhooks(c.var.db)).map(serializeWebhook) }, 200)
  },
)

const patchWebhooksId = webhooks.openapi(
  createRoute({
    method: 'patch',
    path: '/webhooks/{id}',
    summary: 'Stop a webhook, or start it again (admin)',
    request: {
      params: idParam,
      body: {
        content: { 'application/json': { schema: z.strictObject({ enabled: z.boolean() }) } },
        required: true,
      },
    },
    responses: { ...oneWebhook, ...problemResponses },
  }),
  async (c) => {
    const actor = actorOf(c)
    const { id } = await webhookAt(c, c.req.valid('param').id)
    if (c.req.valid('json').enabled) await enableWebhook(c.var.db, id)
    else await disableWebhook(c.var.db, id, { now: c.var.now(), reason: `Stopped by ${actor.name}.` })
    return c.json(serializeWebhook(await webhookAt(c, c.req.valid('param').id)), 200)
  },
)

const getWebhooksIdDeliveries = webhooks.openapi(
  createRoute({
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    summary: 'What was sent to a webhook and what came of it, newest first (admin)',
    request: {
      params: idParam,
      query: z.strictObject({
        before: z.coerce.number().int().min(1).default(Number.MAX_SAFE_INTEGER),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    },
    responses: {
      200: {
        description: 'A page; send the last `seq` as `before` for the next',
        content: { 'application/json': { schema: z.object({ data: z.array(Delivery) }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { id } = await webhookAt(c, c.req.valid('param').id)
    const rows = await deliveriesOf(c.var.db, id, c.req.valid('query'))
    const data = rows.map((row) => ({
      seq: row.seq,
      state: row.state,
      nextAt: row.state === 'waiting' ? instant(row.nextAt) : null,
      attempts: row.log.map(({ at, status, error }) => ({ at: instant(at), status, error })),
    }))
    return c.json({ data }, 200)
  },
)

/** For the typed client (client.ts). */
export type WebhooksRoutes =
  | typeof postWebhooks
  | typeof getWebhooks
  | typeof patchWebhooksId
  | typeof getWebhooksIdDeliveries
