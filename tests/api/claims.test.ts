/** Reading claims and following them up, through the API. */
import { beforeAll, expect, it } from 'vitest'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

interface ClaimJson {
  readonly id: string
  readonly status: string
  readonly version: number
}
const dataOf = (answer: Awaited<ReturnType<typeof call>>) => answer.json.data as unknown as ClaimJson[]

let id = ''
beforeAll(async () => {
  await storeArticle([
    someClaim({
      dueEdtf: '2025-08-28/2025-08-31',
      dueEarliest: '2025-08-28',
      dueLatest: '2025-08-31',
      dueDerivation: '{"phrase":"within seven to 10 days","span":null,"rule":"within","anchor":"2025-08-21"}',
    }),
    someClaim({ text: 'another', speaker: { key: 'bo reed', name: 'Bo Reed', kind: 'person' } }),
  ])
  await storeArticle([someClaim({ text: 'kept back' })], { visibility: 'draft' })
  id =
    dataOf(await call('GET', '/v1/claims?limit=100')).find(
      (row) => row.version === 1 && 'due' in row && row.due,
    )?.id ?? ''
})

it('lists with cursors and links both ways', async () => {
  const first = await call('GET', '/v1/claims?limit=1')
  expect(dataOf(first)).toHaveLength(1)
  expect(first.json.previous).toBeNull()
  expect(first.headers.get('link')).toContain('rel="next"')
  const second = await call('GET', `/v1/claims?limit=1&cursor=${first.json.next}`)
  expect(second.json.next).toBeNull()
  const back = await call('GET', `/v1/claims?limit=1&cursor=${second.json.previous}`)
  expect(dataOf(back)).toEqual(dataOf(first))
})

it('shows drafts to editors only', async () => {
  expect(dataOf(await call('GET', '/v1/claims'))).toHaveLength(2)
  const all = dataOf(await call('GET', '/v1/claims', { headers: ADMIN }))
  expect(all).toHaveLength(3)
  const draft = all.find((row) => 'visibility' in row && row.visibility === 'draft')
  expectProblem(await call('GET', `/v1/claims/${draft?.id}`), 404, 'not-found')
  expect((await call('GET', `/v1/claims/${draft?.id}`, { headers: ADMIN })).status).toBe(200)
})

it('gives a claim as the contract says', async () => {
  const { json, headers } = await call('GET', `/v1/claims/${id}`)
  expect(json).toMatchObject({
    id,
    kind: 'indirect',
    type: 'promise',
    speaker: { name: 'Ada Quill', kind: 'person', role: 'Mayor' },
    attribution: { content: [{ start: 21, end: 53 }], sourceText: 'Mayor Ada Quill', resolution: 'named' },
    saidOn: { edtf: '2025-08-21', derivation: { rule: 'publication' } },
    due: {
      edtf: '2025-08-28/2025-08-31',
      state: 'upcoming',
      derivation: { phrase: 'within seven to 10 days' },
    },
    passage: { exact: 'the bridge will reopen by Friday' },
    status: 'pending',
    version: 1,
    followUps: [],
  })
  expect(headers.get('etag')).toBeTruthy()
})

it.each([
  ['2025-08-27', 'upcoming'],
  ['2025-08-28', 'due'],
  ['2025-08-31', 'due'],
  ['2025-09-01', 'overdue'],
])('on %s its window is %s', async (day, state) => {
  expect((await call('GET', `/v1/claims/${id}`, { day })).json.due?.state).toBe(state)
})

it('takes a follow-up, shows it and keeps it when it is corrected', async () => {
  const evidence = [{ url: 'https://city.example/works', publishedAt: '2025-08-22' }]
  const first = await call('POST', `/v1/claims/${id}/follow-ups`, {
    headers: { ...ADMIN, 'if-match': '"1"' },
    day: '2025-08-23',
    body: { status: 'in_progress', note: 'Work began.', evidence },
  })
  expect(first.status).toBe(201)
  expect(first.json).toMatchObject({ status: 'in_progress', version: 2 })
  const followUps = first.json.followUps as unknown as { id: string }[]
  const wrong = followUps[0]?.id
  expectProblem(
    await call('POST', `/v1/claims/${id}/follow-ups`, {
      headers: { ...ADMIN, 'if-match': '"2"' },
      day: '2025-08-24',
      body: { status: 'pending', note: 'x' },
    }),
    422,
    'corrects-required',
  )
  const corrected = await call('POST', `/v1/claims/${id}/follow-ups`, {
    headers: { ...ADMIN, 'if-match': first.headers.get('etag') ?? '' },
    day: '2025-08-24',
    body: { status: 'pending', note: 'That was another bridge.', corrects: wrong },
  })
  expect(corrected.status).toBe(201)
  const history = (await call('GET', `/v1/claims/${id}/follow-ups`)).json.data as unknown as Record<
    string,
    unknown
  >[]
  expect(history).toHaveLength(2)
  expect(history[0]).toMatchObject({ id: wrong, status: 'in_progress', correctedBy: history[1]?.id })
  expect((await call('GET', `/v1/claims/${id}`)).json).toMatchObject({ status: 'pending', version: 3 })
})
