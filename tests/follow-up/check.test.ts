import { describe, expect, it } from 'vitest'
import { allowedNext, checkFollowUp } from '../../src/follow-up/check.ts'
import type { ProblemType } from '../../src/follow-up/guards.ts'
import type { FollowedClaim, ProposedFollowUp, Status } from '../../src/follow-up/types.ts'
import { ALL, CELLS, CLAIM, complete, evidence, historyOf, MOVES, stepsTo, TODAY, WINDOW } from './cells.ts'

/** `ok`, or the type of the problem. */
function outcomeOf(
  proposed: ProposedFollowUp,
  today: string,
  claim: FollowedClaim = CLAIM,
  history = historyOf([]),
): 'ok' | ProblemType {
  const verdict = checkFollowUp(claim, history, proposed, today)
  return verdict.ok ? 'ok' : verdict.problem.type
}

describe('every cell of the table', () => {
  it.each(CELLS)('$name', ({ from, proposed, corrects, expected }) => {
    const history = historyOf(stepsTo(from))
    const id = { last: history.at(-1)?.id ?? null, unknown: 'fol_99', none: null }[corrects]
    expect(outcomeOf({ ...proposed, corrects: id }, TODAY, CLAIM, history)).toBe(expected)
  })

  it('has all 64 moves, each with every guard', () => {
    expect(new Set(CELLS.map(({ from, to }) => `${from} ${to}`)).size).toBe(64)
    expect(CELLS.length).toBeGreaterThan(64 * 18)
  })
})

describe('the edges of the window', () => {
  const maintain: FollowedClaim = { ...CLAIM, mode: 'maintain' }
  const undated: FollowedClaim = { ...CLAIM, due: null }
  const days = ['2025-08-27', '2025-08-28', '2025-08-31', '2025-09-01']
  const cases: [string, FollowedClaim, Status, object, (ProblemType | 'ok')[]][] = [
    [
      'not_held',
      CLAIM,
      'not_held',
      {},
      ['premature-outcome', 'premature-outcome', 'premature-outcome', 'ok'],
    ],
    ['not_held for a reason', CLAIM, 'not_held', { reasonCode: 'impossible' }, ['ok', 'ok', 'ok', 'ok']],
    ['not_held without a window', undated, 'not_held', {}, ['ok', 'ok', 'ok', 'ok']],
    ['held, today', CLAIM, 'held', {}, ['ok', 'ok', 'ok', 'late-outcome']],
    [
      'held, on its last day',
      CLAIM,
      'held',
      { effectiveOn: '2025-08-31' },
      ['effective-in-future', 'effective-in-future', 'ok', 'ok'],
    ],
    ['held, late, without a window', undated, 'held', {}, ['ok', 'ok', 'ok', 'ok']],
    ['partly_held, today', CLAIM, 'partly_held', {}, ['ok', 'ok', 'ok', 'ok']],
    ['maintained, held', maintain, 'held', {}, ['premature-outcome', 'premature-outcome', 'ok', 'ok']],
    [
      'maintained, held, after its last day',
      maintain,
      'held',
      { effectiveOn: '2025-09-01' },
      ['effective-in-future', 'effective-in-future', 'effective-in-future', 'late-outcome'],
    ],
  ]
  it.each(
    cases.flatMap(([name, claim, to, change, expected]) =>
      days.map((today, index) => ({ name, claim, to, change, today, expected: expected[index] })),
    ),
  )('$name on $today: $expected', ({ claim, to, change, today, expected }) => {
    const { effectiveOn: _, ...proposed } = complete(to, 'edge')
    expect(outcomeOf({ ...proposed, ...change }, today, claim)).toBe(expected)
  })
})

