/**
 * Many at once: a quota that is exact, duplicates that stay one article, and pages that neither repeat nor skip while others write.
 * Small here; `npm run test:many` has them at full length. Each part is shown to find out a careless variant.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { saveArticle } from '../../src/store/articles.ts'
import { openDb } from '../../src/store/db.ts'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, appOn, call, expectProblem, someClaim, storeArticle } from '../helpers.ts'

const FULL = env.FAULTS_AT_LENGTH === 'yes'
const count = async (sql: string) => Number(await env.DB.prepare(sql).first('n'))

/** Does all the work, so many at a time. */
async function atATime<T>(workers: number, work: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const one = async () => {
    for (let at = next++; at < work.length; at = next++) {
      const todo = work[at]
      if (todo) results[at] = await todo()
    }
  }
  await Promise.all(Array.from({ length: workers }, one))
  return results
}

describe('the quota of a day, 200 at once with 60 left', () => {
  const LIMIT = 60
  const passed = async (store: (n: number) => Promise<boolean>) =>
    (await Promise.all(Array.from({ length: 200 }, (_, n) => store(n)))).filter(Boolean).length

  it('lets exactly 60 pass', async () => {
    const made = await call('POST', '/v1/tokens', { body: { name: 'Bea' }, headers: ADMIN })
    const headers = { authorization: `Bearer ${made.json.token}`, 'content-type': 'application/json' }
    const statuses: number[] = []
    const found = await passed(async (n) => {
      const body = JSON.stringify({ text: `Mayor Ada Quill said the quota bridge ${n} will reopen.` })
      const init = { method: 'POST', headers, body }
      const answer = await appOn().request('http://localhost/v1/articles', init, {
        ...env,
        ARTICLES_A_DAY: String(LIMIT),
      })
      statuses.push(answer.status)
      return answer.status === 201
    })
    expect(found).toBe(LIMIT)
    expect(statuses.filter((status) => status === 429)).toHaveLength(200 - LIMIT)
    expect(await count(`select count(*) as n from article_texts where text like '%quota bridge%'`)).toBe(
      LIMIT,
    )
  })

  it('a quota that is counted first and stored after lets more pass', async () => {
    await env.DB.prepare('create table careless (n integer)').run()
    const found = await passed(async (n) => {
      if ((await count('select count(*) as n from careless')) >= LIMIT) return false
      await env.DB.prepare('insert into careless values (?)').bind(n).run()
      return true
    })
    expect(found).toBeGreaterThan(LIMIT)
  })
})

