/**
 * `npm run test:history -- 10000`: so many reads and follow-ups by clients at the same time on a few claims, with the server killed in
 * between; afterwards the checker (order.ts) says whether all that they saw can have been one order. With `--careless` the same on a
 * Worker that heeds no `If-Match` and answers from memory, which must be found out.
 */
import { join } from 'node:path'
import { bundleWorker } from '../../scripts/bundle.ts'
import { checkOrder, type Operation } from './order.ts'
import { record } from './results.ts'
import { AUTH, kill, newState, type Server, start } from './server.ts'

const CLIENTS = 8
const CLAIMS = 10
/** Acknowledged operations between one kill and the next. */
const BETWEEN_KILLS = 500

const total = Number(process.argv[2] ?? 10_000)
const isCareless = process.argv.includes('--careless')
const entry = isCareless ? join(import.meta.dirname, 'careless-worker.ts') : 'src/index.tsx'
const { directory: modules } = await bundleWorker(entry)
const state = newState()

/** The server as it runs now, or will after a kill. */
let server: Promise<Server> = start(modules, state)
const histories = new Map<string, Operation[]>()
const tally = { reads: 0, ok: 0, refused: 0, unknown: 0, kills: 0 }
const wrong: string[] = []
const done = () => tally.reads + tally.ok + tally.refused + tally.unknown

interface Answer {
  readonly status: number
  readonly version: number
  readonly start: number
  readonly end: number
}
/** Null when no answer came. */
async function ask(path: string, write?: { body: object; match: number }): Promise<Answer | null> {
  const { url } = await server
  const begun = performance.now()
  const times = () => ({ start: begun, end: performance.now() })
  try {
    const headers = write ? { ...AUTH, 'if-match': `"${write.match}"` } : AUTH
    const init = write ? { method: 'POST', body: JSON.stringify(write.body), headers } : { headers }
    const answer = await fetch(new URL(path, url), init)
    const json = (await answer.json()) as { version?: number }
    return { status: answer.status, version: json.version ?? 0, ...times() }
  } catch {
    return write ? { status: 0, version: 0, ...times() } : null
  }
}

async function store(n: number): Promise<string> {
  const { url } = await server
  const body = {
    text: `Mayor Ada Quill said the bridge number ${n} will reopen by Friday.`,
    publishedAt: '2025-08-21',
  }
  const answer = await fetch(new URL('/v1/articles', url), {
    method: 'POST',
    headers: AUTH,
    body: JSON.stringify(body),
  })
  const json = (await answer.json()) as { claims: { id: string }[] }
  return json.claims[0]?.id ?? ''
}

async function client(name: number): Promise<void> {
  const seen = new Map<string, number>()
  for (let i = 0; done() < total; i++) {
    const [claim, history] = [...histories][(name + i * 3) % CLAIMS] ?? []
    if (!claim || !history) return
    const known = seen.get(claim)
    // Most writes follow a read; some go by what was seen long ago.
    if (known === undefined || (i + name) % 5 < 3) {
      const read = await ask(`/v1/claims/${claim}`)
      if (!read) continue
      if (read.status !== 200) wrong.push(`a read was answered ${read.status}`)
      tally.reads++
      seen.set(claim, read.version)
      history.push({ kind: 'read', version: read.version, start: read.start, end: read.end })
      continue
    }
    const evidence = [{ url: `https://city.example/${name}/${i}`, publishedAt: '2025-08-20' }]
    const body = { status: known % 2 === 0 ? 'in_progress' : 'stalled', note: 'As seen.', evidence }
    const { status, version, ...times } = (await ask(`/v1/claims/${claim}/follow-ups`, {
      body,
      match: known,
    })) ?? {
      status: 0,
      version: 0,
      start: 0,
      end: 0,
    }
    if (![0, 201, 412, 503].includes(status)) wrong.push(`a write was answered ${status}`)
    const outcome = status === 201 ? 'ok' : status === 412 ? 'refused' : 'unknown'
    tally[outcome]++
    history.push({
      kind: 'write',
      outcome,
      from: known,
      to: outcome === 'ok' ? version : known + 1,
      ...times,
    })
    if (outcome !== 'ok') seen.delete(claim)
    else seen.set(claim, version)
  }
}

/** Kills the server again and again until all is done. */
async function killer(): Promise<void> {
  for (let next = BETWEEN_KILLS; next < total; next += BETWEEN_KILLS) {
    while (done() < next) await new Promise((later) => setTimeout(later, 5))
    const running = await server
    server = kill(running).then(() => start(modules, state))
    tally.kills++
    if (tally.kills % 5 === 0) console.log(`${done()} operations, ${tally.kills} kills`)
  }
}

for (let n = 0; n < CLAIMS; n++) histories.set(await store(n), [])
await Promise.all([...Array.from({ length: CLIENTS }, (_, name) => client(name)), killer()])
for (const [claim, history] of histories) {
  const last = await ask(`/v1/claims/${claim}`)
  wrong.push(...checkOrder(history, last?.version ?? 0).map((fault) => `${claim}: ${fault}`))
}
await kill(await server)
const { reads, ok, refused, unknown, kills } = tally
const figures = `${done()} operations of ${CLIENTS} clients on ${CLAIMS} claims, ${kills} kills: ${reads} reads, ${ok} writes acknowledged, ${refused} refused (412), ${unknown} without an answer; ${wrong.length} violations of one order`
console.log(figures)
for (const one of wrong.slice(0, 5)) console.log(one)
record(isCareless ? 'history-control' : 'history', {
  command: `npm run test:history -- ${total}${isCareless ? ' --careless' : ''}`,
  figures,
  holds: isCareless ? wrong.length > 0 : wrong.length === 0,
})
process.exitCode = wrong.length === 0 ? Number(isCareless) : Number(!isCareless)
