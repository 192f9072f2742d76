/**
 * `Idempotency-Key`: the answer is stored in the same transaction as its effect, so that a retry gets the same bytes
 * and has no second effect. Only what took effect is kept: after an error the same key may be used again.
 */
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { findKept, type KeptAnswer } from '../store/changes.ts'
import { isTaken } from '../store/db.ts'
import { sha256 } from '../store/digest.ts'
import { Problem } from './errors.ts'

/** How the description tells of the header that `givenKey` reads. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'any text of its own for this request: sent again with it, the request has no second effect',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '5a1c0f6e-3f0b-4a52-9d8e-1f6f0b1f4c11',
} as const

/** A request that may be a repeated one. */
export interface Repeatable {
  /** SHA-256 (hex) of caller and key. */
  readonly key: string
  /** SHA-256 (hex) of method, path and body. */
  readonly fingerprint: string
}

/**
 * The request's idempotency key, or null when it has none.
 * @throws Problem 400 when it is empty, longer than 255 or not plain ASCII
 */
export function givenKey(c: Context<AppEnv>): string | null {
  const header = c.req.header('idempotency-key')
  if (header === undefined) return null
  // The draft standard writes it as a quoted string; the bare text is the same key.
  const key = /^"(.*)"$/.exec(header.trim())?.[1] ?? header.trim()
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Problem('invalid-idempotency-key', 'Use 1 to 255 visible ASCII characters, a UUID for example.')
  }
  return key
}

/**
 * The request with its idempotency key, or null when it has none.
 * @throws Problem as `givenKey`
 */
export async function repeatable(c: Context<AppEnv>): Promise<Repeatable | null> {
  const key = givenKey(c)
  if (key === null) return null
  const body = JSON.stringify(await c.req.json())
  return {
    key: await sha256(`${c.var.actor?.name ?? ''}\n${key}`),
    fingerprint: await sha256(`${c.req.method}\n${c.req.path}\n${body}`),
  }
}

/**
 * The JSON that this request was answered with before, or null when it is new; sets the answer's headers again.
 * @throws Problem 422 when the key came with another request
 */
export async function answerBefore<T>(c: Context<AppEnv>, request: Repeatable | null): Promise<T | null> {
  const kept = request && (await findKept(c.var.db, request.key))
  if (!kept) return null
  if (kept.fingerprint !== request.fingerprint) {
    throw new Problem(
      'idempotency-mismatch',
      'This Idempotency-Key was used for another request; take a new one.',
    )
  }
  const headers = JSON.parse(kept.headers) as Record<string, string>
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  c.header('idempotency-replayed', 'true')
  return JSON.parse(kept.body) as T
}

/**
 * Carries a write out, or gives the answer that the very same request, sent at the same time, has just got.
 * @param make stores the answer that `keep` made with its effect
 */
export async function once<T>(
  c: Context<AppEnv>,
  request: Repeatable | null,
  make: () => Promise<T>,
): Promise<T> {
  try {
    return await make()
  } catch (error) {
    const repeated = isTaken(error, 'idempotency_keys.key') ? await answerBefore<T>(c, request) : null
    if (repeated !== null) return repeated
    throw error
  }
}

/** The headers of an answer that no cache may keep. */
export const NOT_KEPT = { 'cache-control': 'no-store' } as const

/** The answer as it is kept, or null when the request has no key. */
export function keep(
  request: Repeatable | null,
  answer: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly json: unknown
  },
): KeptAnswer | null {
  if (!request) return null
  const { status, headers, json } = answer
  return { ...request, status, headers: JSON.stringify(headers), body: JSON.stringify(json) }
}
