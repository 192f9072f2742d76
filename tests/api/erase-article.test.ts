/** Erasing a whole article: no word of it is served or stored any more, the chain is whole, and what stood there is told. */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { API_ROUTES, PUBLIC_PAGES } from '../../src/rights.ts'
import { ADMIN, call, expectProblem } from '../helpers.ts'
import { signedIn } from '../web/desk-browser.ts'

const CANARY = 'zzerasedzz'
const NEIGHBOUR = 'zzstayszz'
const text = (word: string) =>
  `“The ${word} bridge will reopen by 9 May 2031,” Mayor Ada ${word} said on Thursday.\n\nBo Reed said that fares on the ${word} ferry had doubled. A ${word} bystander watched.`
const given = (word: string) => ({
  text: text(word),
  title: `About ${word}`,
  url: `https://news.example/${word}`,
  author: `Cy ${word}`,
  publishedAt: '2025-08-21',
  outlet: 'The Quill Courier',
})

interface Stored {
  readonly article: { readonly id: string; readonly claimCount: number }
  readonly claims: readonly { readonly id: string }[]
}
let one: Stored
let other: Stored

async function send(method: string, path: string, body?: object, more: Record<string, string> = {}) {
  const answer = await call(method, path, {
    ...(body ? { body } : {}),
    headers: { ...ADMIN, 'if-match': '*', ...more },
  })
  expect([path, answer.text, answer.status < 300]).toEqual([path, answer.text, true])
  return answer.json
}
const store = async (word: string) => (await send('POST', '/v1/articles', given(word))) as unknown as Stored

/** Writes its word into every place that a claim's words can get to. */
async function useAll({ article, claims }: Stored, word: string): Promise<void> {
  const [first, second] = claims
  const evidence = [
    { url: `https://city.example/${word}`, title: word, quote: word, publishedAt: '2025-08-20' },
  ]
  const followUp = { status: 'in_progress', note: `Seen by ${word}.`, evidence }
  await send('POST', `/v1/claims/${first?.id}/follow-ups`, followUp, { 'idempotency-key': `a-${word}` })
  await send('PATCH', `/v1/claims/${first?.id}`, { reason: `${word} was mayor`, role: `Mayor of ${word}` })
  const relation = { claim: second?.id, state: 'confirmed', kind: 'contradicts', note: `As ${word} says.` }
  await send('POST', `/v1/claims/${first?.id}/relations`, relation).catch(() => undefined)
  const passage = { exact: `A ${word} bystander watched` }
  await send(
    'POST',
    '/v1/claims',
    { article: article.id, passage, speaker: null },
    { 'idempotency-key': `b-${word}` },
  )
}

const tables = async () => {
  const { results } = await env.DB.prepare(
    `select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '\\_cf%' escape '\\'`,
  ).all<{ name: string }>()
  return results.map(({ name }) => name)
}
/** The tables in which a word stands. A speaker's name is another record's, and stays. */
async function tablesWith(word: string): Promise<string[]> {
  const found: string[] = []
  for (const name of await tables()) {
    if (/^speaker|_(?:docsize|config|data|idx)$/.test(name)) continue
    const { results } = await env.DB.prepare(`select * from "${name}"`).all()
    if (JSON.stringify(results).includes(word)) found.push(name)
  }
  return found
}
const erase = (claims: number, headers: Record<string, string> = ADMIN, id = one.article.id) =>
  call('POST', `/v1/articles/${id}/erase`, { body: { reason: 'a court said so', claims }, headers })
/** The claims of an article with the one that was put in by hand. */
const claimsOf = async (id: string) =>
  ((await call('GET', `/v1/articles/${id}`, { headers: ADMIN })).json as unknown as Stored).claims

beforeAll(async () => {
  one = await store(CANARY)
  other = await store(NEIGHBOUR)
  await useAll(one, CANARY)
  await useAll(other, NEIGHBOUR)
})

it('is an admin’s, and of an article as it was read', async () => {
  expect((await tablesWith(CANARY)).length).toBeGreaterThan(6)
  const made = await call('POST', '/v1/tokens', { body: { name: 'Bea' }, headers: ADMIN })
  expectProblem(await erase(3, { authorization: `Bearer ${made.json.token}` }), 403, 'forbidden')
  const count = (await claimsOf(one.article.id)).length
  expectProblem(await erase(count - 1), 412, 'stale-version')
  expectProblem(await erase(1, ADMIN, 'art_00000000000'), 404, 'not-found')
})

it('of two at once one happens, or none while a claim is added', async () => {
  const third = await store('zzthirdzz')
  const twice = await Promise.all([1, 2, 3].map(() => erase(third.claims.length, ADMIN, third.article.id)))
  const statuses = twice.map(({ status }) => status).sort()
  expect([statuses[0], statuses.filter((status) => status === 200).length]).toEqual([200, 1])
  const fourth = await store('zzfourthzz')
  const add = { article: fourth.article.id, passage: { exact: 'A zzfourthzz bystander' }, speaker: null }
  const [erased, added] = await Promise.all([
    erase(fourth.claims.length, ADMIN, fourth.article.id),
    call('POST', '/v1/claims', { body: add, headers: ADMIN }),
  ])
  const left = (await tablesWith('zzfourthzz')).filter((name) => name !== 'idempotency_keys')
  // Either the claim came first and nothing is erased, or all is and the claim is refused.
  if (erased.status === 200) expect([left, added.status === 422 || added.status === 410]).toEqual([[], true])
  else expect([erased.status, added.status]).toEqual([412, 201])
})

