/**
 * The status machine as one table: for each status where it can go, what recording it needs, and what it is
 * called on each type of claim. The guards (check.ts), the desk's form and the documentation all read it.
 */
import type { ClaimKind, EarlyReason, Reason, Status, UnresolvableReason } from './types.ts'

/**
 * `same`: no move, so it needs new evidence; `open`: freely; `correction`: only with `corrects`, since it takes
 * back what was recorded; `never`: not at all.
 */
export type Move = 'same' | 'open' | 'correction' | 'never'

/** One row of the table. */
export interface StatusRow {
  /** True while the claim is still to be settled. */
  readonly open: boolean
  readonly note: 'optional' | 'required'
  /** `dated`: at least one item says when it was published. */
  readonly evidence: 'optional' | 'required' | 'dated'
  readonly reasons: readonly Reason[]
  readonly reason: 'none' | 'optional' | 'required'
  readonly to: Readonly<Record<Status, Move>>
  readonly labels: Readonly<Record<ClaimKind, string>>
}

const EARLY: readonly EarlyReason[] = ['impossible', 'shown_untrue', 'retracted']
const UNRESOLVABLE: readonly UnresolvableReason[] = [
  'vague_wording',
  'no_measure',
  'no_data',
  'disputed',
  'condition_not_met',
]

/** What an outcome can become: anything but `stalled`, and only when it was wrong. */
const CORRECTED = {
  pending: 'correction',
  in_progress: 'correction',
  stalled: 'never',
  held: 'correction',
  partly_held: 'correction',
  not_held: 'correction',
  unresolvable: 'correction',
  withdrawn: 'correction',
} as const
const TO_OUTCOMES = {
  held: 'open',
  partly_held: 'open',
  not_held: 'open',
  unresolvable: 'open',
  withdrawn: 'open',
} as const
const OUTCOME = { open: false, note: 'required', evidence: 'required', reasons: [], reason: 'none' } as const

/** The table. The order of its rows is the order in which statuses are offered. */
export const STATUSES: Readonly<Record<Status, StatusRow>> = {
  pending: {
    open: true,
    note: 'optional',
    evidence: 'optional',
    reasons: [],
    reason: 'none',
    to: { pending: 'same', in_progress: 'open', stalled: 'open', ...TO_OUTCOMES },
    labels: {
      promise: 'Not yet rated',
      prediction: 'Not yet settled',
      statement: 'Unchecked',
      opinion: 'Unchecked',
      question: 'Unanswered',
      demand: 'Open',
    },
  },
  in_progress: {
    open: true,
    note: 'optional',
    evidence: 'dated',
    reasons: [],
    reason: 'none',
    to: { pending: 'correction', in_progress: 'same', stalled: 'open', ...TO_OUTCOMES },
    labels: {
      promise: 'In the works',
      prediction: 'Developing',
      statement: 'Being checked',
      opinion: 'Being checked',
      question: 'Being answered',
      demand: 'Being met',
    },
  },
  stalled: {
    open: true,
    note: 'optional',
    evidence: 'dated',
    reasons: [],
    reason: 'none',
    to: { pending: 'correction', in_progress: 'open', stalled: 'same', ...TO_OUTCOMES },
    labels: {
      promise: 'Stalled',
      prediction: 'Stalled',
      statement: 'Check stalled',
      opinion: 'Check stalled',
      question: 'Stalled',
      demand: 'Stalled',
    },
  },
  held: {
    ...OUTCOME,
    to: { ...CORRECTED, held: 'same' },
    labels: {
      promise: 'Kept',
      prediction: 'Came true',
      statement: 'True',
      opinion: 'Borne out',
      question: 'Answered',
      demand: 'Met',
    },
  },
  partly_held: {
    ...OUTCOME,
    to: { ...CORRECTED, partly_held: 'same' },
    labels: {
      promise: 'Partly kept',
      prediction: 'Partly came true',
      statement: 'Partly true',
      opinion: 'Partly borne out',
      question: 'Partly answered',
      demand: 'Partly met',
    },
  },
  not_held: {
    ...OUTCOME,
    reasons: EARLY,
    reason: 'optional',
    to: { ...CORRECTED, not_held: 'same' },
    labels: {
      promise: 'Not kept',
      prediction: 'Did not come true',
      statement: 'False',
      opinion: 'Not borne out',
      question: 'Not answered',
      demand: 'Not met',
    },
  },
  unresolvable: {
    ...OUTCOME,
    reasons: UNRESOLVABLE,
    reason: 'required',
    to: { ...CORRECTED, unresolvable: 'same' },
    labels: {
      promise: 'Cannot be rated',
      prediction: 'Cannot be settled',
      statement: 'Unproven',
      opinion: 'Cannot be judged',
      question: 'Cannot be answered',
      demand: 'Cannot be judged',
    },
  },
  withdrawn: {
    ...OUTCOME,
    to: { ...CORRECTED, withdrawn: 'same' },
    labels: {
      promise: 'Withdrawn',
      prediction: 'Withdrawn',
      statement: 'Withdrawn',
      opinion: 'Withdrawn',
      question: 'Withdrawn',
      demand: 'Withdrawn',
    },
  },
}

/** All statuses, open ones first. */
export const STATUS_NAMES = Object.keys(STATUSES) as readonly Status[]

/** All reasons, whichever status they belong to. */
export const REASONS: readonly Reason[] = [...EARLY, ...UNRESOLVABLE]

/** The statuses of a claim that is still to be settled. */
export const OPEN_STATUSES = STATUS_NAMES.filter((status) => STATUSES[status].open)

/** What a status is called on a claim of this type: `held` is "Kept" on a promise and "True" on a statement. */
export function labelOf(status: Status, type: ClaimKind): string {
  return STATUSES[status].labels[type]
}

/** True while a claim with this status is still to be settled. */
export function isOpen(status: Status): boolean {
  return STATUSES[status].open
}
