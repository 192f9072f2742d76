/**
 * Fetches a news page for an editor, and nothing else: only public addresses, few redirects, little time, bounded size.
 */
import { isPublicHttpUrl } from './address.ts'
import { decodePage } from './charset.ts'

const TIMEOUT_MS = 10_000
const MAX_BYTES = 5_000_000
const MAX_REDIRECTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const HTML_TYPES = new Set(['text/html', 'application/xhtml+xml'])
const HEADERS = {
  'user-agent': 'OnRecord/0.1 (reads single news articles when an editor asks)',
  accept: 'text/html, application/xhtml+xml, text/plain;q=0.8',
}

/** What `fetchArticle` needs of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface FetchOptions {
  readonly fetch: Fetch
  /** Milliseconds for everything together; 10,000 unless given. */
  readonly timeoutMs?: number
  /** Host names that are our own and must not be fetched, in lower case. */
  readonly ownHosts?: readonly string[]
  /** FOR TESTS ONLY: one origin ("http://127.0.0.1:4000") that is not judged. Never to be taken from a request. */
  readonly allowPrivate?: string
}

export type FetchFailure =
  | 'url-not-allowed'
  | 'fetch-timeout'
  | 'fetch-failed'
  | 'fetch-unsupported'
  | 'fetch-too-large'
  | 'fetch-redirects'

/** A page that was fetched. */
export interface FetchedPage {
  readonly ok: true
  /** Where it was found in the end, after redirects, without a fragment. */
  readonly url: string
  readonly type: 'html' | 'text'
  readonly body: string
}

export type FetchResult =
  | FetchedPage
  | { readonly ok: false; readonly reason: FetchFailure; readonly detail: string }

/**
 * Fetches one page.
 *
 * Given: an address, and `fetch`. Gives: the page's text decoded by its declared encoding; or why not, in words that tell
 * nothing of the network. Every redirect (at most 3) is judged as the first address was. No cookie or credential is sent.
 * At most 5,000,000 decoded bytes are read, as they come; then the connection is dropped. Never throws.
 */
export async function fetchArticle(url: string, options: FetchOptions): Promise<FetchResult> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS)
  try {
    return await follow(url, options, signal)
  } catch {
    if (signal.aborted) return failure('fetch-timeout', 'The page did not come in time.')
    return failure('fetch-failed', 'The page could not be fetched.')
  }
}

async function follow(url: string, options: FetchOptions, signal: AbortSignal): Promise<FetchResult> {
  let target = URL.parse(url)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (target === null || !isAllowed(target, options)) {
      return failure(
        'url-not-allowed',
        'This address may not be fetched. Give the public http(s) address of a page.',
      )
    }
    target.hash = ''
    const init: RequestInit = { headers: HEADERS, redirect: 'manual', signal }
    const response = await inTime(options.fetch(target.href, init), signal)
    if (!REDIRECTS.has(response.status)) return await readPage(response, target.href, signal)
    drop(response)
    const location = response.headers.get('location')
    if (location === null) return failure('fetch-failed', 'The page redirects without saying where.')
    target = URL.parse(location, target.href)
  }
  return failure('fetch-redirects', `The page redirects more than ${MAX_REDIRECTS} times.`)
}

function isAllowed(url: URL, options: FetchOptions): boolean {
  if (options.allowPrivate !== undefined && url.origin === options.allowPrivate) return true
  const host = url.hostname.replace(/\.$/, '')
  return isPublicHttpUrl(url) && !(options.ownHosts ?? []).includes(host)
}

async function readPage(response: Response, url: string, signal: AbortSignal): Promise<FetchResult> {
  const header = response.headers.get('content-type') ?? ''
  const type = pageType(header)
  const length = Number(response.headers.get('content-length') ?? 0)
  if (!response.ok || type === null || length > MAX_BYTES) {
    drop(response)
    if (!response.ok) return failure('fetch-failed', `The page answered with status ${response.status}.`)
    if (type === null)
      return failure('fetch-unsupported', 'The address does not lead to a page of HTML or plain text.')
    return tooLarge()
  }
  const bytes = await readBytes(response, signal)
  return bytes === null ? tooLarge() : { ok: true, url, type, body: decodePage(bytes, header) }
}

function pageType(contentType: string): 'html' | 'text' | null {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (HTML_TYPES.has(type)) return 'html'
  return type === 'text/plain' ? 'text' : null
}

/** The decoded body, or null when it is longer than allowed. */
async function readBytes(response: Response, signal: AbortSignal): Promise<Uint8Array | null> {
  const reader = response.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await inTime<ReadableStreamReadResult<Uint8Array>>(reader.read(), signal)
      if (done) return join(chunks, length)
      length += value.byteLength
      if (length > MAX_BYTES) return null
      chunks.push(value)
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}

/** The promise's value, unless time runs out first: a server that drips must not hold us. */
async function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const late = Promise.withResolvers<never>()
  const onAbort = () => late.reject(signal.reason)
  signal.addEventListener('abort', onAbort)
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function drop(response: Response): void {
  response.body?.cancel().catch(() => undefined)
}

function tooLarge(): FetchResult {
  return failure('fetch-too-large', `The page is larger than ${MAX_BYTES} bytes.`)
}

function failure(reason: FetchFailure, detail: string): FetchResult {
  return { ok: false, reason, detail }
}
