/**
 * Every cell of the follow-up table as a case: from, to, and one thing that is given or missing. What is expected is
 * written down here from the design, apart from the table that the code reads. Used here and through the API.
 */
import type { ProblemType } from '../../src/follow-up/guards.ts'
import type {
  Evidence,
  FollowedClaim,
  FollowUp,
  ProposedFollowUp,
  Reason,
  Status,
} from '../../src/follow-up/types.ts'

/** The day on which all cells are tried: the window below is over. */
export const TODAY = '2025-09-10'
export const WINDOW = { earliest: '2025-08-28', latest: '2025-08-31' }
export const CLAIM: FollowedClaim = { type: 'promise', mode: 'achieve', due: WINDOW }

const OPEN: readonly Status[] = ['pending', 'in_progress', 'stalled']
const OUTCOMES: readonly Status[] = ['held', 'partly_held', 'not_held', 'unresolvable', 'withdrawn']
export const ALL: readonly Status[] = [...OPEN, ...OUTCOMES]
export const EARLY_REASONS: readonly Reason[] = ['impossible', 'shown_untrue', 'retracted']
export const UNRESOLVABLE_REASONS: readonly Reason[] = [
  'vague_wording',
  'no_measure',
  'no_data',
  'disputed',
  'condition_not_met',
]

/** What may come after what: `=` the same again, `+` freely, `c` as a correction, `x` not at all. One row a status, in the order of `ALL`. */
export const MOVES: Readonly<Record<Status, string>> = {
  pending: '=+++++++',
  in_progress: 'c=++++++',
  stalled: 'c+=+++++',
  held: 'ccx=cccc',
  partly_held: 'ccxc=ccc',
  not_held: 'ccxcc=cc',
  unresolvable: 'ccxccc=c',
  withdrawn: 'ccxcccc=',
}

/** What `corrects` is in a case: the last follow-up of the history, one that does not exist, or left out. */
type Corrects = 'last' | 'unknown' | 'none'

export interface Cell {
  readonly name: string
  readonly from: Status
  readonly to: Status
  readonly proposed: Omit<ProposedFollowUp, 'corrects'>
  readonly corrects: Corrects
  readonly expected: 'ok' | ProblemType
}

/** An own piece of evidence for each address, dated unless told otherwise. */
export function evidence(name: string, publishedAt: string | null = '2025-08-30'): Evidence {
  return { url: `https://example.org/${name}`, ...(publishedAt === null ? {} : { publishedAt }) }
}

/** A follow-up to this status that no guard refuses from an open status. */
export function complete(to: Status, name: string): Omit<ProposedFollowUp, 'corrects'> {
  return {
    status: to,
    note: 'The record of the council shows it.',
    evidence: [evidence(name)],
    effectiveOn: '2025-08-30',
    ...(to === 'unresolvable' ? { reasonCode: 'no_data' as const } : {}),
  }
}

/** The steps by which a fresh claim comes to a status. */
export function stepsTo(from: Status): readonly Omit<ProposedFollowUp, 'corrects'>[] {
  return from === 'pending' ? [] : [complete(from, `first-${from}`)]
}

/** A recorded history made of steps. */
export function historyOf(steps: readonly ProposedFollowUp[]): FollowUp[] {
  return steps.map((step, index) => ({
    ...step,
    id: `fol_${index + 1}`,
    version: index + 2,
    recordedAt: `2025-09-0${index + 1}T08:00:00.000Z`,
  }))
}

/** All cells: 8 × 8 moves, each with every guard touched alone. */
export const CELLS: readonly Cell[] = ALL.flatMap((from) => ALL.flatMap((to) => cellsOf(from, to)))

function cellsOf(from: Status, to: Status): Cell[] {
  const move = MOVES[from][ALL.indexOf(to)]
  const outcome = OUTCOMES.includes(to)
  const dated = to === 'in_progress' || to === 'stalled'
  const base = complete(to, `second-${to}`)
  const correction = move === 'c'
  const cell = (name: string, change: Partial<Cell['proposed']>, then: ProblemType | 'ok'): Cell => ({
    name: `${from} -> ${to}: ${name}`,
    from,
    to,
    proposed: { ...base, ...change },
    corrects: correction ? 'last' : 'none',
    expected: move === 'x' ? 'invalid-transition' : then,
  })
  const same = (then: ProblemType | 'ok') => (move === '=' ? 'no-change' : then)
  const cells = [
    cell('complete', {}, 'ok'),
    cell('no note', { note: ' ' }, outcome || correction ? 'note-required' : 'ok'),
    cell('no evidence', { evidence: [] }, same(outcome || dated ? 'evidence-required' : 'ok')),
    cell(
      'evidence that is no web page',
      { evidence: [{ url: 'ftp://example.org/x', publishedAt: '2025-08-30' }] },
      same(outcome || dated ? 'evidence-required' : 'ok'),
    ),
    cell('undated evidence', { evidence: [evidence('undated', null)] }, dated ? 'evidence-undated' : 'ok'),
    cell(
      'evidence cited before',
      { evidence: [evidence(`first-${from}`)] },
      from === 'pending' ? 'ok' : same('ok'),
    ),
    cell('effective tomorrow', { effectiveOn: '2025-09-11' }, 'effective-in-future'),
    cell('effective after the window', { effectiveOn: '2025-09-01' }, to === 'held' ? 'late-outcome' : 'ok'),
    ...[...EARLY_REASONS, ...UNRESOLVABLE_REASONS].map((reasonCode) =>
      cell(`reason ${reasonCode}`, { reasonCode }, reasonFits(to, reasonCode) ? 'ok' : 'reason-not-allowed'),
    ),
    cell('no reason', { reasonCode: null }, to === 'unresolvable' ? 'reason-required' : 'ok'),
  ]
  return [...cells, ...correctsCells(cell('complete', {}, 'ok'), move === 'c')]
}

function correctsCells(cell: Cell, correction: boolean): Cell[] {
  const never = cell.expected === 'invalid-transition'
  const unknown: Cell = {
    ...cell,
    name: `${cell.from} -> ${cell.to}: corrects one that is not there`,
    corrects: 'unknown',
    expected: never ? 'invalid-transition' : 'corrects-unknown',
  }
  const none: Cell = {
    ...cell,
    name: `${cell.from} -> ${cell.to}: corrects left out`,
    corrects: 'none',
    expected: correction ? 'corrects-required' : cell.expected,
  }
  const last: Cell = { ...cell, name: `${cell.from} -> ${cell.to}: corrects the last`, corrects: 'last' }
  return cell.from === 'pending' ? [unknown, none] : [unknown, none, last]
}

function reasonFits(to: Status, reason: Reason): boolean {
  if (to === 'not_held') return EARLY_REASONS.includes(reason)
  return to === 'unresolvable' && UNRESOLVABLE_REASONS.includes(reason)
}
