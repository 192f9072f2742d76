/**
 * The only joiner: article in, claims out, stored together.
 * What an editor gives in the request wins over what the page says of itself.
 */
import { type FetchFailure, type FetchOptions, fetchArticle } from './article/fetch.ts'
import { normaliseText } from './article/normalise.ts'
import { type ReadFailure, readArticle } from './article/read.ts'
import { extractClaims, wordsOf } from './extract/index.ts'
import { loadShipped } from './extract/model/index.ts'
import kernel from './extract/model/kernel.wasm'
import network from './extract/model/network.bin'
import weights from './extract/model/weights.bin'
import { nameKeys } from './extract/speakers/name-key.ts'
import type { DatedValue, ExtractedClaim, Span } from './extract/types.ts'
import { warmUp } from './extract/warm-up.ts'
import { todayIn } from './follow-up/due.ts'
import { type Also, type NewArticle, type SavedArticle, saveArticle } from './store/articles.ts'
import type { Db } from './store/db.ts'
import { isErasedArticle } from './store/erase-article.ts'
import type { NewClaim } from './store/new-claims.ts'
import { countArticle, type Quota } from './store/quota.ts'

/** Most claims that one article may hold. */
const MAX_CLAIMS = 2000
/** Largest normalised text, in bytes of UTF-8 (a D1 row holds 2,000,000). */
const MAX_TEXT = 1_000_000
const CONTEXT_CHARS = 120
const MODEL = loadShipped({ weights, network, kernel })
warmUp(MODEL)

/** An article as an editor gives it: text, or HTML. */
export interface GivenArticle {
  readonly text?: string | undefined
  readonly html?: string | undefined
  readonly url?: string | undefined
  readonly title?: string | undefined
  readonly outlet?: string | undefined
  readonly author?: string | undefined
  readonly publishedAt?: string | undefined
  readonly timeZone?: string | undefined
  readonly visibility?: 'draft' | 'published' | undefined
}

export interface PreparedArticle {
  readonly article: NewArticle
  readonly claims: readonly NewClaim[]
}

export type RefusalReason =
  | FetchFailure
  | 'erased'
  | 'article-empty'
  | 'article-unreadable'
  | 'article-too-large'
  | 'too-many-claims'

/** Why an article cannot be taken; `detail` is for the one who sent it. */
export class ArticleRefused extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/**
 * Reads an article and finds its claims; stores nothing.
 * @param createdBy name of the editor
 * @throws ArticleRefused
 */
export function prepareArticle(given: GivenArticle, createdBy: string): PreparedArticle {
  const page = readGiven(given)
  const text = normaliseText(page.text)
  if (!/\p{L}/u.test(text)) throw new ArticleRefused('article-empty', 'Give a text that has words in it.')
  if (new TextEncoder().encode(text).byteLength > MAX_TEXT) {
    throw new ArticleRefused('article-too-large', `The text may have at most ${MAX_TEXT} bytes.`)
  }
  const publishedAt = given.publishedAt ?? page.publishedAt
  const publishedDay = publicationDay(publishedAt, given.timeZone)
  const found = extractClaims(text, { publishedAt: publishedDay }, MODEL)
  if (found.length > MAX_CLAIMS) {
    throw new ArticleRefused(
      'too-many-claims',
      `More than ${MAX_CLAIMS} claims were found; split the article.`,
    )
  }
  const url = given.url ?? page.url
  const article = {
    text,
    url,
    title: given.title ?? page.title,
    outlet: given.outlet ?? page.outlet ?? (url ? new URL(url).hostname.replace(/^www\./, '') : null),
    author: given.author ?? page.author,
    language: page.language,
    publishedAt,
    publishedDay,
    timeZone: given.timeZone ?? null,
    visibility: given.visibility ?? 'published',
    createdBy,
  }
  return { article, claims: found.map((claim) => toNewClaim(claim, text)) }
}

/**
 * Reads, extracts and stores an article with all its claims, or nothing.
 * @param now milliseconds since 1970 UTC
 * @throws ArticleRefused
 */
export async function ingestArticle(
  db: Db,
  given: GivenArticle,
  by: {
    readonly name: string
    readonly now: number
    /** Counts the article, when it is new, against a quota; the error is then known by `isOverQuota`. */
    readonly quota?: Quota | null
    /** What else belongs to the transaction that stores a new article. */
    readonly also?: Also
  },
): Promise<SavedArticle> {
  const { name, now, quota, also } = by
  const saved = await saveArticle(db, prepareArticle(given, name), now, (articleId) => [
    ...(quota ? [countArticle(db, quota)] : []),
    ...(also?.(articleId) ?? []),
  ])
  // It is known by its digest alone, and does not come back by being sent again.
  if (isErasedArticle(saved.article))
    throw new ArticleRefused('erased', 'This article was erased on request.')
  return saved
}

/**
 * Completes an article given by its address alone: fetches the page, guarded (article/fetch.ts). Anything else comes back as
 * it is. The address becomes the one where the page was found.
 * @throws ArticleRefused
 */
