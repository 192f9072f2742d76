/** The status machine, written a second time and in another way: a slip in the table shows here. */
import { describe, expect, it } from 'vitest'
import {
  isOpen,
  labelOf,
  OPEN_STATUSES,
  REASONS,
  STATUS_NAMES,
  STATUSES,
} from '../../src/follow-up/statuses.ts'

/** From (rows) to (columns): s the same, o open, c correction, - never. */
const MOVES = `
              pending in_progress stalled held partly_held not_held unresolvable withdrawn
pending       s       o           o       o    o           o        o            o
in_progress   c       s           o       o    o           o        o            o
stalled       c       o           s       o    o           o        o            o
held          c       c           -       s    c           c        c            c
partly_held   c       c           -       c    s           c        c            c
not_held      c       c           -       c    c           s        c            c
unresolvable  c       c           -       c    c           c        s            c
withdrawn     c       c           -       c    c           c        c            s`
const SIGNS = { s: 'same', o: 'open', c: 'correction', '-': 'never' } as const

/** Open?, note, evidence, which reasons, whether one is needed. */
const NEEDS = `
pending       open    optional optional -                                                              none
in_progress   open    optional dated    -                                                              none
stalled       open    optional dated    -                                                              none
held          settled required required -                                                              none
partly_held   settled required required -                                                              none
not_held      settled required required impossible,shown_untrue,retracted                              optional
unresolvable  settled required required vague_wording,no_measure,no_data,disputed,condition_not_met    required
withdrawn     settled required required -                                                              none`

/** On a promise, a prediction, a statement, an opinion, a question, a demand. */
const LABELS = `
pending: Not yet rated, Not yet settled, Unchecked, Unchecked, Unanswered, Open
in_progress: In the works, Developing, Being checked, Being checked, Being answered, Being met
stalled: Stalled, Stalled, Check stalled, Check stalled, Stalled, Stalled
held: Kept, Came true, True, Borne out, Answered, Met
partly_held: Partly kept, Partly came true, Partly true, Partly borne out, Partly answered, Partly met
not_held: Not kept, Did not come true, False, Not borne out, Not answered, Not met
unresolvable: Cannot be rated, Cannot be settled, Unproven, Cannot be judged, Cannot be answered, Cannot be judged
withdrawn: Withdrawn, Withdrawn, Withdrawn, Withdrawn, Withdrawn, Withdrawn`
const TYPES = ['promise', 'prediction', 'statement', 'opinion', 'question', 'demand'] as const

const rowsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))

describe('the table of statuses', () => {
  it('moves as the design says', () => {
    const [names = [], ...rows] = rowsOf(MOVES)
    const wanted = Object.fromEntries(
      rows.map(([from = '', ...signs]) => [
        from,
        Object.fromEntries(names.map((to, i) => [to, SIGNS[signs[i] as 's']])),
      ]),
    )
    expect(Object.fromEntries(Object.entries(STATUSES).map(([name, { to }]) => [name, to]))).toEqual(wanted)
  })
  it.each(rowsOf(NEEDS))('%s', (name = '', state, note, evidence, reasons, reason) => {
    const row = STATUSES[name as 'held']
    const given = [
      row.open ? 'open' : 'settled',
      row.note,
      row.evidence,
      row.reasons.join() || '-',
      row.reason,
    ]
    expect(given).toEqual([state, note, evidence, reasons, reason])
    expect(isOpen(name as 'held')).toBe(state === 'open')
  })
  it('is called as the design says', () => {
    const lines = STATUS_NAMES.map(
      (name) => `${name}: ${TYPES.map((type) => labelOf(name, type)).join(', ')}`,
    )
    expect(lines).toEqual(LABELS.trim().split('\n'))
  })
  it('lists open ones first, and all reasons', () => {
    expect(STATUS_NAMES).toEqual(rowsOf(NEEDS).map(([name]) => name))
    expect(OPEN_STATUSES).toEqual(['pending', 'in_progress', 'stalled'])
    expect(REASONS).toEqual(
      rowsOf(NEEDS).flatMap(([, , , , reasons = '-']) => (reasons === '-' ? [] : reasons.split(','))),
    )
  })
})
