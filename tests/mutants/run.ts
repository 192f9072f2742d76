/**
 * `npm run test:mutants`: makes every small mistake in the modules that decide (rights, idempotency, statuses, guards, due states,
 * normalisation), one at a time in a copy of the project, and runs the tests that should find it. Keeps the score of each module and
 * the mistakes that no test found in bench/faults/mutants.json. With names it runs only these: `npm run test:mutants -- rights`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestSpecification, Vitest } from 'vitest/node'
import { createVitest } from 'vitest/node'
import { record } from '../faults/results.ts'
import { type Mutant, mutantsOf, plainCode, withMutant } from './mutate.ts'

interface Target {
  readonly file: string
  readonly project: 'pure' | 'worker'
  readonly tests: readonly string[]
  /** Which of them are run, by name: not those that a mistake makes slow. */
  readonly only?: RegExp
}
const TARGETS: Readonly<Record<string, Target>> = {
  rights: { file: 'src/rights.ts', project: 'pure', tests: ['tests/rights.test.ts'] },
  access: { file: 'src/access.ts', project: 'worker', tests: ['tests/api/access.test.ts'] },
  idempotency: {
    file: 'src/api/idempotency.ts',
    project: 'worker',
    tests: ['tests/api/idempotency.test.ts'],
  },
  statuses: {
    file: 'src/follow-up/statuses.ts',
    project: 'pure',
    tests: ['tests/follow-up/statuses.test.ts', 'tests/follow-up/check.test.ts'],
  },
  guards: {
    file: 'src/follow-up/guards.ts',
    project: 'pure',
    tests: ['tests/follow-up/guards.test.ts', 'tests/follow-up/check.test.ts'],
  },
  due: {
    file: 'src/follow-up/due.ts',
    project: 'pure',
    tests: ['tests/follow-up/due.test.ts', 'tests/follow-up/check.test.ts'],
  },
  normalise: {
    file: 'src/article/normalise.ts',
    project: 'pure',
    tests: ['tests/article/normalise.test.ts'],
    only: /^(?!.*(?:megabyte|idempotent))/,
  },
}
const PAGE = join(import.meta.dirname, '../../bench/faults/mutants.json')

interface Found {
  readonly file: string
  readonly mutants: number
  readonly killed: number
  readonly score: number
  readonly survivors: readonly string[]
}

/** A copy of the project, to make mistakes in. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'on-record-mutants-'))
  const files = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
  for (const file of files) cpSync(file, join(copy, file))
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** Whether the tests fail: a mistake that makes them wait for ever counts too. */
async function fails(vitest: Vitest, specifications: TestSpecification[], file: string): Promise<boolean> {
  vitest.invalidateFile(file)
  const { testModules, unhandledErrors } = await vitest.rerunTestSpecifications(specifications)
  return unhandledErrors.length > 0 || testModules.some((one) => one.state() !== 'passed')
}

/** A mistake as a reader sees it: its line, and what became of it. */
function shown(code: string, { start, end, text }: Mutant): string {
  const line = code.slice(code.lastIndexOf('\n', start) + 1, start) + code.slice(start).split('\n', 1)[0]
  const was = code.slice(start, end).replaceAll(/\s+/g, ' ')
  return `${line.trim().slice(0, 100)}: ${was.slice(0, 60)} -> ${text.replaceAll(/\s+/g, ' ').slice(0, 60)}`
}

async function tryTarget({ file, project, tests, only }: Target): Promise<Found> {
  const path = join(process.cwd(), file)
  const code = plainCode(readFileSync(path, 'utf8'))
  writeFileSync(path, code)
  const options = {
    config: 'tests/vitest.config.ts',
    watch: false,
    project: [project],
    bail: 1,
    reporters: [{}],
    ...(only ? { testNamePattern: only } : {}),
  }
  const vitest = await createVitest('test', options)
  await vitest.start([...tests])
  const specifications = (await vitest.globTestSpecifications([...tests])).filter(
    (one) => one.project.name === project,
  )
  if (await fails(vitest, specifications, path)) throw new Error(`${tests.join()} fail without any mistake`)
  const mutants = mutantsOf(code)
  const survivors: string[] = []
  for (const mutant of mutants) {
    writeFileSync(path, withMutant(code, mutant))
    if (!(await fails(vitest, specifications, path))) survivors.push(shown(code, mutant))
  }
  writeFileSync(path, code)
  await vitest.close()
  const killed = mutants.length - survivors.length
  return {
    file,
    mutants: mutants.length,
    killed,
    score: Math.round((1000 * killed) / mutants.length) / 10,
    survivors,
  }
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(TARGETS)
const copy = copyProject()
process.chdir(copy)
// The configuration runs worker tests by file when one is named on the command line.
process.argv.push('tests/')
const all = JSON.parse(readFileSync(PAGE, 'utf8')) as Record<string, Found & { date: string }>
for (const name of names) {
  const target = TARGETS[name]
  if (!target) throw new Error(`There is no ${name}; there are ${Object.keys(TARGETS).join(', ')}.`)
  const found = await tryTarget(target)
  console.log(`${found.file}: ${found.killed} of ${found.mutants} found (${found.score} %)`)
  for (const one of found.survivors) console.log(`  ${one}`)
  all[name] = { ...found, date: new Date().toISOString().slice(0, 16) }
  writeFileSync(PAGE, `${JSON.stringify(all, null, 2)}\n`)
}
const figures = Object.values(all)
  .map(({ file, killed, mutants, score }) => `${file} ${killed} of ${mutants} (${score} %)`)
  .join(', ')
record('mutants', {
  command: 'npm run test:mutants',
  figures,
  holds: Object.values(all).every(({ score }) => score >= 80),
})
rmSync(copy, { recursive: true, force: true })
process.exit(Object.values(all).every(({ score }) => score >= 80) ? 0 : 1)
