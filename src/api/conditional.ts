/**
 * Conditional requests: a claim's ETag is its version and a checksum of what is shown, so that a reader learns of a
 * renamed speaker or a passed deadline too, while a writer needs only the version to be right.
 */
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { Problem } from './errors.ts'

/** How the description tells of the header that `requireMatch` reads. */
export const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'the ETag of the record as it was read, so that no change is overwritten unseen; `*` for any',
  schema: { type: 'string' },
  example: '"1.u8nfc31qcuokx"',
} as const

/** The ETag of a record shown as this text of JSON. */
export function tagOf(version: number, text: string): string {
  return `"${version}.${checksum(text)}"`
}

/** FNV-1a over UTF-16 units, twice with different starts: no secret, it only tells two showings of one version apart. */
function checksum(text: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}

/** A record as it stands, for the writer who came too late. */
export interface Standing {
  readonly version: number
  readonly tag: string
  readonly json: unknown
}

/**
 * Checks that the writer saw the version that stands.
 * @throws Problem 428 without `If-Match`, 412 with the current state when it names another version
 */
export function requireMatch(c: Context<AppEnv>, standing: () => Standing): void {
  const header = c.req.header('if-match')
  if (header === undefined) {
    const detail =
      'Read the record first and send its ETag as If-Match, so that no change is overwritten unseen.'
    throw new Problem('precondition-required', detail)
  }
  const now = standing()
  const matches = header.trim() === '*' || versionsIn(header).includes(now.version)
  if (!matches) throw stale(now)
}

/** The problem of a writer who came too late, with the current state and its ETag. */
export function stale(standing: Standing): Problem {
  const detail = `The record is at version ${standing.version} by now. Look at "current", then send the change again with its ETag as If-Match.`
  return new Problem('stale-version', detail, {
    headers: { etag: standing.tag },
    members: { current: standing.json },
  })
}

/** The versions that an If-Match header names. A proxy may have marked a tag as weak. */
function versionsIn(header: string): number[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((tag) => /^(?:W\/)?"(\d{1,15})(?:\.\w{1,20})?"$/.exec(tag.trim())?.[1])
    .filter((text) => text !== undefined)
    .map(Number)
}
