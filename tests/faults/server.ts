/** A server to be killed: the bundled Worker under workerd in a process of its own (serve.ts), on a database that outlives it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const AUTH = { authorization: 'Bearer fault-admin-token', 'content-type': 'application/json' }

export interface Server {
  readonly url: string
  readonly pid: number
  readonly process: ChildProcess
  readonly readyMs: number
  /** What it has written to its log. */
  readonly log: () => string
}

/** A new directory with an empty, migrated database (what `--persist-to` takes). */
export function newState(): string {
  const state = mkdtempSync(join(tmpdir(), 'on-record-faults-'))
  const wrangler = ['node_modules/wrangler/bin/wrangler.js', 'd1', 'migrations', 'apply', 'DB', '--local']
  const { status, stderr } = spawnSync(process.execPath, [...wrangler, '--persist-to', state], {
    env: { ...process.env, CI: 'true' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the database could not be made: ${stderr}`)
  return state
}

/** The database's own file. */
export function databaseFile(state: string): string {
  const directory = join(state, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(directory).find((name) => name.endsWith('.sqlite') && !name.startsWith('metadata'))
  return join(directory, file ?? '')
}

/**
 * Starts the server; a busy machine may need a second try.
 * @param modules directory of the bundled Worker
 */
export async function start(modules: string, state: string, env: NodeJS.ProcessEnv = {}): Promise<Server> {
  return tryToStart(modules, state, env).catch(() => tryToStart(modules, state, env))
}

async function tryToStart(modules: string, state: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const started = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts'), modules, state], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let text = ''
  child.stderr?.on('data', (data) => {
    text += data
  })
  const line = await new Promise<string>((done, fail) => {
    child.stdout?.on('data', (data) => {
      text += data
      const ready = /^\{"url".*$/m.exec(text)
      if (ready) done(ready[0])
    })
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
  const { url, pid } = JSON.parse(line) as { url: string; pid: number }
  return { url, pid, process: child, readyMs: performance.now() - started, log: () => text }
}

/** Kills workerd and its parent at once, without a word. */
export async function kill(server: Server): Promise<void> {
  const gone = new Promise((done) => server.process.once('exit', done))
  process.kill(server.pid, 'SIGKILL')
  server.process.kill('SIGKILL')
  await gone
}
