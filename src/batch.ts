/** Works off batches of articles, some lines a message of the queue. A line has one effect however often it is tried. */
import { ArticleRefused, fetchGiven, type GivenArticle, ingestArticle } from './ingest.ts'
import { findBatch, settleLine, waitingLines } from './store/batches.ts'
import type { Db } from './store/db.ts'
import { isOverQuota, type Quota } from './store/quota.ts'
import type { Batch, BatchLine } from './store/schema.ts'

/** A message of the queue: lines of a batch, both ends part of it. */
export interface BatchJob {
  readonly batch: number
  readonly from: number
  readonly to: number
}

/** Lines of a message: an article takes some milliseconds, and a message that fails is tried again as a whole. */
const LINES_A_JOB = 10
/** When one line took longer than this, the database or a site has more to do than it can: the rest waits. */
const SLOW_MS = 5000
const REST_SECONDS = 15

/** The messages that work off a batch. */
export function jobsOf({ id, lineCount }: Pick<Batch, 'id' | 'lineCount'>): BatchJob[] {
  const starts = Array.from({ length: Math.ceil(lineCount / LINES_A_JOB) }, (_, i) => i * LINES_A_JOB + 1)
  return starts.map((from) => ({ batch: id, from, to: Math.min(lineCount, from + LINES_A_JOB - 1) }))
}

/** What working off needs from outside; given, so that tests can stand in. */
export interface BatchWork {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly now: () => number
  /** How many articles the maker of the batch may store a day; null for any number. */
  readonly quotaOf: (batch: Batch) => Quota | null
}

/**
 * Works off the lines of a message that are still waiting.
 * @returns null when all are done, or what is left and how long (seconds) it should wait
 * @throws whatever the database does: the message is then tried again
 */
export async function workOff(
  db: Db,
  job: BatchJob,
  work: BatchWork,
): Promise<{ readonly job: BatchJob; readonly wait: number } | null> {
  const batch = await findBatch(db, job.batch)
  if (!batch) return null
  for (const line of await waitingLines(db, job.batch, job.from, job.to)) {
    const began = work.now()
    await ingestLine(db, batch, { line, work })
    if (work.now() - began > SLOW_MS && line.line < job.to) {
      return { job: { ...job, from: line.line + 1 }, wait: REST_SECONDS }
    }
  }
  return null
}

async function ingestLine(
  db: Db,
  batch: Batch,
  { line, work }: { readonly line: BatchLine; readonly work: BatchWork },
): Promise<void> {
  const settle = (state: BatchLine['state'], articleId: number | null, problem: string | null = null) =>
    settleLine(db, line, { state, articleId, problem })
  const refuse = async (type: string, detail: string) => {
    await settle('refused', null, JSON.stringify({ type: `/problems/${type}`, detail }))
  }
  try {
    const given = JSON.parse(line.body ?? '{}') as GivenArticle
    const complete = await fetchGiven(given, { fetch: work.fetch, ownHosts: [batch.host] })
    const saved = await ingestArticle(db, complete, {
      name: batch.createdBy,
      now: work.now(),
      quota: work.quotaOf(batch),
      // Noted in the transaction that stores the article: a second try finds both or neither.
      also: (articleId) => [settle('created', articleId)],
    })
    if (!saved.isNew) await settle('existing', saved.article.id)
  } catch (error) {
    if (error instanceof ArticleRefused) await refuse(error.reason, error.message)
    else if (isOverQuota(error))
      await refuse('quota-exceeded', 'The quota of the day is used up; send the batch again tomorrow.')
    else throw error
  }
}
