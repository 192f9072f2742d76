/** Follow-ups through the API: every cell of the table, conflicts, retries, and reading what was known when. */
import { beforeAll, describe, expect, it } from 'vitest'
import { publicId } from '../../src/store/ids.ts'
import { CELLS, type Cell, stepsTo, TODAY, WINDOW } from '../follow-up/cells.ts'
import { ADMIN, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

const due = {
  dueEdtf: `${WINDOW.earliest}/${WINDOW.latest}`,
  dueEarliest: WINDOW.earliest,
  dueLatest: WINDOW.latest,
  dueDerivation: JSON.stringify({
    phrase: 'within seven to 10 days',
    span: null,
    rule: 'within',
    anchor: '2025-08-21',
  }),
}

/** Ids of new claims with the window of the cells. */
async function newClaims(count: number): Promise<string[]> {
  const saved = await storeArticle(Array.from({ length: count }, () => someClaim(due)))
  return saved.claims.map((claim) => publicId('clm', claim.id))
}

async function newClaim(): Promise<string> {
  const [id = ''] = await newClaims(1)
  return id
}

/** Sends a follow-up at the version that the claim has. */
async function follow(
  id: string,
  body: unknown,
  given: { day?: string; headers?: Record<string, string> } = {},
) {
  const { day = TODAY, headers } = given
  const { headers: read } = await call('GET', `/v1/claims/${id}`, { day, headers: ADMIN })
  const conditions = { ...ADMIN, 'if-match': read.get('etag') ?? '', ...headers }
  return call('POST', `/v1/claims/${id}/follow-ups`, { body, day, headers: conditions })
}

const slugOf = (answer: Awaited<ReturnType<typeof call>>) =>
  String(answer.json.type).replace('/problems/', '')

/** The statuses that each problem of the guards comes with. */
const CONFLICTS = [
  'invalid-transition',
  'no-change',
  'corrects-not-current',
  'premature-outcome',
  'late-outcome',
]

describe('every cell of the table', () => {
  // An address that is no web page is refused by the schema before any guard sees it.
  const cells = CELLS.filter((cell) => !cell.name.endsWith('evidence that is no web page'))
  const fresh: string[] = []
  const claimAt = new Map<string, { id: string; last: string | null }>()

  beforeAll(async () => {
    fresh.push(...(await newClaims(1000)))
  })

  /** A claim that stands at the cell's first status. A refused follow-up leaves it there for the next cell. */
  async function standing(from: Cell['from']) {
    const known = claimAt.get(from)
    if (known) return known
    const id = fresh.pop() ?? ''
    let last: string | null = null
    for (const step of stepsTo(from)) {
      const answer = await follow(id, step)
      expect(answer.status).toBe(201)
      last = String(answer.json.followUps?.[0]?.id)
    }
    claimAt.set(from, { id, last })
    return { id, last }
  }

  it.each(cells)('$name', async ({ from, proposed, corrects, expected }) => {
    const { id, last } = await standing(from)
    const named = { last, unknown: publicId('fup', 1), none: null }[corrects]
    const { reasonCode, ...rest } = proposed
    const body = { ...rest, ...(reasonCode ? { reasonCode } : {}), ...(named ? { corrects: named } : {}) }
    const headers = { ...ADMIN, 'if-match': `"${stepsTo(from).length + 1}"` }
    const answer = await call('POST', `/v1/claims/${id}/follow-ups`, { body, headers, day: TODAY })
    if (expected !== 'ok') return expectProblem(answer, CONFLICTS.includes(expected) ? 409 : 422, expected)
    claimAt.delete(from)
    expect(answer.status).toBe(201)
    expect(answer.json.status).toBe(proposed.status)
    expect(answer.json.version).toBe(stepsTo(from).length + 2)
  })
})

describe('the window of the claim', () => {
  it('goes by the day: upcoming, due, overdue, and what may be said when', async () => {
    const id = await newClaim()
    const on = async (day: string) => (await call('GET', `/v1/claims/${id}`, { day })).json.due
    expect((await on('2025-08-27'))?.state).toBe('upcoming')
    expect((await on('2025-08-28'))?.state).toBe('due')
    expect((await on('2025-08-31'))?.state).toBe('due')
    expect((await on('2025-09-01'))?.state).toBe('overdue')
    expect((await on('2025-09-01'))?.explanation).toBe(
      '“within seven to 10 days”, counted from 21 August 2025, is 28 to 31 August 2025.',
    )
    const broken = { status: 'not_held', note: 'No water yet.', evidence: [{ url: 'https://example.org/a' }] }
    expectProblem(await follow(id, broken, { day: '2025-08-29' }), 409, 'premature-outcome')
    const { evidence: _, ...bare } = broken
    expectProblem(await follow(id, bare, { day: '2025-09-01' }), 422, 'evidence-required')
    const answer = await follow(id, broken, { day: '2025-09-01' })
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({ status: 'not_held', statusLabel: 'Not kept', due: { state: 'none' } })
  })
})

const moving = {
  status: 'in_progress',
  evidence: [{ url: 'https://example.org/works', publishedAt: '2025-09-01' }],
}

describe('preconditions', () => {
  it('asks for If-Match', async () => {
    const id = await newClaim()
    const answer = await call('POST', `/v1/claims/${id}/follow-ups`, {
      body: moving,
      headers: ADMIN,
      day: TODAY,
    })
    expectProblem(answer, 428, 'precondition-required')
  })

  it.each(['"1"', '"1.abc"', 'W/"1.x"', '"7", "1"', '*'])('takes If-Match: %s for version 1', async (tag) => {
    const answer = await follow(await newClaim(), moving, { headers: { 'if-match': tag } })
    expect(answer.status).toBe(201)
  })

  it.each(['"2"', '1', '"x"', '""', '"1e0"'])('refuses If-Match: %s with the current state', async (tag) => {
    const id = await newClaim()
    const answer = await follow(id, moving, { headers: { 'if-match': tag } })
    expectProblem(answer, 412, 'stale-version')
    expect(answer.json.current).toMatchObject({ id, version: 1, status: 'pending', followUps: [] })
    const again = await follow(id, moving, { headers: { 'if-match': answer.headers.get('etag') ?? '' } })
    expect(again.status).toBe(201)
  })

  it('answers 304 while nothing changed, and not after', async () => {
    const id = await newClaim()
    const first = await call('GET', `/v1/claims/${id}`, { day: TODAY })
    const etag = first.headers.get('etag') ?? ''
    const again = await call('GET', `/v1/claims/${id}`, { day: TODAY, headers: { 'if-none-match': etag } })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    // The due state has changed with the day, though nobody wrote.
    const before = await call('GET', `/v1/claims/${id}`, {
      day: '2025-08-27',
      headers: { 'if-none-match': etag },
    })
    expect(before.status).toBe(200)
    await follow(id, moving)
    const after = await call('GET', `/v1/claims/${id}`, { day: TODAY, headers: { 'if-none-match': etag } })
    expect(after.status).toBe(200)
  })
})

describe('conflicts', () => {
  it('lets one of many win, tells the others, and loses nothing', async () => {
    const id = await newClaim()
    for (let round = 1; round <= 3; round++) {
      const etag = (await call('GET', `/v1/claims/${id}`, { day: TODAY })).headers.get('etag') ?? ''
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, writer) =>
          call('POST', `/v1/claims/${id}/follow-ups`, {
            body: {
              ...moving,
              evidence: [{ url: `https://example.org/${round}/${writer}`, publishedAt: '2025-09-01' }],
            },
            headers: { ...ADMIN, 'if-match': etag },
            day: TODAY,
          }),
        ),
      )
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status === 201)).toHaveLength(1)
      expect(statuses.filter((status) => status === 412)).toHaveLength(19)
      const claim = (await call('GET', `/v1/claims/${id}`, { day: TODAY })).json
      expect(claim.version).toBe(round + 1)
      expect(claim.followUps).toHaveLength(round)
    }
  })
})

