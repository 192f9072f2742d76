/**
 * `npm run bench:scale`: what requests cost on 10 thousand, 100 thousand and a million claims, in workerd on a direct socket, as
 * ratios to a constant and to `SELECT 1` through D1 in the same run. Writes bench/scale/RESULTS.md.
 * `npm run bench:scale -- --sizes 10000,100000 --rounds 5`; databases are made once and kept in .wrangler/bench.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { database } from './database.ts'
import { exportAll } from './export.ts'
import { fileOf } from './fill.ts'
import { type Ask, load, type Measured } from './load.ts'
import { type Route, readRoutes, sampleOf, saveRoute } from './routes.ts'
import { type Server, serve, TOKEN } from './server.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    rounds: { type: 'string', default: '7' },
    ms: { type: 'string', default: '300' },
  },
})
const CONNECTIONS = 8
/** Requests of each route whose rows are counted. */
const COUNTED = 12
const lines: string[] = []
const say = (line = '') => {
  lines.push(line)
  console.log(line)
}
const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0

interface Result {
  readonly route: Route
  readonly runs: Measured[]
  readonly counts: {
    calls: number
    rowsRead: number
    rowsWritten: number
    sqlMs: number
    meanWritten: number
  }
}

async function ask(server: Server, { path, method = 'GET', headers, body }: Ask, counted: boolean) {
  const init: RequestInit = { method, headers: { ...headers, ...(counted ? { 'x-count': '1' } : {}) } }
  const answer = await fetch(
    `http://${server.host}:${server.port}${path}`,
    body === undefined ? init : { ...init, body },
  )
  await answer.arrayBuffer()
  return answer
}

/** The largest of a few counted requests, whose addresses differ; of rows written also the mean, since the index merges now and then. */
async function counts(server: Server, route: Route): Promise<Result['counts']> {
  const worst = { calls: 0, rowsRead: 0, rowsWritten: 0 }
  const times: number[] = []
  let written = 0
  for (let i = 0; route.warm && i < 3; i++) await ask(server, route.next(), false)
  for (let i = 0; i < COUNTED; i++) {
    const answer = await ask(server, route.next(), true)
    const found = JSON.parse(answer.headers.get('x-counts') ?? '{}') as Result['counts']
    for (const key of ['calls', 'rowsRead', 'rowsWritten'] as const)
      worst[key] = Math.max(worst[key], found[key] ?? 0)
    times.push(found.sqlMs ?? 0)
    written += found.rowsWritten ?? 0
  }
  return { ...worst, sqlMs: median(times), meanWritten: written / COUNTED }
}

/** SQL of a ranked search in milliseconds: for each word the median of seven times, of these the most. */
async function rankedMs(server: Server): Promise<number> {
  const times: number[] = []
  for (const word of ['the', 'of', 'bridge', 'storm', '%22museum%20wing%22']) {
    const ofWord: number[] = []
    for (let i = 0; i < 7; i++) {
      const answer = await ask(server, { path: `/v1/claims?order=relevance&limit=${20 + i}&q=${word}` }, true)
      const found = JSON.parse(answer.headers.get('x-counts') ?? '{}') as Result['counts']
      ofWord.push(found.sqlMs)
    }
    times.push(median(ofWord))
  }
  return Math.max(...times)
}

const connectionsOf = (route: Route) => (route.name.startsWith('store') ? 1 : CONNECTIONS)

/** All routes in turn, round after round, so that whatever else the machine does meets them alike. */
async function measure(server: Server, routes: readonly Route[]): Promise<Result[]> {
  const results: Result[] = []
  for (const route of routes) {
    results.push({ route, runs: [], counts: await counts(server, route) })
    await load(server, route.next, { ms: 250, connections: connectionsOf(route) })
  }
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { route, runs } of results) {
      for (let i = 0; route.warm && i < 3; i++) await ask(server, route.next(), false)
      runs.push(await load(server, route.next, { ms: Number(values.ms), connections: connectionsOf(route) }))
    }
  }
  return results
}

/** Median over the rounds of one route's throughput (and of its processor time) against another's. */
function against(one: Result, other: Result): { rate: number; cpu: number } {
  const rate = median(one.runs.map((run, i) => run.perSecond / (other.runs[i]?.perSecond ?? 1)))
  const total = (result: Result) => result.runs.reduce((sum, run) => sum + run.cpuMs, 0)
  return { rate, cpu: total(other) / total(one) }
}

const get =
  (path: string, headers: Record<string, string> = {}) =>
  () => ({ path, headers })

async function routesFor(server: Server, file: string): Promise<Route[]> {
  const sample = sampleOf(file)
  // Old enough that what is stored meanwhile does not change it.
  const list = '/v1/claims?limit=50&saidTo=2024-01-01'
  const etag = (await ask(server, { path: list }, false)).headers.get('etag') ?? ''
  const all: Route[] = [
    { name: 'constant', next: get('/bench/constant') },
    { name: 'SELECT 1', next: get('/bench/select-1') },
    { name: 'bare rows of 50 claims', next: get('/bench/rows') },
    ...readRoutes(sample),
    { name: 'list of 50 again within 5 s', next: get(list), warm: true },
    { name: '304', next: get(list, { 'if-none-match': etag }), warm: true },
    saveRoute('store 20 claims', '/bench/save', Date.now()),
    saveRoute('store 20, a statement a row', '/bench/save-naively', Date.now() + 1),
  ]
  const found: Route[] = []
  for (const route of all) {
    const answer = await ask(server, route.next(), false)
    if (answer.ok || answer.status === 304) found.push(route)
    else say(`${route.name}: not measured, it answers ${answer.status}.`)
  }
  return found
}

