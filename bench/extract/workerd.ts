/**
 * Bundles a Worker and serves it by workerd itself, on a socket of its own: nothing stands between the clock and it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import workerd from 'workerd'
import { bundleWorker } from '../../scripts/bundle.ts'

export interface Bundle {
  readonly directory: string
  /** Size in bytes after gzip, weights included. */
  readonly gzip: number
}

/** One minified bundle of the measuring Worker around one extractor (a file in this folder, without `.ts`). */
export async function bundle(extractor: string): Promise<Bundle> {
  const { directory } = await bundleWorker(join(import.meta.dirname, 'worker.ts'), {
    alias: { EXTRACTOR: join(import.meta.dirname, `${extractor}.ts`) },
    minify: true,
  })
  const files = readdirSync(directory)
  const gzip = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(directory, name))).byteLength, 0)
  const modules = files.map((name) => {
    const kind = name.endsWith('.js') ? 'esModule' : name.endsWith('.wasm') ? 'wasm' : 'data'
    return `(name = ${JSON.stringify(name === 'worker.js' ? 'worker' : `./${name}`)}, ${kind} = embed ${JSON.stringify(name)})`
  })
  modules.sort((a, b) => Number(b.includes('esModule')) - Number(a.includes('esModule')))
  writeFileSync(
    join(directory, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [${modules.join(', ')}], compatibilityDate = "2026-10-23"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);`,
  )
  // Compiled beforehand, as a Worker comes to its host: reading megabytes of weights as text is no part of a start.
  const config = execFileSync(
    workerd.default,
    ['compile', '--config-only', join(directory, 'config.capnp')],
    {
      maxBuffer: 2 ** 28,
    },
  )
  writeFileSync(join(directory, 'config.bin'), config)
  return { directory, gzip }
}

export interface Server {
  readonly url: string
  readonly inspector: number
  readonly process: ChildProcess
  /** When it was started, by the clock of `performance`. */
  readonly began: number
  stop(): void
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts workerd on the bundle; the answer comes before it is ready, so that starting can be measured. */
export async function serve({ directory }: Bundle): Promise<Server> {
  const port = await freePort()
  const inspector = await freePort()
  const args = ['serve', '--binary', join(directory, 'config.bin'), `--socket-addr=http=127.0.0.1:${port}`]
  const began = performance.now()
  const child = spawn(workerd.default, [...args, `--inspector-addr=127.0.0.1:${inspector}`], {
    stdio: 'ignore',
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    inspector,
    process: child,
    began,
    stop: () => child.kill('SIGKILL'),
  }
}

/**
 * Milliseconds that the thread which runs the Worker has been at work since it was started, by Linux's account: what else the
 * machine does hardly counts. Elsewhere the milliseconds gone by.
 */
export function spent({ process, began }: Server): number {
  try {
    const account = readFileSync(`/proc/${process.pid}/task/${process.pid}/schedstat`, 'utf8')
    return Number(account.split(' ')[0]) / 1e6
  } catch {
    return performance.now() - began
  }
}

/** Sends the text to be extracted `n` times; waits for a server that is still starting. Milliseconds spent from send to answer. */
export async function run(server: Server, n: number, text: string): Promise<number> {
  for (;;) {
    const before = spent(server)
    try {
      const answer = await fetch(`${server.url}?n=${n}`, { method: 'POST', body: text })
      await answer.text()
      if (!answer.ok) throw new Error(`the Worker answered ${answer.status}`)
      return spent(server) - before
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      await new Promise((done) => setTimeout(done, 1))
    }
  }
}
