/** History that shows tampering, and erasure that leaves it whole. */
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseId, publicId } from '../../src/store/ids.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

interface Shown {
  readonly id: string
  readonly note: string | null
  readonly evidence: readonly { url: string }[]
  readonly hash: string
  readonly salt: string | null
  readonly erased: boolean
  readonly version: number
}
const TABLES = ['follow_ups', 'evidence', 'changes', 'claims', 'claim_history', 'speakers', 'articles']
const CANARY = 'zzsecretzz'

async function triggersOf(table: string) {
  const { results } = await env.DB.prepare(
    `select name, sql from sqlite_master where type = 'trigger' and tbl_name = ?`,
  )
    .bind(table)
    .all<{ name: string; sql: string }>()
  return results
}

/** Does what somebody with the database in hand could do. */
async function tamper(statements: readonly string[]) {
  const named = TABLES.filter((table) => statements.some((one) => new RegExp(`\\b${table}\\b`).test(one)))
  const triggers = (await Promise.all(named.map(triggersOf))).flat()
  for (const { name } of triggers) await env.DB.exec(`drop trigger ${name}`)
  for (const statement of statements) await env.DB.prepare(statement).run()
  for (const { sql } of triggers) await env.DB.prepare(sql).run()
}

/** A claim with so many follow-ups, recorded through the API. */
async function followed(count: number) {
  const { claims, article } = await storeArticle(
    [
      someClaim({ text: `the ${CANARY} will open`, prefix: '', suffix: `, ${CANARY}` }),
      someClaim({ prefix: CANARY }),
    ],
    { text: `Mayor Ada Quill said the ${CANARY} will open, and so on and on. (${crypto.randomUUID()})` },
  )
  const key = claims[0]?.id ?? 0
  const claim = publicId('clm', key)
  for (let i = 0; i < count; i++) {
    const body = {
      status: i % 2 === 0 ? 'in_progress' : 'stalled',
      note: `Step ${i}, ${CANARY}.`,
      evidence: [
        { url: `https://city.example/${CANARY}/${i}`, title: `Report ${i}`, publishedAt: '2025-08-20' },
        { url: `https://city.example/photo/${i}`, quote: 'It is so.', publishedAt: '2025-08-20' },
      ],
    }
    const headers = { ...ADMIN, 'if-match': '*', 'idempotency-key': crypto.randomUUID() }
    const answer = await call('POST', `/v1/claims/${claim}/follow-ups`, { body, headers })
    expect([answer.status, answer.json.detail]).toEqual([201, undefined])
  }
  const sibling = publicId('clm', claims[1]?.id ?? 0)
  return { claim, key, sibling, article: publicId('art', article.id) }
}

const shown = async (claim: string) =>
  (await call('GET', `/v1/claims/${claim}/follow-ups`, { headers: ADMIN })).json.data as unknown as Shown[]

/** What the check finds of a record; it begins at this claim, since the tests before have left theirs bent. */
async function differences(of: string, from = of): Promise<string[]> {
  const before = publicId('clm', (parseId('clm', from) ?? 1) - 1)
  const { json } = await call('GET', `/v1/check?after=${before}`, { headers: ADMIN })
  expect(json.next).toBeNull()
  const found = json.differences as unknown as { claim: string; detail: string }[]
  return found.filter((one) => one.claim === of).map((one) => one.detail)
}

