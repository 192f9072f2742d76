/**
 * Reads hostile or sloppy HTML once, in time proportional to its length, and gives small well-formed markup
 * for the readability library together with what the page says about itself.
 */
import { Parser } from 'htmlparser2'
import { PageFacts } from './facts.ts'
import {
  BLOCK_TAGS,
  FURNITURE_WORDS,
  HIDDEN_CLASSES,
  INLINE_TAGS,
  LISTING_TAGS,
  MUTE_TAGS,
  VOID_TAGS,
} from './page-words.ts'

/** Attributes of an element as the parser gives them, names in lower case. */
export type Attributes = Readonly<Record<string, string>>

export type TidyResult =
  | { readonly ok: true; readonly markup: string; readonly facts: PageFacts }
  | { readonly ok: false; readonly reason: 'not_html' | 'too_complex'; readonly detail: string }

/**
 * Limits that no honest news page reaches. Past them the readability library would take more than linear time: it reads an
 * element's text again for each ancestor, and looks through all siblings to take one out. They count what is written to the
 * markup, except the first, which bounds the parser's own stack.
 */
const MAX_OPEN = 1_000
const MAX_DEPTH = 120
const MAX_ELEMENTS = 16_000
const MAX_SIBLINGS = 6_000
/** Sum over text and elements of length times depth; an element counts as this many characters. */
const MAX_WORK = 20_000_000
const ELEMENT_WORK = 40
/** How much is parsed before the limits are looked at again. */
const CHUNK = 16_384
const MAX_NAME = 200
/** Furniture longer than this is kept, unless it is mostly links: it might hold the article. */
const FURNITURE_TEXT = 1_200

/** Stands in the text for a `br`: the library would move the elements about one by one. See lines.ts. */
export const LINE_END = '\u2028'

interface Frame {
  readonly name: string
  /** The name that it was written with, or null when its tags are left out. */
  readonly tag: string | null
  readonly mute: boolean
  readonly furniture: boolean
  /** Where the element began in the output, and how much text had been written by then. */
  readonly outAt: number
  readonly textAt: number
  readonly linkAt: number
  readonly linksAt: number
}

/**
 * Tidies a page.
 *
 * Given: HTML as text. Gives: markup that is well-formed XML with only the elements that matter for the text, and the
 * page's facts; or why not: `not_html` when there is no element at all, `too_complex` past the limits above.
 */
export function tidyPage(html: string): TidyResult {
  const tidier = new Tidier()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => tidier.open(name, attributes),
      ontext: (text) => tidier.text(text),
      onclosetag: (name) => tidier.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  for (let at = 0; at < html.length && tidier.excess === null; at += CHUNK) {
    parser.write(html.slice(at, at + CHUNK))
  }
  if (tidier.excess === null) parser.end()
  if (tidier.excess !== null) return { ok: false, reason: 'too_complex', detail: tidier.excess }
  if (tidier.elements === 0) return { ok: false, reason: 'not_html', detail: 'The text has no HTML element.' }
  return { ok: true, markup: tidier.out.join(''), facts: tidier.facts }
}

class Tidier {
  readonly facts = new PageFacts()
  readonly out: string[] = []
  /** Which limit was passed, or null. */
  excess: string | null = null
  /** Elements met, and those of them that were written. */
  elements = 0
  private written = 0
  private readonly frames: Frame[] = []
  /** Elements written so far in each open one that was written, outermost first. */
  private readonly siblings: number[] = [0]
  private muted = 0
  /** Links open now, and links met so far. */
  private links = 0
  private linkCount = 0
  private quotes = 0
  private textLength = 0
  private linkLength = 0
  private work = 0

  open(name: string, attributes: Attributes): void {
    this.elements += 1
    this.facts.open(name, attributes, this.muted > 0)
    if (VOID_TAGS.has(name)) {
      if (name === 'br') this.text(LINE_END)
      return
    }
    const frame = this.frame(name, attributes)
    this.frames.push(frame)
    if (this.frames.length > MAX_OPEN) this.excess = `More than ${MAX_OPEN} elements are open at once.`
    if (frame.mute) this.muted += 1
    if (name === 'a') {
      this.links += 1
      this.linkCount += 1
    }
    if (frame.tag !== null) this.openTag(frame.tag, attributes)
    if (name === 'q' && this.muted === 0) this.text(this.quotes++ % 2 === 0 ? '“' : '‘')
  }

  text(text: string): void {
    this.facts.text(text, this.muted > 0)
    if (this.muted > 0) return
    this.out.push(escapeText(text))
    const length = text.trim().length
    this.textLength += length
    if (this.links > 0) this.linkLength += length
    this.spend(text.length)
  }

