/** New claims of an article: their rows, and the statements that store them together with speakers who are not known yet. */
import { eq, getTableColumns, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ClaimRow } from './claims.ts'
import type { Db } from './db.ts'
import { encodeId, newIds } from './ids.ts'
import { type Article, type Claim, claims, type Speaker, speakerNames, speakers } from './schema.ts'

/** A claim to be stored; `speaker` is found or made by its key. */
export interface NewClaim
  extends Omit<
    Claim,
    | 'id'
    | 'articleId'
    | 'speakerId'
    | 'outletKey'
    | 'seq'
    | 'status'
    | 'version'
    | 'updatedAt'
    | 'visibility'
    | 'machine'
  > {
  /** JSON: what extraction had found, by field, where an editor corrected it before it was stored. */
  readonly machine?: string | null
  readonly speaker: {
    /** What joins one speaker's records over articles; null for one who is known in this article only. */
    readonly key: string | null
    readonly name: string
    readonly kind: Speaker['kind']
  } | null
}

/** The next number of the sequence of changes, which a new claim takes. */
export const NEXT_SEQ = '(select coalesce(max(seq), 0) + 1 from changes)'

/** Statement for what storing claims made of them: their numbers, and who they are said by; of a merged speaker, the one that it was merged into. */
export function storedClaims(db: Db, rows: readonly NewRow[]) {
  const ids = JSON.stringify(rows.map((row) => row.id))
  const shown = alias(speakers, 'shown')
  return db
    .select({
      claimId: sql<number>`${claims.id}`.as('claim_id'),
      seq: sql<number>`${claims.seq}`.as('claim_seq'),
      own: sql<number | null>`${claims.speakerId}`.as('own_id'),
      id: sql<number>`${shown.id}`.as('shown_id'),
      name: sql<string>`${shown.name}`.as('shown_name'),
      kind: sql<string>`${shown.kind}`.as('shown_kind'),
    })
    .from(claims)
    .leftJoin(speakers, eq(speakers.id, claims.speakerId))
    .leftJoin(shown, eq(shown.id, sql`coalesce(${speakers.canonicalId}, ${speakers.id})`))
    .where(sql`${claims.id} in (select value from json_each(${ids}))`)
}

/** A claim just stored, as reading it again would give it. */
export function storedRow(
  { speaker: _, speakerKey: __, newSpeakerId: ___, ...row }: NewRow,
  article: Article,
  stored: Awaited<ReturnType<typeof storedClaims>>,
): ClaimRow {
  const {
    own = null,
    seq = 0,
    claimId: ____,
    ...speaker
  } = stored.find((one) => one.claimId === row.id) ?? {}
  const { id, url, title, outlet, publishedAt, timeZone } = article
  return {
    ...row,
    seq,
    speakerId: own,
    speaker: own === null ? null : (speaker as NonNullable<ClaimRow['speaker']>),
    article: { id, url, title, outlet, publishedAt, timeZone },
  }
}

/** A claim about to be stored, with what its speaker is found by. */
export type NewRow = Omit<Claim, 'speakerId' | 'seq'> & {
  readonly speaker: NewClaim['speaker']
  readonly speakerKey: string | null
  readonly newSpeakerId: number
}

/** The rows of new claims, each with its id, in the order of the text. */
export function claimRows(
  article: Pick<Article, 'id' | 'outlet' | 'visibility'>,
  { claims: given, ids, now }: { claims: readonly NewClaim[]; ids: readonly number[]; now: number },
): NewRow[] {
  const speakerIds = newIds(given.length, now)
  return given.map((claim, i) => {
    const id = ids[i] ?? 0
    return {
      ...claim,
      id,
      articleId: article.id,
      outletKey: article.outlet?.toLowerCase() ?? null,
      status: 'pending',
      visibility: article.visibility,
      version: 1,
      machine: claim.machine ?? null,
      updatedAt: now,
      speakerKey: claim.speaker && (claim.speaker.key ?? localKey(article.id, claim.speaker)),
      newSpeakerId: speakerIds[i] ?? 0,
    }
  })
}

/**
 * The statements that store claims of an article and those of their speakers who are not known yet: three, however many
 * claims there are. Rows come as one JSON text, so no limit on parameters is met.
 */
export function claimInserts(db: Db, rows: readonly NewRow[], now: number) {
  const named = new Map<string, readonly unknown[]>()
  for (const { speaker, speakerKey: key, newSpeakerId } of rows) {
    if (speaker && key !== null && !named.has(key))
      named.set(key, [key, newSpeakerId, speaker.name, speaker.kind])
  }
  const speaking = JSON.stringify([...named.values()])
  const unknown = sql`json_each(${speaking}) where not exists (select 1 from speaker_names where key = value ->> 0)`
  return [
    db
      .insert(speakers)
      .select(
        sql`select value ->> 1, value ->> 2, value ->> 3, '[]', null, 1, ${now}, ${now} from ${unknown}`,
      ),
    db.insert(speakerNames).select(sql`select value ->> 0, value ->> 1, value ->> 2 from ${unknown}`),
    db
      .insert(claims)
      .select(sql`select ${CLAIM_VALUES} from json_each(${JSON.stringify(rows.map(claimArray))})`),
  ] as const
}

const CLAIM_COLUMNS = Object.keys(getTableColumns(claims)) as (keyof Claim)[]
/** A claim's columns as values by their place; the speaker by its key. */
const claimArray = (row: NewRow) =>
  CLAIM_COLUMNS.map((name) => (name === 'seq' ? null : name === 'speakerId' ? row.speakerKey : row[name]))
const CLAIM_VALUES = sql.raw(CLAIM_COLUMNS.map(columnValue).join(', '))

/** A column's value, out of the row that `claimArray` made. */
function columnValue(name: keyof Claim, i: number): string {
  // The subquery is asked once, before the first row goes in.
  if (name === 'seq') return `${NEXT_SEQ} + key`
  return name === 'speakerId'
    ? `(select speaker_id from speaker_names where key = value ->> ${i})`
    : `value ->> ${i}`
}

/** Key of a speaker who must not be joined with those of other articles: a last name alone, "a senior official". */
export function localKey(
  articleId: number,
  speaker: { readonly name: string; readonly kind: string },
): string {
  return `${encodeId(articleId)}:${speaker.kind}:${speaker.name.toLowerCase()}`
}
