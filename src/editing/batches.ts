/** Takes in batches of articles, for the API and for the desk: looks their lines over, stores them, has them worked off. */
import { jobsOf } from '../batch.ts'
import { logError } from '../log.ts'
import { sendAll } from '../queue.ts'
import { createBatch, findBatchByKey, type NewLine, waitAgain } from '../store/batches.ts'
import type { Db } from '../store/db.ts'
import { sha256 } from '../store/digest.ts'
import { newIds } from '../store/ids.ts'
import type { Batch } from '../store/schema.ts'
import { isWhole } from './whole.ts'

/** Most lines of a batch. */
export const MAX_LINES = 1000
/** Largest line in bytes: the database takes no larger value. */
const MAX_LINE = 1_900_000

/** A line that is not empty, with its number (from 1). */
export interface RawLine {
  readonly line: number
  readonly raw: string
}

/** The lines of a text that are not empty. */
export function rawLines(text: string): RawLine[] {
  return text.split('\n').flatMap((raw, i) => (raw.trim() === '' ? [] : [{ line: i + 1, raw }]))
}

/**
 * A line with what is wrong with it, found before it waits for the queue.
 * @param look gives the article that the line's JSON holds, or in words what is wrong with it
 */
export function newLine({ line, raw }: RawLine, look: (given: unknown) => object | string): NewLine {
  const refused = (slug: string, detail: string) => ({
    line,
    body: null,
    problem: JSON.stringify({ type: `/problems/${slug}`, detail }),
  })
  if (new TextEncoder().encode(raw).byteLength > MAX_LINE) {
    return refused('article-too-large', `A line may have at most ${MAX_LINE} bytes.`)
  }
  let given: unknown
  try {
    given = JSON.parse(raw)
  } catch {
    return refused('malformed-body', 'The line is not JSON.')
  }
  if (!isWhole(given, ['text', 'html'])) {
    return refused('malformed-body', 'A text holds half of a character (a lone surrogate).')
  }
  const found = look(given)
  return typeof found === 'string'
    ? refused('invalid-field', found)
    : { line, body: JSON.stringify(found), problem: null }
}

/** Where a batch comes from. */
interface Origin extends Pick<Batch, 'host' | 'quotaKey' | 'createdBy'> {
  /** What was sent. */
  readonly text: string
  /** The Idempotency-Key, if one was given. */
  readonly key?: string | null
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

/** A batch that was taken in. */
export interface TakenBatch {
  readonly batch: Batch
  /** False when the same lines, or the same key, came before. */
  readonly isNew: boolean
  /** False when the key came before with other lines. */
  readonly isSame: boolean
}

/**
 * Stores a batch, or finds the one that was stored with its key or its lines.
 * @returns null when no id was free
 */
export async function takeBatch(
  db: Db,
  origin: Origin,
  lines: readonly NewLine[],
): Promise<TakenBatch | null> {
  const { text, key: givenKey, now, ...from } = origin
  const fingerprint = await sha256(text)
  const key = await sha256(`${from.createdBy}\nbatch\n${givenKey ?? fingerprint}`)
  const lineCount = lines.at(-1)?.line ?? 0
  for (let attempt = 0; attempt <= 5; attempt++) {
    const createdAt = now + attempt
    const [id = 0] = newIds(1, createdAt)
    const batch = { ...from, id, key, fingerprint, lineCount, createdAt }
    const came = await createBatch(db, batch, lines)
    if (came === 'new') return { batch, isNew: true, isSame: true }
    const known = came === 'known' ? await findBatchByKey(db, key) : null
    if (known) return { batch: known, isNew: false, isSame: known.fingerprint === fingerprint }
  }
  return null
}

/**
 * Hands a batch to the queue, of a known one also the lines that the quota had refused. Should the queue fail, the schedule
 * does it later: the lines are stored.
 */
export async function startBatch(
  db: Db,
  { batch, isNew }: TakenBatch,
  { env, requestId }: { readonly env: Env; readonly requestId: string },
): Promise<void> {
  if (!isNew) await waitAgain(db, batch.id, '/problems/quota-exceeded')
  try {
    await sendAll(env.JOBS, jobsOf(batch))
  } catch (error) {
    logError(requestId, error)
  }
}
