/**
 * Webhooks, what is to be sent to them, and the log of every attempt. That a delivery is made for each change exactly
 * once rests on the webhook's cursor, which moves in the same batch as the deliveries are made.
 */
import { and, asc, desc, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import { insertOnce, type KeptAnswer, lastSeq } from './changes.ts'
import { type Db, isTaken } from './db.ts'
import {
  type Change,
  type Claim,
  changes,
  claims,
  type Delivery,
  deliveries,
  deliveryAttempts,
  type Webhook,
  webhooks,
} from './schema.ts'

/** Names one delivery: which change to which webhook. */
export interface DeliveryJob {
  readonly webhook: number
  readonly seq: number
}

/** A delivery with all that sending it needs. */
export interface DueDelivery extends Delivery {
  readonly webhook: Webhook
  readonly change: Change
  /** Visibility of the claim now; null when the change is not about a claim. */
  readonly visibility: Claim['visibility'] | null
}

/** Most deliveries that one run makes for one webhook. */
const CHUNK = 500

/**
 * Stores a webhook; it is told of what changes from now on.
 * @param kept what to keep for a retry of the same request
 * @throws what `isTaken(…, 'idempotency_keys.key')` knows when the request was carried out before
 */
export async function createWebhook(
  db: Db,
  given: Omit<Webhook, 'cursor' | 'disabledAt' | 'disabledReason'>,
  kept: (row: Webhook) => KeptAnswer | null = () => null,
): Promise<Webhook> {
  const row = { ...given, cursor: await lastSeq(db), disabledAt: null, disabledReason: null }
  await insertOnce(db, db.insert(webhooks).values(row), { kept: kept(row), now: given.createdAt })
  return row
}

/** All webhooks, oldest first. */
export async function listWebhooks(db: Db): Promise<Webhook[]> {
  return db.select().from(webhooks).orderBy(asc(webhooks.id)).limit(1000)
}

/** One webhook, or null. */
export async function findWebhook(db: Db, id: number): Promise<Webhook | null> {
  const [row] = await db.select().from(webhooks).where(eq(webhooks.id, id))
  return row ?? null
}

/** True when anybody is to be told of changes. */
export async function hasWebhooks(db: Db): Promise<boolean> {
  const rows = await db.select({ id: webhooks.id }).from(webhooks).where(isNull(webhooks.disabledAt)).limit(1)
  return rows.length > 0
}

/** Stops a webhook; what was waiting for it is not sent. */
export async function disableWebhook(db: Db, id: number, { now, reason }: { now: number; reason: string }) {
  await db.batch([
    db
      .update(webhooks)
      .set({ disabledAt: now, disabledReason: reason })
      .where(and(eq(webhooks.id, id), isNull(webhooks.disabledAt))),
    db
      .update(deliveries)
      .set({ state: 'cancelled' })
      .where(and(eq(deliveries.webhookId, id), eq(deliveries.state, 'waiting'))),
  ])
}

/** Starts a webhook again; it is told of what changes from now on. */
export async function enableWebhook(db: Db, id: number): Promise<void> {
  await db
    .update(webhooks)
    .set({ disabledAt: null, disabledReason: null, cursor: await lastSeq(db) })
    .where(eq(webhooks.id, id))
}

/**
 * Makes a delivery of every change that a webhook has not been told of, once, however many run this at a time.
 * @param now milliseconds since 1970 UTC
 * @returns the new deliveries, and whether there are more changes to make some of
 */
export async function makeDeliveries(
  db: Db,
  now: number,
): Promise<{ readonly jobs: DeliveryJob[]; readonly behind: boolean }> {
  const last = await lastSeq(db)
  const behind = await db
    .select()
    .from(webhooks)
    .where(and(isNull(webhooks.disabledAt), lt(webhooks.cursor, last)))
  const jobs: DeliveryJob[] = []
  for (const webhook of behind) {
    const upTo = Math.min(last, webhook.cursor + CHUNK)
    const unmoved = and(eq(webhooks.id, webhook.id), eq(webhooks.cursor, webhook.cursor))
    const wanted = db
      .select({
        webhookId: webhooks.id,
        seq: changes.seq,
        state: sql<'waiting'>`'waiting'`.as('state'),
        attempts: sql<number>`0`.as('attempts'),
        nextAt: sql<number>`${now}`.as('next_at'),
      })
      .from(changes)
      .innerJoin(webhooks, unmoved ?? sql`0`)
      .leftJoin(claims, and(eq(changes.subject, 'claim'), eq(claims.id, changes.subjectId)))
      .where(
        and(
          sql`${changes.seq} > ${webhook.cursor}`,
          lte(changes.seq, upTo),
          sql`(${changes.subject} <> 'claim' or ${claims.visibility} = 'published' or ${changes.kind} = 'claim.hidden')`,
          sql`(${webhooks.kinds} is null or exists (select 1 from json_each(${webhooks.kinds}) where value = ${changes.kind}))`,
        ),
      )
    const [rows] = await db.batch([
      db.insert(deliveries).select(wanted).returning({ webhook: deliveries.webhookId, seq: deliveries.seq }),
      db.update(webhooks).set({ cursor: upTo }).where(unmoved),
    ])
    jobs.push(...rows)
  }
  return { jobs, behind: behind.some((webhook) => webhook.cursor + CHUNK < last) }
}

/** Deliveries that should have been tried by an instant but were not: their message may be lost. */
export async function overdueDeliveries(db: Db, before: number, limit: number): Promise<DeliveryJob[]> {
  return (
    db
      .select({ webhook: deliveries.webhookId, seq: deliveries.seq })
      .from(deliveries)
      // As the partial index says it, word for word.
      .where(and(sql`${deliveries.state} = 'waiting'`, lt(deliveries.nextAt, before)))
      .orderBy(asc(deliveries.nextAt))
      .limit(limit)
  )
}

/** One delivery with its webhook and change, or null. */
export async function findDelivery(db: Db, job: DeliveryJob): Promise<DueDelivery | null> {
  const [row] = await db
    .select({ delivery: deliveries, webhook: webhooks, change: changes, visibility: claims.visibility })
    .from(deliveries)
    .innerJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
    .innerJoin(changes, eq(changes.seq, deliveries.seq))
    .leftJoin(claims, and(eq(changes.subject, 'claim'), eq(claims.id, changes.subjectId)))
    .where(and(eq(deliveries.webhookId, job.webhook), eq(deliveries.seq, job.seq)))
  return row
    ? { ...row.delivery, webhook: row.webhook, change: row.change, visibility: row.visibility }
    : null
}

/** Writes down what came of a delivery. One that somebody else wrote down already is left as it is. */
export async function recordAttempt(
  db: Db,
  delivery: Delivery,
  came: {
    readonly state: Delivery['state']
    readonly nextAt: number
    readonly attempt?: { readonly at: number; readonly status: number | null; readonly error: string | null }
    /** Why the webhook is to be stopped, or null. */
    readonly disable?: string | null
  },
): Promise<void> {
  const { webhookId, seq, attempts } = delivery
  const { state, nextAt, attempt, disable } = came
  const update = db
    .update(deliveries)
    .set({ state, nextAt, attempts: attempts + (attempt ? 1 : 0) })
    .where(and(eq(deliveries.webhookId, webhookId), eq(deliveries.seq, seq)))
  if (!attempt) {
    await update
    return
  }
  const log = db.insert(deliveryAttempts).values({ webhookId, seq, attempt: attempts + 1, ...attempt })
  try {
    await db.batch([log, update])
  } catch (error) {
    if (!isTaken(error, 'delivery_attempts')) throw error
  }
  if (disable) await disableWebhook(db, webhookId, { now: attempt.at, reason: disable })
}

/** The deliveries of a webhook, newest first, each with its attempts, at most `limit` before a change's number. */
export async function deliveriesOf(
  db: Db,
  id: number,
  page: { readonly before: number; readonly limit: number },
) {
  const rows = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.webhookId, id), lt(deliveries.seq, page.before)))
    .orderBy(desc(deliveries.seq))
    .limit(page.limit)
  const lowest = rows.at(-1)?.seq ?? page.before
  const log = await db
    .select()
    .from(deliveryAttempts)
    .where(
      and(
        eq(deliveryAttempts.webhookId, id),
        sql`${deliveryAttempts.seq} >= ${lowest}`,
        lt(deliveryAttempts.seq, page.before),
      ),
    )
    .orderBy(asc(deliveryAttempts.seq), asc(deliveryAttempts.attempt))
  return rows.map((row) => ({ ...row, log: log.filter((one) => one.seq === row.seq) }))
}
