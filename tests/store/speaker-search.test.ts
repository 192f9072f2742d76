/** Speakers are found by any of their names, whatever became of them, at a cost in proportion to the page. */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { openDb } from '../../src/store/db.ts'
import { listSpeakers } from '../../src/store/speakers.ts'
import { ADMIN, call, someClaim, storeArticle } from '../helpers.ts'

const day = '2025-09-10'
const made: Record<string, string> = {}
for (const name of ['Ada Quill', 'Adá Brandt', 'Jonas Perl', 'J. Perl', 'Halden Lines']) made[name] = ''

async function seed(): Promise<void> {
  for (const name of Object.keys(made)) {
    const speaker = { key: name.toLowerCase(), name, kind: 'person' as const }
    const { claims } = await storeArticle([
      someClaim({ speaker, text: `the words of number ${name.length}` }),
    ])
    made[name] = String(claims[0]?.speakerId)
  }
}

interface Found {
  readonly id: string
  readonly name: string
}
const find = async (q: string, more = '') =>
  (await call('GET', `/v1/speakers?q=${encodeURIComponent(q)}${more}`, { day })).json
const names = async (q: string) => ((await find(q)).data as unknown as Found[]).map(({ name }) => name).sort()

async function write(method: string, path: string, body: unknown) {
  const record = await call('GET', path.replace(/\/(?:un)?merge$/, ''), { headers: ADMIN, day })
  const headers = { ...ADMIN, 'if-match': record.headers.get('etag') ?? '' }
  const answer = await call(method, path, { body, headers, day })
  expect(answer.status).toBe(200)
}
/** The index is what the view of names says. */
async function expectWhole(): Promise<void> {
  const { results: kept } = await env.DB.prepare(
    'select rowid as id, names from speakers_fts order by 1',
  ).all()
  const { results: said } = await env.DB.prepare('select id, names from speakers_search order by 1').all()
  expect(kept).toEqual(said)
}

it('finds words, prefixes and phrases of a name, accents and case folded', async () => {
  await seed()
  expect(await names('ada')).toEqual(['Ada Quill', 'Adá Brandt'])
  expect(await names('QUILL ada')).toEqual(['Ada Quill'])
  expect(await names('"Quill Ada"')).toEqual([])
  expect(await names('perl')).toEqual(['J. Perl', 'Jonas Perl'])
  expect(await names('jon*')).toEqual(['Jonas Perl'])
  expect(await names('jon')).toEqual([])
  for (const odd of ['"', '*', 'a OR', 'NEAR(', "'; drop table speakers", '', '🐎', 'names : ada']) {
    expect((await call('GET', `/v1/speakers?q=${encodeURIComponent(odd)}`, { day })).status).toBe(200)
  }
})

it('follows renaming, merging and un-merging', async () => {
  const idOf = async (name: string) =>
    ((await find(`"${name}"`)).data as unknown as Found[]).find((one) => one.name === name)?.id
  const [ada, short, long] = await Promise.all(['Ada Quill', 'J. Perl', 'Jonas Perl'].map(idOf))
  await write('PATCH', `/v1/speakers/${ada}`, { name: 'Ada Quill-Marsh', reason: 'Married.' })
  expect(await names('marsh')).toEqual(['Ada Quill-Marsh'])
  await write('PATCH', `/v1/speakers/${ada}`, { name: 'A. Marsh', reason: 'As she signs.' })
  expect(await names('ada quill')).toEqual(['A. Marsh'])
  await write('POST', `/v1/speakers/${short}/merge`, { into: long, reason: 'One person.' })
  expect(await names('perl')).toEqual(['Jonas Perl'])
  expect(await names('"j perl"')).toEqual(['Jonas Perl'])
  await expectWhole()
  await write('POST', `/v1/speakers/${short}/unmerge`, { reason: 'Two people.' })
  expect(await names('perl')).toEqual(['J. Perl', 'Jonas Perl'])
  await expectWhole()
})

it('is on the pages: people look for a name in both places', async () => {
  const page = async (path: string) => (await call('GET', path, { day })).text
  expect(await page('/speakers?q=perl')).toContain('Jonas Perl')
  expect(await page('/speakers?q=perl')).not.toContain('Halden Lines')
  expect(await page('/speakers?q=nobody')).toContain('Nobody of this name is on record')
  const searched = await page('/search?q=perl')
  expect(searched).toMatch(/Speakers of this name[\s\S]*Jonas Perl/)
  expect(await page('/search?q=number')).not.toContain('Speakers of this name')
})

it('pages through all matches, and reads rows in proportion to a page', async () => {
  await env.DB.prepare(
    `with recursive n (i) as (select 1 union all select i + 1 from n limit 5000)
    insert into speakers (id, name, kind, version, created_at, updated_at)
    select 100 + i, 'Common Name ' || i, 'person', 1, 1, 1 from n`,
  ).run()
  await expectWhole()
  const met = new Set<string>()
  for (let cursor = '', pages = 0; pages < 60; pages++) {
    const { data, next } = await find('common', `&limit=100${cursor}`)
    for (const { id } of data as unknown as Found[]) met.add(id)
    if (next === null) break
    cursor = `&cursor=${next}`
  }
  expect(met.size).toBe(5000)
  let rows = 0
  const counted = new Proxy(env.DB, {
    get: (target, key) =>
      key === 'prepare'
        ? (text: string) => ({
            bind: (...values: unknown[]) => ({
              raw: async () => {
                const statement = target.prepare(text).bind(...values)
                rows += (await statement.all()).meta.rows_read
                return statement.raw()
              },
            }),
          })
        : Reflect.get(target, key),
  })
  const page = await listSpeakers(openDb(counted), { limit: 20, q: 'common', cursor: null })
  expect(page.rows).toHaveLength(20)
  expect(rows).toBeGreaterThan(0)
  expect(rows).toBeLessThanOrEqual(100)
})
