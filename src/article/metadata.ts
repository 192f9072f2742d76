/**
 * Who wrote an article, where, when, under which title: from the page's own metadata, in a stated order.
 */
import type { PageFacts } from './facts.ts'
import type { ArticleData } from './json-ld.ts'
import { type Published, readPublished } from './published.ts'

/** What a page says about its article; null where it does not say. */
export interface PageMetadata {
  readonly title: string | null
  readonly outlet: string | null
  /** Names as the page gives them, several joined by ", ". */
  readonly author: string | null
  readonly published: Published | null
  /** BCP 47 tag, for example `en-GB`. */
  readonly language: string | null
  /** Absolute http(s) address. */
  readonly canonicalUrl: string | null
}

const TITLE_KEYS = [
  'og:title',
  'twitter:title',
  'parsely-title',
  'dc.title',
  'dcterms.title',
  'citation_title',
]
const OUTLET_KEYS = [
  'og:site_name',
  'dc.publisher',
  'dcterms.publisher',
  'citation_journal_title',
  'application-name',
]
const AUTHOR_KEYS = ['author', 'parsely-author', 'dc.creator', 'dcterms.creator', 'sailthru.author', 'byl']
const DATE_KEYS = [
  'article:published_time',
  'og:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'citation_publication_date',
  'citation_date',
  'publishdate',
  'publish-date',
  'pubdate',
  'date',
]
/** Between a headline and the site's name in `<title>`. */
const TITLE_SEPARATOR = /\s+[|\u2013\u2014\u00b7\u2022»:-]{1,2}\s+/gu

/**
 * Settles a page's metadata.
 *
 * Given: the page's facts, its JSON-LD article or null, and the address that it came from or null. Order for each field:
 * JSON-LD; Open Graph and `article:`; other meta names (Parse.ly, Dublin Core, citation); microdata; then for the title
 * `<title>` without the site's name, for the author a link or byline, for the date a `time` element.
 * The language comes from the `lang` attribute first, the canonical address from its link element first.
 */
export function readMetadata(facts: PageFacts, data: ArticleData | null, url: string | null): PageMetadata {
  const outlet = data?.publisher ?? facts.first(...OUTLET_KEYS, 'item:publisher.name', 'item:publisher')
  return {
    title: clean(data?.headline ?? facts.first(...TITLE_KEYS, 'item:headline') ?? pageTitle(facts, outlet)),
    outlet: clean(outlet),
    author: readAuthor(facts, data),
    published: readDate(facts, data),
    language: readLanguage(facts, data),
    canonicalUrl: readAddress([facts.first('canonical'), facts.first('og:url'), data?.url ?? null], url),
  }
}

/**
 * `<title>` without the site's name: the first `h1` when it is most of the title or there is no title; else the title without its last
 * part, when that is the outlet's name or short beside the rest.
 */
function pageTitle(facts: PageFacts, outlet: string | null): string | null {
  const title = facts.first('title')
  const heading = facts.first('h1')
  if (heading !== null && (title === null || (title.includes(heading) && heading.length * 2 > title.length)))
    return heading
  const last = title === null ? undefined : [...title.matchAll(TITLE_SEPARATOR)].at(-1)
  if (title === null || last === undefined) return title
  const head = title.slice(0, last.index)
  const site = title.slice(last.index + last[0].length)
  const known = outlet !== null && site.toLowerCase() === outlet.toLowerCase()
  return known || (words(head) >= 4 && words(site) <= 4) ? head : title
}

function words(text: string): number {
  return text.trim().split(/\s+/).length
}

function readAuthor(facts: PageFacts, data: ArticleData | null): string | null {
  const citation = facts.all('citation_author').join(', ')
  const candidates = [
    data?.author ?? null,
    ...facts.all('article:author'),
    facts.first(...AUTHOR_KEYS),
    citation === '' ? null : citation,
    facts.first('item:author.name', 'item:author', 'rel:author', 'byline'),
  ]
  for (const candidate of candidates) {
    const name = clean(candidate)?.replace(/^by:?\s+/i, '')
    // `article:author` is often the address of a profile.
    if (name !== undefined && name !== '' && name.length <= 200 && !name.includes('://')) return name
  }
  return null
}

function readDate(facts: PageFacts, data: ArticleData | null): Published | null {
  const times = facts.times.filter((time) => !/updat|modif/.test(time.hint))
  const marked = times.filter((time) => /publi|posted|entry-date/.test(time.hint))
  const candidates = [
    data?.datePublished ?? null,
    ...DATE_KEYS.map((key) => facts.first(key)),
    facts.first('item:datePublished'),
    ...[...marked, ...times].map((time) => time.value),
  ]
  for (const candidate of candidates) {
    const published = candidate === null ? null : readPublished(candidate)
    if (published !== null) return published
  }
  return null
}

function readLanguage(facts: PageFacts, data: ArticleData | null): string | null {
  const locale = facts.first('og:locale')?.replace('_', '-') ?? null
  const stated = [facts.first('lang'), data?.language ?? null, facts.first('item:inLanguage'), locale]
  for (const tag of [...stated, facts.first('content-language', 'language', 'dc.language')]) {
    if (tag !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag))
      return Intl.getCanonicalLocales(tag)[0] ?? null
  }
  return null
}

function readAddress(candidates: readonly (string | null)[], url: string | null): string | null {
  for (const candidate of candidates) {
    if (candidate === null) continue
    const address = URL.parse(candidate, url ?? undefined)
    if (address !== null && /^https?:$/.test(address.protocol)) return address.href
  }
  return null
}

/** One line, trimmed, at most 500 characters; null when nothing is left. */
function clean(text: string | null): string | null {
  const line = text?.replace(/\s+/g, ' ').trim().slice(0, 500).toWellFormed() ?? ''
  return line === '' ? null : line
}
