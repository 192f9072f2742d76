/**
 * All 10,000 hostile texts, 1,000 at a time, each portion in a workerd and a database of its own; keeps what was found in
 * bench/faults/results.json. `npm run test:hostile`, or `npm run test:hostile -- 2000` for the first 2,000.
 */
import { spawnSync } from 'node:child_process'
import { record } from '../faults/results.ts'

interface Report {
  readonly texts: number
  readonly requests: number
  readonly kept: number
  readonly refused: number
  readonly slowestMs: number
  readonly slowest: string
  readonly wrong: readonly string[]
}

const count = Number(process.argv[2] ?? 10_000)
const PORTION = 1000
const reports: Report[] = []
let failed = 0
for (let first = 0; first < count; first += PORTION) {
  const texts = Math.min(PORTION, count - first)
  const env = {
    ...process.env,
    HOSTILE_FIRST: String(first),
    HOSTILE_INPUTS: String(texts),
    HOSTILE_REPORT: '1',
  }
  const command = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    'worker',
    'tests/hostile/hostile.worker.test.ts',
  ]
  const { stdout, status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...command], {
    env,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  const [, json] = /^HOSTILE (\{.*\})$/m.exec(stdout) ?? []
  if (status !== 0 || !json) {
    failed++
    console.log(stdout.slice(-20_000))
  }
  if (json) reports.push(JSON.parse(json) as Report)
  console.log(
    `${first + texts} of ${count}: ${json ? reports.at(-1)?.requests : 'no'} requests, ${status === 0 ? 'all well' : 'something is wrong'}`,
  )
}
const sum = (of: (report: Report) => number) => reports.reduce((total, report) => total + of(report), 0)
const slowest = reports.reduce((a, b) => (b.slowestMs > a.slowestMs ? b : a), reports[0] as Report)
const figures = `${sum((one) => one.texts)} texts, ${sum((one) => one.requests)} requests: ${failed} of ${Math.ceil(count / PORTION)} portions with a fault, ${sum((one) => one.kept)} times kept exactly, ${sum((one) => one.refused)} times refused by name, slowest answer ${slowest.slowestMs} ms (${slowest.slowest})`
console.log(figures)
record('hostile', { command: 'npm run test:hostile', figures, holds: failed === 0 })
process.exitCode = failed === 0 ? 0 : 1
