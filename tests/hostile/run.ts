/**
 * All 10,000 hostile texts against the bundled Worker, served by workerd on a socket, 1,000 at a time and each thousand into an empty
 * database; keeps what was found so far in bench/faults/results.json. `npm run test:hostile`, or `npm run test:hostile -- 2000 4000`
 * for the texts from the 2,000th to the 4,000th.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorker } from '../../scripts/bundle.ts'
import { record } from '../faults/results.ts'
import { naughty } from '../naughty.ts'
import { kept } from './fields.ts'
import { passages, shown } from './formats.ts'
import { aimAt, report } from './kit.ts'
import { SWEEPS } from './sweeps.ts'

const [from = 0, to = 10_000] = process.argv.slice(2).map(Number)
const BLOCK = 1000
const texts = naughty(to)
const started = performance.now()
const { directory } = await bundleWorker(join(import.meta.dirname, 'worker.ts'))

/** Serves the Worker with an empty database; gives what ends it. */
async function serve(): Promise<() => void> {
  const state = mkdtempSync(join(tmpdir(), 'on-record-hostile-'))
  const migrate = ['node_modules/wrangler/bin/wrangler.js', 'd1', 'migrations', 'apply', 'DB', '--local']
  spawnSync(process.execPath, [...migrate, '--persist-to', state], {
    env: { ...process.env, CI: 'true' },
    stdio: 'ignore',
  })
  const program = join(import.meta.dirname, '../faults/serve.ts')
  const server = spawn(process.execPath, [program, directory, state], { stdio: ['ignore', 'pipe', 'ignore'] })
  const line = await new Promise<string>((done, fail) => {
    server.stdout.once('data', (data) => done(String(data)))
    server.once('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
  const { url, pid } = JSON.parse(line) as { url: string; pid: number }
  aimAt({
    origin: new URL(url).origin,
    token: 'fault-admin-token',
    request: (address, init) => fetch(address, init),
    lanes: 6,
    // The Worker has done it before it answered.
    workOff: async () => {},
  })
  return () => {
    process.kill(pid, 'SIGKILL')
    server.kill('SIGKILL')
    rmSync(state, { recursive: true, force: true })
  }
}

for (let first = from; first < to; first += BLOCK) {
  const end = await serve()
  for (const map of Object.values(kept)) map.clear()
  shown.length = 0
  passages.clear()
  const block = texts.slice(first, first + BLOCK)
  for (const [name, sweep] of Object.entries(SWEEPS)) {
    await sweep(block, first).catch((error: unknown) => report.wrong.push(`${name} broke off: ${error}`))
  }
  end()
  const { requests, kept: same, refused, slowestMs, slowest, wrong } = report
  const tried = Math.min(first + BLOCK, to) - from
  const minutes = Math.round((performance.now() - started) / 60_000)
  const figures = `${tried} texts in ${requests} requests: ${wrong.length} faults (no 5xx, none over 2 s, none changed), ${same} times kept exactly, ${refused} times refused by name, slowest answer ${slowestMs} ms (${slowest})`
  console.log(`${minutes} min: ${figures}`)
  record('hostile', { command: 'npm run test:hostile', figures, holds: wrong.length === 0 })
}
for (const one of report.wrong) console.log(one)
process.exit(report.wrong.length === 0 ? 0 : 1)
