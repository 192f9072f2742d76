/** Reads a whole export and watches the Worker's heap meanwhile. */
import { heapPeak } from '../extract/heap.ts'
import { cpuOf } from './load.ts'
import type { Server } from './server.ts'

export interface Exported {
  readonly rows: number
  readonly seconds: number
  /** Milliseconds of processor that the server used. */
  readonly cpuMs: number
  readonly bytes: number
  readonly calls: number
  readonly heapMb: number
}

/**
 * A stream of JSON lines, read as fast as they come; the rows are those that the last line tells.
 * @param path its address; all calls of the database for an address that ends like this one are counted
 */
export async function exportAll(server: Server, token: string, path: string): Promise<Exported> {
  let bytes = 0
  let seconds = 0
  let tail = ''
  const cpu = cpuOf(server.pid)
  const heapMb = await heapPeak(server, async () => {
    const began = performance.now()
    const answer = await fetch(`http://${server.host}:${server.port}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.byteLength
      tail = (tail + decoder.decode(chunk.subarray(-200), { stream: true })).slice(-300)
    }
    seconds = (performance.now() - began) / 1000
  })
  const cpuMs = cpuOf(server.pid) - cpu
  const { complete, count } = JSON.parse(tail.trim().split('\n').at(-1) ?? '{}') as {
    complete?: boolean
    count?: number
  }
  if (!complete || count === undefined) throw new Error('the export broke off')
  const calls = Number(await (await fetch(`http://${server.host}:${server.port}/bench/calls`)).text())
  return { rows: count, seconds, cpuMs, bytes, calls, heapMb }
}
