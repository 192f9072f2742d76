/** Serves the bundled Worker with an empty database, for the long runs. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorker } from '../../scripts/bundle.ts'
import { aimAt } from './kit.ts'

let modules: string | null = null

/** Starts it and aims the sweep at it; gives what ends it. */
export async function serve(): Promise<() => void> {
  modules ??= (await bundleWorker(join(import.meta.dirname, 'worker.ts'))).directory
  const state = mkdtempSync(join(tmpdir(), 'on-record-hostile-'))
  const migrate = ['node_modules/wrangler/bin/wrangler.js', 'd1', 'migrations', 'apply', 'DB', '--local']
  spawnSync(process.execPath, [...migrate, '--persist-to', state], {
    env: { ...process.env, CI: 'true' },
    stdio: 'ignore',
  })
  const program = join(import.meta.dirname, '../faults/serve.ts')
  const server = spawn(process.execPath, [program, modules, state], { stdio: ['ignore', 'pipe', 'ignore'] })
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
