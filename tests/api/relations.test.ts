/** Repeats and slips through the API: suggested to editors, decided by them, remembered, then public. */
import { beforeAll, expect, it } from 'vitest'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

interface Listed {
  readonly claim: { readonly id: string; readonly text: string }
  readonly kind: string
  readonly state: string
  readonly slipDays: number | null
  readonly reason: string
  readonly direction: string
}

const ids: Record<string, string> = {}
const said = (day: string) => ({ saidEdtf: day, saidEarliest: day, saidLatest: day })
const due = (day: string, phrase: string) => ({
  dueEdtf: day,
  dueEarliest: day,
  dueLatest: day,
  dueDerivation: JSON.stringify({ phrase, span: null, rule: 'by', anchor: null }),
})

beforeAll(async () => {
  const claims = {
    first: someClaim({
      text: 'We will reopen the harbour bridge by Friday',
      ...said('2025-08-18'),
      ...due('2025-08-22', 'by Friday'),
    }),
    other: someClaim({
      text: 'The town library stays shut all winter',
      ...said('2025-08-19'),
      ...due('2025-08-22', 'by Friday'),
    }),
    moved: someClaim({
      text: 'we will reopen the harbour bridge by Monday',
      ...said('2025-08-21'),
      ...due('2025-08-25', 'by Monday'),
    }),
    denied: someClaim({ text: 'we will not reopen the harbour bridge', ...said('2025-08-24') }),
    stranger: someClaim({
      text: 'we will reopen the harbour bridge by Monday',
      speaker: { key: 'bo reed', name: 'Bo Reed', kind: 'person' },
    }),
  }
  const saved = await storeArticle(Object.values(claims))
  Object.keys(claims).forEach((name, i) => {
    ids[name] = publicId('clm', saved.claims[i]?.id ?? 0)
  })
})

const listed = async (name: string, headers: Record<string, string> = ADMIN) =>
  (await call('GET', `/v1/claims/${ids[name]}/relations`, { headers })).json.data as unknown as Listed[]
const decide = (name: string, body: unknown) =>
  call('POST', `/v1/claims/${ids[name]}/relations`, { body, headers: ADMIN })

it('suggests to editors what the same speaker said before, with its slip and reason', async () => {
  const [moved, ...more] = await listed('moved')
  expect(more).toEqual([])
  expect(moved).toMatchObject({
    kind: 'moves_deadline',
    state: 'suggested',
    slipDays: 3,
    direction: 'earlier',
  })
  expect(moved?.claim.id).toBe(ids.first)
  expect(moved?.reason).toContain('3 days later')
  expect((await listed('denied')).map((one) => one.kind)).toEqual(['contradicts', 'contradicts'])
  expect(await listed('stranger')).toEqual([])
  expect(await listed('moved', {})).toEqual([])
})

it('shows a confirmed one to everybody, from both sides', async () => {
  expect((await decide('moved', { claim: ids.first, state: 'confirmed' })).status).toBe(200)
  expect(await listed('moved', {})).toMatchObject([
    { kind: 'moves_deadline', state: 'confirmed', slipDays: 3 },
  ])
  expect(await listed('first', {})).toMatchObject([{ direction: 'later', slipDays: 3 }])
})

it('remembers a rejected one', async () => {
  await decide('denied', { claim: ids.first, state: 'rejected', note: 'Another bridge.' })
  const states = (await listed('denied')).map((one) => one.state).sort()
  expect(states).toEqual(['rejected', 'suggested'])
  expect(await listed('denied', {})).toEqual([])
})

it('refuses what makes no sense', async () => {
  expectProblem(await decide('moved', { claim: ids.moved, state: 'confirmed' }), 422, 'invalid-field')
  expectProblem(await decide('first', { claim: ids.moved, state: 'confirmed' }), 422, 'invalid-field')
  expectProblem(await decide('moved', { claim: ids.other, state: 'confirmed' }), 422, 'invalid-field')
  expectProblem(await decide('moved', { claim: 'clm_x', state: 'confirmed' }), 422, 'invalid-field')
  expect((await decide('moved', { claim: ids.other, state: 'confirmed', kind: 'repeats' })).status).toBe(200)
  expectProblem(await call('GET', '/v1/claims/clm_00000000000/relations'), 404, 'not-found')
})
