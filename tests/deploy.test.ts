/** What an operator does before and at a deployment, with the tools that the project brings and no network. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'on-record-deploy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs wrangler and gives what it printed, without its colours. */
async function wrangler(...args: string[]): Promise<string> {
  const env = { ...process.env, CI: 'true', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' }
  const bin = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...args], { cwd: ROOT, env })
  return stdout + stderr
}

it('builds for deployment without a warning, within three megabytes gzipped', {
  timeout: 60_000,
}, async () => {
  const said = await wrangler('deploy', '--dry-run', '--outdir', join(folder, 'out'))
  expect(said).not.toMatch(/WARNING|ERROR/)
  const size = /gzip: ([\d.]+) KiB/.exec(said)?.[1]
  expect(Number(size)).toBeLessThan(3e6 / 1024)
})

it('brings an empty database to the newest schema, and does nothing the second time', {
  timeout: 60_000,
}, async () => {
  const apply = () =>
    wrangler('d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', join(folder, 'state'))
  const first = await apply()
  for (const file of readdirSync(join(ROOT, 'drizzle')).filter((name) => name.endsWith('.sql'))) {
    expect(first).toContain(file)
  }
  expect(await apply()).toContain('No migrations to apply')
})
