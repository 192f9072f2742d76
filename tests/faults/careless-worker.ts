/** The control: the same Worker that heeds no `If-Match` and now and then answers a read from memory. The order must find it out. */
import worker from '../../src/index.tsx'

const STALE_MS = 300
const kept = new Map<string, { body: string; at: number }>()

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext) {
    if (request.method !== 'GET') {
      const headers = new Headers(request.headers)
      if (headers.has('if-match')) headers.set('if-match', '*')
      return worker.fetch(new Request(request, { headers }), env, context)
    }
    const known = kept.get(request.url)
    if (known && Date.now() - known.at < STALE_MS) return new Response(known.body)
    const answer = await worker.fetch(request, env, context)
    const body = await answer.text()
    kept.set(request.url, { body, at: Date.now() })
    return new Response(body, answer)
  },
}
