/**
 * Writes feeds of change: JSON Feed 1.1 and Atom (RFC 4287), with tombstones (RFC 6721) for what was taken down.
 */
import { z } from '@hono/zod-openapi'

/** A feed apart from its entries. All addresses are absolute. */
export interface Feed {
  readonly title: string
  readonly homeUrl: string
  /** Address of the feed itself. */
  readonly selfUrl: string
  /** Address of the entries that come after these (older ones), or null. */
  readonly nextUrl: string | null
  /** Milliseconds since 1970 UTC of the newest change in it. */
  readonly updatedAt: number
}

/** One event on a claim. */
export interface FeedEntry {
  /** Address of the event: never changes. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly text: string
  /** Name of whoever said the claim, or null. */
  readonly speaker: string | null
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly tags: readonly string[]
  /** What a program wants to know; written as `_on_record`. */
  readonly data: Readonly<Record<string, unknown>>
}

/** An entry that must be forgotten. */
export interface Tombstone {
  readonly id: string
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly reason: string
}

/** A feed as JSON Feed 1.1 has it, with what programs want to know in extensions. */
export const JsonFeed = z
  .object({
    version: z.string(),
    title: z.string(),
    home_page_url: z.string(),
    feed_url: z.string(),
    next_url: z.string().optional(),
    language: z.string(),
    items: z.array(
      z.object({
        id: z.string(),
        url: z.string(),
        title: z.string(),
        content_text: z.string(),
        date_published: z.string(),
        authors: z.array(z.object({ name: z.string() })).optional(),
        tags: z.array(z.string()),
        _on_record: z.record(z.string(), z.unknown()),
      }),
    ),
    _on_record: z.object({
      deleted: z.array(z.object({ id: z.string(), when: z.string(), reason: z.string() })),
    }),
  })
  .openapi('JsonFeed')

/** A JSON Feed. Tombstones have no place of their own in it, so they are in the extension `_on_record`. */
export function writeJsonFeed(
  feed: Feed,
  entries: readonly FeedEntry[],
  tombstones: readonly Tombstone[],
): z.infer<typeof JsonFeed> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    ...(feed.nextUrl === null ? {} : { next_url: feed.nextUrl }),
    language: 'en',
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.text,
      date_published: instant(entry.at),
      ...(entry.speaker === null ? {} : { authors: [{ name: entry.speaker }] }),
      tags: [...entry.tags],
      _on_record: entry.data,
    })),
    _on_record: {
      deleted: tombstones.map(({ id, at, reason }) => ({ id, when: instant(at), reason })),
    },
  }
}

/** An Atom feed. */
export function writeAtom(
  feed: Feed,
  entries: readonly FeedEntry[],
  tombstones: readonly Tombstone[],
): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en">',
    `<id>${xml(feed.selfUrl)}</id>`,
    `<title>${xml(feed.title)}</title>`,
    `<updated>${instant(feed.updatedAt)}</updated>`,
    `<author><name>On Record</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feed.selfUrl)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.homeUrl)}"/>`,
    ...(feed.nextUrl === null ? [] : [`<link rel="next" href="${xml(feed.nextUrl)}"/>`]),
    ...entries.flatMap(entryLines),
    ...tombstones.flatMap(({ id, at, reason }) => [
      `<at:deleted-entry ref="${xml(id)}" when="${instant(at)}"><at:comment>${xml(reason)}</at:comment></at:deleted-entry>`,
    ]),
    '</feed>',
    '',
  ].join('\n')
}

function entryLines(entry: FeedEntry): string[] {
  return [
    '<entry>',
    `<id>${xml(entry.id)}</id>`,
    `<title>${xml(entry.title)}</title>`,
    `<published>${instant(entry.at)}</published>`,
    `<updated>${instant(entry.at)}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(entry.url)}"/>`,
    ...(entry.speaker === null ? [] : [`<author><name>${xml(entry.speaker)}</name></author>`]),
    ...entry.tags.map((tag) => `<category term="${xml(tag)}"/>`),
    `<content type="text">${xml(entry.text)}</content>`,
    '</entry>',
  ]
}

const instant = (ms: number) => new Date(ms).toISOString()

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for XML 1.0: what it cannot hold at all (control characters, U+FFFE, U+FFFF, half surrogate pairs) is left out. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
