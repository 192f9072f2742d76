/** Asks workerd's inspector how much heap the Worker's isolate uses while something runs. */
import type { Server } from './workerd.ts'

interface Reply {
  readonly id: number
  readonly result?: { readonly usedSize?: number }
}

/** The largest heap, in MB of 10^6 bytes, seen every few milliseconds while `work` runs and right after. */
export async function heapPeak(
  server: Pick<Server, 'inspector'>,
  work: () => Promise<unknown>,
): Promise<number> {
  const targets = (await (await fetch(`http://127.0.0.1:${server.inspector}/json`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '', {
    headers: { origin: 'http://localhost' },
  } as never)
  await new Promise((done, failed) => {
    socket.onopen = done
    socket.onerror = failed
  })
  let peak = 0
  let id = 0
  const waiting = new Map<number, () => void>()
  socket.onmessage = (message) => {
    const reply = JSON.parse(String(message.data)) as Reply
    peak = Math.max(peak, reply.result?.usedSize ?? 0)
    waiting.get(reply.id)?.()
  }
  const ask = () =>
    new Promise<void>((done) => {
      waiting.set(++id, done)
      socket.send(JSON.stringify({ id, method: 'Runtime.getHeapUsage' }))
    })
  let running = true
  const finished = work().finally(() => {
    running = false
  })
  while (running) {
    await Promise.race([ask(), finished])
    await new Promise((done) => setTimeout(done, 5))
  }
  await ask()
  socket.close()
  return peak / 1e6
}
