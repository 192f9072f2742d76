/** Which changes are a record's: what its recording alone says needs no row of an index (drizzle/0015_fewer_rows.sql). */
import { type SQL, sql } from 'drizzle-orm'

/** What made a second or later version: said word for word as the index of versions says it. */
export const LATER = sql.raw('changes.version > 1')

/** The numbers of all changes of claims, given their ids as a list or a query: recorded, changed since, marked by the calendar. */
export const seqsOf = (ids: SQL): SQL => sql`(
  select seq from claims where id in ${ids}
  union all select seq from changes where version > 1 and subject = 'claim' and subject_id in ${ids}
  union all select seq from changes where mark is not null and subject_id in ${ids})`