describe('Idempotency-Key', () => {
  const send = (id: string, key: string, body: unknown, tag: string) =>
    call('POST', `/v1/claims/${id}/follow-ups`, {
      body,
      day: TODAY,
      headers: { ...ADMIN, 'if-match': tag, 'idempotency-key': key },
    })

  it('answers a retry with the same bytes and has one effect', async () => {
    const id = await newClaim()
    const first = await send(id, 'key-1', moving, '"1"')
    const retry = await send(id, 'key-1', moving, '"1"')
    expect([first.status, retry.status]).toEqual([201, 201])
    expect(retry.text).toBe(first.text)
    expect(retry.headers.get('etag')).toBe(first.headers.get('etag'))
    expect([first, retry].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    const read = await call('GET', `/v1/claims/${id}`, { day: TODAY })
    expect(read.json.followUps).toHaveLength(1)
    expect(read.text).toBe(first.text)
    expect(read.headers.get('etag')).toBe(first.headers.get('etag'))
  })

  it('gives all of many parallel retries the one answer', async () => {
    const id = await newClaim()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(id, 'key-2', moving, '"1"')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await call('GET', `/v1/claims/${id}`, { day: TODAY })).json.followUps).toHaveLength(1)
  })

  it('refuses the key for another request, and takes it again after an error', async () => {
    const [id = '', other = ''] = await newClaims(2)
    expectProblem(await send(id, 'key-3', { status: 'held' }, '"1"'), 422, 'note-required')
    expect((await send(id, 'key-3', moving, '"1"')).status).toBe(201)
    expectProblem(await send(id, 'key-3', { ...moving, note: 'x' }, '"2"'), 422, 'idempotency-mismatch')
    expectProblem(await send(other, 'key-3', moving, '"1"'), 422, 'idempotency-mismatch')
    expect((await send(other, '"key-4"', moving, '"1"')).status).toBe(201)
    expect((await send(other, 'key-4', moving, '"1"')).headers.get('idempotency-replayed')).toBe('true')
  })

  it.each(['', 'a b', 'ä', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    expectProblem(await send(await newClaim(), key, moving, '"1"'), 400, 'invalid-idempotency-key')
  })
})

