/**
 * Reads schema.org JSON-LD as news pages write it: arrays, `@graph`, references by `@id`, and slightly broken JSON.
 */
import { decodeHTML } from 'entities'

export type JsonObject = { readonly [key: string]: unknown }

/** The parts of a page's JSON-LD that matter here, each null where the page does not say. */
export interface ArticleData {
  readonly headline: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly datePublished: string | null
  readonly language: string | null
  readonly url: string | null
  readonly articleBody: string | null
  /** False when the page says that the text is not free to read. */
  readonly free: boolean
}

const ARTICLE_TYPE = /(?:^|[/:])(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report)$/
const MAX_OBJECTS = 2_000
const MAX_AUTHORS = 20

/**
 * Finds the article in a page's JSON-LD blocks.
 *
 * Given: the text of each block, and the page's addresses (canonical first). Gives: the article whose own address is one
 * of these, else the first article that has a headline; null when there is none. Never throws: a block that cannot be
 * read is passed over.
 */
export function findArticleData(blocks: readonly string[], addresses: readonly string[]): ArticleData | null {
  const objects = blocks.flatMap((block) => topObjects(parseLoosely(block)))
  const byId = new Map<string, JsonObject>()
  for (const object of objects) {
    if (typeof object['@id'] === 'string' && hasType(object)) byId.set(object['@id'], object)
  }
  const articles = objects.filter((object) => types(object).some((type) => ARTICLE_TYPE.test(type)))
  const own = articles.find((article) => addresses.includes(addressOf(article, byId) ?? ''))
  const article = own ?? articles.find((one) => textOf(one.headline) !== null) ?? articles[0]
  if (article === undefined) return null
  const site = objects.find((object) => types(object).includes('WebSite'))
  return {
    headline: textOf(article.headline) ?? textOf(article.name),
    author: names(article.author, byId) ?? names(article.creator, byId),
    publisher: names(article.publisher, byId) ?? textOf(site?.name),
    datePublished: textOf(article.datePublished),
    language: textOf(article.inLanguage) ?? textOf(objectOf(article.inLanguage)?.name),
    url: addressOf(article, byId),
    articleBody: textOf(article.articleBody),
    free:
      article.isAccessibleForFree !== false && !/^false$/i.test(textOf(article.isAccessibleForFree) ?? ''),
  }
}

/** The objects of a block that can describe the page itself: in arrays, graphs, and as the main entity of another. */
function topObjects(root: unknown): JsonObject[] {
  const found: JsonObject[] = []
  const queue: unknown[] = [root]
  for (let at = 0; at < queue.length && found.length < MAX_OBJECTS; at += 1) {
    const value = queue[at]
    if (Array.isArray(value)) {
      for (const one of value.slice(0, MAX_OBJECTS)) queue.push(one)
      continue
    }
    const object = objectOf(value)
    if (object === null) continue
    found.push(object)
    queue.push(object['@graph'], object.mainEntity, object.mainEntityOfPage)
  }
  return found
}

function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

function types(object: JsonObject): string[] {
  const type = object['@type']
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string')
}

function hasType(object: JsonObject): boolean {
  return types(object).length > 0
}

/** A text value, entities decoded (many pages escape for HTML inside JSON) and tags left alone; null when empty. */
function textOf(value: unknown): string | null {
  const one = Array.isArray(value) ? value[0] : value
  if (typeof one === 'boolean') return String(one)
  if (typeof one !== 'string')
    return objectOf(one)?.['@value'] === undefined ? null : textOf(objectOf(one)?.['@value'])
  const text = (one.includes('&') ? decodeHTML(one) : one).trim()
  return text === '' ? null : text
}

/** Names of one or several people or bodies, joined by ", ". */
function names(value: unknown, byId: ReadonlyMap<string, JsonObject>): string | null {
  const list = (Array.isArray(value) ? value : [value]).slice(0, MAX_AUTHORS)
  const found = list.flatMap((one) => {
    const object = objectOf(one)
    const id = object?.['@id']
    const meant = object?.name === undefined && typeof id === 'string' ? (byId.get(id) ?? object) : object
    const name = meant === null || meant === undefined ? textOf(one) : textOf(meant.name)
    return name === null || /^https?:\/\//.test(name) ? [] : [name]
  })
  return found.length === 0 ? null : [...new Set(found)].join(', ')
}

function addressOf(article: JsonObject, byId: ReadonlyMap<string, JsonObject>): string | null {
  const page = objectOf(article.mainEntityOfPage)
  const id = page?.['@id']
  const target = typeof id === 'string' ? byId.get(id) : undefined
  return (
    textOf(article.url) ??
    textOf(article.mainEntityOfPage) ??
    textOf(target?.url) ??
    textOf(page?.url) ??
    textOf(id)
  )
}

/** Parses JSON; where it is broken, once more with the usual faults mended. Gives null when that fails too. */
function parseLoosely(block: string): unknown {
  for (const read of [(text: string) => text, mend]) {
    try {
      return JSON.parse(read(block))
    } catch {
      // Broken JSON-LD is common and says nothing about the rest of the page.
    }
  }
  return null
}

/** Mends comment and CDATA wrappers, raw control characters in strings, trailing commas and a trailing semicolon. One pass. */
function mend(wrapped: string): string {
  const block = wrapped.replace('<![CDATA[', '').replace(']]>', '')
  const start = block.search(/[[{]/)
  const end = Math.max(block.lastIndexOf('}'), block.lastIndexOf(']'))
  if (start < 0 || end < start) return ''
  const out: string[] = []
  let inString = false
  let comma = -1
  for (let at = start; at <= end; at += 1) {
    const char = block.charAt(at)
    if (inString && char === '\\') {
      out.push(char, block.charAt(at + 1))
      at += 1
      continue
    }
    if (char === '"') inString = !inString
    if (char < ' ') {
      out.push(' ')
      continue
    }
    if (!inString && (char === '}' || char === ']') && comma >= 0) out[comma] = ' '
    if (!inString && char !== ' ') comma = char === ',' ? out.length : -1
    out.push(char)
  }
  return out.join('')
}
