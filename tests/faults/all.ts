/**
 * `npm run bench:faults` runs all that shows what must not break, keeps the figures in bench/faults/results.json and writes them as
 * bench/faults/RESULTS.md. With names (`-- kills clock`) only those are run anew; with `-- none` the page alone is written.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { record, writePage } from './results.ts'

interface Run {
  readonly title: string
  /** Of `npm`; a run that is no test file records its own figures. */
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}
const tests = (title: string, path: string, env: Readonly<Record<string, string>> = {}): Run => ({
  title,
  command: ['test', '--', '--project', 'worker', path],
  env,
})
const script = (title: string, ...command: string[]): Run => ({ title, command: ['run', ...command] })

const RUNS: Readonly<Record<string, Run>> = {
  kills: script('The server killed in the middle of writes', 'test:kills', '--', '200'),
  'kills-control': script(
    'Its control: batches that are no transactions',
    'test:kills',
    '--',
    '5',
    '--naive',
  ),
  history: script(
    'Reads and follow-ups by many with kills in between: one order',
    'test:history',
    '--',
    '10000',
  ),
  'history-control': script(
    'Its control: no `If-Match`, reads from memory',
    'test:history',
    '--',
    '2000',
    '--careless',
  ),
  d1: tests('Every D1 fault at every call of every read and write', 'tests/faults/d1.worker.test.ts'),
  order: tests('8 clients on one claim, a third of their answers lost', 'tests/faults/order.worker.test.ts'),
  conflicts: tests('200 rounds of 50 writers at one claim', 'tests/api/conflicts.test.ts', {
    CONFLICT_ROUNDS: '200',
  }),
  many: tests(
    'Quota of 60 under 200 at once; 1,000 sendings of 100 articles; 100 walks beside 20 writers',
    'tests/faults/many.worker.test.ts',
    { FAULTS_AT_LENGTH: 'yes' },
  ),
  clock: tests('A clock that jumps, stands or goes backwards', 'tests/faults/clock.worker.test.ts'),
  canary: script('Secrets in answers, the log and the database’s files', 'test:canary'),
  'canary-control': script('Its control: a Worker that logs and keeps them', 'test:canary', '--', '--leaky'),
  erase: tests('Erasing a whole article, also while claims come', 'tests/api/erase-article.test.ts'),
  erased: script('What of an erased article is left in the bytes of the files', 'test:erased'),
  rights: tests('Route × method × caller, states, spellings, headers', 'tests/api/rights.test.ts'),
  desk: tests(
    'Pages of the desk × caller, forms without or with a wrong word',
    'tests/web/desk-rights.test.ts',
  ),
  tampering: script(
    'One byte of the database’s file changed in a random place',
    'test:tampering',
    '--',
    '100',
  ),
  hostile: script('Hostile texts in every place that takes text, and out of every format', 'test:hostile'),
  spans: script('Every span exact on made-up texts, read back by another reader', 'test:spans'),
  mutants: script('Small mistakes made in what decides: how many the tests find', 'test:mutants'),
  chain: tests('Tampering in the database, erasure', 'tests/api/chain.test.ts'),
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly success: boolean
}

function run(name: string, { command, env = {} }: Run): void {
  const isTest = command[0] === 'test'
  const file = join(mkdtempSync(join(tmpdir(), 'on-record-report-')), 'report.json')
  const more = isTest ? ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`] : []
  const started = performance.now()
  spawnSync('npm', [...command, ...more], { stdio: 'inherit', env: { ...process.env, ...env } })
  if (!isTest) return
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const seconds = Math.round((performance.now() - started) / 1000)
  const set = Object.entries(env).map(([variable, value]) => `${variable}=${value} `)
  record(name, {
    command: `${set.join('')}npm ${command.join(' ')}`,
    figures: `${report.numPassedTests} cases hold, ${report.numFailedTests} do not (${seconds} s)`,
    holds: report.success,
  })
}

const asked = process.argv.slice(2)
for (const [name, one] of Object.entries(RUNS)) {
  if (asked.length === 0 || asked.includes(name)) run(name, one)
}
writePage(Object.fromEntries(Object.entries(RUNS).map(([name, { title }]) => [name, title])))
