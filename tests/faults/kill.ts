/**
 * `npm run test:kills -- 200`: kills the server (SIGKILL, workerd and its parent) in the middle of ingest and of follow-ups, so
 * many times, and compares what it finds after each restart with the client's log of acknowledged writes. With `--naive` the same on a
 * database whose batches are no transactions, which must be found out.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { bundleWorker } from '../../scripts/bundle.ts'
import { record } from './results.ts'
import { databaseFile, kill, newState, type Server, start } from './server.ts'

const HERE = import.meta.dirname
const WRITERS = 4
const AUTH = { authorization: 'Bearer fault-admin-token', 'content-type': 'application/json' }

/** A write as its client knows it. */
interface Write {
  readonly path: string
  readonly body: object
  readonly headers: Record<string, string>
  readonly claim: string | null
}
interface Acknowledged {
  readonly article: string | null
  readonly claim: string | null
  readonly followUp: string | null
  readonly claims: number
}
/** What one writer does next: a new article, or a follow-up on a claim of its own. */
class Writer {
  readonly name: string
  private count = 0
  /** The claims that it may follow up, with the ETag that it has seen. */
  private readonly own: { id: string; tag: string; steps: number }[] = []
  pending: Write | null = null

  constructor(name: string) {
    this.name = name
  }

  next(): Write {
    const n = ++this.count
    const claim = n % 6 === 1 ? undefined : this.own[(n * 7) % Math.max(1, this.own.length)]
    if (!claim) {
      const text = `Mayor Ada Quill said the bridge number ${this.name}-${n} will reopen by Friday. “We are ready,” she said.`
      const body = { text, url: `https://news.example/${this.name}/${n}`, publishedAt: '2025-08-21' }
      return { path: '/v1/articles', body, headers: {}, claim: null }
    }
    const page = `https://city.example/${this.name}/${n}`
    const status = claim.steps % 2 === 0 ? 'in_progress' : 'stalled'
    return {
      path: `/v1/claims/${claim.id}/follow-ups`,
      body: { status, note: 'As seen.', evidence: [{ url: page, publishedAt: '2025-08-20' }] },
      headers: { 'if-match': claim.tag, 'idempotency-key': `${this.name}-${n}` },
      claim: claim.id,
    }
  }

