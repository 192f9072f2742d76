/** Google's own client, unmodified, and the import command, against a server as `npm start` runs it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { factchecktools } from '@googleapis/factchecktools'
import { afterAll, beforeAll, expect, it } from 'vitest'

const port = 20_000 + (process.pid % 20_000)
const base = `http://localhost:${port}`
const folder = mkdtempSync(join(tmpdir(), 'on-record-'))
let server: ChildProcess | null = null
let token = ''

async function isUp(): Promise<boolean> {
  try {
    return (await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}

beforeAll(async () => {
  const args = [
    'scripts/start.ts',
    '--port',
    String(port),
    '--persist-to',
    folder,
    '--inspector-port',
    String(port + 1),
  ]
  server = spawn(process.execPath, args, { stdio: 'ignore' })
  for (let i = 0; i < 600 && !(await isUp()); i++) await new Promise((done) => setTimeout(done, 200))
  token = /^ADMIN_TOKEN=(.+)$/m.exec(readFileSync('.dev.vars', 'utf8'))?.[1] ?? ''
}, 150_000)
afterAll(() => {
  server?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

const ARTICLES = [
  {
    text: '“We will reopen the bridge by Friday,” Mayor Ada Quill said on Thursday.',
    publishedAt: '2025-08-21',
  },
  { text: '“The bridge will stay open,” Mayor Bo Reed said on Monday.', publishedAt: '2025-08-21' },
  { title: 'no text at all' },
]

function runImport(file: string) {
  const env = { ...process.env, ON_RECORD: base, ADMIN_TOKEN: token }
  return spawnSync(process.execPath, ['scripts/import.ts', file], { encoding: 'utf8', env })
}

it('imports articles, says which were refused, and stores nothing twice', () => {
  const file = join(folder, 'articles.ndjson')
  writeFileSync(file, ARTICLES.map((one) => `${JSON.stringify(one)}\n`).join(''))
  expect(runImport(file).stdout).toContain('2 stored, 0 known before, 1 refused')
  expect(runImport(file).stdout).toContain('0 stored, 2 known before, 1 refused')
  // A run that was stopped after the first two goes on with the third.
  writeFileSync(`${file}.done`, '2')
  expect(runImport(file).stdout).toContain('0 stored, 0 known before, 1 refused')
  expect(existsSync(`${file}.done`)).toBe(false)
}, 60_000)

it('imports exports: what stands already is known again, and one that broke off is told of', async () => {
  for (const path of ['/v1/export.ndjson', '/v1/claims.ndjson']) {
    const text = await (
      await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${token}` } })
    ).text()
    const file = join(folder, 'export.ndjson')
    writeFileSync(file, text)
    expect(runImport(file).stdout).toMatch(/^0 stored, \d+ known before, 0 refused/)
    writeFileSync(file, text.slice(0, text.lastIndexOf('{"complete"')))
    const broken = runImport(file)
    expect([broken.status, broken.stderr]).toEqual([1, expect.stringContaining('is not complete')])
  }
}, 60_000)

it('serves the official client: search, pages, nothing found, errors', async () => {
  const { data } = (await (await fetch(`${base}/v1/claims`)).json()) as { data: { id: string }[] }
  expect(data).toHaveLength(2)
  for (const { id } of data) {
    const etag = (await fetch(`${base}/v1/claims/${id}`)).headers.get('etag') ?? ''
    const evidence = [{ url: 'https://city.example/bridge', publishedAt: '2025-09-01' }]
    const answer = await fetch(`${base}/v1/claims/${id}/follow-ups`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': etag },
      body: JSON.stringify({ status: 'partly_held', note: 'Half of it.', evidence }),
    })
    expect(answer.status).toBe(201)
  }
  const { claims } = factchecktools({ version: 'v1alpha1', rootUrl: `${base}/`, auth: 'any-key' })
  const first = (await claims.search({ query: 'bridge', pageSize: 1 })).data
  const second = (await claims.search({ query: 'bridge', pageSize: 1, pageToken: first.nextPageToken ?? '' }))
    .data
  const all = [...(first.claims ?? []), ...(second.claims ?? [])]
  expect(all.map((one) => one.claimant).sort()).toEqual(['Ada Quill', 'Bo Reed'])
  expect(all[0]?.claimReview?.[0]?.textualRating).toMatch(/^Partly/)
  expect(second.nextPageToken).toBeUndefined()
  expect((await claims.search({ query: 'nowhere' })).data).toEqual({})
  await expect(claims.search({})).rejects.toThrow('Either query or reviewPublisherSiteFilter')
  await expect(claims.search({ query: 'bridge', pageToken: 'x' })).rejects.toThrow('Invalid pageToken')
  await expect(claims.imageSearch({ imageUri: 'https://a.example/b.png' })).rejects.toThrow(
    'Method not found.',
  )
}, 60_000)
