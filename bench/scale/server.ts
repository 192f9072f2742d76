/** Bundles the measuring Worker and serves it by workerd on a socket of its own: no proxy, no test pool between. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { bundleWorker } from '../../scripts/bundle.ts'

export const TOKEN = 'bench-admin-token'
const DATABASE = '00000000-0000-0000-0000-000000000000'

export interface Server {
  readonly host: string
  readonly port: number
  readonly pid: number
  readonly inspector: number
  stop(): Promise<void>
}

async function modules() {
  const { directory } = await bundleWorker(join(import.meta.dirname, 'worker.ts'))
  const types = { js: 'ESModule', wasm: 'CompiledWasm', bin: 'Data' } as const
  const files = readdirSync(directory).sort((a, b) => Number(b === 'worker.js') - Number(a === 'worker.js'))
  return files.map((name) => ({
    type: types[name.split('.').at(-1) as keyof typeof types],
    path: name,
    contents: readFileSync(join(directory, name)),
  }))
}

/** Serves the database in a state directory (that of `wrangler dev --persist-to`). */
export async function serve(state: string, inspectorPort: number): Promise<Server> {
  const running = children()
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      resourcePersistencePath: join(state, 'v3'),
      inspectorPort,
      cf: false,
      // The Worker's own log lines go nowhere.
      handleStructuredLogs: () => {},
      workers: [
        {
          name: 'on-record',
          modules: await modules(),
          compatibilityDate: '2026-10-23',
          compatibilityFlags: ['nodejs_compat', 'global_fetch_strictly_public'],
          bindings: { ADMIN_TOKEN: TOKEN },
          d1Databases: { DB: DATABASE },
          queueProducers: { JOBS: 'on-record-jobs' },
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
        },
      ],
    }),
  )
  await miniflare.ready
  const url = await miniflare.unsafeGetDirectURL('on-record')
  const pid = children().find((one) => !running.includes(one)) ?? 0
  return {
    host: url.hostname,
    port: Number(url.port),
    pid,
    inspector: inspectorPort,
    stop: () => miniflare.dispose(),
  }
}

/** The workerd processes that this one has started. */
function children(): number[] {
  try {
    const text = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    const pids = text.trim().split(' ').filter(Boolean).map(Number)
    return pids.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workerd'))
  } catch {
    return []
  }
}