describe('bad input stores nothing', () => {
  const outcome = {
    status: 'held',
    note: 'x',
    evidence: [{ url: 'https://example.org/a' }],
    effectiveOn: '2025-08-30',
  }
  it.each([
    ['an unknown field', { ...outcome, stars: 5 }],
    [
      'an unknown field of evidence',
      { ...outcome, evidence: [{ url: 'https://example.org/a', retrievedAt: 'x' }] },
    ],
    ['an unknown status', { ...outcome, status: 'kept' }],
    ['an unknown reason', { ...outcome, reasonCode: 'because' }],
    ['an address that is no web page', { ...outcome, evidence: [{ url: 'ftp://example.org/a' }] }],
    ['a day that does not exist', { ...outcome, effectiveOn: '2025-02-30' }],
    ['too much evidence', { ...outcome, evidence: Array.from({ length: 21 }, () => outcome.evidence[0]) }],
    ['a note too long', { ...outcome, note: 'x'.repeat(4001) }],
  ])('%s', async (_name, body) => {
    const id = await newClaim()
    expect(slugOf(await follow(id, body))).toBe('invalid-field')
    expect((await call('GET', `/v1/claims/${id}`)).json).toMatchObject({ version: 1, followUps: [] })
  })

  it('takes nothing without a token, and nothing for a claim that is not there', async () => {
    const id = await newClaim()
    const anonymous = await call('POST', `/v1/claims/${id}/follow-ups`, {
      body: moving,
      headers: { 'if-match': '"1"' },
    })
    expectProblem(anonymous, 401, 'unauthenticated')
    expectProblem(await follow(publicId('clm', 5), moving), 404, 'not-found')
  })
})

