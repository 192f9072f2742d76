/** Where a claim stands, told by word, shape and colour together, so that none of them has to be seen. */
import { daysAfter } from '../../follow-up/days.ts'
import { type DueState, dueState } from '../../follow-up/due.ts'
import { dayInWords } from '../../follow-up/explain.ts'
import { labelOf } from '../../follow-up/statuses.ts'
import type { ClaimKind, Status } from '../../follow-up/types.ts'
import { dateInWords } from '../words.ts'

/** Colour (a class of the stylesheet) and shape (paths in a square of 16) of each status. */
export const LOOKS: Readonly<Record<Status, { readonly colour: string; readonly shape: string }>> = {
  pending: {
    colour: 'is-open',
    shape: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13m0 2a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z',
  },
  in_progress: {
    colour: 'is-open',
    shape: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13m0 2v9a4.5 4.5 0 0 1 0-9z',
  },
  stalled: { colour: 'is-halt', shape: 'M3 2h3.5v12H3zM9.5 2H13v12H9.5z' },
  held: {
    colour: 'is-good',
    shape:
      'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1M6.900 11.600 3.600 8.300l1.300-1.300 2 2 4.300-4.300 1.300 1.300z',
  },
  partly_held: { colour: 'is-part', shape: 'M8 .5 15.5 8 8 15.5.5 8zM8 3.300V12.700L3.300 8z' },
  not_held: {
    colour: 'is-bad',
    shape:
      'M1.5 1.5h13v13h-13zM5.600 4.200 4.200 5.600 6.600 8l-2.400 2.400 1.400 1.400L8 9.400l2.400 2.400 1.400-1.400L9.400 8l2.400-2.400-1.400-1.400L8 6.600z',
  },
  unresolvable: { colour: 'is-none', shape: 'M8 1 15.5 15H.5zm0 3.800L3.700 13h8.600z' },
  withdrawn: { colour: 'is-none', shape: 'M1 6.5h14v3H1z' },
}

/** The shape alone, for where the word stands beside it. */
export function StatusShape({ status }: { readonly status: Status }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path fill="currentColor" fill-rule="evenodd" d={LOOKS[status].shape} />
    </svg>
  )
}

/** A status by the name that it has on this type of claim. */
export function StatusBadge({ status, type }: { readonly status: Status; readonly type: ClaimKind }) {
  return (
    <span class={`badge ${LOOKS[status].colour}`}>
      <StatusShape status={status} />
      {labelOf(status, type)}
    </span>
  )
}

/** As much of a claim as tells when it falls due. */
export interface DueOf {
  readonly status: Status
  readonly dueEdtf: string | null
  readonly dueEarliest: string | null
  readonly dueLatest: string | null
}

/** The due state of a claim on the day `today` (`YYYY-MM-DD`). */
export function dueStateOf(claim: DueOf, today: string): DueState {
  const { dueEarliest: earliest, dueLatest: latest, status } = claim
  return dueState({ due: earliest !== null && latest !== null ? { earliest, latest } : null, status, today })
}

const DUE_LOOKS: Readonly<Record<DueState, { readonly colour: string; readonly shape: string }>> = {
  none: { colour: 'is-none', shape: '' },
  upcoming: { colour: 'is-none', shape: 'M2 2.5h12v12H2zm1.800 4v6.200h8.400V6.5z' },
  due: { colour: 'is-part', shape: 'M2 2.5h12v12H2zm1.800 4v6.200h8.400V6.5zM5.5 8h5v3.200h-5z' },
  overdue: {
    colour: 'is-bad',
    shape: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1M7 3.5v5l3.800 2.600 1-1.5L9 7.600V3.5z',
  },
}

/** When a claim falls due, or nothing when it has no window or is settled. */
export function DueBadge({ claim, today }: { readonly claim: DueOf; readonly today: string }) {
  const state = dueStateOf(claim, today)
  const { dueEdtf: edtf, dueEarliest: earliest, dueLatest: latest } = claim
  if (state === 'none' || edtf === null || earliest === null || latest === null) return null
  const words = {
    upcoming: `Due ${dateInWords({ edtf, earliest, latest })}`,
    due: latest === today ? 'Due today' : `Due now, until ${dayInWords(latest)}`,
    overdue: `Overdue since ${dayInWords(daysAfter(latest, 1))}`,
  }
  const { colour, shape } = DUE_LOOKS[state]
  return (
    <span class={`badge ${colour}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path fill="currentColor" fill-rule="evenodd" d={shape} />
      </svg>
      {words[state]}
    </span>
  )
}
