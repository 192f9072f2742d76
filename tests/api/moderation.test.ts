/** Corrections of claims, taking down and showing again, speakers renamed and merged: each with who and why. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

const day = '2025-09-10'
let EDITOR: Record<string, string> = {}
beforeAll(async () => {
  const made = await call('POST', '/v1/tokens', {
    body: { name: 'ada', role: 'editor' },
    headers: ADMIN,
    day,
  })
  EDITOR = { authorization: `Bearer ${made.json.token}` }
})

/** Sends a write at the version that the record has. */
async function write(method: string, path: string, body: unknown, headers = EDITOR) {
  const record = path.replace(/\/(?:un)?merge$/, '')
  const read = await call('GET', record, { headers: ADMIN, day })
  const conditions = { ...headers, 'if-match': read.headers.get('etag') ?? '' }
  return call(method, path, { body, headers: conditions, day })
}
const patch = (id: string, body: unknown, headers = EDITOR) =>
  write('PATCH', `/v1/claims/${id}`, body, headers)
const read = (id: string, headers = {}) => call('GET', `/v1/claims/${id}`, { headers, day })
const changesOf = async (path: string) =>
  (await call('GET', path, { headers: ADMIN, day })).json.data as unknown as Record<string, unknown>[]

const text = 'Mayor Ada Quill said the bridge will reopen by Friday. “It is 🐎 late,” she said.'
async function newClaim(
  given: Parameters<typeof someClaim>[0] = {},
  visibility: 'draft' | 'published' = 'published',
) {
  const n = Math.random()
  const { claims } = await storeArticle([someClaim(given)], { visibility, text: `${text} ${n}` })
  return publicId('clm', claims[0]?.id ?? 0)
}
let speakers = 0
/** A speaker of its own with one claim. */
async function newSpeaker(name: string) {
  const id = await newClaim({ speaker: { key: `${name} ${++speakers}`, name, kind: 'person' } })
  return { claim: id, speaker: String((await read(id)).json.speaker?.id) }
}