describe('the same article again', () => {
  const ARTICLES = FULL ? 100 : 20
  const TIMES = 10
  const text = (n: number, of: string) =>
    `Mayor Ada Quill said the ${of} ${n} will reopen by Friday.\n\n“We are ready, café and all,” she said.\n`
  /** The same text as other editors, systems and clipboards spell it. */
  const VARIANTS: readonly ((plain: string) => string)[] = [
    (plain) => plain,
    (plain) => plain.replaceAll('\n', '\r\n'),
    (plain) => plain.replaceAll('\n', '\r'),
    (plain) => plain.replaceAll('\n', '\u2028'),
    (plain) => `\ufeff${plain}`,
    (plain) => plain.normalize('NFD'),
    (plain) => plain.replaceAll(' ', '\u00a0'),
    (plain) => plain.replace('said', 'sa\u0000id'),
  ]
  /** Each article in all variants, in an order that is mixed the same way each time. */
  const sendings = Array.from({ length: ARTICLES * TIMES }, (_, i) => ({
    article: i % ARTICLES,
    vary: VARIANTS[Math.floor(i / ARTICLES) % VARIANTS.length] ?? String,
  }))
    .map((one, i) => ({ one, key: (i * 7919) % 104_729 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)

  it(
    `${ARTICLES * TIMES} times ${ARTICLES} articles, 20 at a time, spelt in ${VARIANTS.length} ways: ${ARTICLES} articles`,
    async () => {
      const answers = await atATime(
        20,
        sendings.map(({ article, vary }) => async () => {
          const body = { text: vary(text(article, 'pier')), url: `https://news.example/pier/${article}` }
          const { status, headers } = await call('POST', '/v1/articles', { body, headers: ADMIN })
          return { article, status, location: headers.get('location') ?? '' }
        }),
      )
      expect(await count(`select count(*) as n from articles where url like '%/pier/%'`)).toBe(ARTICLES)
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(ARTICLES)
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(ARTICLES * (TIMES - 1))
      const places = Map.groupBy(answers, ({ article }) => article)
      for (const [article, ofIt] of places) {
        expect([article, new Set(ofIt.map(({ location }) => location)).size]).toEqual([article, 1])
        expect(ofIt[0]?.location).toMatch(/^\/v1\/articles\/art_/)
      }
      const claims = await count(
        `select count(*) as n from claims where article_id in (select id from articles where url like '%/pier/%')`,
      )
      const promised = await count(`select sum(claim_count) as n from articles where url like '%/pier/%'`)
      expect([claims, claims > ARTICLES]).toEqual([promised, true])
    },
    FULL ? 300_000 : 60_000,
  )

  it('an article known by its text as it was sent is stored again and again', async () => {
    const some = sendings.filter(({ article }) => article < 3)
    await atATime(
      20,
      some.map(({ article, vary }) => async () => {
        const body = { text: vary(text(article, 'quay')), url: `https://news.example/quay/${article}` }
        const fields = { title: null, outlet: null, author: null, language: null, publishedAt: null }
        const rest = { publishedDay: null, timeZone: null, visibility: 'published', createdBy: 'x' } as const
        await saveArticle(
          openDb(env.DB),
          { article: { ...body, ...fields, ...rest }, claims: [] },
          Date.now(),
        )
      }),
    )
    const stored = await count(`select count(*) as n from articles where url like '%/quay/%'`)
    expect(stored).toBeGreaterThan(3)
  })
})

describe('pages while others write', () => {
  const WALKS = FULL ? 100 : 9
  const WRITERS = 20
  const ROWS = 60
  const PAGE = FULL ? 20 : 9
  /** What stood when the walks began and nobody corrects; and what the writers move about. */
  const still = { claims: [] as string[], articles: [] as string[], speakers: [] as string[] }
  const moved: string[] = []

  beforeAll(async () => {
    for (let n = 0; n < ROWS; n++) {
      const day = `2025-08-${String(1 + (n % 20)).padStart(2, '0')}`
      const due = `2025-10-${String(1 + (n % 25)).padStart(2, '0')}`
      const { article, claims } = await storeArticle([
        someClaim({
          text: `the wharf ${n} will reopen`,
          saidEarliest: day,
          saidLatest: day,
          dueEdtf: due,
          dueEarliest: due,
          dueLatest: due,
          speaker: { key: `walker ${n % 30}`, name: `Walker ${n % 30}`, kind: 'person' },
        }),
      ])
      const id = publicId('clm', claims[0]?.id ?? 0)
      still.articles.push(publicId('art', article.id))
      if (n % 4 === 3) moved.push(id)
      else still.claims.push(id)
      const speaker = publicId('spk', claims[0]?.speakerId ?? 0)
      if (!still.speakers.includes(speaker)) still.speakers.push(speaker)
    }
  })

  const seqOf = (row: { seq?: number }) => String(row.seq)
  const idOf = (row: { id?: string }) => String(row.id)
  const LISTS = [
    ['/v1/claims?order=saidOn', () => still.claims, idOf],
    ['/v1/claims?order=recorded', () => still.claims, idOf],
    ['/v1/claims?order=due', () => still.claims, idOf],
    ['/v1/due?', () => still.claims, idOf],
    ['/v1/claims?q=wharf&order=recorded', () => still.claims, idOf],
    ['/v1/claims?type=promise&outlet=The+Quill+Courier', () => still.claims, idOf],
    ['/v1/articles?', () => still.articles, idOf],
    ['/v1/speakers?', () => still.speakers, idOf],
    ['/v1/changes?', () => Array.from({ length: ROWS }, (_, i) => String(i + 1)), seqOf],
  ] as const

  /** What a walk saw, against what it had to see once. */
  function faultsOf(seen: readonly string[], expected: readonly string[]): string[] {
    const times = new Map<string, number>()
    for (const id of seen) times.set(id, (times.get(id) ?? 0) + 1)
    return expected.flatMap((id) => {
      const n = times.get(id) ?? 0
      return n === 1 ? [] : [`${id} was seen ${n} times`]
    })
  }

  const cursors: [string, string][] = []
  /** `allowed`: how many writes may begin; `newRows`: how many rows may be put in, since each walk goes over all of them. */
  const state = { isOver: false, writes: 0, allowed: 0, newRows: 0 }
  async function walk(
    list: string,
    rowId: (row: { id?: string; seq?: number }) => string,
  ): Promise<string[]> {
    const seen: string[] = []
    for (let path: string | null = `${list}&limit=${PAGE}`; path !== null; ) {
      const { json, status } = await call('GET', path)
      expect([path, status]).toEqual([path, 200])
      const page = json as unknown as { data: { id: string }[]; next?: string; last?: number; more?: boolean }
      seen.push(...page.data.map(rowId))
      // Some writes go on while the next page is read, and one is over before.
      const before = state.writes
      state.allowed = 3
      for (let n = 0; n < 200 && state.writes === before; n++)
        await new Promise((done) => setTimeout(done, 2))
      if (page.next) cursors.push([list, page.next])
      // The sequence of changes grows faster than it is walked here.
      if (page.more && (page.last ?? 0) < 2 * ROWS) path = `${list}&limit=${PAGE}&after=${page.last}`
      else path = page.next ? `${list}&limit=${PAGE}&cursor=${page.next}` : null
    }
    return seen
  }

  /** Stores, follows up and corrects, until it is told to stop. */
  async function write(name: number): Promise<void> {
    for (let i = 0; !state.isOver; i++) {
      while (state.allowed <= 0 && !state.isOver) await new Promise((done) => setTimeout(done, 10))
      state.allowed--
      const id = moved[(name + i * 7) % moved.length] ?? ''
      const headers = { ...ADMIN, 'if-match': '*' }
      const evidence = [{ url: `https://city.example/${name}/${i}`, publishedAt: '2025-08-20' }]
      if (i % 3 === 0 && state.newRows > 0) {
        state.newRows--
        await storeArticle([someClaim({ text: `the wharf ${name}/${i} will reopen` })])
      } else if (i % 2 === 1) {
        const any = [...still.claims, ...moved][(name * 13 + i) % ROWS] ?? id
        const status = i % 4 === 1 ? 'in_progress' : 'stalled'
        await call('POST', `/v1/claims/${any}/follow-ups`, {
          body: { status, note: 'Seen.', evidence },
          headers,
        })
      } else {
        const day = `2025-08-${String(1 + ((name + i) % 20)).padStart(2, '0')}`
        const due = `2025-10-${String(1 + ((name + i) % 25)).padStart(2, '0')}`
        const body = { reason: 'Moved.', saidOn: day, due, role: `Mayor ${name}/${i}` }
        await call('PATCH', `/v1/claims/${id}`, { body, headers })
      }
      state.writes++
    }
  }

  it(
    `${WALKS} walks beside ${WRITERS} writers see each row that stood at the beginning once`,
    async () => {
      const writing = Promise.all(Array.from({ length: WRITERS }, (_, name) => write(name)))
      const faults: string[] = []
      for (let n = 0; n < WALKS; n++) {
        const [list, expected, rowId] = LISTS[n % LISTS.length] ?? LISTS[0]
        state.newRows = 2
        const found = faultsOf(await walk(list, rowId), expected())
        faults.push(...found.map((fault) => `${list}: ${fault}`))
      }
      state.isOver = true
      await writing
      expect(faults).toEqual([])
      expect(state.writes).toBeGreaterThan(WALKS)
    },
    FULL ? 600_000 : 60_000,
  )

  it('a walk by counting rows would be found out', async () => {
    const seen: string[] = []
    for (let offset = 0; offset < ROWS * 3; offset += 7) {
      const sql = 'select id from claims order by id desc limit 7 offset ?'
      const { results } = await env.DB.prepare(sql).bind(offset).all<{ id: number }>()
      seen.push(...results.map(({ id }) => publicId('clm', id)))
      await storeArticle([someClaim(), someClaim({ text: 'and the other one' })])
    }
    expect(faultsOf(seen, still.claims).length).toBeGreaterThan(0)
  })

  it('a cursor that we did not give for this list is refused', async () => {
    const [list = '', cursor = ''] = cursors.find(([of]) => of.includes('saidOn')) ?? []
    const ask = (text: string, of: string = list) => call('GET', `${of}&limit=7&cursor=${text}`)
    expect((await ask(cursor)).json.data).toHaveLength(7)
    const forged = [...cursor].map((letter, at) => {
      const other = letter === 'A' ? 'B' : 'A'
      return cursor.slice(0, at) + other + cursor.slice(at + 1)
    })
    const others = [
      'x',
      '0',
      'AAAA',
      cursor.slice(1),
      cursor.slice(0, -2),
      `${cursor}AA`,
      btoa('n0.0'),
      '%00',
    ]
    for (const text of [...forged.slice(0, -1), ...others]) {
      expectProblem(await ask(text), 400, 'invalid-cursor')
    }
    expectProblem(await ask(cursor, '/v1/claims?order=recorded'), 400, 'invalid-cursor')
    expectProblem(await ask(cursor, '/v1/claims?order=saidOn&type=promise'), 400, 'invalid-cursor')
    expectProblem(await ask(cursor, '/v1/articles?'), 400, 'invalid-cursor')
  })
})
