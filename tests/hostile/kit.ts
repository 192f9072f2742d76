/** What the hostile sweep shares: where requests go, how an answer is judged, what was found. */

/** The Worker that is tried: within the test, or served on a socket. */
export interface Target {
  readonly origin: string
  /** The admin token. */
  readonly token: string
  readonly request: (url: string, init: RequestInit) => Promise<Response>
  /** How many texts are on their way at once; one unless said. */
  readonly lanes?: number
  /** Has a batch worked off. */
  readonly workOff: (batch: string, lines: number) => Promise<void>
}
let target: Target | null = null

/** Says which Worker is tried. */
export function aimAt(given: Target): void {
  target = given
}

/** The Worker that is tried. */
export function aim(): Target {
  if (target === null) throw new Error('Nothing is aimed at.')
  return target
}

const MAX_MS = 2000

/** What was sent and found; `wrong` has to stay empty. */
export const report = { requests: 0, kept: 0, refused: 0, slowestMs: 0, slowest: '', wrong: [] as string[] }

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

export interface Request {
  readonly method?: string
  readonly path: string
  /** Sent as JSON, if it is an object. */
  readonly body?: object | string | FormData | URLSearchParams
  readonly headers?: Record<string, string>
}

/** Something that must not be. */
export function wrong(what: string, text: string, more: unknown = ''): void {
  const told = typeof more === 'string' ? more : JSON.stringify(more)
  if (report.wrong.length < 200)
    report.wrong.push(`${what} <- ${JSON.stringify(text).slice(0, 120)} ${told?.slice(0, 200)}`)
}

const isOpaque = (body: unknown) =>
  body instanceof FormData || body instanceof URLSearchParams || typeof body === 'string'

/** Sends a request as an admin, where it names nobody else. Time, a 5xx, bytes that are no UTF-8 and JSON that is none are noted; `text` is named then. */
export async function send(
  text: string,
  { method = 'GET', path, body, headers = {} }: Request,
): Promise<Answer> {
  const given = body === undefined ? {} : { body: isOpaque(body) ? (body as BodyInit) : JSON.stringify(body) }
  const type: Record<string, string> =
    body === undefined || isOpaque(body) ? {} : { 'content-type': 'application/json' }
  const { origin, token, request } = aim()
  const init = { method, headers: { authorization: `Bearer ${token}`, ...type, ...headers }, ...given }
  const started = performance.now()
  const response = await request(origin + path, { ...init, redirect: 'manual' })
  const bytes = await response.arrayBuffer()
  const ms = performance.now() - started
  const where = `${method} ${path.slice(0, 80)}: ${response.status}`
  report.requests++
  // A whole list as a file takes as long as it is, and so does a batch where it is worked off before it is answered.
  const isFile = /\.(?:ndjson|csv)$|:batch$/.test(path)
  if (ms > report.slowestMs && !isFile) Object.assign(report, { slowestMs: Math.round(ms), slowest: where })
  if (ms > MAX_MS && !isFile) wrong(`${where} took ${Math.round(ms)} ms`, text)
  let out = ''
  let json: unknown = null
  try {
    out = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (/[/+]json/.test(response.headers.get('content-type') ?? '') && out !== '') json = JSON.parse(out)
  } catch (error) {
    wrong(`${where} cannot be read: ${error}`, text)
  }
  if (response.status >= 500) wrong(where, text, out)
  else if (
    response.status >= 400 &&
    /^\/v1\//.test(new URL(path, origin).pathname) &&
    method !== 'HEAD' &&
    !slugOf(json)
  ) {
    wrong(`${where} has no name`, text, out)
  }
  return { status: response.status, headers: response.headers, text: out, json }
}

/** The name of a problem, or null. */
export function slugOf(json: unknown): string | null {
  const type = String((json as { type?: unknown } | null)?.type ?? '')
  return type.startsWith('/problems/') ? type.slice(10) : null
}

/** A value inside JSON. */
export const at = (json: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], json)

/** What has to become of a text in a field of at most so many code points: kept without white space around it, or refused by this name. */
export function fateOf(text: string, most: number): { readonly kept: string } | { readonly refused: string } {
  if (!text.isWellFormed()) return { refused: 'malformed-body' }
  const trimmed = text.trim()
  return trimmed === '' || [...trimmed].length > most ? { refused: 'invalid-field' } : { kept: trimmed }
}

/** The text where a field takes it, else nothing. */
export const ifKept = (text: string, most: number): string | undefined => {
  const fate = fateOf(text, most)
  return 'kept' in fate ? fate.kept : undefined
}

/** One request with fields that take a hostile text: how long each may be, where it comes back. */
export interface Fields {
  readonly request: Request
  readonly most: Readonly<Record<string, number>>
  /** Puts fields into the request's body. */
  readonly put?: (fields: Readonly<Record<string, string>>) => object
  readonly read?: (json: unknown, field: string) => unknown
  /** Fields that may be empty. */
  readonly optional?: boolean
  /** Sent only when some field takes the text. */
  readonly needsOne?: boolean
}

/**
 * Sends the text in all fields that have to take it, which must give it back exactly, and in one that must refuse it.
 * @param turn which of those that refuse is tried
 * @returns the answer to the first, or null when it was not sent
 */
export async function sendFields(
  text: string,
  turn: number,
  { request, most, put, read, optional, needsOne }: Fields,
): Promise<Answer | null> {
  const names = Object.keys(most)
  const fates = new Map(names.map((name) => [name, fateOf(text, most[name] ?? 0)]))
  const body = (fields: Record<string, string>) => ({
    ...request,
    body: { ...(request.body as object), ...(put?.(fields) ?? fields) },
  })
  const taking = names.filter((name) => 'kept' in (fates.get(name) ?? {}))
  if (needsOne && taking.length === 0) return null
  const answer = await send(text, body(Object.fromEntries(taking.map((name) => [name, text]))))
  const where = `${request.method} ${request.path}`
  if (answer.status >= 300) wrong(`${where} refused ${taking.join()}: ${answer.status}`, text, answer.text)
  for (const name of taking) {
    const came = read?.(answer.json, name)
    if (read && came !== text.trim()) wrong(`${where} ${name} came back changed`, text, came)
    report.kept++
  }
  const mayBeEmpty = optional && text.trim() === ''
  const refusing = mayBeEmpty ? [] : names.filter((name) => 'refused' in (fates.get(name) ?? {}))
  const name = refusing[turn % Math.max(1, refusing.length)]
  if (name !== undefined) {
    const { status, json, text: told } = await send(text, body({ [name]: text }))
    const fate = fates.get(name)
    const slug = fate && 'refused' in fate ? fate.refused : ''
    if (status < 400 || slugOf(json) !== slug) wrong(`${where} ${name}: ${status}, not ${slug}`, text, told)
    report.refused++
  }
  return answer
}