function report(claims: number, results: readonly Result[], ranked: number): void {
  const by = new Map(results.map((result) => [result.route.name, result]))
  const [constant, select] = [by.get('constant'), by.get('SELECT 1')]
  if (!constant || !select) throw new Error('nothing to compare with')
  say(
    '| route | req/s | × constant | **× SELECT 1** | by processor time | p50 ms | CPU ms | bytes | D1 calls | rows read | written | SQL ms | goal |',
  )
  say('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|')
  for (const result of results) {
    const { route, runs, counts: n } = result
    const of = against(result, select)
    const goal =
      route.goal === undefined
        ? ''
        : `≥ ${route.goal.toFixed(2)}: ${Math.min(of.rate, of.cpu) >= route.goal ? 'met' : '**missed**'}`
    const cells = [
      route.name,
      median(runs.map((run) => run.perSecond)).toFixed(0),
      against(result, constant).rate.toFixed(3),
      of.rate.toFixed(2),
      of.cpu.toFixed(2),
      median(runs.map((run) => run.p50)).toFixed(1),
      (runs.reduce((sum, run) => sum + run.cpuMs, 0) / runs.length).toFixed(2),
      median(runs.map((run) => run.bytes)).toFixed(0),
      n.calls,
      n.rowsRead,
      n.rowsWritten,
      n.sqlMs.toFixed(1),
      goal,
    ]
    say(`| ${cells.join(' | ')} |`)
  }
  say()
  const pair = (one: string, other: string) => {
    const [a, b] = [by.get(one), by.get(other)]
    return a && b ? against(a, b) : { rate: 0, cpu: 0 }
  }
  const verdict = (met: boolean) => (met ? 'met' : '**missed**')
  const deep = pair('last pages (deepest)', 'first pages')
  say(
    `- A page at the end of the list against one at its beginning: ${deep.rate.toFixed(2)} of the throughput (goal 0.90 or more: ${verdict(deep.rate >= 0.9)}).`,
  )
  const known = pair('304', 'list of 50')
  say(
    `- 304 against the list: ${known.rate.toFixed(1)} × (goal 12: ${verdict(known.rate >= 12)}), ${by.get('304')?.counts.calls} D1 calls.`,
  )
  const stored = pair('store 20 claims', 'store 20, a statement a row')
  const written = (by.get('store 20 claims')?.counts.meanWritten ?? 0) / 20
  say(
    `- Storing 20 claims against a statement a row: ${stored.rate.toFixed(2)} × (goal 1.8: ${verdict(stored.rate >= 1.8)}), ${written.toFixed(1)} rows written a claim (goal 5: ${verdict(written <= 5)}).`,
  )
  say(
    `- Ranked search, the costliest of five words: ${ranked.toFixed(0)} ms of SQL (goal 10: ${verdict(ranked <= 10)}).`,
  )
  say(`- ${claims.toLocaleString('en')} claims.`)
}

say(
  `Measured ${new Date().toISOString().slice(0, 16)} UTC by \`npm run bench:scale\` on ${cpus()[0]?.model}, ${cpus().length} cores.\n`,
)
for (const size of values.sizes.split(',').map(Number)) {
  const state = await database(size)
  const file = fileOf(state)
  const stored = statSync(file).size
  say(`\n## ${size.toLocaleString('en')} claims\n`)
  const server = await serve(state, 9300 + Math.floor(Math.random() * 500))
  const exported = await exportAll(server, TOKEN, '/v1/claims.ndjson')
  const whole = await exportAll(server, TOKEN, '/v1/export.ndjson')
  const results = await measure(server, await routesFor(server, file))
  report(size, results, await rankedMs(server))
  say(
    `- ${(stored / exported.rows).toFixed(0)} bytes stored a claim, articles' texts, history and full-text index included (goal 500: ${stored / exported.rows <= 500 ? 'met' : '**missed**'}).`,
  )
  say(
    `- Export of ${exported.rows.toLocaleString('en')} published claims as NDJSON: ${(exported.rows / exported.seconds / 1000).toFixed(0)} k rows/s (goal 150), ${(exported.bytes / 1e6 / exported.seconds).toFixed(0)} MB/s, user heap at most ${exported.heapMb.toFixed(0)} MB (goal 32: ${exported.heapMb <= 32 ? 'met' : '**missed**'}), ${exported.calls} D1 calls (goal 500 a million); ${(exported.rows / exported.cpuMs).toFixed(0)} k rows a second of processor.`,
  )
  say(
    `- The whole record (\`/v1/export.ndjson\`, ${whole.rows.toLocaleString('en')} rows): ${(whole.rows / whole.seconds / 1000).toFixed(0)} k rows/s, ${(whole.bytes / 1e6 / whole.seconds).toFixed(0)} MB/s, user heap at most ${whole.heapMb.toFixed(0)} MB, ${whole.calls} D1 calls.`,
  )
  await server.stop()
}
const notes = readFileSync(join(import.meta.dirname, 'NOTES.md'), 'utf8')
writeFileSync(
  join(import.meta.dirname, 'RESULTS.md'),
  `# What requests cost\n\n${lines.join('\n')}\n\n${notes}`,
)
