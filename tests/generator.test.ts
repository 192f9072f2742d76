/** The generated data that benchmarks and pages are tried on: written by the store itself, exact, the same for the same seed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, it } from 'vitest'
import { fill } from '../bench/scale/fill.ts'
import { type Mark, makeShard, mergedPage } from '../bench/scale/shards.ts'

const directory = mkdtempSync(join(tmpdir(), 'generator-'))
// Filling takes the place of chance in ids: files that are read after this one have it back.
const { getRandomValues } = crypto
afterAll(() => {
  crypto.getRandomValues = getRandomValues
  rmSync(directory, { recursive: true })
})

async function filled(name: string, seed: number): Promise<DatabaseSync> {
  const path = join(directory, name)
  const file = new DatabaseSync(path)
  for (const migration of readdirSync('drizzle').filter((one) => one.endsWith('.sql'))) {
    file.exec(readFileSync(join('drizzle', migration), 'utf8').replaceAll('--> statement-breakpoint', ''))
  }
  await fill(path, { claims: 300, seed })
  return file
}

const everything = (file: DatabaseSync) =>
  ['articles', 'claims', 'speakers', 'follow_ups', 'evidence', 'changes'].map((table) => {
    const rows = file.prepare(`select * from ${table}`)
    rows.setReadBigInts(true)
    return rows.all()
  })

it('is the same for the same seed, and another for another', async () => {
  const [one, same, other] = [await filled('a', 1), await filled('b', 1), await filled('c', 2)]
  expect(everything(same)).toEqual(everything(one))
  expect(everything(other)).not.toEqual(everything(one))
})

it('has exact passages, follow-ups, deadlines, and a change for every version', async () => {
  const file = await filled('d', 3)
  const rows = file
    .prepare(
      'select c.content, c.exact, c.text, t.text as whole from claims c join article_texts t using (article_id)',
    )
    .all() as { content: string; exact: string | null; text: string; whole: string }[]
  expect(rows.length).toBeGreaterThan(200)
  for (const { content, exact, text, whole } of rows) {
    const [[start, end]] = JSON.parse(content) as [[number, number]]
    expect(whole.slice(start, end)).toBe(exact ?? text)
  }
  const count = (sql: string) => file.prepare(sql).get()?.n as number
  expect(count('select count(*) n from follow_ups')).toBeGreaterThan(5)
  expect(count('select count(*) n from claims where due_latest is not null')).toBeGreaterThan(10)
  expect(count("select count(*) n from changes where subject = 'claim'")).toBe(
    count('select sum(version) n from claims'),
  )
  expect(count("select count(*) n from claims_fts where claims_fts match 'bridge'")).toBeGreaterThan(0)
})

it('gives every claim once, in order, when a list is merged from several databases', async () => {
  const shards = await Promise.all(
    [11, 12, 13].map((seed) => makeShard(join(directory, `s${seed}`), 60, seed)),
  )
  const walked: string[] = []
  for (let after: Mark | null = null, more = true; more; more = after !== null) {
    const page = await mergedPage(shards, { limit: 7, after })
    walked.push(...page.rows.map((row) => `${row.saidLatest} ${row.id}`))
    after = page.next
  }
  const all = await Promise.all(
    shards.map(({ db }) =>
      db.values<[string]>("select said_latest || ' ' || id from claims where visibility = 'published'"),
    ),
  )
  expect(walked.toSorted()).toEqual(all.flat().flat().sort())
  const days = walked.map((one) => one.slice(0, 10))
  expect(days).toEqual(days.toSorted().reverse())
})
