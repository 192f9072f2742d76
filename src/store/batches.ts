/** Batches of articles: kept as lines until the queue has worked them off, and their results afterwards. */
import { and, asc, between, count, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type Db, isTaken } from './db.ts'
import { type Batch, type BatchLine, batches, batchLines } from './schema.ts'

/** A line as it comes in: an article as JSON that waits, or what is wrong with it. */
export interface NewLine {
  readonly line: number
  readonly body: string | null
  readonly problem: string | null
}

/** D1 takes 2,000,000 bytes a value; a UTF-16 unit is at most three. */
const MAX_JSON = 600_000

/** Statements that store lines: many in one as JSON, a long one by itself. */
function lineInserts(db: Db, batchId: number, lines: readonly NewLine[]) {
  const d1 = db.$client
  const row = `case when ?3 is null then 'waiting' else 'refused' end`
  const long = lines.filter(({ body }) => (body?.length ?? 0) > MAX_JSON)
  const short = lines.filter((one) => !long.includes(one)).map((one) => JSON.stringify(one))
  const groups: string[][] = [[]]
  let size = 0
  for (const json of short) {
    size += json.length
    if (size > MAX_JSON) {
      groups.push([])
      size = json.length
    }
    groups.at(-1)?.push(json)
  }
  return [
    ...long.map(({ line, body, problem }) =>
      d1
        .prepare(
          `insert into batch_lines (batch_id, line, state, body, problem) values (?1, ?2, ${row}, ?4, ?3)`,
        )
        .bind(batchId, line, problem, body),
    ),
    ...groups.map((group) =>
      d1
        .prepare(
          `insert into batch_lines (batch_id, line, state, body, problem)
           select ?1, value ->> 'line', iif(value ->> 'problem' is null, 'waiting', 'refused'), value ->> 'body', value ->> 'problem'
           from json_each(?2)`,
        )
        .bind(batchId, `[${group.join(',')}]`),
    ),
  ]
}

/**
 * Stores a batch with its lines.
 * @returns `known` when one with this key stands already, `again` when another one has drawn its id; nothing is stored then
 */
export async function createBatch(
  db: Db,
  batch: Batch,
  lines: readonly NewLine[],
): Promise<'new' | 'known' | 'again'> {
  const d1 = db.$client
  const { id, key, fingerprint, lineCount, host, quotaKey, createdBy, createdAt } = batch
  try {
    await d1.batch([
      d1
        .prepare(
          'insert into batches (id, "key", fingerprint, line_count, host, quota_key, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .bind(id, key, fingerprint, lineCount, host, quotaKey, createdBy, createdAt),
      ...lineInserts(db, id, lines),
    ])
    return 'new'
  } catch (error) {
    if (isTaken(error, 'batches.key')) return 'known'
    if (isTaken(error, 'batches.id')) return 'again'
    throw error
  }
}

/** The batch with this key, or null. */
export async function findBatchByKey(db: Db, key: string): Promise<Batch | null> {
  const [row] = await db.select().from(batches).where(eq(batches.key, key))
  return row ?? null
}

/** The batches made last, newest first, with how many of their lines wait. */
export async function recentBatches(
  db: Db,
  limit: number,
): Promise<(Batch & { readonly waiting: number })[]> {
  const waiting = sql<number>`(select count(*) from batch_lines where batch_id = ${batches.id} and state = 'waiting')`
  const rows = await db
    .select({ batch: batches, waiting })
    .from(batches)
    .orderBy(desc(batches.id))
    .limit(limit)
  return rows.map((row) => ({ ...row.batch, waiting: row.waiting }))
}

/** One batch, or null. */
export async function findBatch(db: Db, id: number): Promise<Batch | null> {
  const [row] = await db.select().from(batches).where(eq(batches.id, id))
  return row ?? null
}

/** How many lines are in each state, and the lines after one, without the articles themselves. */
export async function batchProgress(
  db: Db,
  id: number,
  page: { readonly after: number; readonly limit: number },
) {
  const { line, state, articleId, problem } = batchLines
  const [tally, results] = await db.batch([
    db.select({ state, lines: count() }).from(batchLines).where(eq(batchLines.batchId, id)).groupBy(state),
    db
      .select({ line, state, articleId, problem })
      .from(batchLines)
      .where(and(eq(batchLines.batchId, id), gt(line, page.after)))
      .orderBy(asc(line))
      .limit(page.limit),
  ])
  const of = (name: BatchLine['state']) => tally.find((one) => one.state === name)?.lines ?? 0
  return {
    waiting: of('waiting'),
    created: of('created'),
    existing: of('existing'),
    refused: of('refused'),
    results,
  }
}

/** The lines of a range that are still to be worked off. */
export async function waitingLines(db: Db, id: number, from: number, to: number): Promise<BatchLine[]> {
  return db
    .select()
    .from(batchLines)
    .where(
      and(eq(batchLines.batchId, id), between(batchLines.line, from, to), eq(batchLines.state, 'waiting')),
    )
    .orderBy(asc(batchLines.line))
}

/** The statement that notes what came of a line, if that was not noted before. */
export function settleLine(
  db: Db,
  { batchId, line }: Pick<BatchLine, 'batchId' | 'line'>,
  result: Pick<BatchLine, 'state' | 'articleId' | 'problem'>,
): BatchItem<'sqlite'> {
  return db
    .update(batchLines)
    .set({ ...result, body: result.state === 'refused' ? sql`${batchLines.body}` : null })
    .where(and(eq(batchLines.batchId, batchId), eq(batchLines.line, line), eq(batchLines.state, 'waiting')))
}

/** Lets lines wait again that were refused for a reason that passes. */
export async function waitAgain(db: Db, id: number, problem: string): Promise<void> {
  await db
    .update(batchLines)
    .set({ state: 'waiting', problem: null })
    .where(
      and(
        eq(batchLines.batchId, id),
        eq(batchLines.state, 'refused'),
        sql`${batchLines.problem} ->> 'type' = ${problem}`,
      ),
    )
}

/** Batches made before an instant (milliseconds since 1970 UTC) that have lines waiting. */
export async function waitingBatches(db: Db, before: number, limit: number): Promise<Batch[]> {
  const waiting = db.selectDistinct({ id: batchLines.batchId }).from(batchLines).where(sql`state = 'waiting'`)
  return db
    .select()
    .from(batches)
    .where(and(lt(batches.createdAt, before), sql`${batches.id} in ${waiting}`))
    .limit(limit)
}
