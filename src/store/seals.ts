/** Seals of changes (store/change-chain.ts): what they are reckoned from, as it is stored. */
import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import { SALTLESS, sealOf } from './change-chain.ts'
import { LATER, seqsOf } from './change-numbers.ts'
import type { Db } from './db.ts'
import { hexOf } from './digest.ts'
import { claimsIn } from './filters.ts'
import { publicData, publicSubject } from './public-data.ts'
import {
  type Change,
  type Claim,
  changes,
  claimHistory,
  claims,
  type Speaker,
  speakerHistory,
  speakers,
} from './schema.ts'

/** What a claim says, as far as an editor can correct it. */
export const CLAIM_WORDS = [
  'text',
  'exact',
  'content',
  'kind',
  'role',
  'saidEdtf',
  'saidEarliest',
  'saidLatest',
  'saidDerivation',
  'dueEdtf',
  'dueEarliest',
  'dueLatest',
  'dueDerivation',
  'machine',
  'updatedAt',
] as const satisfies readonly (keyof Claim)[]
/** What of a claim a change can change, but for what its neighbours' erasure takes from it. */
const CLAIM_STATE = [
  'speakerId',
  'type',
  'mode',
  'status',
  'visibility',
  ...CLAIM_WORDS,
] as const satisfies readonly (keyof Claim)[]
const SPEAKER_STATE = [
  'name',
  'kind',
  'sameAs',
  'canonicalId',
  'updatedAt',
] as const satisfies readonly (keyof Speaker)[]

/** What a claim says, as its seals hold it. */
export const claimState = (row: Readonly<Record<(typeof CLAIM_STATE)[number], unknown>>) =>
  CLAIM_STATE.map((name) => row[name])
/** The same of a speaker. */
export const speakerState = (row: Readonly<Record<(typeof SPEAKER_STATE)[number], unknown>>) =>
  SPEAKER_STATE.map((name) => row[name])

/** A change about to be stored. */
export type Unsealed = Pick<Change, 'kind' | 'subject' | 'subjectId' | 'at' | 'by' | 'reason'> & {
  readonly version: number
  readonly data: unknown
}

/** 128 random bits in hex. */
export function newSalt(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(16)))
}

/** A change as its seal is reckoned from it: as the API shows it. */
export function sealedPart(change: Unsealed) {
  const { kind: type, subject, subjectId, version, at, by, reason, data } = change
  return {
    type,
    subject: publicSubject(subject, subjectId),
    version,
    at: new Date(at).toISOString(),
    by,
    reason,
    data: data === null ? null : publicData(JSON.parse(JSON.stringify(data))),
  }
}

/** The seal of a change, given that of the one before it and what its record says before and after it. */
export function seal(change: Unsealed, previous: string | null, states: readonly unknown[]): Promise<string> {
  return sealOf(sealedPart(change), { previous, states, salt: newSalt() })
}

/** What erasure leaves of the seals of changes. */
export const withoutSalt = () => sql`substr(${changes.seal}, 1, ${SALTLESS})`

/** A claim as it is stored, with the seal of its last change; null when there is none. */
export async function sealedClaim(db: Db, id: number) {
  const last = and(
    eq(changes.subject, 'claim'),
    eq(changes.subjectId, claims.id),
    eq(changes.version, claims.version),
    LATER,
  )
  const [row] = await db
    .select({ claim: claims, seal: sql<string | null>`${changes.seal}`.as('last_seal') })
    .from(claims)
    .leftJoin(changes, last)
    .where(eq(claims.id, id))
  return row ?? null
}

/** The seal of a speaker's last change, or null. */
export async function speakerSeal(db: Db, speaker: Pick<Speaker, 'id' | 'version'>): Promise<string | null> {
  const ofIt = and(eq(changes.subject, 'speaker'), eq(changes.subjectId, speaker.id))
  const [row] = await db
    .select({ seal: changes.seal })
    .from(changes)
    .where(and(ofIt, eq(changes.version, speaker.version), LATER))
  return row?.seal ?? null
}

/** The seals of the last changes of an article's claims, by the claim's id. */
export async function lastSeals(db: Db, articleId: number): Promise<Map<number, string | null>> {
  const rows = await db
    .select({ id: changes.subjectId, seal: changes.seal })
    .from(changes)
    .innerJoin(claims, and(eq(changes.subjectId, claims.id), eq(changes.version, claims.version)))
    .where(and(eq(changes.subject, 'claim'), LATER, sql`${claims.id} in ${claimsIn(articleId)}`))
  return new Map(rows.map((row) => [row.id, row.seal]))
}

/** What is stored of records beside their seals: their states by version, and the changes that made them, oldest first. */
export interface SealedRecord {
  readonly subject: 'claim' | 'speaker'
  readonly id: number
  readonly states: ReadonlyMap<number, readonly unknown[]>
  readonly changes: readonly Change[]
}

/** Changed claims among these, with all that their seals are reckoned from (at most 90 ids). */
export async function sealedClaims(db: Db, ids: readonly number[]): Promise<SealedRecord[]> {
  const many = [...ids]
  const [rows, kept, made] = await db.batch([
    db
      .select()
      .from(claims)
      .where(and(inArray(claims.id, many), gt(claims.version, 1))),
    db.select().from(claimHistory).where(inArray(claimHistory.claimId, many)),
    db
      .select()
      .from(changes)
      .where(
        and(
          sql`${changes.seq} in ${seqsOf(sql`(select value from json_each(${JSON.stringify(ids)}))`)}`,
          isNotNull(changes.version),
        ),
      )
      .orderBy(asc(changes.version)),
  ])
  return rows.map((row) => ({
    subject: 'claim',
    id: row.id,
    states: new Map([
      ...kept.filter((one) => one.claimId === row.id).map((one) => [one.version, claimState(one)] as const),
      [row.version, claimState(row)] as const,
    ]),
    changes: made.filter((one) => one.subjectId === row.id),
  }))
}

/** The same of the speakers that were changed last, at most `limit` (90 or fewer). */
export async function sealedSpeakers(db: Db, after: number, limit: number): Promise<SealedRecord[]> {
  const rows = await db
    .select()
    .from(speakers)
    .where(and(gt(speakers.id, after), gt(speakers.version, 1)))
    .orderBy(asc(speakers.id))
    .limit(limit)
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const [kept, made] = await db.batch([
    db.select().from(speakerHistory).where(inArray(speakerHistory.speakerId, ids)),
    db
      .select()
      .from(changes)
      .where(and(eq(changes.subject, 'speaker'), LATER, inArray(changes.subjectId, ids)))
      .orderBy(asc(changes.version)),
  ])
  return rows.map((row) => ({
    subject: 'speaker',
    id: row.id,
    states: new Map([
      ...kept
        .filter((one) => one.speakerId === row.id)
        .map((one) => [one.version, speakerState(one)] as const),
      [row.version, speakerState(row)] as const,
    ]),
    changes: made.filter((one) => one.subjectId === row.id),
  }))
}
