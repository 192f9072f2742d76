/** Round trips: what is exported comes back the same in an empty database, histories and all. */
import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runSchedule } from '../../src/jobs.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

const DAY = '2025-09-02'
const NAMES = ['Ada Quill', 'Bo Reed', 'Cy Marsh', 'A. Quill']

async function write(method: string, path: string, body: object) {
  const [, record = ''] = /^(\/v1\/\w+\/\w+)/.exec(path) ?? []
  const read = await call('GET', record, { headers: ADMIN, day: DAY })
  const headers = { ...ADMIN, 'if-match': read.headers.get('etag') ?? '*' }
  const answer = await call(method, path, { body, headers, day: DAY })
  expect([answer.status, answer.text].join(' ')).toMatch(/^20/)
  return answer.json
}

const evidence = [
  {
    url: 'https://city.example/bridge',
    title: '“Bridge”\u2028',
    publishedAt: '2025-09-01',
    quote: 'It is open.',
  },
  { url: 'https://city.example/bridge/2', publishedAt: '2025-09-01' },
]

/** A record with something of everything: 400 claims, corrected, followed up, hidden, related, due; speakers merged. */
async function fillRecord() {
  for (let n = 0; n < 8; n++) {
    const claims = Array.from({ length: 50 }, (_, i) => {
      const name = NAMES[(n + i) % 4] ?? ''
      return someClaim({
        text: `claim ${n}.${i}: “naïve” 𝔐 =1+1`,
        confidence: (i + 1) / 51,
        exact: i % 5 === 0 ? 'another “exact” text' : null,
        speaker: i % 7 === 0 ? null : { key: name.toLowerCase(), name, kind: 'person' },
        ...(i % 3 === 0
          ? {
              dueEdtf: '2025-08-28/2025-08-31',
              dueEarliest: '2025-08-28',
              dueLatest: '2025-08-31',
              dueDerivation:
                '{"rule":"within","phrase":"within seven to 10 days","span":null,"anchor":"2025-08-21"}',
            }
          : {}),
      })
    })
    await storeArticle(
      claims,
      n === 3 ? { visibility: 'draft' } : { text: `${n} ${'Mayor Ada Quill said so. '.repeat(40)}` },
    )
  }
  await runSchedule(env, Date.parse(`${DAY}T12:00:00Z`))
  const { json } = await call('GET', '/v1/claims?order=recorded&limit=60', { headers: ADMIN })
  const ids = (json.data as unknown as { id: string }[]).map((one) => one.id)
  for (const id of ids.slice(0, 20)) {
    await write('PATCH', `/v1/claims/${id}`, { role: 'Mayor of Reed', reason: 'the article says so' })
    await write('POST', `/v1/claims/${id}/follow-ups`, {
      status: 'held',
      note: 'Seen.',
      effectiveOn: '2025-08-31',
      evidence,
    })
  }
  const [first = '', second = '', third = ''] = ids
  const held = (await call('GET', `/v1/claims/${first}/follow-ups`)).json.data?.[0]?.id
  const wrong = { status: 'not_held', note: 'No: it was another bridge.', evidence, corrects: String(held) }
  await write('POST', `/v1/claims/${first}/follow-ups`, wrong)
  await write('PATCH', `/v1/claims/${second}`, { visibility: 'hidden', reason: 'a wrong name' })
  const relation = { claim: ids.at(-1), state: 'confirmed', kind: 'repeats', note: 'the same words' }
  await write('POST', `/v1/claims/${third}/relations`, relation)
  const speakers = (await call('GET', '/v1/speakers')).json.data as unknown as { id: string; name: string }[]
  const idOf = (name: string) => speakers.find((one) => one.name === name)?.id
  await write('POST', `/v1/speakers/${idOf('A. Quill')}/merge`, {
    into: idOf('Ada Quill'),
    reason: 'one person',
  })
  await write('PATCH', `/v1/speakers/${idOf('Bo Reed')}`, { name: 'Bo Reed-Marsh', reason: 'she married' })
}

async function empty() {
  await reset()
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
}

const get = async (path: string, headers = {}) => (await call('GET', path, { headers, day: DAY })).text
const LINES = { ...ADMIN, 'content-type': 'application/x-ndjson' }
const send = (lines: readonly string[]) =>
  call('POST', '/v1/import', { body: lines.map((line) => `${line}\n`).join(''), headers: LINES, day: DAY })

/** Imports an export in pieces, each with the head where there is one. */
async function importAll(text: string, size: number) {
  const [first = '', ...rest] = text.trimEnd().split('\n')
  const head = first.startsWith('{"onRecord"') ? [first] : []
  const lines = head.length > 0 ? rest : [first, ...rest]
  const counts = { stored: 0, known: 0 }
  for (let i = 0; i < lines.length; i += size) {
    const answer = await send([...head, ...lines.slice(i, i + size)])
    expect(answer.text).toContain('stored')
    counts.stored += Number(answer.json.stored)
    counts.known += Number(answer.json.known)
  }
  return counts
}

