/**
 * A process to be killed: serves a bundled Worker by workerd on a socket of its own and prints `{"url", "pid"}`.
 * `node serve.ts <modules> <state>`; the state is that of `wrangler dev --persist-to`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

const [, , directory = '', state = ''] = process.argv
const types = { js: 'ESModule', wasm: 'CompiledWasm', bin: 'Data' } as const
const files = readdirSync(directory).sort((a, b) => Number(b === 'worker.js') - Number(a === 'worker.js'))
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    resourcePersistencePath: join(state, 'v3'),
    cf: false,
    workers: [
      {
        name: 'on-record',
        modules: files.map((name) => ({
          type: types[name.split('.').at(-1) as keyof typeof types],
          path: name,
          contents: readFileSync(join(directory, name)),
        })),
        compatibilityDate: '2026-10-23',
        compatibilityFlags: ['nodejs_compat', 'global_fetch_strictly_public'],
        bindings: {
          ADMIN_TOKEN: 'fault-admin-token',
          WEBHOOK_KEY: 'fault-webhook-key',
          LOG: process.env.FAULTS_LOG ?? 'off',
        },
        d1Databases: { DB: '00000000-0000-0000-0000-000000000000' },
        queueProducers: { JOBS: 'on-record-jobs' },
        unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      },
    ],
  }),
)
await miniflare.ready
const url = await miniflare.unsafeGetDirectURL('on-record')
const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')
const pid = children.find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('workerd'))
console.log(JSON.stringify({ url: url.href, pid: Number(pid) }))
