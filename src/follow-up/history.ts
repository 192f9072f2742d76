/**
 * What a history of follow-ups says: the current status is never kept apart from it, only projected.
 */
import type { FollowUp, Status } from './types.ts'

/** A claim's standing as its history tells it. */
export interface Projection {
  readonly status: Status
  /** Version that the last follow-up made, 0 for an empty history. */
  readonly version: number
  /** The follow-up that the status comes from, or null. */
  readonly current: FollowUp | null
  /** Id of a follow-up that was wrong -> id of the one that corrected it. */
  readonly correctedBy: ReadonlyMap<string, string>
}

/** The standing before any follow-up. */
const UNTOUCHED: Projection = { status: 'pending', version: 0, current: null, correctedBy: new Map() }

/**
 * The follow-ups that the current status rests on: the last ones in a row that say the same and stand uncorrected.
 * Only these can be corrected, since an older one no longer decides anything.
 */
export function standing(history: readonly FollowUp[]): readonly FollowUp[] {
  const { correctedBy } = project(history)
  const last = history.at(-1)
  const start = history.findLastIndex((one) => one.status !== last?.status) + 1
  return history.slice(start).filter((one) => !correctedBy.has(one.id))
}

/**
 * Reads a history, oldest first, and gives the standing it ends in. A correction that keeps the status marks the one
 * follow-up that it names; one that changes the status takes it back, and so marks all that said the same in a row.
 */
export function project(history: readonly FollowUp[]): Projection {
  const correctedBy = new Map<string, string>()
  let run: FollowUp[] = []
  for (const followUp of history) {
    const moved = run.at(-1)?.status !== followUp.status
    if (followUp.corrects) {
      const wrong = moved ? run.map((one) => one.id) : [followUp.corrects]
      for (const id of wrong) if (!correctedBy.has(id)) correctedBy.set(id, followUp.id)
    }
    run = moved ? [followUp] : [...run, followUp]
  }
  const current = history.at(-1) ?? null
  if (current === null) return UNTOUCHED
  return { status: current.status, version: current.version, current, correctedBy }
}

/** The part of a history that was written down at or before an instant (ISO 8601 with offset); all of it stays in order. */
export function asOf(history: readonly FollowUp[], instant: string): readonly FollowUp[] {
  const limit = Date.parse(instant)
  return history.filter((one) => Date.parse(one.recordedAt) <= limit)
}
