/**
 * `npm run test:roundtrip -- --claims 10000`: generated claims with follow-ups, evidence and histories are exported,
 * imported into an empty record by `npm run import` and exported again: the bytes must be equal. Both records are
 * served as `npm start` does. Tells how long each took, and the memory of the server while it exported.
 */
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type Served, serve } from '../scripts/serve.ts'

const PORT = 20_000 + (process.pid % 20_000)
const folder = mkdtempSync(join(tmpdir(), 'on-record-'))
const { values } = parseArgs({ options: { claims: { type: 'string', default: '10000' } } })

/** Ids of a process and of all that it started. */
function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent = ''] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
        return [[Number(name), Number(parent)] as const]
      } catch {
        return []
      }
    })
  const children = (of: number): number[] =>
    parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...children(child)])
  return [pid, ...children(pid)]
}

/** Memory in MB of the largest workerd under a process. */
function workerdMb(pid: number): number {
  const sizes = family(pid).map((one) => {
    try {
      const status = readFileSync(`/proc/${one}/status`, 'utf8')
      return /^Name:\s+workerd/m.test(status) ? Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 : 0
    } catch {
      return 0
    }
  })
  return Math.round(Math.max(0, ...sizes))
}

const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1)

/** Downloads an export to a file. */
async function download(served: Served, path: string, file: string): Promise<void> {
  const began = performance.now()
  const before = workerdMb(served.process.pid ?? 0)
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, workerdMb(served.process.pid ?? 0))
  }, 50)
  const answer = await fetch(`${served.origin}${path}`, {
    headers: { authorization: `Bearer ${served.token}` },
  })
  if (!answer.body) throw new Error(`no body from ${path}`)
  await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file))
  clearInterval(watch)
  const mb = (statSync(file).size / 1e6).toFixed(1)
  console.log(`${path}: ${mb} MB in ${seconds(began)} s; workerd ${before} MB before, ${most} MB at most`)
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
  if (status !== 0) throw new Error(`failed: ${args.join(' ')}`)
}

async function exportBoth(state: string, port: number, name: string, importing: string | null = null) {
  const served = await serve(state, port)
  try {
    if (importing !== null) {
      const began = performance.now()
      run(['scripts/import.ts', importing], {
        ...process.env,
        ON_RECORD: served.origin,
        ADMIN_TOKEN: served.token,
      })
      console.log(`import: ${seconds(began)} s`)
    }
    const files = [`${name}.export.ndjson`, `${name}.claims.ndjson`].map((file) => join(folder, file))
    const [whole = '', claims = ''] = files
    await download(served, '/v1/export.ndjson', whole)
    await download(served, '/v1/claims.ndjson', claims)
    return { whole, claims }
  } finally {
    await served.stop()
  }
}

/** Compares two files, and says so. */
function compare(what: string, one: string, other: string): boolean {
  const isEqual = spawnSync('cmp', [one, other], { stdio: 'inherit' }).status === 0
  console.log(`${what}: ${isEqual ? 'equal bytes' : 'DIFFERENT'}`)
  return isEqual
}

try {
  const states = ['a', 'b', 'c'].map((name) => join(folder, name))
  const [a = '', b = '', c = ''] = states
  run(['bench/scale/fill.ts', '--claims', values.claims, '--persist-to', a])
  const first = await exportBoth(a, PORT, 'a')
  const second = await exportBoth(b, PORT + 10, 'b', first.whole)
  const third = await exportBoth(c, PORT + 20, 'c', first.claims)
  const equal = [
    compare('record -> record: /v1/export.ndjson', first.whole, second.whole),
    compare('record -> record: /v1/claims.ndjson', first.claims, second.claims),
    compare('claims -> claims: /v1/claims.ndjson', first.claims, third.claims),
  ]
  process.exitCode = equal.every(Boolean) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
