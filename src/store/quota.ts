/** How many articles a token may store in a day: counted in the transaction that stores one, so that it is exact. */
import { sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type Db, failsWith } from './db.ts'
import { ingestDays } from './schema.ts'

/** Whose quota, on which day (UTC, `YYYY-MM-DD`), and how large it is. */
export interface Quota {
  readonly who: string
  readonly day: string
  readonly limit: number
}

/** The statement that counts one article; where the quota is used up it fails, and its whole batch with it. */
export function countArticle(db: Db, { who, day, limit }: Quota): BatchItem<'sqlite'> {
  const used = sql`iif(${ingestDays.used} < ${limit}, ${ingestDays.used} + 1, null)`
  return db
    .insert(ingestDays)
    .values({ who, day, used: 1 })
    .onConflictDoUpdate({ target: [ingestDays.who, ingestDays.day], set: { used } })
}

/** True when a batch failed because of `countArticle`. */
export function isOverQuota(error: unknown): boolean {
  return failsWith(error, 'NOT NULL constraint failed: ingest_days.used')
}