describe('the chain', () => {
  let it0: Awaited<ReturnType<typeof followed>>
  let links: Shown[] = []
  beforeEach(async () => {
    it0 = await followed(4)
    links = await shown(it0.claim)
  })
  const idOf = (at: number) =>
    `(select id from follow_ups where claim_id = ${it0.key} order by claim_version limit 1 offset ${at})`

  it('is whole as it is written, and the changes tell its hashes', async () => {
    expect(await differences(it0.claim)).toEqual([])
    expect(new Set(links.map((link) => link.hash)).size).toBe(4)
    const changes = (await call('GET', `/v1/claims/${it0.claim}/changes`)).json.data as unknown as {
      type: string
      data: { hash: string }
    }[]
    const told = changes.filter((one) => one.type === 'claim.followed_up').map((one) => one.data.hash)
    expect(told).toEqual(links.map((link) => link.hash))
  })

  const COLUMNS = [
    ['note', "'It never happened.'"],
    ['status', "'held'"],
    ['reason_code', "'disputed'"],
    ['corrects', '7'],
    ['effective_on', "'2020-01-01'"],
    ['recorded_at', 'recorded_at + 1'],
    ['recorded_by', "'somebody else'"],
    ['hash', "replace(hash, substr(hash, 1, 1), 'g')"],
    ['salt', "salt || '0'"],
    ['content_hash', "content_hash || '0'"],
    ['salt', 'null'],
  ] as const
  it.each(COLUMNS)('names the follow-up whose %s was set to %s', async (column, value) => {
    await tamper([`update follow_ups set ${column} = ${value} where id = ${idOf(1)}`])
    expect((await differences(it0.claim)).some((detail) => detail.startsWith(`${links[1]?.id}: `))).toBe(true)
  })

  it.each(['url', 'title', 'quote', 'published_at', 'archived_url'])(
    'names it when its evidence has another %s',
    async (column) => {
      await tamper([
        `update evidence set ${column} = 'https://other.example/' where follow_up_id = ${idOf(2)} and position = 1`,
      ])
      expect((await differences(it0.claim)).some((detail) => detail.startsWith(`${links[2]?.id}: `))).toBe(
        true,
      )
    },
  )

  it('names what stands after one that was removed, and the one itself', async () => {
    await tamper([
      `delete from evidence where follow_up_id = ${idOf(1)}`,
      `delete from follow_ups where id = ${idOf(1)}`,
    ])
    const found = await differences(it0.claim)
    expect(found.some((detail) => detail.startsWith(`${links[1]?.id}: it was made known and is gone`))).toBe(
      true,
    )
    expect(found.some((detail) => detail.startsWith(`${links[2]?.id}: it was changed, or what stood`))).toBe(
      true,
    )
  })

  it('names the last one when it was cut off', async () => {
    await tamper([
      `delete from evidence where follow_up_id = ${idOf(3)}`,
      `delete from follow_ups where id = ${idOf(3)}`,
    ])
    expect(await differences(it0.claim)).toContain(`${links[3]?.id}: it was made known and is gone`)
  })

  it('sees two that changed places', async () => {
    const [, second, third] = links
    await tamper([
      `update follow_ups set claim_version = 999 where id = ${idOf(1)}`,
      `update follow_ups set claim_version = ${second?.version} where claim_id = ${it0.key} and claim_version = ${third?.version}`,
      `update follow_ups set claim_version = ${third?.version} where claim_id = ${it0.key} and claim_version = 999`,
    ])
    const found = await differences(it0.claim)
    for (const link of [second, third])
      expect(found.some((detail) => detail.startsWith(`${link?.id}: `))).toBe(true)
  })

  it('sees one that was put in, whatever hash it carries', async () => {
    await tamper([
      `insert into follow_ups select 77, claim_id, 98, status, note, reason_code, corrects, effective_on, recorded_at, recorded_by, hash, salt, content_hash
       from follow_ups where id = ${idOf(3)}`,
    ])
    expect(
      (await differences(it0.claim)).some((detail) => detail.startsWith(`${publicId('fup', 77)}: `)),
    ).toBe(true)
  })

  it('a check that only counts does not see a changed note: the chain is what finds it', async () => {
    await tamper([`update follow_ups set note = 'Other.' where id = ${idOf(0)}`])
    const found = await differences(it0.claim)
    expect(found.filter((detail) => !detail.startsWith('fup_'))).toEqual([])
    expect(found).toHaveLength(1)
  })

  it('carries on from follow-ups that were recorded before there was a chain', async () => {
    await tamper([
      `update follow_ups set hash = null, salt = null, content_hash = null where claim_id = ${it0.key}`,
    ])
    await tamper([
      `update changes set seal = null, data = json_remove(data, '$.hash') where subject_id = ${it0.key} and data is not null`,
    ])
    const body = {
      status: 'in_progress',
      note: 'Again.',
      evidence: [{ url: 'https://a.example/', publishedAt: '2025-08-20' }],
    }
    const answer = await call('POST', `/v1/claims/${it0.claim}/follow-ups`, {
      body,
      headers: { ...ADMIN, 'if-match': '*' },
    })
    expect(answer.status).toBe(201)
    expect(await differences(it0.claim)).toEqual([])
    await tamper([`update follow_ups set note = 'Other.' where id = ${idOf(0)}`])
    expect((await differences(it0.claim)).length).toBe(1)
  })
})

