/** The sequence of changes and the feeds made from it. */
import { env } from 'cloudflare:workers'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeClaim } from '../../src/store/changes.ts'
import { findClaim } from '../../src/store/claims.ts'
import { openDb } from '../../src/store/db.ts'
import { parseId, publicId } from '../../src/store/ids.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

type Change = { seq: number; type: string; claim: string | null; reason: string | null; data: unknown }
const changesAfter = async (after: number, headers = {}) =>
  (await call('GET', `/v1/changes?after=${after}&limit=500`, { headers })).json as unknown as {
    data: Change[]
    last: number
    more: boolean
  }

let start = 0
beforeEach(async () => {
  start = (await changesAfter(0)).last
})

async function newClaim(
  given: Parameters<typeof someClaim>[0] = {},
  visibility: 'draft' | 'published' = 'published',
) {
  const { claims } = await storeArticle([someClaim(given)], { visibility })
  return publicId('clm', claims[0]?.id ?? 0)
}

async function follow(id: string, body: unknown) {
  const answer = await call('POST', `/v1/claims/${id}/follow-ups`, {
    body,
    headers: { ...ADMIN, 'if-match': '*' },
    day: '2025-09-10',
  })
  expect(answer.status).toBe(201)
}
const kept = {
  status: 'held',
  note: 'It opened <on> time & stayed.',
  evidence: [{ url: 'https://example.org/opened' }],
}

async function hide(id: string, reason: string) {
  const db = openDb(env.DB)
  const claim = await findClaim(db, parseId('clm', id) ?? 0, { asOf: null, all: true })
  if (!claim) throw new Error('no claim')
  await changeClaim(db, claim, {
    kind: 'claim.hidden',
    data: { fields: { visibility: { from: 'published', to: 'hidden' } } },
    cause: { by: 'admin', now: Date.UTC(2025, 8, 11), reason },
    set: { visibility: 'hidden' },
  })
}

describe('GET /v1/changes', () => {
  it('tells every change once, in order, without a gap', async () => {
    const [a, b] = [await newClaim(), await newClaim()]
    await follow(a, kept)
    const { data, last, more } = await changesAfter(start)
    expect(data.map(({ seq, type, claim }) => [seq - start, type, claim])).toEqual([
      [1, 'claim.created', a],
      [2, 'claim.created', b],
      [3, 'claim.followed_up', a],
    ])
    expect([last, more]).toEqual([start + 3, false])
    expect(data[2]).toMatchObject({
      reason: kept.note,
      data: { from: 'pending', to: 'held', followUp: expect.stringMatching(/^fup_/) },
    })
    expect(await changesAfter(last)).toEqual({ data: [], last, more: false })
  })

  it('can be read in pieces of any size', async () => {
    for (let i = 0; i < 7; i++) await newClaim()
    const seen: number[] = []
    for (let after = start, more = true; more; ) {
      const page = (await call('GET', `/v1/changes?after=${after}&limit=3`)).json as unknown as Awaited<
        ReturnType<typeof changesAfter>
      >
      seen.push(...page.data.map(({ seq }) => seq))
      after = page.last
      more = page.more
    }
    expect(seen).toEqual(Array.from({ length: 7 }, (_, i) => start + i + 1))
  })

  it('withholds what is not public, but not its number', async () => {
    const draft = await newClaim({}, 'draft')
    const hidden = await newClaim()
    await hide(hidden, 'Wrong person.')
    const { data } = await changesAfter(start)
    expect(data.map(({ seq, type, claim, reason }) => [seq - start, type, claim, reason])).toEqual([
      [1, 'withheld', null, null],
      [2, 'withheld', null, null],
      [3, 'claim.hidden', hidden, 'Wrong person.'],
    ])
    expect(data[2]?.data).toBeNull()
    const editors = await changesAfter(start, ADMIN)
    expect(editors.data.map(({ type, claim }) => [type, claim])).toEqual([
      ['claim.drafted', draft],
      ['claim.created', hidden],
      ['claim.hidden', hidden],
    ])
  })

  it.each(['after=-1', 'after=x', 'limit=0', 'limit=501', 'since=1'])('refuses ?%s', async (query) => {
    expectProblem(await call('GET', `/v1/changes?${query}`), 400, 'invalid-parameter')
  })

  it('shows one by its number, and those of a claim', async () => {
    const id = await newClaim()
    await follow(id, kept)
    expect((await call('GET', `/v1/changes/${start + 2}`)).json).toMatchObject({ seq: start + 2, claim: id })
    expectProblem(await call('GET', `/v1/changes/${start + 3}`), 404, 'not-found')
    const own = (await call('GET', `/v1/claims/${id}/changes`)).json.data as unknown as Change[]
    expect(own.map(({ type }) => type)).toEqual(['claim.created', 'claim.followed_up'])
  })
})

