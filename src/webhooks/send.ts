/**
 * Makes one attempt to deliver one change, and says when the next is due.
 */

import type { Db } from '../store/db.ts'
import { type DeliveryJob, type DueDelivery, findDelivery, recordAttempt } from '../store/webhooks.ts'
import { openSecret } from './seal.ts'
import { signedHeaders } from './sign.ts'

/** Seconds from one attempt to the next (Standard Webhooks' schedule); after the last one a delivery has failed. */
export const RETRY_AFTER = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const

const TIMEOUT_MS = 15_000

/** What the outside is to a delivery; given, so that tests can stand in for the receiver's network. */
export interface Outside {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** The Worker's key that secrets are stored under, if there is one. */
  readonly key?: string | undefined
  /** Whether an address may be called: no private network. */
  readonly mayCall: (url: string) => boolean
  /** The JSON that tells of the change, or null when it may not be told any more. */
  readonly tell: (delivery: DueDelivery) => object | null
}

interface Attempt {
  readonly status: number | null
  readonly error: string | null
}

/**
 * Delivers once, if it is time to.
 * @returns seconds to wait before the job is tried again, or null when it is done with
 */
export async function deliver(db: Db, job: DeliveryJob, outside: Outside): Promise<number | null> {
  const delivery = await findDelivery(db, job)
  if (delivery?.state !== 'waiting') return null
  const now = outside.now()
  if (delivery.nextAt > now) return Math.ceil((delivery.nextAt - now) / 1000)
  const told = delivery.webhook.disabledAt === null ? outside.tell(delivery) : null
  if (told === null) {
    await recordAttempt(db, delivery, { state: 'cancelled', nextAt: now })
    return null
  }
  const attempt = await post(delivery, JSON.stringify(told), outside)
  const wait = RETRY_AFTER[delivery.attempts]
  const delivered = attempt.status !== null && attempt.status >= 200 && attempt.status < 300
  const state = delivered ? 'delivered' : attempt.status === 410 || wait === undefined ? 'failed' : 'waiting'
  await recordAttempt(db, delivery, {
    state,
    nextAt: now + (wait ?? 0) * 1000,
    attempt: { ...attempt, at: now },
    // The receiver says that nobody listens there any more.
    disable: attempt.status === 410 ? 'The address answered 410 Gone.' : null,
  })
  return state === 'waiting' ? (wait ?? null) : null
}

async function post(delivery: DueDelivery, body: string, outside: Outside): Promise<Attempt> {
  const { url, id } = delivery.webhook
  if (!outside.mayCall(url)) return { status: null, error: 'the address may not be called' }
  const secret = await openSecret(delivery.webhook.secret, id, outside.key)
  if (secret === null) return { status: null, error: 'its secret is stored under another WEBHOOK_KEY' }
  const message = { id: `msg_${id}_${delivery.seq}`, timestamp: Math.floor(outside.now() / 1000), body }
  try {
    const response = await outside.fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'on-record-webhooks/1',
        ...(await signedHeaders(secret, message)),
      },
      // A redirect counts as a failure: it could lead anywhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    const ok = response.status >= 200 && response.status < 300
    return { status: response.status, error: ok ? null : `answered ${response.status}` }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return { status: null, error: timedOut ? 'no answer within 15 seconds' : 'could not be reached' }
  }
}
