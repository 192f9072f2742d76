/**
 * In front of the application: what an anonymous reader asked for is kept in this isolate for a few seconds, so that the
 * next one gets it (or a 304) without the database; and every answer says to caches between what they may do with it.
 */
import { isKnown, notModified } from './not-modified.ts'

/** How old an answer from memory may be. In the isolate that took a write it is never older than that write. */
export const FRESH_MS = 5000
const MOST_ENTRIES = 2000
const MOST_BYTES = 16_000_000
const LARGEST = 256_000
/** What Cloudflare's cache may do; not `s-maxage`, which would forbid it to answer while it asks again. */
const EDGE = `max-age=${FRESH_MS / 1000}, stale-while-revalidate=60`
/** Headers that belong to one answer only. */
const OF_ONE_ANSWER = ['x-request-id', 'ratelimit', 'ratelimit-policy', 'x-d1-bookmark']
const SAFE = ['GET', 'HEAD', 'OPTIONS']

type Fetch = (request: Request, env: Env, ctx: ExecutionContext) => Response | Promise<Response>

interface Entry {
  readonly etag: string
  readonly headers: Headers
  readonly at: number
  /** Kept once somebody has asked a second time. */
  readonly body: ArrayBuffer | null
}

/** True when the answer does not depend on who asks, and the reader does not insist on a new one. */
function isAnonymous({ method, headers }: Request): boolean {
  // With If-None-Match, `fetch` in browsers says no-cache by itself: that is no insisting.
  const insists =
    !headers.has('if-none-match') && /no-cache|no-store/.test(headers.get('cache-control') ?? '')
  return (
    method === 'GET' &&
    !insists &&
    !['authorization', 'cookie', 'range', 'x-d1-bookmark'].some((name) => headers.has(name))
  )
}

/** The record that an address is about, as a tag to purge by; all else is a list of some sort. */
function tagOfAddress(url: string): string {
  return /\b(?:clm|art|spk)_[0-9a-z]{11}\b/.exec(new URL(url).pathname)?.[0] ?? 'lists'
}

/** Answers from memory, and word of writes, for one application. */
export interface Edge {
  readonly fetch: Fetch
  /** Does what writes, a job: what was read before or meanwhile is forgotten. */
  writing<T>(work: () => Promise<T>): Promise<T>
}

/**
 * True when a request may have changed something. What is refused (4xx) has not, or else any stranger could have the
 * memory forget; what failed (5xx) may have been stored all the same.
 */
const mayHaveWritten = ({ status }: Response) => status < 400 || status >= 500

/**
 * Puts a memory in front of an application.
 * @param now milliseconds; given so that tests can let time pass
 */
export function withMemory(fetch: Fetch, now: () => number = Date.now): Edge {
  const entries = new Map<string, Entry>()
  let bytes = 0
  /** Counts writes that are done: what was read from before the end of one is not kept. */
  let generation = 0

  const forget = () => {
    generation++
    entries.clear()
    bytes = 0
  }
  const keep = (key: string, entry: Entry) => {
    bytes += (entry.body?.byteLength ?? 0) - (entries.get(key)?.body?.byteLength ?? 0)
    entries.delete(key)
    entries.set(key, entry)
    for (const [oldest, { body }] of entries) {
      if (entries.size <= MOST_ENTRIES && bytes <= MOST_BYTES) break
      entries.delete(oldest)
      bytes -= body?.byteLength ?? 0
    }
  }
  /** What is kept while a write goes on may be older than it, and goes with all the rest at its end. */
  const writing = async <T>(work: () => Promise<T>, wrote: (result: T) => boolean = () => true) => {
    let changed = true
    try {
      const result = await work()
      changed = wrote(result)
      return result
    } finally {
      if (changed) forget()
    }
  }
  const read: Fetch = async (request, env, ctx) => {
    const key = `${request.url}\n${request.headers.get('accept') ?? ''}`
    const kept = entries.get(key)
    // A clock that fell back makes a kept answer seem to be of the future: that one is not fresh either.
    const fresh = kept && Math.abs(now() - kept.at) < FRESH_MS ? kept : null
    const answer = fresh && fromMemory(fresh, request)
    if (answer) return answer
    const before = generation
    const given = toCaches(await fetch(request, env, ctx), request)
    const etag = given.headers.get('etag')
    if (etag === null || !isPublic(given) || (given.status !== 200 && given.status !== 304)) return given
    const wanted = fresh !== null && given.status === 200
    const body = wanted ? await given.clone().arrayBuffer() : null
    if (generation === before) {
      const fits = body !== null && body.byteLength <= LARGEST
      keep(key, { etag, headers: lasting(given.headers), at: now(), body: fits ? body : null })
    }
    return given
  }
  return {
    writing,
    fetch: async (request, env, ctx) => {
      if (!SAFE.includes(request.method)) {
        const answer = await writing(async () => fetch(request, env, ctx), mayHaveWritten)
        if (mayHaveWritten(answer)) await purge(ctx, request)
        return toCaches(answer, request)
      }
      return isAnonymous(request)
        ? read(request, env, ctx)
        : toCaches(await fetch(request, env, ctx), request)
    },
  }
}

const isPublic = ({ headers }: Response) =>
  !/private|no-store/.test(headers.get('cache-control') ?? '') && !headers.has('set-cookie')

function lasting(headers: Headers): Headers {
  const kept = new Headers(headers)
  for (const name of OF_ONE_ANSWER) kept.delete(name)
  return kept
}

/** The kept answer, or that it has not changed; null when its body is not kept. */
function fromMemory({ etag, headers, body }: Entry, request: Request): Response | null {
  const unchanged = isKnown(request.headers.get('if-none-match'), etag)
  if (!unchanged && (body === null || !headers.has('content-type'))) return null
  const given = new Headers(headers)
  given.set('x-request-id', crypto.randomUUID())
  return unchanged ? notModified(given) : new Response(body, { headers: given })
}

/**
 * Says what a cache between may do. Nothing leaves without a word: Cloudflare would keep it for hours. What an anonymous
 * reader gets may be kept a moment, under the tag that a write purges.
 */
function toCaches(given: Response, request: Request): Response {
  const { headers } = given
  const says = headers.get('cache-control')
  const forAll = given.status === 200 && headers.has('etag') && isAnonymous(request) && isPublic(given)
  if (says !== null && !forAll) return given
  const answer = new Response(given.body, given)
  if (says === null)
    answer.headers.set('cache-control', forAll || given.status >= 300 ? 'no-cache' : 'private, no-store')
  if (forAll) {
    answer.headers.set('cloudflare-cdn-cache-control', EDGE)
    answer.headers.set('cache-tag', `on-record, ${tagOfAddress(request.url)}`)
    answer.headers.append('vary', 'Cookie')
  }
  return answer
}

/**
 * Drops what a write may have changed from Cloudflare's cache: the record at the address and all lists, or everything
 * after a write that is not about one claim. When it fails, the cache asks again by itself soon.
 */
async function purge(ctx: Partial<ExecutionContext>, request: Request): Promise<void> {
  if (!ctx.cache) return
  const tag = tagOfAddress(request.url)
  const tags = tag.startsWith('clm_') ? [tag, 'lists'] : ['on-record']
  await ctx.cache.purge({ tags }).catch(() => undefined)
}
