/**
 * `npm run lint:api`: two public linters over the description that a running server gives. Redocly's is one package and
 * comes with the project; Spectral is two hundred packages, one of which reports installations, so that it is fetched,
 * pinned, only for this (it needs a network once).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from './serve.ts'

const SPECTRAL = '@stoplight/spectral-cli@6.16.3'
const folder = mkdtempSync(join(tmpdir(), 'on-record-'))
const env = {
  ...process.env,
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  SCARF_ANALYTICS: 'false',
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0
}

/** Spectral's executable, fetched where it is not in npm's cache; null when it cannot be had. */
function hasSpectral(): boolean {
  const { status } = spawnSync('npx', ['--yes', SPECTRAL, '--version'], { env, stdio: 'ignore' })
  return status === 0
}

function lint(file: string): boolean {
  const rules = join(folder, 'spectral.json')
  writeFileSync(rules, JSON.stringify({ extends: ['spectral:oas'] }))
  const redocly = run(process.execPath, [
    'node_modules/@redocly/cli/bin/cli.js',
    'lint',
    '--extends=recommended',
    file,
  ])
  if (!hasSpectral()) {
    console.error(
      `${SPECTRAL} could not be fetched: it needs a network the first time. Only Redocly has looked.`,
    )
    return false
  }
  const spectral = run('npx', ['--yes', SPECTRAL, 'lint', '--fail-severity=warn', '--ruleset', rules, file])
  return redocly && spectral
}

try {
  const served = await serve(join(folder, 'state'), 20_000 + (process.pid % 20_000))
  const file = join(folder, 'openapi.json')
  try {
    const answer = await fetch(`${served.origin}/v1/openapi.json`)
    writeFileSync(file, await answer.text())
  } finally {
    await served.stop()
  }
  process.exitCode = lint(file) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
