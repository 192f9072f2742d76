/** The typed client against the running application: what it is given, what it gives, and that wrong use does not compile. */
import { env } from 'cloudflare:workers'
import { expect, expectTypeOf, it } from 'vitest'
import { connect } from '../../src/client.ts'
import { appOn } from '../helpers.ts'

const inside = ((input: RequestInfo | URL, init?: RequestInit) =>
  Promise.resolve(appOn().request(String(input), init, env))) as typeof fetch
const reader = connect('http://localhost', { fetch: inside })
const editor = connect('http://localhost', { fetch: inside, token: 'test-admin-token' })

it('stores, lists, reads and follows up', async () => {
  const stored = await editor.articles.$post({
    json: {
      text: '“We will reopen the bridge within seven to 10 days,” Mayor Ada Quill said on Thursday.',
      publishedAt: '2025-08-21',
    },
  })
  expect(stored.status).toBe(201)
  const list = await reader.claims.$get({ query: { q: 'bridge', type: 'promise', limit: '5' } })
  if (!list.ok) return expect.fail('the list is an error')
  const { data, next } = await list.json()
  expectTypeOf(next).toEqualTypeOf<string | null>()
  expectTypeOf(data[0]?.status).toEqualTypeOf<
    | 'pending'
    | 'in_progress'
    | 'stalled'
    | 'held'
    | 'partly_held'
    | 'not_held'
    | 'unresolvable'
    | 'withdrawn'
    | undefined
  >()
  expect(data[0]?.speaker?.name).toBe('Ada Quill')
  const id = data[0]?.id ?? ''
  const one = await reader.claims[':id'].$get({ param: { id }, query: {} })
  const followed = await editor.claims[':id']['follow-ups'].$post(
    {
      param: { id },
      json: {
        status: 'in_progress',
        evidence: [{ url: 'https://city.example/works', publishedAt: '2025-08-21' }],
      },
    },
    { headers: { 'if-match': one.headers.get('etag') ?? '' } },
  )
  if (followed.status !== 201) return expect.fail(await followed.text())
  const claim = await followed.json()
  expectTypeOf(claim.followUps[0]?.note).toEqualTypeOf<string | null | undefined>()
  expect(claim.followUps).toMatchObject([{ status: 'in_progress' }])
})

it('gives what is no JSON: files, feeds, and a claim in other forms', async () => {
  const csv = await reader['claims.csv'].$get({ query: { q: 'bridge' } })
  expect(await csv.text()).toMatch(/^id,text,.*# complete: 1 claims,/s)
  const lines = await reader['claims.ndjson'].$get({ query: {} })
  expect((await lines.text()).trim().split('\n').at(-1)).toBe('{"complete":true,"count":1}')
  const atom = await reader['feed.atom'].$get({ query: { limit: '5' } })
  expect(await atom.text()).toContain('<feed')
  const list = await reader.claims.$get({ query: {} })
  const id = list.ok ? ((await list.json()).data[0]?.id ?? '') : ''
  const claim = await reader.claims[':id'].claim.$get({ param: { id } })
  expect(JSON.parse(await claim.text())).toMatchObject({ '@type': 'Claim' })
  const annotation = await reader.claims[':id'].annotation.$get({ param: { id } })
  expect(annotation.headers.get('content-type')).toContain('anno.jsonld')
})

it('gives problems as they are', async () => {
  const answer = await reader.claims.$get({
    query: { q: 'bridge', status: 'pending', saidFrom: '2025-13-01' },
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ type: '/problems/invalid-parameter' })
})

it('does not compile with what the API refuses', () => {
  const never = () => {
    // @ts-expect-error there is no such status
    void reader.claims.$get({ query: { status: 'kept' } })
    // @ts-expect-error a note is a text
    void editor.claims[':id']['follow-ups'].$post({ param: { id: 'x' }, json: { status: 'held', note: 1 } })
    // @ts-expect-error there is no such address
    void reader.verdicts.$get()
  }
  expect(never).toBeTypeOf('function')
})