it('leaves its words in no table, and its neighbour as it was', async () => {
  const before = await call('GET', `/v1/articles/${other.article.id}`, { headers: ADMIN })
  const count = (await claimsOf(one.article.id)).length
  const answer = await erase(count)
  expect([answer.text, answer.status]).toEqual([answer.text, 200])
  expect(await tablesWith(CANARY)).toEqual([])
  expect((await call('GET', `/v1/articles/${other.article.id}`, { headers: ADMIN })).text).toBe(before.text)
  expect((await tablesWith(NEIGHBOUR)).length).toBeGreaterThan(6)
  const { results } = await env.DB.prepare(`select rowid from claims_fts where claims_fts match ?`)
    .bind(CANARY)
    .all()
  expect(results).toEqual([])
  expectProblem(await erase(count), 410, 'erased')
})

it('is served nowhere, to nobody', async () => {
  const routes = Object.entries({ ...API_ROUTES, ...PUBLIC_PAGES }).filter(([, methods]) => methods.GET)
  for (const [route] of routes) {
    for (const headers of [ADMIN, {}]) {
      for (const claim of await claimsOf(one.article.id)) {
        const id = route.includes('articles') ? one.article.id : claim.id
        const path = route
          .replace(':id', id)
          .replace(':seq', '1')
          .replace(/:\w+(?:\{.*?\})?/g, 'x')
        const answer = await call('GET', path, { headers: headers as Record<string, string> })
        // The speaker whom it named is a record of its own.
        expect([
          path,
          answer.text.replaceAll(`Ada ${CANARY}`, '').replaceAll(`ada ${CANARY}`, '').includes(CANARY),
        ]).toEqual([path, false])
        if (!route.includes(':id')) break
      }
    }
  }
  const found = await call('GET', `/v1/claims?q=${CANARY}`, { headers: ADMIN })
  expect(found.json.data).toEqual([])
  expectProblem(await call('GET', `/v1/articles/${one.article.id}`), 410, 'erased')
  for (const { id } of one.claims) expectProblem(await call('GET', `/v1/claims/${id}`), 410, 'erased')
})

it('is told, with who and why, and the chain is whole', async () => {
  const told = await call('GET', '/v1/changes?limit=500')
  const rows = told.json.data as unknown as {
    type: string
    article: string | null
    reason: string
    claim: string
  }[]
  const [event] = rows.filter((row) => row.article === one.article.id)
  expect(event).toMatchObject({ type: 'article.erased', reason: 'a court said so', claim: null })
  const hidden = rows.filter((row) => row.type === 'claim.hidden').map((row) => row.claim)
  for (const { id } of one.claims) expect(hidden).toContain(id)
  expect((await call('GET', '/v1/check', { headers: ADMIN })).json.differences).toEqual([])
})

it('does not come back: the same article sent again, a claim by hand, a follow-up, a correction', async () => {
  expectProblem(await call('POST', '/v1/articles', { body: given(CANARY), headers: ADMIN }), 410, 'erased')
  const passage = { exact: 'bridge' }
  const byHand = { article: one.article.id, passage, speaker: null }
  expect((await call('POST', '/v1/claims', { body: byHand, headers: ADMIN })).status).toBe(422)
  const patch = { body: { reason: 'no', visibility: 'published' }, headers: { ...ADMIN, 'if-match': '*' } }
  expectProblem(await call('PATCH', `/v1/claims/${one.claims[0]?.id}`, patch), 410, 'erased')
  await expect(
    env.DB.prepare(
      `update claims set text = 'again' where article_id in (select id from articles where visibility = 'hidden')`,
    ).run(),
  ).rejects.toThrow()
})

it('is done at the desk by an admin, who is told what goes', async () => {
  const fifth = await store('zzfifthzz')
  const path = `/desk/articles/${fifth.article.id}/erase`
  const admin = await signedIn()
  const page = await admin.get(path)
  expect([page.status, page.text.includes(`name="claims" value="${fifth.claims.length}"`)]).toEqual([
    200,
    true,
  ])
  const fields = { claims: String(fifth.claims.length), reason: '' }
  expect((await admin.post(path, fields)).status).toBe(422)
  expect((await admin.post(path, { ...fields, claims: '0', reason: 'a court' })).status).toBe(412)
  const done = await admin.post(path, { ...fields, reason: 'a court' })
  expect([done.status, done.location]).toEqual([303, `/articles/${fifth.article.id}`])
  expect((await admin.get(done.location)).status).toBe(200)
  expect((await admin.get(path)).status).toBe(404)
  expect(await tablesWith('zzfifthzz')).toEqual([])
})
