/**
 * What is done to speakers: renamed, given pages about them, merged and un-merged. A merged one keeps its claims and its
 * record; it only stands under another, so that the merge can be taken back whole.
 */
import { and, asc, desc, eq, inArray, or } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { LATER } from './change-numbers.ts'
import { type Cause, type Written, writeGuarded } from './changes.ts'
import type { Db } from './db.ts'
import { type ChangeKind, changes, type Speaker, speakers } from './schema.ts'
import { seal, speakerSeal, speakerState } from './seals.ts'

/** The statements that change a speaker at the version that was read: the row that announces it, then the change. */
async function statements(
  db: Db,
  speaker: Speaker,
  change: {
    readonly kind: ChangeKind
    readonly data: object
    readonly cause: Cause
    readonly set: Partial<Pick<Speaker, 'name' | 'kind' | 'sameAs' | 'canonicalId'>>
  },
): Promise<BatchItem<'sqlite'>[]> {
  const { kind, data, cause, set } = change
  const version = speaker.version + 1
  const { by, now, reason } = cause
  const row = { kind, subject: 'speaker', subjectId: speaker.id, version, at: now, by, reason } as const
  const states = [speakerState(speaker), speakerState({ ...speaker, ...set, updatedAt: now })]
  const sealed = await seal({ ...row, data }, await speakerSeal(db, speaker), states)
  return [
    db.insert(changes).values({ ...row, data: JSON.stringify(data), seal: sealed }),
    db
      .update(speakers)
      .set({ ...set, version, updatedAt: now })
      .where(eq(speakers.id, speaker.id)),
  ]
}

/** Renames a speaker, or changes its kind or the pages about it. */
export async function correctSpeaker(
  db: Db,
  speaker: Speaker,
  change: {
    readonly set: Partial<Pick<Speaker, 'name' | 'kind' | 'sameAs'>>
    readonly fields: object
    readonly cause: Cause
  },
): Promise<Written> {
  const { set, fields, cause } = change
  return writeGuarded(
    db,
    await statements(db, speaker, { kind: 'speaker.changed', data: { fields }, cause, set }),
  )
}

/** The speakers that stand under this one. */
async function under(db: Db, id: number): Promise<Speaker[]> {
  return db.select().from(speakers).where(eq(speakers.canonicalId, id)).orderBy(asc(speakers.id))
}

/**
 * Puts a speaker, and all that were merged into it, under another one. Both must stand for themselves.
 * @returns nothing is stored unless `written`
 */
export async function mergeSpeaker(db: Db, speaker: Speaker, into: Speaker, cause: Cause): Promise<Written> {
  const moved = [speaker, ...(await under(db, speaker.id))]
  const each = await Promise.all(
    moved.map((one) =>
      statements(db, one, {
        kind: 'speaker.merged',
        data: { into: into.id, with: speaker.id },
        cause,
        set: { canonicalId: into.id },
      }),
    ),
  )
  return writeGuarded(db, [
    ...each.flat(),
    // The other one changes too, so that two merges at a time cannot make a chain.
    ...(await statements(db, into, { kind: 'speaker.merged', data: { merged: speaker.id }, cause, set: {} })),
  ])
}

/**
 * Takes a speaker out again, together with those that had come with it.
 * @returns nothing is stored unless `written`
 */
export async function unmergeSpeaker(db: Db, speaker: Speaker, cause: Cause): Promise<Written> {
  const root = speaker.canonicalId
  if (root === null) return 'stale'
  const [parent] = await db.select().from(speakers).where(eq(speakers.id, root))
  if (!parent) return 'stale'
  const came = await cameWith(db, speaker, root)
  const each = await Promise.all(
    [speaker, ...came].map((one) =>
      statements(db, one, {
        kind: 'speaker.unmerged',
        data: { outOf: root, with: speaker.id },
        cause,
        set: { canonicalId: one.id === speaker.id ? null : speaker.id },
      }),
    ),
  )
  return writeGuarded(db, [
    ...each.flat(),
    ...(await statements(db, parent, {
      kind: 'speaker.unmerged',
      data: { unmerged: speaker.id },
      cause,
      set: {},
    })),
  ])
}

/** Those still under `root` that came there with this speaker: their last merge names it. */
async function cameWith(db: Db, speaker: Speaker, root: number): Promise<Speaker[]> {
  const others = (await under(db, root)).filter((one) => one.id !== speaker.id)
  if (others.length === 0) return []
  const merges = await db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.subject, 'speaker'),
        LATER,
        or(eq(changes.kind, 'speaker.merged'), eq(changes.kind, 'speaker.unmerged')),
        inArray(
          changes.subjectId,
          others.slice(0, 90).map((one) => one.id),
        ),
      ),
    )
    .orderBy(desc(changes.seq))
  return others.filter((one) => {
    const last = merges.find((change) => change.subjectId === one.id && JSON.parse(change.data ?? '{}').with)
    return last !== undefined && JSON.parse(last.data ?? '{}').with === speaker.id
  })
}
