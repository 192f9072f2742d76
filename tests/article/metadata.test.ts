/** Metadata, one rule at a time: which place wins, and what broken places do. */
import { describe, expect, it } from 'vitest'
import { type ReadArticle, readArticle } from '../../src/article/read.ts'

const BODY = '<p>The council met on Monday, in the old hall, and talked about the bridge for three hours.</p>'

/** Metadata of a page with this head and, before its text, this markup. */
function read(head: string, body = '', url?: string): ReadArticle {
  const result = readArticle(
    `<html><head>${head}</head><body>${body}<article>${BODY}</article></body></html>`,
    url,
  )
  if (!result.ok) throw new Error(result.detail)
  return result.article
}
const jsonLd = (text: string) => `<script type="application/ld+json">${text}</script>`

describe('title', () => {
  it.each([
    [
      'JSON-LD before Open Graph',
      `${jsonLd('{"@type":"Article","headline":"A"}')}<meta property="og:title" content="B">`,
      'A',
    ],
    [
      'Open Graph before citation',
      '<meta name="citation_title" content="C"><meta property="og:title" content="B">',
      'B',
    ],
    [
      'site name at the end',
      '<title>Mayor to open new bridge on Friday | The Ledger</title>',
      'Mayor to open new bridge on Friday',
    ],
    [
      'the last part only',
      '<title>Bridge - and road - to open on Friday – Ledger</title>',
      'Bridge - and road - to open on Friday',
    ],
    ['a short title stays whole', '<title>Bridge opens | The Ledger</title>', 'Bridge opens | The Ledger'],
    [
      'unless the outlet is known',
      '<meta property="og:site_name" content="The Ledger"><title>Bridge opens | The Ledger</title>',
      'Bridge opens',
    ],
    [
      'a hyphen inside a word',
      '<title>Well-known ferry to run again in spring</title>',
      'Well-known ferry to run again in spring',
    ],
    [
      'an empty one is passed over',
      '<meta property="og:title" content=" "><title>Bridge opens</title>',
      'Bridge opens',
    ],
    ['white space', '<title>\n Bridge \n opens\n</title>', 'Bridge opens'],
    [
      'the title of a drawing does not count',
      '<svg><title>Logo</title></svg><title>Bridge opens</title>',
      'Bridge opens',
    ],
  ])('%s', (_name, head, wanted) => expect(read(head).title).toBe(wanted))

  it('is the h1 when the page has no other', () =>
    expect(read('', '<h1>Bridge opens</h1>').title).toBe('Bridge opens'))
  it('is not the h1 that names the site', () => {
    expect(read('<title>Bridge opens at last | The Ledger</title>', '<h1>The Ledger</h1>').title).toBe(
      'Bridge opens at last',
    )
  })
})

describe('author', () => {
  it.each([
    ['a list', jsonLd('{"@type":"NewsArticle","author":[{"name":"A B"},{"name":"C D"}]}'), 'A B, C D'],
    ['a string', jsonLd('{"@type":"NewsArticle","author":"A B"}'), 'A B'],
    [
      'an address is no name',
      '<meta property="article:author" content="https://x.example/ab"><meta name="author" content="By A B">',
      'A B',
    ],
    ['a name in article:author', '<meta property="article:author" content="A B">', 'A B'],
    ['Dublin Core', '<meta name="DC.creator" content="A B">', 'A B'],
    ['none', '', null],
  ])('%s', (_name, head, wanted) => expect(read(head).author).toBe(wanted))

  it.each([
    ['a byline', '<p class="article__byline">By A B</p>'],
    ['a link', '<a rel="author" href="/ab">A B</a>'],
    ['microdata', '<div itemprop="author" itemscope>Words by <b itemprop="name">A B</b> of the Ledger</div>'],
  ])('%s in the body', (_name, body) => expect(read('', body).author).toBe('A B'))
})

