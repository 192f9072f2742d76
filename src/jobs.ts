/**
 * What runs without a request: the calendar's news, and the queue that webhooks are sent through.
 */
import { serializeChange } from './api/changes.ts'
import { isPublicHttpUrl } from './article/address.ts'
import { todayIn } from './follow-up/due.ts'
import { log } from './log.ts'
import { openDb } from './store/db.ts'
import { announceDue, daysNow } from './store/due.ts'
import {
  type DeliveryJob,
  type DueDelivery,
  hasWebhooks,
  makeDeliveries,
  overdueDeliveries,
} from './store/webhooks.ts'
import { deliver, type Outside } from './webhooks/send.ts'

/** A message of the queue: make deliveries of what is new, or try one of them. */
export type Job = { readonly dispatch: true } | DeliveryJob

/** The longest that a queue holds a message back. */
const MAX_DELAY = 43_200
/** A message that has not come by then is sent again. */
const LOST_AFTER_MS = 600_000

/** Announces what is newly due or overdue, and sends what is waiting. It may be run as often as one likes, and stop anywhere. */
export async function runSchedule(env: Env, now: number): Promise<void> {
  const db = openDb(env.DB)
  const days = await daysNow(db, (zone) => env.TODAY ?? todayIn(zone ?? 'UTC', now))
  let announced = 0
  // Each round announces the next few hundred.
  for (let more = 1; more > 0; announced += more) more = await announceDue(db, days, { now })
  await dispatch(env, now)
  const lost = await overdueDeliveries(db, now - LOST_AFTER_MS, 500)
  await enqueue(env, lost)
  log(env, 'schedule', { announced, sent_again: lost.length, ms: Date.now() - now })
}

/** Has the queue look for news after a write, if anybody listens. The write stands whether or not this works: the schedule looks too. */
export async function announceWrite(env: Env): Promise<void> {
  try {
    if (await hasWebhooks(openDb(env.DB))) await env.JOBS.send({ dispatch: true })
  } catch (error) {
    console.error(
      JSON.stringify({ error: 'the queue took no word of a write', cause: String(error).slice(0, 200) }),
    )
  }
}

/** Makes deliveries of all that is new and hands them to the queue. */
export async function dispatch(env: Env, now: number): Promise<void> {
  const db = openDb(env.DB)
  for (let behind = true; behind; ) {
    const made = await makeDeliveries(db, now)
    await enqueue(env, made.jobs)
    behind = made.behind
  }
}

async function enqueue(env: Env, jobs: readonly DeliveryJob[]): Promise<void> {
  for (let i = 0; i < jobs.length; i += 100) {
    await env.JOBS.sendBatch(jobs.slice(i, i + 100).map((body) => ({ body })))
  }
}

/** What a webhook is told of a change: as a reader sees it; null when it is not public. */
export function tell({ change, visibility }: DueDelivery): object | null {
  const { type, ...data } = serializeChange({ ...change, visibility }, false)
  return type === 'withheld' ? null : { type, timestamp: data.at, data }
}

const outside: Outside = {
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  mayCall: isPublicHttpUrl,
  tell,
}

/** Works through messages of the queue; one that fails here is tried again by the queue. */
export async function runQueue(batch: MessageBatch<Job>, env: Env): Promise<void> {
  const db = openDb(env.DB)
  for (const message of batch.messages) {
    const job = message.body
    if ('dispatch' in job) await dispatch(env, Date.now())
    else {
      const wait = await deliver(db, job, outside)
      if (wait !== null) await env.JOBS.send(job, { delaySeconds: Math.min(wait, MAX_DELAY) })
    }
    message.ack()
  }
}
