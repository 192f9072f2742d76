import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFollowUp } from '../../src/follow-up/check.ts'
import { asOf, project, standing } from '../../src/follow-up/history.ts'
import type { FollowUp, ProposedFollowUp, Status } from '../../src/follow-up/types.ts'
import { ALL, CLAIM, complete, historyOf, TODAY } from './cells.ts'

describe('project', () => {
  it('is pending before any follow-up', () => {
    expect(project([])).toMatchObject({ status: 'pending', version: 0, current: null })
  })

  it('marks all that said the same when a correction takes the status back', () => {
    const history = historyOf([
      complete('in_progress', 'a'),
      complete('held', 'b'),
      complete('held', 'c'),
      { ...complete('not_held', 'd'), corrects: 'fol_3' },
    ])
    const { status, version, correctedBy } = project(history)
    expect({ status, version }).toEqual({ status: 'not_held', version: 5 })
    expect([...correctedBy]).toEqual([
      ['fol_2', 'fol_4'],
      ['fol_3', 'fol_4'],
    ])
  })

  it('marks only the one that is named when the status stays', () => {
    const history = historyOf([
      complete('held', 'a'),
      complete('held', 'b'),
      { ...complete('held', 'c'), corrects: 'fol_1' },
    ])
    expect([...project(history).correctedBy]).toEqual([['fol_1', 'fol_3']])
    expect(standing(history).map(({ id }) => id)).toEqual(['fol_2', 'fol_3'])
  })
})

describe('asOf', () => {
  const history = historyOf([complete('in_progress', 'a'), complete('held', 'b')])
  it.each([
    ['2025-09-01T07:59:59.999Z', 'pending'],
    ['2025-09-01T08:00:00.000Z', 'in_progress'],
    ['2025-09-02T07:59:59.999Z', 'in_progress'],
    ['2025-09-02T10:00:00+02:00', 'held'],
    ['2030-01-01T00:00:00Z', 'held'],
  ])('at %s it was %s', (instant, expected) => {
    expect(project(asOf(history, instant)).status).toBe(expected)
  })
})

/** Replays random attempts through the guards, and keeps beside it the plainest possible account of the standing. */
function replay(
  attempts: readonly { readonly to: Status; readonly correct: boolean; readonly which: number }[],
) {
  const history: FollowUp[] = []
  let status: Status = 'pending'
  const open = new Map<string, boolean>()
  for (const [index, { to, correct, which }] of attempts.entries()) {
    const rests = [...open.keys()]
    const corrects = correct ? (rests[which % Math.max(rests.length, 1)] ?? null) : null
    const proposed: ProposedFollowUp = { ...complete(to, `try-${index}`), corrects }
    if (!checkFollowUp(CLAIM, history, proposed, TODAY).ok) continue
    const id = `fol_${index}`
    history.push({
      ...proposed,
      id,
      version: history.length + 2,
      recordedAt: new Date(index * 1000).toISOString(),
    })
    if (to !== status) open.clear()
    else if (corrects) open.delete(corrects)
    open.set(id, true)
    status = to
  }
  return { history, status, rests: [...open.keys()] }
}

const attempts = fc.array(
  fc.record({ to: fc.constantFrom(...ALL), correct: fc.boolean(), which: fc.nat(5) }),
  { maxLength: 40 },
)

describe('any history that the guards let through', () => {
  it('projects to what replaying it one by one gives', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        const { history, status, rests } = replay(tried)
        expect(project(history).status).toBe(status)
        expect(standing(history).map(({ id }) => id)).toEqual(rests)
        expect(project(history).version).toBe(history.length === 0 ? 0 : history.length + 1)
      }),
    )
  })

  it('was at each instant what its beginning projects to', () => {
    fc.assert(
      fc.property(attempts, fc.nat(40), (tried, second) => {
        const { history } = replay(tried)
        const known = asOf(history, new Date(second * 1000).toISOString())
        expect(known).toEqual(history.slice(0, known.length))
        expect(history.slice(known.length).every((one) => Date.parse(one.recordedAt) > second * 1000)).toBe(
          true,
        )
      }),
    )
  })

  it('is never changed by reading it', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        const { history } = replay(tried)
        const before = structuredClone(history)
        project(history)
        standing(history)
        expect(history).toEqual(before)
      }),
    )
  })
})
