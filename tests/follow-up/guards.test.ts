/** What each guard says, word for word, and which field it points at: editors and programs act on both. */
import { expect, it } from 'vitest'
import { checkFollowUp } from '../../src/follow-up/check.ts'
import { PROBLEMS } from '../../src/follow-up/guards.ts'
import type {
  Evidence,
  FollowedClaim,
  FollowUp,
  ProposedFollowUp,
  Status,
} from '../../src/follow-up/types.ts'

const TODAY = '2025-08-25'
const CLAIM: FollowedClaim = {
  type: 'promise',
  mode: 'achieve',
  due: { earliest: '2025-08-28', latest: '2025-08-31' },
}
const KEPT: FollowedClaim = { ...CLAIM, mode: 'maintain' }
const page = (more: Partial<Evidence> = {}): Evidence => ({
  url: 'https://a.example/1',
  publishedAt: '2025-08-20',
  ...more,
})
const past = (version: number, status: Status, more: Partial<FollowUp> = {}): FollowUp => ({
  id: `f${version}`,
  version,
  status,
  note: 'n',
  evidence: [page()],
  recordedAt: `2025-08-2${version}T00:00:00Z`,
  ...more,
})
const next = (status: Status, more: Partial<ProposedFollowUp> = {}): ProposedFollowUp => ({
  status,
  note: 'n',
  evidence: [page({ url: 'https://a.example/2' })],
  ...more,
})
const told = (history: readonly FollowUp[], proposed: ProposedFollowUp, claim = CLAIM, today = TODAY) => {
  const verdict = checkFollowUp(claim, history, proposed, today)
  return verdict.ok ? 'ok' : [verdict.problem.type, verdict.problem.pointer, verdict.problem.detail]
}
const undated = page({ url: 'https://a.example/2', publishedAt: null })

it.each<[string, readonly FollowUp[], ProposedFollowUp, string, string, FollowedClaim?]>([
  [
    'invalid-transition',
    [past(1, 'held')],
    next('stalled'),
    '/status',
    'From held a claim can only become pending, in_progress, partly_held, not_held, unresolvable or withdrawn.',
  ],
  [
    'no-change',
    [past(1, 'in_progress')],
    next('in_progress', { evidence: [page()] }),
    '/evidence',
    'The claim is in_progress already. Saying so again needs at least one piece of evidence that it has not cited yet.',
  ],
  [
    'corrects-required',
    [past(1, 'held')],
    next('pending'),
    '/corrects',
    'Going from held to pending is a correction: name in "corrects" the follow-up that was wrong and say why in the note. Accepted: f1.',
  ],
  [
    'corrects-unknown',
    [],
    next('held', { corrects: 'x' }),
    '/corrects',
    '"corrects" names x, which is not a follow-up of this claim. This claim has none to correct.',
  ],
  [
    'corrects-unknown',
    [past(1, 'in_progress')],
    next('held', { corrects: 'x' }),
    '/corrects',
    '"corrects" names x, which is not a follow-up of this claim. Accepted: f1.',
  ],
  [
    'corrects-not-current',
    [past(1, 'in_progress'), past(2, 'stalled', { corrects: 'f1' })],
    next('held', { corrects: 'f1' }),
    '/corrects',
    'f1 was corrected or superseded already. Accepted: f2.',
  ],
  [
    'note-required',
    [],
    next('withdrawn', { note: ' ' }),
    '/note',
    'withdrawn needs a note that says how the evidence leads to it.',
  ],
  [
    'note-required',
    [past(1, 'held')],
    next('pending', { note: '', corrects: 'f1' }),
    '/note',
    'A correction needs a note that says why the corrected one was wrong.',
  ],
  [
    'evidence-required',
    [],
    next('withdrawn', { evidence: [page({ url: 'ftp://a.example/' })] }),
    '/evidence',
    'withdrawn needs at least one piece of evidence with an http or https address.',
  ],
  [
    'evidence-required',
    [],
    next('stalled', { evidence: [] }),
    '/evidence',
    'stalled needs at least one piece of evidence with an http or https address and the date of its publication.',
  ],
  [
    'evidence-undated',
    [],
    next('stalled', { evidence: [undated] }),
    '/evidence',
    'stalled says that something moved or stopped, so at least one piece of evidence must say when it was published ("publishedAt").',
  ],
  [
    'reason-required',
    [],
    next('unresolvable'),
    '/reasonCode',
    'unresolvable needs "reasonCode": vague_wording, no_measure, no_data, disputed or condition_not_met.',
  ],
  [
    'reason-not-allowed',
    [],
    next('withdrawn', { reasonCode: 'no_data' }),
    '/reasonCode',
    'no_data is no reason for withdrawn, which takes no reason: leave it out.',
  ],
  [
    'reason-not-allowed',
    [],
    next('not_held', { reasonCode: 'no_data' }),
    '/reasonCode',
    'no_data is no reason for not_held, which takes one of impossible, shown_untrue or retracted.',
  ],
  [
    'effective-in-future',
    [],
    next('withdrawn', { effectiveOn: '2025-08-26' }),
    '/effectiveOn',
    '"effectiveOn" is 2025-08-26, but where the claim was made it is 2025-08-25. A day up to then is accepted.',
  ],
  [
    'premature-outcome',
    [],
    next('not_held'),
    '/reasonCode',
    'The window ends with 2025-08-31. Until it is over, not_held needs "reasonCode": impossible, shown_untrue or retracted.',
  ],
  [
    'premature-outcome',
    [],
    next('held'),
    '/status',
    'This promise is to be maintained until 2025-08-31; held is accepted from that day on. in_progress is accepted now.',
    KEPT,
  ],
])('%s', (type, history, proposed, pointer, detail, claim) => {
  expect(told(history, proposed, claim)).toEqual([type, pointer, detail])
})

it('late-outcome', () => {
  expect(told([], next('held', { effectiveOn: '2025-09-01' }), CLAIM, '2025-09-02')).toEqual([
    'late-outcome',
    '/effectiveOn',
    'The window ended with 2025-08-31 and this took effect on 2025-09-01. partly_held is accepted for what came late; held is accepted when "effectiveOn" is 2025-08-31 or before.',
  ])
})

it('takes an http address, one dated item of several, and evidence whose address is no address', () => {
  expect(told([], next('withdrawn', { evidence: [page({ url: 'http://a.example/' })] }))).toBe('ok')
  expect(told([], next('stalled', { evidence: [undated, page()] }))).toBe('ok')
  const odd = past(1, 'in_progress', { evidence: [page({ url: 'not an address' })] })
  expect(told([odd], next('in_progress'))).toBe('ok')
})

it('takes the part after # for the same page', () => {
  const again = next('in_progress', { evidence: [page({ url: 'https://a.example/1#b' })] })
  expect(told([past(1, 'in_progress')], again)).toContain('no-change')
})

it('has a title for each', () => {
  expect(Object.entries(PROBLEMS).map(([type, title]) => `${type}: ${title}`)).toEqual([
    'invalid-transition: This status cannot follow the current one',
    'no-change: Nothing new',
    'corrects-required: This takes back what was recorded',
    'corrects-unknown: No such follow-up on this claim',
    'corrects-not-current: That follow-up no longer decides the status',
    'note-required: A note is needed',
    'evidence-required: Evidence is needed',
    'evidence-undated: Dated evidence is needed',
    'reason-required: A reason is needed',
    'reason-not-allowed: This reason does not belong to this status',
    'effective-in-future: This has not happened yet',
    'premature-outcome: Too early to tell',
    'late-outcome: It happened after the window',
  ])
})
