/** Pages made to break a reader: each gives a named answer in bounded time, and never throws. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_HTML, readArticle } from '../../src/article/read.ts'

const repeat = (text: string, size: number) => text.repeat(Math.ceil(size / text.length))
const MEGABYTE = 1_000_000

const refused: readonly (readonly [string, string, string])[] = [
  ['300,000 nested div', '<div>'.repeat(300_000), 'too_complex'],
  ['300,000 nested p', '<p>x'.repeat(300_000), 'too_complex'],
  ['300,000 nested b', '<b>'.repeat(300_000), 'too_complex'],
  ['unmatched end tags over a deep stack', '<b>'.repeat(150_000) + '</i>'.repeat(150_000), 'too_complex'],
  ['nested lists', repeat('<ul><li>x', MEGABYTE), 'too_complex'],
  ['nested tables', repeat('<table><tr><td>x', MEGABYTE), 'too_complex'],
  ['100,000 brothers', repeat('<p>word, word</p>', 1_700_000), 'too_complex'],
  ['long text, deep down', '<div>'.repeat(110) + repeat('word, ', MEGABYTE), 'too_complex'],
  ['over the limit', `<p>${'x'.repeat(MAX_HTML)}</p>`, 'too_large'],
  ['nothing', '', 'not_html'],
  ['plain text', 'The mayor said no. 3 < 4.', 'not_html'],
  ['JSON', '{"a":"b"}', 'not_html'],
  ['a binary', '%PDF-1.7\n%\u00e2\u00e3\u0000\u0001', 'not_html'],
  ['only end tags', repeat('</div>', MEGABYTE), 'not_html'],
  ['only <', repeat('<', MEGABYTE), 'not_html'],
  ['unclosed comments', repeat('<!--', MEGABYTE), 'not_html'],
  ['an unclosed attribute', `<p title="${'x'.repeat(2 * MEGABYTE)}`, 'not_html'],
  ['only scripts', '<script>var text = "<p>no</p>"</script>', 'empty'],
  ['no letters', '<p>... 123 !!</p>', 'empty'],
  ['meta elements', repeat('<meta name=a content=b>', MEGABYTE), 'empty'],
]

const read: readonly (readonly [string, string])[] = [
  ['2 MB of spaces', `<p>a${' '.repeat(2 * MEGABYTE)}b</p>`],
  ['2 MB of commas', `<p>a${','.repeat(2 * MEGABYTE)}b</p>`],
  ['a giant attribute', `<div class="${'a-b '.repeat(500_000)}">hello there</div>`],
  ['100,000 attributes', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>hello</p>`],
  ['100,000 br', `<div>${'text here, and there<br><br>'.repeat(100_000)}</div>`],
  ['unsorted combining marks', `<p>a${'\u0316\u0301'.repeat(400_000)}</p>`],
  ['entities out of range', `<p>a${'&#xFFFFFFFF;&#0;&#xD800;'.repeat(40_000)}</p>`],
  ['a data address', `<p>hello <img src="data:image/png;base64,${'A'.repeat(2 * MEGABYTE)}"></p>`],
  [
    'long JSON-LD',
    `<script type="application/ld+json">[${'{"@type":"Article"},'.repeat(90_000)}</script><p>hello`,
  ],
]

describe('hostile pages', () => {
  it.each(refused)('%s', (_name, html, reason) => {
    const started = performance.now()
    expect(readArticle(html)).toMatchObject({ ok: false, reason })
    expect(performance.now() - started).toBeLessThan(4_000)
  })
  it.each(read)('%s', (_name, html) => {
    const started = performance.now()
    expect(readArticle(html).ok).toBe(true)
    expect(performance.now() - started).toBeLessThan(8_000)
  })

  it('never throws, and gives text in normal form, on any soup of tags', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="share">',
        '</div>',
        '<a href=x>',
        '</a>',
        '<br>',
        '<q>',
        '</q>',
        '<table>',
        '<td>',
      ),
      fc.constantFrom(
        '<svg>',
        '<title>',
        '</title>',
        '<script>',
        '<!--',
        '-->',
        '<![CDATA[',
        '<pre>',
        '<x-y class=a>',
        '<h1>',
        '&amp;',
        '&#x',
      ),
      fc.constantFrom(
        '<time datetime=x>',
        '<b itemprop="author name">',
        '</b>',
        '<p hidden>',
        '<p id="__proto__">',
        '<constructor>',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constant('The mayor said, on Monday, that it would be done.'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
        const result = readArticle(parts.join(''))
        if (!result.ok) return
        expect(result.article.text.isWellFormed()).toBe(true)
        expect(result.article.text).not.toMatch(/^\n|\n\n|\n$|\r|\u2028/)
      }),
      { numRuns: 1_500 },
    )
  })
})