describe('corrections of a claim', () => {
  it('change what is given, say who and why, and keep what the machine had found', async () => {
    const due = { dueEdtf: '2025-08-28/2025-08-31', dueEarliest: '2025-08-28', dueLatest: '2025-08-31' }
    const dueDerivation = '{"phrase":"soon","span":null,"rule":"x","anchor":null}'
    const id = await newClaim({ ...due, dueDerivation })
    const other = await newSpeaker('Bo Fenn')
    const answer = await patch(id, {
      reason: 'Read again.',
      speaker: other.speaker,
      saidOn: '2025-08-20',
      due: '2025-09',
      type: 'prediction',
    })
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      version: 2,
      type: 'prediction',
      mode: null,
      speaker: { name: 'Bo Fenn', role: null },
      saidOn: { edtf: '2025-08-20', explanation: 'An editor set 20 August 2025.' },
      due: { edtf: '2025-09', earliest: '2025-09-01', latest: '2025-09-30', state: 'due' },
      machine: { due: '2025-08-28/2025-08-31', saidOn: '2025-08-21', type: 'promise', mode: 'achieve' },
    })
    const again = await patch(id, { reason: 'Once more.', due: null })
    expect(again.json).toMatchObject({ due: null, machine: { due: '2025-08-28/2025-08-31' } })
    expect((await read(id)).text).toBe(again.text)
    const [, first, second] = await changesOf(`/v1/claims/${id}/changes`)
    expect(first).toMatchObject({ type: 'claim.corrected', by: 'ada', reason: 'Read again.' })
    expect(first?.data).toMatchObject({ fields: { due: { from: '2025-08-28/2025-08-31', to: '2025-09' } } })
    expect(second?.data).toMatchObject({ fields: { due: { from: '2025-09', to: null } } })
    const before = await call('GET', `/v1/claims/${id}?asOf=2025-08-30`, { day })
    expect(before.json).toMatchObject({
      type: 'promise',
      speaker: { name: 'Ada Quill' },
      due: { edtf: due.dueEdtf },
    })
  })

  it('take other words of the article, exact and never within a character', async () => {
    const id = await newClaim()
    const start = text.indexOf('It is')
    const answer = await patch(id, {
      reason: 'Wrong sentence.',
      kind: 'direct',
      content: [{ start, end: start + 13 }],
    })
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      kind: 'direct',
      text: 'It is 🐎 late',
      passage: { exact: 'It is 🐎 late' },
    })
    const horse = text.indexOf('🐎')
    for (const content of [
      [{ start: horse + 1, end: horse + 4 }],
      [
        { start: 5, end: 9 },
        { start: 7, end: 12 },
      ],
      [{ start: 9, end: 5 }],
      [{ start: 0, end: 100_000 }],
    ]) {
      expectProblem(await patch(id, { reason: 'x', content }), 422, 'invalid-field')
    }
  })

  it.each([
    ['nothing new', { reason: 'x', type: 'promise' }, 409, 'no-change'],
    ['no reason', { type: 'opinion' }, 422, 'invalid-field'],
    ['an unknown field', { reason: 'x', status: 'held' }, 422, 'invalid-field'],
    ['a date that is none', { reason: 'x', due: 'soon' }, 422, 'invalid-field'],
    ['an unknown speaker', { reason: 'x', speaker: 'spk_00000000000' }, 422, 'invalid-field'],
    [
      'a mode on what is no promise',
      { reason: 'x', type: 'opinion', mode: 'maintain' },
      422,
      'invalid-field',
    ],
  ])('refuse %s', async (_name, body, status, slug) => {
    const id = await newClaim()
    expectProblem(await patch(id, body), status, slug)
    expect((await read(id)).json).toMatchObject({ version: 1 })
  })

  it('need a token and If-Match, and of two at once let one through', async () => {
    const id = await newClaim()
    const body = { reason: 'x', type: 'opinion' }
    expectProblem(await call('PATCH', `/v1/claims/${id}`, { body }), 401, 'unauthenticated')
    expectProblem(
      await call('PATCH', `/v1/claims/${id}`, { body, headers: EDITOR }),
      428,
      'precondition-required',
    )
    const headers = { ...EDITOR, 'if-match': '"1"' }
    const answers = await Promise.all(
      ['opinion', 'prediction', 'statement', 'demand'].map((type) =>
        call('PATCH', `/v1/claims/${id}`, { body: { reason: 'x', type }, headers, day }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
    expect((await read(id)).json.version).toBe(2)
  })
})

describe('visibility', () => {
  it('shows the article of a draft with the first claim that is published, and the other claims not', async () => {
    const { article, claims } = await storeArticle([someClaim(), someClaim()], { visibility: 'draft' })
    const [first, second] = claims.map((claim) => publicId('clm', claim.id))
    const page = `/articles/${publicId('art', article.id)}`
    expectProblem(await call('GET', `/v1${page}`), 404, 'not-found')
    expect((await patch(first ?? '', { reason: 'Read.', visibility: 'published' })).status).toBe(200)
    const shown = await call('GET', `/v1${page}`)
    expect(shown.json.article?.visibility).toBe('published')
    expect((shown.json.claims as unknown as { id: string }[]).map((claim) => claim.id)).toEqual([first])
    expect((await call('GET', page)).status).toBe(200)
    expectProblem(await read(second ?? ''), 404, 'not-found')
  })

  it('publishes a draft', async () => {
    const id = await newClaim({}, 'draft')
    expectProblem(await read(id), 404, 'not-found')
    expect((await patch(id, { reason: 'Checked.', visibility: 'published' })).status).toBe(200)
    expect((await read(id)).status).toBe(200)
    expect((await changesOf(`/v1/claims/${id}/changes`)).map(({ type }) => type)).toEqual([
      'claim.drafted',
      'claim.published',
    ])
  })

  it('is taken away and given back by admins only, with a reason', async () => {
    const id = await newClaim()
    const hide = { reason: 'Wrong person.', visibility: 'hidden' }
    expectProblem(await patch(id, hide), 403, 'forbidden')
    expect((await patch(id, hide, ADMIN)).status).toBe(200)
    expectProblem(await read(id), 404, 'not-found')
    expectProblem(await call('GET', `/v1/claims/${id}?asOf=2025-08-30`, { day }), 404, 'not-found')
    expect((await read(id, EDITOR)).json.visibility).toBe('hidden')
    expectProblem(await patch(id, { reason: 'x', visibility: 'published' }), 403, 'forbidden')
    expect((await patch(id, { reason: 'It was right.', visibility: 'published' }, ADMIN)).status).toBe(200)
    expect((await read(id)).status).toBe(200)
    expectProblem(await patch(id, { reason: 'x', visibility: 'draft' }, ADMIN), 422, 'invalid-field')
  })
})

describe('speakers', () => {
  const show = async (id: string) => (await call('GET', `/v1/speakers/${id}`, { day })).json
  const claimsOf = async (id: string) => {
    const answer = await call('GET', `/v1/claims?speaker=${id}`, { day })
    return (answer.json.data as unknown as { id: string }[]).map((row) => row.id).sort()
  }

  it('are renamed and given pages, and their claims show it to those who ask again', async () => {
    const { claim, speaker } = await newSpeaker('Jan Novak')
    const etag = (await read(claim)).headers.get('etag') ?? ''
    const body = { reason: 'Spelling.', name: 'Ján Novák', sameAs: ['https://www.wikidata.org/entity/Q1'] }
    const answer = await write('PATCH', `/v1/speakers/${speaker}`, body)
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ name: 'Ján Novák', version: 2, sameAs: body.sameAs })
    const again = await call('GET', `/v1/claims/${claim}`, { headers: { 'if-none-match': etag }, day })
    expect(again.json.speaker?.name).toBe('Ján Novák')
    const then = await call('GET', `/v1/claims/${claim}?asOf=2025-08-30`, { day })
    expect(then.json.speaker?.name).toBe('Jan Novak')
    expectProblem(await write('PATCH', `/v1/speakers/${speaker}`, body), 409, 'no-change')
    expectProblem(
      await write('PATCH', `/v1/speakers/${speaker}`, { reason: 'x', sameAs: ['javascript:1'] }),
      422,
      'invalid-field',
    )
  })

  it('are merged and un-merged whole, and nothing is lost on the way', async () => {
    const [a, b, c] = [await newSpeaker('A One'), await newSpeaker('B One'), await newSpeaker('C One')]
    const merge = (id: string, into: string) =>
      write('POST', `/v1/speakers/${id}/merge`, { into, reason: 'The same.' }, ADMIN)
    expect((await merge(a.speaker, b.speaker)).json).toMatchObject({ mergedInto: b.speaker })
    expect((await merge(b.speaker, c.speaker)).json).toMatchObject({ mergedInto: c.speaker })
    const all = [a.claim, b.claim, c.claim].sort()
    for (const { speaker } of [a, b, c]) expect(await claimsOf(speaker)).toEqual(all)
    for (const claim of all)
      expect((await read(claim)).json.speaker).toMatchObject({ id: c.speaker, name: 'C One' })
    expect((await show(c.speaker)).names).toEqual(['A One', 'B One', 'C One'])
    const listed = (await call('GET', '/v1/speakers?limit=100')).text
    expect([a, b, c].map(({ speaker }) => listed.includes(speaker))).toEqual([false, false, true])

    const back = await write('POST', `/v1/speakers/${b.speaker}/unmerge`, { reason: 'Two people.' }, ADMIN)
    expect(back.json).toMatchObject({ mergedInto: null })
    expect(await show(a.speaker)).toMatchObject({ mergedInto: b.speaker })
    expect(await claimsOf(c.speaker)).toEqual([c.claim])
    expect(await claimsOf(a.speaker)).toEqual([a.claim, b.claim].sort())
    expect((await read(a.claim)).json.speaker?.name).toBe('B One')
    const chains =
      'select count(*) as n from speakers s join speakers t on t.id = s.canonical_id where t.canonical_id is not null'
    expect(await env.DB.prepare(chains).first('n')).toBe(0)
  })

  it('are merged by admins, into another that stands for itself, once', async () => {
    const [a, b, c] = [await newSpeaker('D One'), await newSpeaker('E One'), await newSpeaker('F One')]
    const merge = (id: string, into: string, headers = ADMIN) =>
      write('POST', `/v1/speakers/${id}/merge`, { into, reason: 'x' }, headers)
    expectProblem(await merge(a.speaker, b.speaker, EDITOR as typeof ADMIN), 403, 'forbidden')
    expectProblem(await merge(a.speaker, a.speaker), 422, 'invalid-field')
    expectProblem(await merge(a.speaker, 'spk_00000000000'), 422, 'invalid-field')
    expect((await merge(a.speaker, b.speaker)).status).toBe(200)
    expectProblem(await merge(a.speaker, c.speaker), 409, 'no-change')
    expectProblem(await merge(c.speaker, a.speaker), 422, 'invalid-field')
    expectProblem(
      await write('POST', `/v1/speakers/${c.speaker}/unmerge`, { reason: 'x' }, ADMIN),
      409,
      'no-change',
    )
    const at = (id: string, into: string) =>
      call('POST', `/v1/speakers/${id}/merge`, {
        body: { into, reason: 'x' },
        headers: { ...ADMIN, 'if-match': '*' },
        day,
      })
    const d = await newSpeaker('G One')
    const both = await Promise.all([at(c.speaker, d.speaker), at(d.speaker, c.speaker)])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})
