/** Claims recorded by hand, from the text of a stored article. */
import { beforeAll, expect, it } from 'vitest'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

const text =
  'Mayor Ada Quill said the bridge will reopen by Friday. Later she promised the pier too. The pier, yes.'
let article = ''
beforeAll(async () => {
  article = publicId('art', (await storeArticle([someClaim()], { text })).article.id)
})
const record = (body: Record<string, unknown>) =>
  call('POST', '/v1/claims', { headers: ADMIN, body: { article, speaker: { name: 'Ada Quill' }, ...body } })

it('records a claim with its passage, speaker and dates', async () => {
  const answer = await record({
    passage: { exact: 'the pier too' },
    type: 'promise',
    due: '2025-09',
    role: 'Mayor',
  })
  expect(answer.status).toBe(201)
  expect(answer.json).toMatchObject({
    text: 'the pier too',
    type: 'promise',
    mode: 'achieve',
    attribution: { content: [{ start: 74, end: 86 }], method: 'by hand', confidence: 1 },
    saidOn: { edtf: '2025-08-21' },
    due: { edtf: '2025-09', earliest: '2025-09-01', latest: '2025-09-30' },
    status: 'pending',
    version: 1,
  })
  const path = answer.headers.get('location') ?? ''
  expect((await call('GET', path)).json.text).toBe('the pier too')
  expect((await call('GET', '/v1/claims?q=pier')).json.data).toHaveLength(1)
  const shown = await call('GET', `/v1/articles/${article}`)
  expect(shown.json).toMatchObject({ article: { claimCount: 2 } })
})

it.each<[Record<string, unknown>, string]>([
  [{ passage: { exact: 'the tunnel' } }, '/passage/exact'],
  [{ passage: { exact: 'pier' } }, '/passage/prefix'],
  [{ passage: { exact: 'the pier too' }, mode: 'maintain' }, '/mode'],
  [{ passage: { exact: 'the pier too' }, saidOn: 'soon' }, '/saidOn'],
  [{ passage: { exact: 'the pier too' }, article: 'art_00000000000' }, '/article'],
  [{ passage: { exact: 'the pier too' }, status: 'held' }, '/status'],
])('refuses %j', async (body, pointer) => {
  const answer = await record(body)
  expectProblem(answer, 422, 'invalid-field')
  expect(answer.json.errors).toMatchObject([{ pointer }])
})

it('takes the place that the prefix says', async () => {
  const answer = await record({ passage: { exact: 'pier', prefix: 'The ' } })
  expect(answer.json).toMatchObject({ attribution: { content: [{ start: 92, end: 96 }] } })
  expectProblem(await call('POST', '/v1/claims', { body: {} }), 401, 'unauthenticated')
})