describe('round trips', () => {
  const before: Record<string, string> = {}
  const PUBLIC = ['/v1/claims.ndjson', '/v1/claims.csv', '/v1/stats', '/v1/claims.ndjson?q=claim']
  const RECORD = [
    '/v1/changes?limit=500',
    '/v1/changes?after=500&limit=500',
    '/v1/speakers',
    '/v1/speakers?q=ada',
    '/v1/articles',
    '/v1/feed.json',
  ]

  beforeAll(async () => {
    await fillRecord()
    for (const path of [...PUBLIC, ...RECORD]) before[path] = await get(path)
    before.export = await get('/v1/export.ndjson', ADMIN)
    before.editors = await get('/v1/claims.ndjson', ADMIN)
  })
  beforeEach(empty)

  it('brings the whole record back, byte for byte, twice sent and in pieces', async () => {
    const rows = before.export?.trimEnd().split('\n').length ?? 0
    expect(rows).toBeGreaterThan(1000)
    expect(await importAll(before.export ?? '', 300)).toEqual({ stored: rows - 2, known: 0 })
    expect(await importAll(before.export ?? '', 999)).toEqual({ stored: 0, known: rows - 2 })
    expect(await get('/v1/export.ndjson', ADMIN)).toBe(before.export)
    for (const path of [...PUBLIC, ...RECORD]) expect(await get(path)).toBe(before[path])
    const { json } = await call('GET', '/v1/check', { headers: ADMIN })
    expect(json).toMatchObject({ checked: 90, differences: [] })
  })

  it('goes on with new claims and changes where the export stopped', async () => {
    await importAll(before.export ?? '', 2000)
    const last = Number(
      before.export
        ?.match(/\["changes",(\d+)/g)
        ?.at(-1)
        ?.slice(11),
    )
    await storeArticle([someClaim({ text: 'a new one' })], { text: 'A text of its own said so.' })
    const { json } = await call('GET', `/v1/changes?after=${last}`, { headers: ADMIN })
    expect(json.data).toMatchObject([{ seq: last + 1, type: 'claim.created' }])
    expect((await call('GET', '/v1/claims?q=new')).json.data).toHaveLength(1)
  })

  it.each([
    ['readers', {}],
    ['editors', ADMIN],
  ])('brings the claims of a list back that %s export', async (_, headers) => {
    const text = (_ === 'readers' ? before['/v1/claims.ndjson'] : before.editors) ?? ''
    const first = await importAll(text, 100)
    expect(first.stored).toBeGreaterThan(400)
    expect((await importAll(text, 170)).stored).toBe(0)
    expect(await get('/v1/claims.ndjson', headers)).toBe(text)
    const { json } = await call('GET', '/v1/check', { headers: ADMIN })
    expect(json).toMatchObject({ checked: 90, differences: [] })
  })

  it('stores nothing of a request in which another row would have to be replaced', async () => {
    await importAll(before['/v1/claims.ndjson'] ?? '', 500)
    const [line = ''] = before['/v1/claims.ndjson']?.split('\n') ?? []
    const other = { ...JSON.parse(line), id: 'clm_00000000zzz' }
    const forged = line.replace('claim ', 'clam ')
    expect(forged).not.toBe(line)
    expectProblem(await send([JSON.stringify(other), forged]), 409, 'import-conflict')
    expect((await call('GET', '/v1/claims/clm_00000000zzz')).status).toBe(404)
  })

  it.each([
    ['{"onRecord":1,"columns":{"tokens":["id"]}}', 'there is no table tokens'],
    ['{"onRecord":1,"columns":{"claims":["id","secret"]}}', 'secret'],
    ['{"onRecord":2,"columns":{}}', 'head'],
    ['{"onRecord":1,"columns":{"claims":["id"]}}\n["claims",1,2]', 'Line 2'],
    ['["claims",1]', 'head'],
    ['{"id":"clm_00000000zzz"}', 'Line 1'],
    ['{"id":', 'Line 1'],
  ])('refuses %s', async (body, says) => {
    const answer = await send(body.split('\n'))
    expectProblem(answer, 422, 'invalid-field')
    expect(answer.text).toContain(says)
  })

  it.each([
    ['articles', 'url', 'javascript:alert(1)'],
    ['articles', 'visibility', 'secret'],
    ['articles', 'time_zone', 'Mars/Phobos'],
    ['articles', 'claim_count', 'two'],
    ['speakers', 'same_as', '["javascript:alert(1)"]'],
    ['speakers', 'name', null],
    ['claims', 'content', '[[0,'],
    ['claims', 'cue', '{"a":1}'],
    ['claims', 'said_derivation', '{}'],
    ['claims', 'said_latest', 'soon'],
    ['claims', 'confidence', 7],
    ['claims', 'status', 'maybe'],
    ['changes', 'data', 'x'],
    ['evidence', 'url', 'file:///etc/passwd'],
  ])('refuses %s with %s = %s, and stores nothing of the request', async (table, column, value) => {
    const lines = (before.export ?? '').trimEnd().split('\n')
    const head = JSON.parse(lines[0] ?? '') as { columns: Record<string, string[]> }
    const at = lines.findIndex((line) => line.startsWith(`["${table}",`))
    const row = JSON.parse(lines[at] ?? '') as unknown[]
    row[(head.columns[table] ?? []).indexOf(column) + 1] = value
    const answer = await send(lines.with(at, JSON.stringify(row)))
    expectProblem(answer, 422, 'invalid-field')
    expect(answer.text).toContain(`Line ${at + 1}: ${table}.${column} `)
    expect((await call('GET', '/v1/articles')).json.data).toEqual([])
  })

  it('takes lines only as lines', async () => {
    expectProblem(
      await call('POST', '/v1/import', { body: {}, headers: ADMIN }),
      415,
      'unsupported-media-type',
    )
  })
})