export async function fetchGiven(given: GivenArticle, options: FetchOptions): Promise<GivenArticle> {
  if (given.text !== undefined || given.html !== undefined || given.url === undefined) return given
  const page = await fetchArticle(given.url, options)
  if (!page.ok) throw new ArticleRefused(page.reason, page.detail)
  return { ...given, url: page.url, [page.type]: page.body }
}

interface GivenPage {
  readonly text: string
  readonly url: string | null
  readonly title: string | null
  readonly outlet: string | null
  readonly author: string | null
  readonly publishedAt: string | null
  readonly language: string | null
}

/** How a page's failure to read is told. */
const UNREADABLE: Record<ReadFailure, RefusalReason> = {
  not_html: 'article-unreadable',
  too_complex: 'article-unreadable',
  too_large: 'article-too-large',
  empty: 'article-empty',
}

function readGiven(given: GivenArticle): GivenPage {
  const nothing = { url: null, title: null, outlet: null, author: null, publishedAt: null, language: null }
  if (given.html === undefined) return { ...nothing, text: given.text ?? '' }
  const page = readArticle(given.html, given.url)
  if (!page.ok) throw new ArticleRefused(UNREADABLE[page.reason], page.detail)
  return { ...page.article, url: page.article.canonicalUrl }
}

/** The calendar day of publication: in `timeZone` when given, else in the offset that the instant was written with. */
function publicationDay(publishedAt: string | null, timeZone: string | undefined): string | null {
  if (publishedAt === null) return null
  const isInstant = publishedAt.length > 10
  return isInstant && timeZone !== undefined
    ? todayIn(timeZone, Date.parse(publishedAt))
    : publishedAt.slice(0, 10)
}

const pairs = (spans: readonly Span[]) => JSON.stringify(spans.map(({ start, end }) => [start, end]))

function datedColumns(value: DatedValue | null) {
  if (!value) return [null, null, null, null] as const
  return [value.edtf, value.earliest, value.latest, JSON.stringify(value.derivation)] as const
}

function toNewClaim(claim: ExtractedClaim, text: string): NewClaim {
  const { attribution, speaker } = claim
  const { content, source } = attribution
  const [saidEdtf, saidEarliest, saidLatest, saidDerivation] = datedColumns(claim.saidOn)
  const [dueEdtf, dueEarliest, dueLatest, dueDerivation] = datedColumns(claim.due)
  return {
    kind: claim.kind,
    type: claim.type,
    mode: claim.mode,
    ...passageOf(text, content),
    cue: pairs(attribution.cue),
    source: pairs(source),
    sourceText: source.length > 0 ? source.map((span) => text.slice(span.start, span.end)).join(' … ') : null,
    role: speaker.speaker?.role ?? null,
    resolution: speaker.resolution,
    method: attribution.method,
    confidence: attribution.confidence,
    saidEdtf,
    saidEarliest,
    saidLatest,
    saidDerivation,
    dueEdtf,
    dueEarliest,
    dueLatest,
    dueDerivation,
    speaker: speaker.speaker && {
      key: nameKeys(speaker.speaker).merge,
      name: speaker.speaker.name,
      kind: speaker.speaker.kind,
    },
  }
}

/** A speaker whom an editor names, under the key that joins the spellings of one name over articles. */
export function namedSpeaker(name: string, kind: 'person' | 'organisation' | 'place' | 'group') {
  return { key: nameKeys({ name, kind }).merge, name, kind }
}

/**
 * Where a claim stands in its article, as columns: its words, the exact passage when that is not the same, what stands
 * before and after it.
 * @param content spans in the order of the text, at least one
 */
export function passageOf(text: string, content: readonly Span[]) {
  const start = content[0]?.start ?? 0
  const end = content[content.length - 1]?.end ?? start
  const words = wordsOf(text, content)
  const exact = text.slice(start, end)
  return {
    text: words,
    exact: exact === words ? null : exact,
    prefix: contextBefore(text, start),
    suffix: contextAfter(text, end),
    content: pairs(content),
  }
}

/** Up to 120 UTF-16 units before `at`, from a word's beginning and within the paragraph. */
function contextBefore(text: string, at: number): string {
  let start = Math.max(0, at - CONTEXT_CHARS)
  const line = text.lastIndexOf('\n', at - 1) + 1
  if (line >= start && line < at) start = line
  else if (start > 0) {
    const space = text.indexOf(' ', start)
    if (space >= 0 && space < at) start = space + 1
  }
  return text.slice(start, at).toWellFormed()
}

/** Up to 120 UTF-16 units after `at`, to a word's end and within the paragraph. */
function contextAfter(text: string, at: number): string {
  let end = Math.min(text.length, at + CONTEXT_CHARS)
  const line = text.indexOf('\n', at)
  if (line >= 0 && line <= end) end = line
  else if (end < text.length) {
    const space = text.lastIndexOf(' ', end)
    if (space > at) end = space
  }
  return text.slice(at, end).toWellFormed()
}
