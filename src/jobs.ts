/**
 * What runs without a request: the calendar's news, and the queue that webhooks are sent through.
 */
import { serializeChange } from './api/changes.ts'
import { isPublicHttpUrl } from './article/address.ts'
import { type BatchJob, type BatchWork, jobsOf, workOff } from './batch.ts'
import { todayIn } from './follow-up/due.ts'
import { log, logError } from './log.ts'
import { sendAll } from './queue.ts'
import { quotaOf } from './quota.ts'
import { waitingBatches } from './store/batches.ts'
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

/** A message of the queue: make deliveries of what is new, try one of them, or work off lines of a batch. */
export type Job = { readonly dispatch: true } | DeliveryJob | BatchJob

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
  await sendAll(env.JOBS, lost)
  // Lines whose message was lost, or failed too often while the database was busy.
  const stuck = await waitingBatches(db, now - LOST_AFTER_MS, 20)
  await sendAll(env.JOBS, stuck.flatMap(jobsOf))
  log(env, 'schedule', { announced, sent_again: lost.length, ms: Date.now() - now })
}

/** Has the queue look for news after a write, if anybody listens. The write stands whether or not this works: the schedule looks too. */
export async function announceWrite(env: Env): Promise<void> {
  try {
    if (await hasWebhooks(openDb(env.DB))) await env.JOBS.send({ dispatch: true })
  } catch (error) {
    logError(null, error)
  }
}

/** Makes deliveries of all that is new and hands them to the queue. */
export async function dispatch(env: Env, now: number): Promise<void> {
  const db = openDb(env.DB)
  for (let behind = true; behind; ) {
    const made = await makeDeliveries(db, now)
    await sendAll(env.JOBS, made.jobs)
    behind = made.behind
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

/** What working off a batch needs. */
const workFor = (env: Env): BatchWork => ({
  fetch: outside.fetch,
  now: Date.now,
  quotaOf: ({ quotaKey }) => quotaOf(env, quotaKey, Date.now()),
})

/** Does one job. What is left of it goes back to the queue, to come again later. */
async function runJob(env: Env, job: Job): Promise<void> {
  const db = openDb(env.DB)
  if ('dispatch' in job) return dispatch(env, Date.now())
  if ('batch' in job) {
    const rest = await workOff(db, job, workFor(env))
    if (rest) await env.JOBS.send(rest.job, { delaySeconds: rest.wait })
    return
  }
  const wait = await deliver(db, job, { ...outside, key: env.WEBHOOK_KEY })
  if (wait !== null) await env.JOBS.send(job, { delaySeconds: Math.min(wait, MAX_DELAY) })
}

/**
 * Works through messages of the queue. One that fails comes again later, and later each time, so that a database that is
 * busy is left alone; it holds no other message up.
 */
export async function runQueue(batch: MessageBatch<Job>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    try {
      await runJob(env, message.body)
      message.ack()
    } catch (error) {
      logError(`queue ${message.id}`, error)
      message.retry({ delaySeconds: Math.min(MAX_DELAY, 10 * 2 ** message.attempts) })
    }
  }
}