describe('publishedAt', () => {
  it.each([
    [
      'JSON-LD first',
      `${jsonLd('{"@type":"Article","datePublished":"2025-01-02"}')}<meta property="article:published_time" content="2025-01-03">`,
      '2025-01-02',
    ],
    [
      'a broken one is passed over',
      `${jsonLd('{"@type":"Article","datePublished":"soon"}')}<meta property="article:published_time" content="2025-01-03T10:00Z">`,
      '2025-01-03T10:00:00Z',
    ],
    ['a meta name', '<meta name="pubdate" content="20250104">', '2025-01-04'],
  ])('%s', (_name, head, wanted) => expect(read(head).publishedAt).toBe(wanted))

  it('takes the time element marked as published, not the update', () => {
    const times =
      '<time class="updated" datetime="2025-05-05">x</time><time datetime="2025-05-03">x</time><time class="published" datetime="2025-05-04">x</time>'
    expect(read('', times).publishedOn).toBe('2025-05-04')
  })
  it('keeps the day of the offset that the page gives', () => {
    const article = read('<meta property="article:published_time" content="2025-08-21T23:30:00-04:00">')
    expect([article.publishedAt, article.publishedOn]).toEqual(['2025-08-21T23:30:00-04:00', '2025-08-21'])
  })
})

describe('language, outlet and address', () => {
  it.each([
    ['lang', '<html lang="pt-br">', 'pt-BR'],
    ['Open Graph', '<html><meta property="og:locale" content="en_GB">', 'en-GB'],
    ['nonsense', '<html lang="english, mostly">', null],
  ])('language: %s', (_name, start, wanted) => {
    const result = readArticle(`${start}<body>${BODY}`)
    expect(result).toMatchObject({ ok: true, article: { language: wanted } })
  })
  it.each([
    [
      'the publisher of the article',
      jsonLd('[{"@type":"WebSite","name":"Site"},{"@type":"Article","publisher":{"name":"Ledger"}}]'),
      'Ledger',
    ],
    ['else the site', jsonLd('[{"@type":"WebSite","name":"Site"},{"@type":"Article"}]'), 'Site'],
    ['else Open Graph', '<meta property="og:site_name" content="Ledger">', 'Ledger'],
  ])('outlet: %s', (_name, head, wanted) => expect(read(head).outlet).toBe(wanted))
  it.each([
    ['relative', '<link rel="canonical" href="/a?b=1&amp;c=2">', 'https://x.example/a?b=1&c=2'],
    ['no script', '<link rel="canonical" href="javascript:alert(1)">', null],
    ['no data', '<meta property="og:url" content="data:text/html,x">', null],
  ])('canonical: %s', (_name, head, wanted) =>
    expect(read(head, '', 'https://x.example/z').canonicalUrl).toBe(wanted),
  )
})

describe('JSON-LD', () => {
  it.each([
    ['trailing commas', '{"@type":"Article","headline":"A",}'],
    ['a raw line break in a string', '{"@type":"Article","headline":"A","description":"x\ny"}'],
    ['a comment wrapper', '<!-- {"@type":"Article","headline":"A"} -->'],
    ['a CDATA wrapper', '//<![CDATA[\n{"@type":"Article","headline":"A"}\n//]]>'],
    ['a trailing semicolon', '{"@type":"Article","headline":"A"};'],
    ['a full type address', '{"@type":"https://schema.org/NewsArticle","headline":"A"}'],
    ['the main entity of a page', '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"A"}}'],
    ['entities in the text', '{"@type":"Article","headline":"&#65;"}'],
    ['a language-tagged value', '{"@type":"Article","headline":{"@value":"A","@language":"en"}}'],
  ])('%s', (_name, text) => expect(read(jsonLd(text)).title).toBe('A'))

  it('a broken block does not hide a good one', () => {
    expect(read(`${jsonLd('{"@type": oops')}${jsonLd('{"@type":"Article","headline":"A"}')}`).title).toBe('A')
  })
  it('prefers the article of the page itself to others that are listed', () => {
    const list =
      '[{"@type":"NewsArticle","headline":"Other","url":"https://x.example/o"},{"@type":"NewsArticle","headline":"Own","url":"https://x.example/a"}]'
    expect(read(jsonLd(list), '', 'https://x.example/a').title).toBe('Own')
  })
  it.each([
    'null',
    '[]',
    '"x"',
    '{"@graph":{"@graph":[null,1]}}',
    '{"__proto__":{"@type":"Article"}}',
    `${'['.repeat(50_000)}`,
  ])('tolerates %.40s', (text) => expect(read(jsonLd(text)).title).toBeNull())
})