describe('feeds', () => {
  const readAtom = async (query = '') => {
    const answer = await call('GET', `/v1/feed.atom${query}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    return { text: answer.text, feed: parseAtomFeed(answer.text) }
  }
  const readJson = async (query = '') => {
    const answer = await call('GET', `/v1/feed.json${query}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    return { raw: JSON.parse(answer.text), feed: parseJsonFeed(answer.text) }
  }

  it('show new claims and what became of them, newest first, under ids that resolve', async () => {
    const id = await newClaim({ text: 'the <b>bridge</b> & "road" will reopen' })
    await follow(id, kept)
    const { feed } = await readAtom('?limit=2')
    const { feed: json } = await readJson('?limit=2')
    const wanted = [`http://localhost/v1/changes/${start + 2}`, `http://localhost/v1/changes/${start + 1}`]
    expect(feed.entries?.map((entry) => entry.id)).toEqual(wanted)
    expect(json.items?.map((item) => item.id)).toEqual(wanted)
    expect(json.items?.[0]).toMatchObject({
      title: 'Kept: Ada Quill: the <b>bridge</b> & "road" will reopen',
      url: `http://localhost/claims/${id}`,
      authors: [{ name: 'Ada Quill' }],
      tags: ['promise', 'held'],
    })
    expect(json.items?.[0]?.content_text).toContain('Evidence: https://example.org/opened')
    expect(json.items?.[0]?.content_text).toContain('Status: Not yet rated → Kept')
    expect(json.items?.[1]?.title).toMatch(/^New: Ada Quill/)
    expect((await call('GET', `/v1/changes/${start + 2}`)).status).toBe(200)
  })

  it('take the filters of the list', async () => {
    const id = await newClaim({ type: 'prediction' })
    await newClaim({ type: 'promise' })
    await follow(id, kept)
    const { feed } = await readJson('?type=prediction&status=held')
    expect(feed.items?.map((item) => item.title?.split(':')[0])).toEqual(['Came true', 'New'])
    const speaker = (await call('GET', `/v1/claims/${id}`)).json.speaker?.id
    expect((await readJson(`?speaker=${speaker}&due=overdue`)).raw.items).toEqual([])
    expectProblem(await call('GET', '/v1/feed.atom?colour=red'), 400, 'invalid-parameter')
    expectProblem(await call('GET', '/v1/feed.json?speaker=x'), 400, 'invalid-parameter')
  })

  it('page back to the first', async () => {
    for (let i = 0; i < 3; i++) await newClaim()
    const ids: (string | undefined)[] = []
    let next: string | undefined = '/v1/feed.json?limit=2'
    while (next) {
      const answer = await call('GET', next.replace('http://localhost', ''))
      const { items, next_url } = parseJsonFeed(answer.text)
      ids.push(...(items ?? []).map((item) => item.id))
      next = next_url
    }
    expect(new Set(ids).size).toBe(ids.length)
    const all = await readJson('?limit=90')
    expect(ids).toEqual(all.feed.items?.map((item) => item.id))
  })

  it('bury what was hidden, and forget its words', async () => {
    const id = await newClaim({ text: 'words that must go' })
    await follow(id, kept)
    await hide(id, 'Wrong <person>.')
    const { text, feed } = await readAtom()
    const { raw } = await readJson()
    const gone = [`http://localhost/v1/changes/${start + 1}`, `http://localhost/v1/changes/${start + 2}`]
    expect(feed.entries?.map((entry) => entry.id)).not.toEqual(expect.arrayContaining(gone))
    expect(text + JSON.stringify(raw)).not.toContain('words that must go')
    for (const ref of gone) {
      expect(text).toContain(`<at:deleted-entry ref="${ref}" when="2025-09-11T00:00:00.000Z">`)
      expect(raw._on_record.deleted).toContainEqual({
        id: ref,
        when: '2025-09-11T00:00:00.000Z',
        reason: 'Wrong <person>.',
      })
    }
  })

  it('answer 304 until something changes', async () => {
    for (const path of ['/v1/feed.json', '/v1/feed.atom']) {
      const first = await call('GET', path)
      const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
      expect((await call('GET', path, { headers })).status).toBe(304)
      await newClaim()
      expect((await call('GET', path, { headers })).status).toBe(200)
    }
  })

  it('show no draft, to editors neither', async () => {
    await newClaim({ text: 'a draft' }, 'draft')
    const answer = await call('GET', '/v1/feed.json', { headers: ADMIN })
    expect(answer.text).not.toContain('a draft')
  })
})
