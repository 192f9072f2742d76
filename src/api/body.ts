/**
 * Reads request bodies strictly, before any schema sees them: size, media type, UTF-8, nesting, JSON.
 * What passes here is handed on as it was, for the route's own validation.
 */
import type { MiddlewareHandler } from 'hono'
import { isWhole } from '../editing/whole.ts'
import { Problem } from './errors.ts'

/** Largest JSON body in bytes; an article's text may be 1,000,000 bytes and grow when written as JSON. */
const MAX_BODY = 4 * 1024 * 1024
const MAX_DEPTH = 32
/** Most names of fields in a body, and the longest in UTF-16 units; JSON lines may have any number. */
const MAX_KEYS = 1000
const MAX_KEY = 128
/** Largest body of JSON lines in bytes. */
const MAX_LINES_BODY = 8 * 1024 * 1024
/** What takes JSON lines; each line is checked by its route. */
const TAKES_LINES = /^\/v1\/(?:import|articles:batch)$/
const FORBIDDEN_KEYS = /"(?:__proto__|constructor|prototype)"\s{0,64}:/

/** Middleware for routes under `/v1`: refuses a body that is too large, of another type, or not JSON. */
export const strictJson: MiddlewareHandler = async (c, next) => {
  const { method } = c.req
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || method === 'DELETE') return next()
  if (c.req.header('content-encoding')) {
    throw new Problem('unsupported-media-type', 'Send the body without Content-Encoding.')
  }
  const type = c.req.header('content-type') ?? ''
  const isLines = TAKES_LINES.test(c.req.path)
  if (isLines && !/^application\/(?:x-)?(?:ndjson|jsonl)(?:;|$)/i.test(type.trim())) {
    throw new Problem('unsupported-media-type', 'Send the body as application/x-ndjson.')
  }
  if (!isLines && !/^application\/(?:[\w.-]{1,64}\+)?json(?:;|$)/i.test(type.trim())) {
    throw new Problem('unsupported-media-type', 'Send the body as application/json.')
  }
  const bytes = await readLimited(c.req.raw, isLines ? MAX_LINES_BODY : MAX_BODY)
  const text = decode(bytes)
  checkShape(text, isLines ? Number.POSITIVE_INFINITY : MAX_KEYS)
  if (FORBIDDEN_KEYS.test(text)) throw new Problem('malformed-body', 'A key is not allowed.')
  if (!isLines) parseOrRefuse(text)
  const { url, headers } = c.req.raw
  c.req.raw = new Request(url, { method, headers, body: text })
  return next()
}

/** An article's text and page are made whole when they are read. */
const MADE_WHOLE = ['text', 'html']

function parseOrRefuse(text: string): void {
  try {
    const value: unknown = JSON.parse(text)
    // What is no character comes only through an escape.
    if (text.includes('\\u') && !isWhole(value, MADE_WHOLE)) {
      throw new Problem('malformed-body', 'A text holds half of a character (a lone surrogate).')
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('malformed-body', `The body is not JSON: ${(error as Error).message.slice(0, 120)}`)
  }
}

/** The whole body, read in pieces so that one without a length cannot fill the memory. */
async function readLimited(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new Problem('payload-too-large', `A body may have at most ${limit} bytes.`, {
      members: { limit },
    })
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

function decode(bytes: Uint8Array): string {
  if (bytes.byteLength === 0) throw new Problem('malformed-body', 'The request has no body.')
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new Problem('malformed-body', 'The body is not valid UTF-8.')
  }
}

function tooComplex(detail: string, limit: number): Problem {
  return new Problem('json-too-complex', detail, { members: { limit } })
}

/** `JSON.parse` takes any depth and any number of names, and later walks overflow; one scan that knows strings finds it first. */
function checkShape(text: string, mostKeys: number): void {
  let depth = 0
  let keys = 0
  let opened = -1
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (opened >= 0) {
      if (code === 0x5c) i++
      else if (code === 0x22) {
        length = i - opened - 1
        opened = -1
      }
    } else if (code === 0x22) opened = i
    else if (code === 0x3a) {
      if (++keys > mostKeys) throw tooComplex(`A body may have ${mostKeys} names of fields.`, mostKeys)
      if (length > MAX_KEY) throw tooComplex(`A field's name may have ${MAX_KEY} letters.`, MAX_KEY)
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_DEPTH) throw tooComplex(`Values may be nested ${MAX_DEPTH} deep.`, MAX_DEPTH)
    } else if (code === 0x7d || code === 0x5d) depth--
  }
}