  close(name: string): void {
    if (VOID_TAGS.has(name)) return
    const frame = this.frames.pop()
    if (frame === undefined) return
    if (name === 'q' && this.muted === 0) this.text(--this.quotes % 2 === 0 ? '”' : '’')
    this.facts.close(name)
    if (frame.mute) this.muted -= 1
    if (name === 'a') this.links -= 1
    if (frame.tag !== null) {
      this.out.push(`</${frame.tag}>`)
      this.siblings.pop()
    }
    if (this.isFurniture(frame)) this.out.length = frame.outAt
  }

  private openTag(tag: string, attributes: Attributes): void {
    this.out.push(startTag(tag, attributes))
    const count = (this.siblings.pop() ?? 0) + 1
    this.siblings.push(count, 0)
    this.written += 1
    this.spend(ELEMENT_WORK)
    if (this.siblings.length > MAX_DEPTH) this.excess = `Elements are nested more than ${MAX_DEPTH} deep.`
    if (this.written > MAX_ELEMENTS) this.excess = `There are more than ${MAX_ELEMENTS} elements.`
    if (count > MAX_SIBLINGS) this.excess = `One element holds more than ${MAX_SIBLINGS} others.`
  }

  private spend(length: number): void {
    this.work += length * this.siblings.length
    if (this.work > MAX_WORK) this.excess = 'Too much text is nested too deep.'
  }

  private frame(name: string, attributes: Attributes): Frame {
    const mute = MUTE_TAGS.has(name) || name.startsWith('amp-') || isHidden(attributes)
    return {
      name,
      tag: this.muted > 0 || mute ? null : tagToWrite(name, attributes),
      mute,
      furniture: this.muted === 0 && name !== 'body' && name !== 'html' && hasFurnitureName(attributes),
      outAt: this.out.length,
      textAt: this.textLength,
      linkAt: this.linkLength,
      linksAt: this.linkCount,
    }
  }

  /** A short or link-heavy element with a furniture name, or a list of links under any name. */
  private isFurniture(frame: Frame): boolean {
    const length = this.textLength - frame.textAt
    const linked = this.linkLength - frame.linkAt
    if (frame.furniture && (length <= FURNITURE_TEXT || linked * 2 > length)) return true
    return LISTING_TAGS.has(frame.name) && this.linkCount - frame.linksAt >= 2 && linked * 5 > length * 4
  }
}

/** A page's own elements ("news-story") stand for `div`. Inline elements without a name say nothing and are left out. */
function tagToWrite(name: string, attributes: Attributes): string | null {
  if (BLOCK_TAGS.has(name) || name === 'a') return name
  if (name.includes('-')) return 'div'
  const named = attributes.class !== undefined || attributes.id !== undefined
  return named && INLINE_TAGS.has(name) ? name : null
}

/** The start tag with the attributes that the readability library judges by. */
function startTag(name: string, attributes: Attributes): string {
  const parts = [name]
  for (const key of ['class', 'id', 'role', 'itemprop']) {
    const value = attributes[key]
    if (value !== undefined && value !== '')
      parts.push(`${key}="${escapeAttribute(value.slice(0, MAX_NAME))}"`)
  }
  return `<${parts.join(' ')}>`
}

function isHidden(attributes: Attributes): boolean {
  if (attributes.hidden !== undefined || attributes['aria-hidden'] === 'true') return true
  const style = attributes.style?.slice(0, MAX_NAME).replaceAll(' ', '').toLowerCase() ?? ''
  if (style.includes('display:none') || style.includes('visibility:hidden')) return true
  return classNames(attributes).some((name) => HIDDEN_CLASSES.has(name.toLowerCase()))
}

function hasFurnitureName(attributes: Attributes): boolean {
  const names = classNames(attributes)
  if (attributes.id !== undefined) names.push(attributes.id.slice(0, MAX_NAME))
  return names.some((name) => {
    // WordPress puts the article's own topics on its element: "category-social tag-comment".
    if (name.startsWith('category-') || name.startsWith('tag-')) return false
    return nameParts(name).some((part) => FURNITURE_WORDS.has(part))
  })
}

function classNames(attributes: Attributes): string[] {
  return (attributes.class ?? '').slice(0, MAX_NAME).split(/\s+/)
}

/** "articleShare__list" to "article", "share", "list", and all of them joined. */
function nameParts(name: string): string[] {
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return [...parts, parts.join('')]
}

/** The library decodes names first and numbers after: an "&amp;" before "#60;" would be decoded twice, a number is not. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&#38;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}
