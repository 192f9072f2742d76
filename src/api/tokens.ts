/** Tokens: made, listed and revoked by an admin. The token itself is shown once, when it is made. */
import { createRoute, z } from '@hono/zod-openapi'
import { parseId, publicId } from '../store/ids.ts'
import type { Token as TokenRow } from '../store/schema.ts'
import { createToken, listTokens, revokeToken } from '../store/tokens.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { answerBefore, IDEMPOTENCY_KEY, keep, NOT_KEPT, once, repeatable } from './idempotency.ts'
import { dayOrInstant, problemResponses } from './schemas.ts'

export const tokens = createResource()

const DAY = 86_400_000
/** A token is good for a year at most, and for ninety days when nothing is said. */
const MAX_DAYS = 365
const DEFAULT_DAYS = 90

const TokenInput = z
  .strictObject({
    name: z.string().trim().min(1).max(100).openapi({ example: 'Ada, fact desk' }),
    role: z.enum(['editor', 'admin']).default('editor'),
    expiresAt: dayOrInstant.optional().openapi({
      description: `when it ends: an instant, or the end of a day in UTC; at most ${MAX_DAYS} days from now, ${DEFAULT_DAYS} when left out`,
    }),
  })
  .openapi('TokenInput')

const Token = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(['editor', 'admin']),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    lastUsedAt: z.string().nullable().openapi({ description: 'to the hour' }),
  })
  .openapi('Token')

type TokenMade = z.infer<typeof Token> & { token: string | null }

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

function serializeToken(row: TokenRow): z.infer<typeof Token> {
  return {
    id: publicId('tok', row.id),
    name: row.name,
    role: row.role,
    createdAt: new Date(row.createdAt).toISOString(),
    expiresAt: instant(row.expiresAt),
    revokedAt: instant(row.revokedAt),
    lastUsedAt: instant(row.lastUsedAt),
  }
}

/** When a new token ends, in milliseconds since 1970 UTC. */
function expiry(text: string | undefined, now: number): number {
  if (text === undefined) return now + DEFAULT_DAYS * DAY
  const at = Date.parse(text.length === 10 ? `${text}T23:59:59.999Z` : text)
  if (at > now && at <= now + (MAX_DAYS + 1) * DAY) return at
  const detail = `must be in the future and at most ${MAX_DAYS} days from now`
  throw new Problem('invalid-field', `/expiresAt: ${detail}`, { errors: [{ pointer: '/expiresAt', detail }] })
}

const postTokens = tokens.openapi(
  createRoute({
    method: 'post',
    path: '/tokens',
    summary: 'Make a token (admin); it is shown only in this answer',
    parameters: [IDEMPOTENCY_KEY],
    description:
      'A retry with the same `Idempotency-Key` makes no second one and gets the same record, with `token` null: it is shown once and not kept. Whoever did not see it revokes that one and makes another.',
    request: { body: { content: { 'application/json': { schema: TokenInput } }, required: true } },
    responses: {
      201: {
        description: 'Made',
        content: { 'application/json': { schema: Token.extend({ token: z.string().nullable() }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const request = await repeatable(c)
    const before = await answerBefore<TokenMade>(c, request)
    if (before) return c.json(before, 201)
    const { name, role, expiresAt } = c.req.valid('json')
    const now = c.var.now()
    const given = { name, role, expiresAt: expiry(expiresAt, now) }
    const kept = (record: TokenRow) =>
      keep(request, { status: 201, headers: NOT_KEPT, json: { ...serializeToken(record), token: null } })
    const shown = await once<TokenMade>(c, request, async () => {
      const made = await createToken(c.var.db, given, now, kept)
      return { ...serializeToken(made.record), token: made.token }
    })
    return c.json(shown, 201, NOT_KEPT)
  },
)

const getTokens = tokens.openapi(
  createRoute({
    method: 'get',
    path: '/tokens',
    summary: 'List tokens, newest first (admin)',
    responses: {
      200: {
        description: 'All of them',
        content: { 'application/json': { schema: z.object({ data: z.array(Token) }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    return c.json({ data: (await listTokens(c.var.db)).map(serializeToken) }, 200)
  },
)

const deleteTokensId = tokens.openapi(
  createRoute({
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Revoke a token (admin); it is refused from then on',
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: { description: 'Revoked', content: { 'application/json': { schema: Token } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const id = parseId('tok', c.req.valid('param').id)
    const record = id === null ? null : await revokeToken(c.var.db, id, c.var.now())
    if (!record) throw new Problem('not-found', 'No token has this id.')
    return c.json(serializeToken(record), 200)
  },
)

/** For the typed client (client.ts). */
export type TokensRoutes = typeof postTokens | typeof getTokens | typeof deleteTokensId
