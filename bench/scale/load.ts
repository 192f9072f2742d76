/**
 * Keeps a few connections busy for a while and counts answers: HTTP/1.1 over plain sockets, since a full client would
 * cost as much processor as the server that it measures.
 */
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { Server } from './server.ts'

/** One request as it goes over the wire. */
export interface Ask {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Measured {
  readonly perSecond: number
  /** Milliseconds of processor that the server used for one answer. */
  readonly cpuMs: number
  /** Milliseconds from sending to the whole answer, of the median answer. */
  readonly p50: number
  readonly bytes: number
}

function wire(server: Server, { path, method = 'GET', headers = {}, body }: Ask): string {
  const lines = [`${method} ${path} HTTP/1.1`, `host: ${server.host}:${server.port}`]
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  if (body !== undefined) lines.push(`content-length: ${Buffer.byteLength(body)}`)
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`
}

/** Where the first whole answer in `bytes` ends, or -1. */
function endOf(bytes: Buffer): number {
  const head = bytes.indexOf('\r\n\r\n')
  if (head < 0) return -1
  const text = bytes.toString('latin1', 0, head).toLowerCase()
  const status = Number(text.slice(9, 12))
  if (status === 304 || status === 204) return head + 4
  const length = /\r\ncontent-length: (\d+)/.exec(text)?.[1]
  if (length !== undefined) return bytes.length >= head + 4 + Number(length) ? head + 4 + Number(length) : -1
  // Chunked: the last bytes of the body are the empty chunk.
  return bytes.subarray(-5).toString('latin1') === '0\r\n\r\n' ? bytes.length : -1
}

/** Processor time of a process so far, in milliseconds. */
export function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

/**
 * Asks over and over for `ms` milliseconds.
 * @param next gives the next request; anything but an answer of 200, 201 or 304 ends the measurement
 */
export async function load(
  server: Server,
  next: () => Ask,
  { ms, connections }: { readonly ms: number; readonly connections: number },
): Promise<Measured> {
  const times: number[] = []
  let bytes = 0
  const began = performance.now()
  const until = began + ms
  const cpu = cpuOf(server.pid)
  await Promise.all(
    Array.from({ length: connections }, () =>
      keepAsking(server, next, {
        until,
        answered: (took, size) => {
          times.push(took)
          bytes += size
        },
      }),
    ),
  )
  const seconds = (performance.now() - began) / 1000
  const n = Math.max(1, times.length)
  const p50 = times.sort((a, b) => a - b)[times.length >> 1] ?? 0
  return { perSecond: n / seconds, cpuMs: (cpuOf(server.pid) - cpu) / n, p50, bytes: bytes / n }
}

function keepAsking(
  server: Server,
  next: () => Ask,
  on: { readonly until: number; readonly answered: (took: number, size: number) => void },
): Promise<void> {
  return new Promise((done, failed) => {
    const socket: Socket = connect(server.port, server.host)
    socket.setNoDelay(true)
    let parts: Buffer[] = []
    let sent = 0
    const ask = () => {
      sent = performance.now()
      socket.write(wire(server, next()))
    }
    socket.on('connect', ask)
    socket.on('error', failed)
    socket.on('data', (chunk) => {
      parts.push(chunk)
      const bytes = parts.length === 1 ? chunk : Buffer.concat(parts)
      if (endOf(bytes) < 0) {
        parts = [bytes]
        return
      }
      parts = []
      const status = bytes.toString('latin1', 9, 12)
      if (!['200', '201', '304'].includes(status)) {
        socket.destroy()
        failed(new Error(`${status}: ${bytes.toString('utf8').slice(0, 500)}`))
        return
      }
      on.answered(performance.now() - sent, bytes.length)
      if (performance.now() < on.until) ask()
      else {
        socket.end()
        done()
      }
    })
  })
}