describe('erasure', () => {
  let one: Awaited<ReturnType<typeof followed>>
  const erase = (path: string, headers: Record<string, string> = ADMIN) =>
    call('POST', `/v1/claims/${one.claim}${path}`, {
      body: { reason: 'a court said so' },
      headers: { 'if-match': '*', ...headers },
    })
  beforeAll(async () => {
    one = await followed(3)
  })

  it('of a follow-up takes its words and leaves the chain whole', async () => {
    const before = await shown(one.claim)
    const answer = await erase(`/follow-ups/${before[1]?.id}/erase`)
    expect(answer.status).toBe(200)
    const after = await shown(one.claim)
    expect(after[1]).toMatchObject({
      note: null,
      evidence: [],
      salt: null,
      erased: true,
      hash: before[1]?.hash,
    })
    expect(after[0]).toEqual(before[0])
    expect(await differences(one.claim)).toEqual([])
    expect((await call('GET', `/v1/claims/${one.claim}/changes`)).text).not.toContain('Step 1')
    const { results } = await env.DB.prepare('select body from idempotency_keys').all<{ body: string }>()
    expect(results.some(({ body }) => body.includes(one.claim))).toBe(false)
    expectProblem(await erase('/follow-ups/fup_00000000000/erase'), 404, 'not-found')
  })

  it('of a claim needs it to be hidden, leaves a tombstone, and nothing of its words', async () => {
    expectProblem(await erase('/erase'), 409, 'not-hidden')
    const patch = { body: { reason: 'asked', visibility: 'hidden' }, headers: { ...ADMIN, 'if-match': '*' } }
    expect((await call('PATCH', `/v1/claims/${one.claim}`, patch)).status).toBe(200)
    expect((await erase('/erase')).status).toBe(200)
    expectProblem(await erase('/erase'), 410, 'erased')
    expectProblem(await call('GET', `/v1/claims/${one.claim}`), 410, 'erased')
    const back = { ...patch, body: { reason: 'no', visibility: 'published' } }
    expectProblem(await call('PATCH', `/v1/claims/${one.claim}`, back), 410, 'erased')
    expect(await differences(one.claim)).toEqual([])
    expect((await shown(one.claim)).every((link) => link.erased)).toBe(true)
    const kept = await call('GET', `/v1/claims/${one.claim}/changes`, { headers: ADMIN })
    expect(kept.text).toContain('a court said so')
    const { json } = await call('GET', `/v1/articles/${one.article}`, { headers: ADMIN })
    expect(String(json.article?.text)).toContain('█')
    expect(String(json.article?.text)).toHaveLength(
      `Mayor Ada Quill said the ${CANARY} will open, and so on and on. ()`.length + 36,
    )
  })

  it('leaves the canary in no table of the database', async () => {
    // What the tests of the chain above stored goes first.
    const { results: tables } = await env.DB.prepare(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '%fts%' and name not like '\\_cf%' escape '\\'`,
    ).all<{ name: string }>()
    const key = String(one.claim)
    const ids = await env.DB.prepare(`select id, article_id from claims where text = ''`).all<{
      id: number
      article_id: number
    }>()
    expect(ids.results.map(({ id }) => publicId('clm', id))).toEqual([key])
    const [row] = ids.results
    const of: Record<string, string> = {
      claims: `article_id = ${row?.article_id}`,
      claim_history: `claim_id = ${row?.id}`,
      article_texts: `article_id = ${row?.article_id}`,
      articles: `id = ${row?.article_id}`,
      follow_ups: `claim_id = ${row?.id}`,
      evidence: `follow_up_id in (select id from follow_ups where claim_id = ${row?.id})`,
      changes: `subject_id = ${row?.id}`,
      idempotency_keys: `body like '%${key}%'`,
    }
    for (const { name } of tables) {
      if (!(name in of)) continue
      const { results } = await env.DB.prepare(`select * from ${name} where ${of[name]}`).all()
      expect([name, JSON.stringify(results).includes(CANARY)]).toEqual([name, false])
    }
    const search = await call('GET', `/v1/claims?q=${CANARY}`, { headers: ADMIN })
    expect(search.text).not.toContain(one.claim)
  })

  it('is refused to an editor by the database too, when nothing says that it happened', async () => {
    const two = await followed(1)
    await expect(
      env.DB.prepare(`update follow_ups set note = null, salt = null where claim_id = ${two.key}`).run(),
    ).rejects.toThrow('append-only')
    await expect(
      env.DB.prepare(`update changes set reason = null where subject_id = ${two.key}`).run(),
    ).rejects.toThrow('append-only')
    await expect(env.DB.prepare(`update claims set prefix = '' where id = ${two.key}`).run()).rejects.toThrow(
      'only together',
    )
  })
})

describe('the chain of changes', () => {
  const reason = (text: string) => ({
    body: { reason: text, role: `Mayor ${text}` },
    headers: { ...ADMIN, 'if-match': '*' },
  })
  let one: Awaited<ReturnType<typeof followed>>
  let speaker = ''
  beforeEach(async () => {
    one = await followed(1)
    for (const text of ['first', 'second', 'third'])
      expect((await call('PATCH', `/v1/claims/${one.claim}`, reason(text))).status).toBe(200)
    const { json } = await call('GET', `/v1/claims/${one.claim}`)
    speaker = String(json.speaker?.id)
    const rename = {
      body: { reason: 'as she writes it', name: `Ada Q. ${one.key}` },
      headers: { ...ADMIN, 'if-match': '*' },
    }
    expect((await call('PATCH', `/v1/speakers/${speaker}`, rename)).status).toBe(200)
  })
  const found = async () => [...(await differences(one.claim)), ...(await differences(speaker, one.claim))]
  const version = (n: number) => `where subject = 'claim' and subject_id = ${one.key} and version = ${n}`

  it('is whole as it is written, and told', async () => {
    expect(await found()).toEqual([])
    const { json } = await call('GET', `/v1/claims/${one.claim}/changes`)
    const seals = (json.data as unknown as { seal: string | null }[]).map(({ seal }) => seal?.length ?? null)
    expect(seals).toEqual([null, 227, 227, 227, 227])
  })

  it.each([
    ['reason', "'another'"],
    ['data', `replace(data, 'Mayor', 'Maior')`],
    ['by', "'somebody else'"],
    ['at', 'at + 1'],
    ['kind', "'claim.published'"],
    ['seal', `replace(seal, substr(seal, 1, 1), 'g')`],
    ['seal', 'null'],
    ['seal', 'substr(seal, 1, 100)'],
  ])('finds a correction whose %s was set to %s', async (column, value) => {
    await tamper([`update changes set ${column} = ${value} ${version(3)}`])
    expect((await found()).some((detail) => /^change \d+: /.test(detail))).toBe(true)
  })

  it.each([
    ['claim_history', 'role', 3],
    ['claim_history', 'due_latest', 1],
    ['claim_history', 'text', 4],
  ])('finds a change in %s of %s as it was at version %i', async (table, column, n) => {
    await tamper([`update ${table} set ${column} = 'x' where claim_id = ${one.key} and version = ${n}`])
    expect((await found()).some((detail) => detail.includes('what the record said'))).toBe(true)
  })

  it.each(['role', 'said_edtf', 'due_earliest', 'type', 'machine'])(
    'finds another %s in the claim as it stands',
    async (column) => {
      await tamper([`update claims set ${column} = 'x' where id = ${one.key}`])
      expect((await found()).some((detail) => detail.includes('what the record said'))).toBe(true)
    },
  )

  it('finds a speaker who was renamed behind our back', async () => {
    await tamper([`update speakers set name = 'Bo' where name = 'Ada Q. ${one.key}'`])
    expect(
      (await differences(speaker, one.claim)).some((detail) => detail.includes('what the record said')),
    ).toBe(true)
  })

  it('without the seals nothing of this would be found: the check that only counts', async () => {
    await tamper([`update changes set reason = 'another' ${version(3)}`])
    expect((await found()).filter((detail) => !detail.startsWith('change '))).toEqual([])
  })
})

describe('the seal of an article', () => {
  let one: Awaited<ReturnType<typeof followed>>
  beforeEach(async () => {
    one = await followed(1)
  })
  const found = () => differences(one.article, one.claim)

  it('is whole as it is written, after corrections, another speaker, a claim by hand and a merge too', async () => {
    const headers = { ...ADMIN, 'if-match': '*' }
    const byHand = async (exact: string, name: string) => {
      const body = { article: one.article, passage: { exact }, speaker: { name, kind: 'person' } }
      const { status, json } = await call('POST', '/v1/claims', { body, headers: ADMIN })
      expect([json.detail, status]).toEqual([undefined, 201])
      return String(json.speaker?.id)
    }
    const bo = await byHand('and so on', 'Bo Reed')
    const cy = await byHand('and on. (', 'Cy Dean')
    const patch = { body: { reason: 'it was Bo', speaker: bo, due: '2031-05-09' }, headers }
    expect((await call('PATCH', `/v1/claims/${one.claim}`, patch)).status).toBe(200)
    const merge = { body: { reason: 'the same', into: bo }, headers }
    expect((await call('POST', `/v1/speakers/${cy}/merge`, merge)).status).toBe(200)
    expect([await found(), await differences(one.claim), await differences(cy, one.claim)]).toEqual([
      [],
      [],
      [],
    ])
  })

  it.each([
    ['articles', 'title', "'Another'"],
    ['articles', 'outlet', "'Another'"],
    ['articles', 'created_by', "'somebody'"],
    ['articles', 'seal', "'x'"],
    ['articles', 'digest', "'x'"],
    ['article_texts', 'text', "replace(text, 'and so on', 'and so off')"],
    ['claims', 'text', "text || '.'"],
    ['claims', 'said_edtf', "'2020-01-01'"],
    ['claims', 'confidence', 'confidence / 2'],
    ['claims', 'cue', "'[]'"],
    ['claims', 'content', "'[[no'"],
    ['claims', 'source_text', "'Somebody'"],
    ['claims', 'speaker_id', 'null'],
    ['changes', 'subject', "'clam'"],
    ['changes', 'subject_id', '1'],
    ['changes', 'by', "'somebody'"],
    ['changes', 'reason', "'so'"],
  ])('finds another %s.%s in what nobody has corrected', async (table, column, value) => {
    const article = `(select article_id from claims where id = ${one.key})`
    const of = (wanted: string) => `(select ${wanted} from claims where article_id = ${article})`
    const which = {
      articles: `id = ${article}`,
      article_texts: `article_id = ${article}`,
      claims: `article_id = ${article} and version = 1`,
      changes: `seq in ${of('seq')}`,
    }[table]
    await tamper([`update ${table} set ${column} = ${value} where ${which}`])
    expect(await found()).not.toEqual([])
  })

  it('is whole in a draft, and when the draft is published', async () => {
    const { article, claims } = await storeArticle([someClaim(), someClaim()], { visibility: 'draft' })
    const key = claims[0]?.id ?? 0
    const ids = [publicId('art', article.id), publicId('clm', key)] as const
    expect(await differences(...ids)).toEqual([])
    const body = { reason: 'ready', visibility: 'published' }
    const headers = { ...ADMIN, 'if-match': '*' }
    expect((await call('PATCH', `/v1/claims/${ids[1]}`, { body, headers })).status).toBe(200)
    expect(await differences(...ids)).toEqual([])
    await tamper([
      `update changes set kind = 'claim.dratted' where seq = (select seq from claims where id = ${key})`,
    ])
    expect(await differences(...ids)).not.toEqual([])
  })

  it.each(['updated_at', 'created_at'])(
    'finds another %s of a speaker whom nobody has changed',
    async (column) => {
      const speaker = { key: crypto.randomUUID(), name: 'Cy Dean', kind: 'person' as const }
      const { article, claims } = await storeArticle([someClaim({ speaker })])
      const ids = [publicId('art', article.id), publicId('clm', claims[0]?.id ?? 0)] as const
      expect(await differences(...ids)).toEqual([])
      const which = `id = (select speaker_id from speaker_names where key = '${speaker.key}')`
      await tamper([`update speakers set ${column} = ${column} + 1 where ${which}`])
      expect(await differences(...ids)).not.toEqual([])
    },
  )

  it.each([
    ['claims', 'prefix'],
    ['claims', 'suffix'],
    ['claim_history', 'prefix'],
    ['claim_history', 'suffix'],
  ])('finds another %s.%s in a claim that stands in its article', async (table, column) => {
    const [prefix, text, suffix] = ['The mayor, Ada Quill, said ', 'it is late', '. She left. (']
    const content = JSON.stringify([[prefix.length, prefix.length + text.length]])
    const stored = await storeArticle([someClaim({ text, exact: null, prefix, suffix, content })], {
      text: `${prefix}${text}${suffix}${crypto.randomUUID()})`,
    })
    const key = stored.claims[0]?.id ?? 0
    const claim = publicId('clm', key)
    const patch = { body: { reason: 'as it was', role: 'Deputy' }, headers: { ...ADMIN, 'if-match': '*' } }
    expect((await call('PATCH', `/v1/claims/${claim}`, patch)).status).toBe(200)
    expect(await differences(publicId('art', stored.article.id), claim)).toEqual([])
    const id = table === 'claims' ? 'id' : 'claim_id'
    await tamper([`update ${table} set ${column} = replace(${column}, 'e', 'o') where ${id} = ${key}`])
    expect(await differences(publicId('art', stored.article.id), claim)).not.toEqual([])
  })

  it('ends with an erasure in the article', async () => {
    const headers = { ...ADMIN, 'if-match': '*' }
    await call('PATCH', `/v1/claims/${one.claim}`, { body: { reason: 'a', visibility: 'hidden' }, headers })
    await call('POST', `/v1/claims/${one.claim}/erase`, { body: { reason: 'a' }, headers })
    expect(await found()).toEqual([])
  })
})