describe('corrections', () => {
  it('keep what was wrong, mark it, and say by which', async () => {
    const id = await newClaim()
    const evidence = [{ url: 'https://example.org/a' }]
    const first = await follow(id, { status: 'held', note: 'Done.', evidence, effectiveOn: '2025-08-30' })
    const wrong = String(first.json.followUps?.[0]?.id)
    const second = await follow(id, {
      status: 'not_held',
      note: 'It was the other bridge.',
      evidence,
      corrects: wrong,
    })
    expect(second.status).toBe(201)
    const [one, two] = second.json.followUps as unknown as {
      id: string
      correctedBy: string | null
      corrects: string | null
    }[]
    expect(one).toMatchObject({ id: wrong, correctedBy: two?.id, corrects: null })
    expect(two).toMatchObject({ correctedBy: null, corrects: wrong })
  })
})

describe('asOf', () => {
  it('reads the claim and its follow-ups as they were known', async () => {
    const id = await newClaim()
    await follow(id, moving, { day: '2025-09-02' })
    await follow(
      id,
      { status: 'not_held', note: 'Over.', evidence: [{ url: 'https://example.org/b' }] },
      { day: '2025-09-05' },
    )
    const at = async (instant: string) =>
      (await call('GET', `/v1/claims/${id}?asOf=${encodeURIComponent(instant)}`, { day: TODAY })).json
    expect(await at('2025-08-21')).toMatchObject({
      status: 'pending',
      version: 1,
      followUps: [],
      due: { state: 'upcoming' },
    })
    expect(await at('2025-09-02T11:59:59.999Z')).toMatchObject({
      status: 'pending',
      version: 1,
      due: { state: 'overdue' },
    })
    expect(await at('2025-09-02T12:00:00Z')).toMatchObject({ status: 'in_progress', version: 2 })
    expect(await at('2025-09-05T13:59:59+02:00')).toMatchObject({ status: 'in_progress' })
    expect(await at('2025-09-05')).toMatchObject({ status: 'not_held', version: 3, due: { state: 'none' } })
    expect(await at('2031-01-01')).toMatchObject({ status: 'not_held', version: 3 })
    expect((await at('2025-09-02T12:00:00Z')).followUps).toHaveLength(1)
    const list = await call('GET', `/v1/claims/${id}/follow-ups?asOf=2025-09-04`, { day: TODAY })
    expect(list.json.data).toHaveLength(1)
  })

  it('knows no claim before it was stored', async () => {
    const id = await newClaim()
    expectProblem(await call('GET', `/v1/claims/${id}?asOf=2025-08-20`, { day: TODAY }), 404, 'not-found')
    expectProblem(
      await call('GET', `/v1/claims/${id}?asOf=yesterday`, { day: TODAY }),
      400,
      'invalid-parameter',
    )
  })

  it('filters the list by what was known', async () => {
    const { claims, article } = await storeArticle([someClaim(due), someClaim(due)])
    const [a = '', b = ''] = claims.map((claim) => publicId('clm', claim.id))
    await follow(a, moving, { day: '2025-09-02' })
    await follow(b, moving, { day: '2025-09-04' })
    const ids = async (query: string) => {
      const answer = await call('GET', `/v1/claims?article=${publicId('art', article.id)}&${query}`, {
        day: TODAY,
      })
      return (answer.json.data as unknown as { id: string }[]).map(({ id }) => id)
    }
    expect(await ids('status=in_progress&asOf=2025-09-01')).toEqual([])
    expect(await ids('status=in_progress&asOf=2025-09-03')).toEqual([a])
    expect(await ids('status=pending&asOf=2025-09-03')).toEqual([b])
    expect(await ids('status=in_progress&order=recorded')).toEqual([b, a])
    expect(await ids('asOf=2025-08-20')).toEqual([])
    expect(await ids('due=upcoming&asOf=2025-08-27')).toEqual(expect.arrayContaining([a, b]))
    expect(await ids('due=upcoming')).toEqual([])
  })
})