describe('the details tell what would be accepted', () => {
  const detail = (from: Status, proposed: ProposedFollowUp, today = TODAY) => {
    const verdict = checkFollowUp(CLAIM, historyOf(stepsTo(from)), proposed, today)
    return verdict.ok ? 'ok' : verdict.problem.detail
  }
  it.each([
    [
      'held',
      complete('stalled', 'x'),
      'From held a claim can only become pending, in_progress, partly_held, not_held, unresolvable or withdrawn.',
    ],
    ['held', complete('not_held', 'x'), 'Accepted: fol_1.'],
    ['pending', { ...complete('held', 'x'), effectiveOn: '2025-09-02' }, 'partly_held is accepted'],
    [
      'pending',
      { ...complete('unresolvable', 'x'), reasonCode: null },
      'vague_wording, no_measure, no_data, disputed or condition_not_met',
    ],
    ['pending', { ...complete('withdrawn', 'x'), reasonCode: 'retracted' as const }, 'takes no reason'],
  ] as [Status, ProposedFollowUp, string][])('%s, case %#', (from, proposed, words) => {
    expect(detail(from, proposed)).toContain(words)
  })

  it('names the last day and the reasons when not_held comes too early', () => {
    const early = detail('pending', { ...complete('not_held', 'x'), effectiveOn: null }, '2025-08-29')
    expect(early).toContain('2025-08-31')
    expect(early).toContain('impossible, shown_untrue or retracted')
  })
})

describe('corrections', () => {
  it('takes any follow-up that the current status rests on, and no older one', () => {
    const history = historyOf([complete('in_progress', 'a'), complete('held', 'b'), complete('held', 'c')])
    const correct = (corrects: string) =>
      outcomeOf({ ...complete('not_held', 'd'), corrects }, TODAY, CLAIM, history)
    expect([correct('fol_1'), correct('fol_2'), correct('fol_3')]).toEqual([
      'corrects-not-current',
      'ok',
      'ok',
    ])
  })

  it('corrects each only once', () => {
    const history = historyOf([complete('held', 'a'), { ...complete('held', 'a'), corrects: 'fol_1' }])
    const correct = (corrects: string) =>
      outcomeOf({ ...complete('held', 'a'), corrects }, TODAY, CLAIM, history)
    expect([correct('fol_1'), correct('fol_2')]).toEqual(['corrects-not-current', 'ok'])
  })

  it('finds evidence new by page, date and words, not by what follows the page', () => {
    const history = historyOf([complete('held', 'a')])
    const again = (change: object) =>
      outcomeOf(
        { ...complete('held', 'a'), evidence: [{ ...evidence('a'), ...change }] },
        TODAY,
        CLAIM,
        history,
      )
    expect(again({ url: 'https://EXAMPLE.org/a#part', title: 'Other' })).toBe('no-change')
    expect(again({ quote: 'other words' })).toBe('ok')
    expect(again({ publishedAt: '2025-09-02' })).toBe('ok')
  })
})

describe('what can come next', () => {
  it.each(ALL)('from %s it offers what the table allows, and what it asks for is enough', (from) => {
    const history = historyOf(stepsTo(from))
    const offered = allowedNext(CLAIM, history, TODAY)
    expect(offered.map(({ status }) => status)).toEqual(ALL.filter((_, to) => MOVES[from][to] !== 'x'))
    for (const next of offered) {
      const proposed = {
        status: next.status,
        note: next.note === 'required' ? 'Because the record shows it.' : '',
        evidence:
          next.evidence === 'optional' && !next.newEvidence
            ? []
            : [evidence('new', next.evidence === 'dated' ? '2025-08-30' : null)],
        effectiveOn: next.effectiveUntil,
        reasonCode: next.reason === 'required' ? (next.reasons[0] ?? null) : null,
        corrects: next.correctsRequired ? (next.corrects[0] ?? null) : null,
      }
      expect(outcomeOf(proposed, TODAY, CLAIM, history)).toBe('ok')
    }
  })

  it('asks for a reason for not_held until the window is over', () => {
    const reason = (today: string) =>
      allowedNext(CLAIM, [], today).find(({ status }) => status === 'not_held')?.reason
    expect([reason(WINDOW.latest), reason('2025-09-01')]).toEqual(['required', 'optional'])
  })

  it('does not offer held on a maintained promise before its last day', () => {
    const offered = (today: string) =>
      allowedNext({ ...CLAIM, mode: 'maintain' }, [], today).some(({ status }) => status === 'held')
    expect([offered('2025-08-30'), offered('2025-08-31')]).toEqual([false, true])
  })

  it('names statuses as the claim type has them', () => {
    const label = (type: FollowedClaim['type']) =>
      allowedNext({ ...CLAIM, type }, [], TODAY).find(({ status }) => status === 'held')?.label
    expect([label('promise'), label('prediction'), label('statement')]).toEqual(['Kept', 'Came true', 'True'])
  })
})
