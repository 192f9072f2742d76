/**
 * When a claim falls due, computed from its window, its status and a day that is given.
 */
import { isOpen } from './statuses.ts'
import type { DueWindow, FollowedClaim, ProposedFollowUp, Status } from './types.ts'

/** `none`: no window, or already settled; `due`: inside the window; `overdue`: past its last day and still open. */
export type DueState = 'none' | 'upcoming' | 'due' | 'overdue'

export const DUE_STATES: readonly DueState[] = ['none', 'upcoming', 'due', 'overdue']

/** The due state of a claim on the day `today` (`YYYY-MM-DD` in the claim's time zone). Both ends of the window are inside it. */
export function dueState(claim: {
  readonly due: DueWindow | null
  readonly status: Status
  readonly today: string
}): DueState {
  const { due, status, today } = claim
  if (due === null || !isOpen(status)) return 'none'
  if (today < due.earliest) return 'upcoming'
  return today > due.latest ? 'overdue' : 'due'
}

/** True when `timeZone` is an IANA zone that dates can be reckoned in ("Europe/Kyiv"). */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** By zone a formatter, and the day of the minute that it was asked for last: either costs more than all else that an answer needs. */
const KNOWN = new Map<string, { readonly format: Intl.DateTimeFormat; minute: number; day: string }>()
const MOST_KNOWN = 600
/** In whole minutes zones differ since then, so that no day begins within one (Liberia was the last, in 1972). */
const WHOLE_MINUTES = Date.UTC(1973)

function zoneOf(timeZone: string) {
  let known = KNOWN.get(timeZone)
  if (!known) {
    const format = new Intl.DateTimeFormat('en', {
      timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    known = { format, minute: Number.NaN, day: '' }
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
    KNOWN.set(timeZone, known)
  }
  return known
}

/** The civil day `YYYY-MM-DD` in an IANA time zone at the instant `nowMs` (milliseconds since 1970, UTC). An unknown zone is read as UTC. */
export function todayIn(timeZone: string, nowMs: number): string {
  const known = zoneOf(timeZone)
  const minute = nowMs < WHOLE_MINUTES ? Number.NaN : Math.floor(nowMs / 60_000)
  if (known.minute === minute) return known.day
  const parts = known.format.formatToParts(nowMs)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  known.minute = minute
  known.day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
  return known.day
}

/**
 * The day that a follow-up takes effect: the one it states, else today. A maintained promise is fulfilled when its
 * window ends, so `held` recorded later without a day counts for the last day of the window.
 */
export function effectiveDay(claim: FollowedClaim, proposed: ProposedFollowUp, today: string): string {
  if (proposed.effectiveOn) return proposed.effectiveOn
  const windowOver = claim.mode === 'maintain' && claim.due !== null && claim.due.latest < today
  return proposed.status === 'held' && windowOver ? claim.due.latest : today
}

/** Until the last day is over it may still come about. */
export function tooEarlyForNotHeld(claim: FollowedClaim, today: string): boolean {
  return claim.due !== null && today <= claim.due.latest
}

/** What is to stay so can be told kept on the last day of the window, not before. */
export function tooEarlyForMaintained(claim: FollowedClaim, today: string): boolean {
  return claim.mode === 'maintain' && claim.due !== null && today < claim.due.latest
}
