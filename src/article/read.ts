/**
 * Reads one news page: its article's text in clean lines, and what the page says about it.
 */
import JSDOMParser, { type LightNode } from '@mozilla/readability/JSDOMParser.js'
import Readability from '@mozilla/readability/Readability.js'
import { type ArticleData, findArticleData } from './json-ld.ts'
import { readLines } from './lines.ts'
import { type PageMetadata, readMetadata } from './metadata.ts'
import { normaliseText } from './normalise.ts'
import { tidyPage } from './tidy.ts'

/** Longest page that is read, in UTF-16 units. */
export const MAX_HTML = 5_000_000

/** An article as its page gives it; null where the page does not say. */
export interface ReadArticle {
  readonly title: string | null
  /** Name of the publication. */
  readonly outlet: string | null
  /** Names as printed, several joined by ", ". */
  readonly author: string | null
  /** ISO 8601 day or date-time, with the offset where the page gave one. */
  readonly publishedAt: string | null
  /** Calendar day of that, in the page's own offset: `YYYY-MM-DD`. */
  readonly publishedOn: string | null
  /** BCP 47 tag. */
  readonly language: string | null
  /** Absolute address that the page names as its own; a page can claim any address, so it is a hint. */
  readonly canonicalUrl: string | null
  /** Normal form (see normalise.ts); one paragraph, heading, list item or quoted block a line. */
  readonly text: string
}

export type ReadFailure = 'not_html' | 'empty' | 'too_complex' | 'too_large'

export type ReadResult =
  | { readonly ok: true; readonly article: ReadArticle }
  | { readonly ok: false; readonly reason: ReadFailure; readonly detail: string }

/** With less text than this the library looks again, less strictly. Its own value, 500, is above many a short report. */
const SHORT_TEXT = 80

/**
 * Reads an article from its page.
 *
 * Given: HTML as text, and the address it came from, if known (relative addresses are resolved against it).
 * Gives: the article, or why there is none: `too_large` (over `MAX_HTML`), `not_html`, `too_complex` (nested or sized
 * beyond any honest page), `empty` (no readable text). Never throws; time grows in proportion to the page.
 */
export function readArticle(html: string, url?: string): ReadResult {
  if (html.length > MAX_HTML) return failure('too_large', `The page is longer than ${MAX_HTML} characters.`)
  const page = tidyPage(html)
  if (!page.ok) return failure(page.reason, page.detail)
  const address = url === undefined ? null : (URL.parse(url)?.href ?? null)
  const first = readMetadata(page.facts, null, address)
  const known = [first.canonicalUrl, address].filter((one) => one !== null)
  const data = findArticleData(page.facts.jsonLd, known)
  const metadata = readMetadata(page.facts, data, address)
  const text = articleText(page.markup, metadata, data)
  if (!/\p{L}/u.test(text)) return failure('empty', 'The page has no readable text.')
  return { ok: true, article: toArticle(metadata, text) }
}

function toArticle(metadata: PageMetadata, text: string): ReadArticle {
  const { published, ...rest } = metadata
  return { ...rest, publishedAt: published?.value ?? null, publishedOn: published?.day ?? null, text }
}

function articleText(markup: string, metadata: PageMetadata, data: ArticleData | null): string {
  const shown = joinLines(readableLines(markup, metadata.title), metadata.title)
  // A page that draws its text by script still carries it in its own JSON-LD, unless it is behind a wall.
  const stated = data?.free ? joinLines((data.articleBody ?? '').split('\n'), metadata.title) : ''
  return shown.length < SHORT_TEXT && stated.length > 2 * shown.length ? stated : shown
}

/** Lines without empty ones, and without the title where the text begins with it again. */
function joinLines(lines: readonly string[], title: string | null): string {
  const full = lines.map((line) => normaliseText(line).trim()).filter((line) => line !== '')
  return normaliseText(full.slice(full[0] === title ? 1 : 0).join('\n'))
}

function readableLines(markup: string, title: string | null): string[] {
  const safeTitle = (title ?? '').replaceAll('&', '&#38;').replaceAll('<', '&lt;')
  const page = `<html><head><title>${safeTitle}</title></head><body>${markup}</body></html>`
  const document = new JSDOMParser().parse(page)
  const options = {
    serializer: (element: LightNode) => element,
    charThreshold: SHORT_TEXT,
    disableJSONLD: true,
  }
  const content = new Readability(document, options).parse()?.content
  return content === undefined ? [] : readLines(content)
}

function failure(reason: ReadFailure, detail: string): ReadResult {
  return { ok: false, reason, detail }
}