  /** Sends a write; a retry of one in doubt is the same request again. */
  async send(url: string, write: Write): Promise<Acknowledged> {
    this.pending = write
    const answer = await fetch(new URL(write.path, url), {
      method: 'POST',
      headers: { ...AUTH, ...write.headers },
      body: JSON.stringify(write.body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status} ${write.path} ${text.slice(0, 300)}`)
    this.pending = null
    return this.note(write, JSON.parse(text), answer.headers.get('etag') ?? '')
  }

  private note(write: Write, json: Record<string, unknown>, tag: string): Acknowledged {
    if (write.claim === null) {
      const claims = (json.claims ?? []) as { id: string }[]
      for (const { id } of claims.slice(0, 1)) this.own.push({ id, tag: '"1"', steps: 0 })
      const article = (json.article as { id: string }).id
      return { article, claim: null, followUp: null, claims: claims.length }
    }
    const claim = this.own.find((one) => one.id === write.claim)
    if (claim) Object.assign(claim, { tag, steps: claim.steps + 1 })
    const followUps = json.followUps as { id: string }[]
    return { article: null, claim: write.claim, followUp: followUps.at(-1)?.id ?? '', claims: 0 }
  }
}

async function writeUntilKilled(writer: Writer, server: Server, log: Acknowledged[]): Promise<void> {
  for (;;) {
    try {
      log.push(await writer.send(server.url, writer.next()))
    } catch (error) {
      if (String(error).includes(' /v1/')) throw error
      return
    }
  }
}

interface Finding {
  readonly lost: number
  readonly partial: number
  readonly integrity: string
  readonly differences: number
}

/** Reads the database's file itself, with another SQLite: nothing of ours stands between. */
function inspect(state: string, log: readonly Acknowledged[]): Omit<Finding, 'differences'> {
  const db = new DatabaseSync(databaseFile(state))
  const number = (sql: string, ...values: string[]) =>
    Number(Object.values(db.prepare(sql).get(...values) ?? { n: 0 })[0])
  const partial =
    number(
      'select count(*) from articles a where claim_count <> (select count(*) from claims where article_id = a.id)',
    ) +
    number('select count(*) from articles where id not in (select article_id from article_texts)') +
    number(`select count(*) from follow_ups f where not exists
      (select 1 from changes where subject = 'claim' and subject_id = f.claim_id and version = f.claim_version)`) +
    number(`select count(*) from changes c where kind = 'claim.followed_up' and not exists
      (select 1 from follow_ups where claim_id = c.subject_id and claim_version = c.version)`) +
    number(
      'select count(*) from follow_ups f where not exists (select 1 from evidence where follow_up_id = f.id)',
    ) +
    number(
      'select count(*) from claims c where version <> 1 + (select count(*) from follow_ups where claim_id = c.id)',
    ) +
    number('select abs((select count(*) from follow_ups) - (select count(*) from idempotency_keys))')
  const urls = new Set((db.prepare('select id from articles').all() as { id: number }[]).map(({ id }) => id))
  const hashes = new Set(
    (db.prepare('select id from follow_ups').all() as { id: number }[]).map(({ id }) => id),
  )
  const known = (id: string | null, rows: Set<number>) => id === null || rows.has(idOf(id))
  const lost = log.filter((one) => !known(one.article, urls) || !known(one.followUp, hashes)).length
  const integrity = String(Object.values(db.prepare('pragma integrity_check').get() ?? {})[0])
  const broken = db.prepare('pragma foreign_key_check').all().length
  db.close()
  return { lost, partial, integrity: broken === 0 ? integrity : `${broken} foreign keys` }
}

const { parseId } = await import('../../src/store/ids.ts')
const idOf = (id: string) => parseId(id.slice(0, 3) as 'art' | 'fup', id) ?? 0

/** Walks the server's own check over all claims. */
async function differences(url: string): Promise<number> {
  let found = 0
  for (let after: string | null = ''; after !== null; ) {
    const query: string = after === '' ? '' : `?after=${after}`
    const answer = await fetch(new URL(`/v1/check${query}`, url), { headers: AUTH })
    const json = (await answer.json()) as { differences: unknown[]; next: string | null }
    found += json.differences.length
    after = json.next
  }
  return found
}

const kills = Number(process.argv[2] ?? 200)
const isNaive = process.argv.includes('--naive')
const state = newState()
const entry = isNaive ? join(HERE, 'naive-worker.ts') : join(HERE, '../../src/index.tsx')
const { directory: modules } = await bundleWorker(entry)
const writers = Array.from({ length: WRITERS }, (_, i) => new Writer(`${i}`))
const log: Acknowledged[] = []
let inDoubt = 0
let slowest = 0
const problems: string[] = []
let round = 1
for (; round <= kills || log.length < kills * 25; round++) {
  const server = await start(modules, state)
  slowest = Math.max(slowest, server.readyMs)
  for (const writer of writers) {
    if (!writer.pending) continue
    inDoubt++
    try {
      log.push(await writer.send(server.url, writer.pending))
    } catch (error) {
      problems.push(String(error))
      writer.pending = null
    }
  }
  const running = writers.map((writer) =>
    writeUntilKilled(writer, server, log).catch((error) => problems.push(String(error))),
  )
  await new Promise((done) => setTimeout(done, 150 + Math.random() * 2200))
  await kill(server)
  await Promise.all(running)
  if (round % 10 === 0)
    console.log(
      `${round} kills, ${log.length} acknowledged, ${inDoubt} in doubt, ${problems.length} problems`,
    )
}
const server = await start(modules, state)
const counted = await differences(server.url)
await kill(server)
const finding: Finding = { ...inspect(state, log), differences: counted }
const line = `${round - 1} kills, ${log.length} acknowledged writes, ${inDoubt} in doubt and sent again: ${finding.lost} lost, ${finding.partial} partial, ${finding.differences} differences, ${problems.length} false answers to a retry, integrity ${finding.integrity}, slowest start ${Math.round(slowest)} ms`
console.log(line)
for (const problem of problems.slice(0, 5)) console.log(problem)
const isWhole =
  finding.lost + finding.partial + finding.differences + problems.length === 0 && finding.integrity === 'ok'
record(isNaive ? 'kills-control' : 'kills', {
  command: `npm run test:kills -- ${kills}${isNaive ? ' --naive' : ''}`,
  figures: line,
  holds: isNaive ? !isWhole : isWhole,
})
process.exitCode = isWhole === isNaive ? 1 : 0
