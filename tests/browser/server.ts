/**
 * Starts what all browser tests share, once: Chromium, and the Worker as `npm start` serves it, on a free port and
 * with an empty database of its own, on a day that stands still. Also used by `npm run screenshots`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startChromium } from './chromium.ts'

/** The day that the served Worker takes for today. */
export const TODAY = '2025-08-29'

/** The served Worker. */
export interface Served {
  readonly origin: string
  /** The admin token. */
  readonly token: string
}
/** What a test is told: where Chromium listens, and the file in which the Worker stands once it is served. */
export interface Started {
  readonly browser: string
  readonly served: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where Chromium does not start; `why` then says why. */
    readonly started: Started | null
    readonly why: string
  }
}

/** A port that nobody uses. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Waits for what `npm start` prints when it serves. */
function announced(server: ChildProcess): Promise<{ origin: string; token: string }> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (piece: Buffer) => {
      said += piece
      const [, origin, token] = /serving on (\S+)\s+ADMIN_TOKEN: (\S+)/.exec(said) ?? []
      if (origin && token) resolve({ origin, token })
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.on('exit', () => reject(new Error(`the Worker did not start:\n${said}`)))
  })
}

/** Serves the Worker with an empty database, on the day that stands still. */
async function serve() {
  const state = mkdtempSync(join(tmpdir(), 'on-record-'))
  const port = String(await freePort())
  const local = ['--port', port, '--persist-to', state, '--inspector-port', '0', '--var', `TODAY:${TODAY}`]
  const server = spawn(process.execPath, ['scripts/start.ts', ...local], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const stop = () => {
    // The whole group: wrangler and workerd are children of it.
    if (server.pid) process.kill(-server.pid, 'SIGTERM')
    rmSync(state, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    return { ...(await announced(server)), stop }
  } catch (error) {
    rmSync(state, { recursive: true, force: true })
    throw error
  }
}

/**
 * Starts Chromium and the Worker.
 * @returns what was started with the function that stops it, or why Chromium does not start
 */
export async function start(): Promise<(Served & { browser: string; stop: () => Promise<void> }) | string> {
  const browser = await startChromium()
  if (typeof browser === 'string') return browser
  try {
    const { stop, ...server } = await serve()
    const stopAll = async () => {
      await browser.close()
      stop()
    }
    return { ...server, browser: browser.wsEndpoint(), stop: stopAll }
  } catch (error) {
    await browser.close()
    throw error
  }
}

/** Tells the tests where the Worker is, or why it is not: a file that is there is whole. */
async function tell(serving: Promise<Served>, path: string): Promise<void> {
  const told = await serving.then(
    ({ origin, token }) => ({ origin, token }),
    (error) => ({ error: String(error) }),
  )
  writeFileSync(`${path}.new`, JSON.stringify(told))
  renameSync(`${path}.new`, path)
}

/** Vitest runs it before the first test of all, and what it gives back after the last: so it does not wait for the Worker. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await startChromium()
  if (typeof browser === 'string') {
    project.provide('started', null)
    project.provide('why', browser)
    return async () => {}
  }
  const folder = mkdtempSync(join(tmpdir(), 'on-record-served-'))
  const served = join(folder, 'served.json')
  const serving = serve()
  const told = tell(serving, served)
  project.provide('started', { browser: browser.wsEndpoint(), served })
  project.provide('why', '')
  return async () => {
    await told
    await browser.close()
    await serving.then(({ stop }) => stop()).catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
}
