/**
 * What a page says about itself, collected while it is read: meta elements, JSON-LD blocks, microdata, times, headings.
 * Nothing is judged here; metadata.ts does that.
 */
import { VOID_TAGS } from './page-words.ts'
import type { Attributes } from './tidy.ts'

const MAX_VALUES = 400
const MAX_VALUE = 2_000
const MAX_JSON_LD = 1_000_000
const MAX_CAPTURES = 8
/** Microdata properties that are looked at. */
const PROPERTIES = new Set(['headline', 'author', 'publisher', 'datePublished', 'inLanguage'])

/** A `time` element: its machine-readable value and what hints at its meaning. */
export interface TimeFact {
  readonly value: string
  /** Class names and attributes that may say "published" or "updated", in lower case. */
  readonly hint: string
}

interface Capture {
  readonly key: string
  /** How deep the parser stood inside the element, so that its end is known. */
  readonly depth: number
  readonly parts: string[]
  length: number
}

export class PageFacts {
  /** Values of meta elements, microdata properties (`item:author`), `title`, `h1`, `byline`, by key, in page order. */
  private readonly values = new Map<string, string[]>()
  readonly jsonLd: string[] = []
  readonly times: TimeFact[] = []
  private stored = 0
  private jsonLength = 0
  private depth = 0
  private captures: Capture[] = []
  private script: string[] | null = null

  /** The first value under the first of these keys that has one, or null. */
  first(...keys: string[]): string | null {
    for (const key of keys) {
      const value = this.values.get(key)?.find((one) => one !== '')
      if (value !== undefined) return value
    }
    return null
  }

  /** All values under a key. */
  all(key: string): readonly string[] {
    return this.values.get(key) ?? []
  }

  /** `muted`: the element lies in something that is not shown. */
  open(name: string, attributes: Attributes, muted: boolean): void {
    if (!VOID_TAGS.has(name)) this.depth += 1
    if (name === 'html') this.store('lang', attributes.lang ?? attributes['xml:lang'])
    if (name === 'meta') this.meta(attributes)
    if (name === 'link') this.link(attributes)
    if (name === 'script' && attributes.type?.toLowerCase().includes('ld+json')) this.script = []
    if (name === 'time') this.time(attributes)
    if (muted) return
    if (name === 'title') this.capture('title')
    if (name === 'h1') this.capture('h1')
    if (attributes.itemprop !== undefined) this.property(name, attributes)
    if (name === 'a' && attributes.rel === 'author') this.capture('rel:author')
    if (/(?:^|[\s_-])byline(?:$|[\s_-])/.test(attributes.class?.slice(0, 200) ?? '')) this.capture('byline')
  }

  text(text: string, muted: boolean): void {
    if (this.script !== null) {
      this.jsonLength += text.length
      if (this.jsonLength <= MAX_JSON_LD) this.script.push(text)
    }
    for (const capture of this.captures) {
      if ((muted && capture.key !== 'title') || capture.length > MAX_VALUE) continue
      capture.parts.push(text)
      capture.length += text.length
    }
  }

  close(name: string): void {
    if (name === 'script' && this.script !== null) {
      this.jsonLd.push(this.script.join(''))
      this.script = null
    }
    for (const capture of this.captures) {
      if (capture.depth === this.depth) this.store(capture.key, capture.parts.join(''))
    }
    this.captures = this.captures.filter((capture) => capture.depth !== this.depth)
    this.depth -= 1
  }

  private store(key: string, value: string | undefined): void {
    if (value === undefined || this.stored >= MAX_VALUES) return
    this.stored += 1
    const list = this.values.get(key) ?? []
    list.push(value.slice(0, MAX_VALUE).replace(/\s+/g, ' ').trim())
    this.values.set(key, list)
  }

  private capture(key: string): void {
    if (this.captures.length < MAX_CAPTURES)
      this.captures.push({ key, depth: this.depth, parts: [], length: 0 })
  }

  private meta(attributes: Attributes): void {
    const key = attributes.property ?? attributes.name ?? attributes['http-equiv']
    if (key !== undefined) this.store(key.trim().toLowerCase(), attributes.content)
    if (attributes.itemprop !== undefined) this.property('meta', attributes)
  }

  private link(attributes: Attributes): void {
    if (attributes.rel?.toLowerCase().split(/\s+/).includes('canonical'))
      this.store('canonical', attributes.href)
  }

  private time(attributes: Attributes): void {
    if (attributes.datetime === undefined || this.times.length >= 50) return
    const hint = `${attributes.class ?? ''} ${attributes.itemprop ?? ''} ${attributes.pubdate === undefined ? '' : 'published'}`
    this.times.push({ value: attributes.datetime.slice(0, 100), hint: hint.slice(0, 200).toLowerCase() })
  }

  /** A microdata property. The `name` inside an author or a publisher is that one's name. */
  private property(name: string, attributes: Attributes): void {
    const owner = this.captures.findLast((one) => one.key === 'item:author' || one.key === 'item:publisher')
    for (const property of (attributes.itemprop ?? '').slice(0, 200).split(/\s+/)) {
      const ownName = property === 'name' && owner !== undefined
      if (!PROPERTIES.has(property) && !ownName) continue
      const key = ownName ? `${owner.key}.name` : `item:${property}`
      const value = attributes.content ?? attributes.datetime
      if (value !== undefined) this.store(key, value)
      else if (!VOID_TAGS.has(name)) this.capture(key)
    }
  }
}
