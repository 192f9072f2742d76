/** Whole pages in the manner of the big publishing systems: their metadata and their text, to the character. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readArticle } from '../../src/article/read.ts'

const PAGES = new URL('../fixtures/pages/', import.meta.url)
const slugs = readdirSync(PAGES)
const file = (slug: string, name: string) => readFileSync(new URL(`${slug}/${name}`, PAGES), 'utf8')

/** The article of a page whose body is `body`, or null. */
function textOf(body: string): string | null {
  const result = readArticle(`<html><body><article>${body}</article></body></html>`)
  return result.ok ? result.article.text : null
}

describe('pages', () => {
  it.each(slugs)('%s', (slug) => {
    const result = readArticle(file(slug, 'page.html'), 'https://pages.example/news/x')
    if (!result.ok) throw new Error(result.detail)
    const { text, ...metadata } = result.article
    expect(metadata).toEqual(JSON.parse(file(slug, 'expected.json')))
    expect(text).toBe(file(slug, 'expected.txt').trimEnd())
  })
})

const filler =
  '<p>The council met on Monday, in the old hall, and talked about the bridge for three hours.</p>'
const FILLER = 'The council met on Monday, in the old hall, and talked about the bridge for three hours.'

const texts: readonly (readonly [string, string, string])[] = [
  ['inline tags are glued', '<p>Half<b>-way</b> to <i>no</i>where</p>', 'Half-way to nowhere'],
  ['white space is folded', '<p>  one\n\t two&nbsp; three </p>', 'one two three'],
  ['a single br is a space', '<p>one<br>two</p>', 'one two'],
  ['two br end the line', '<p>one<br> <br/>two</p>', 'one\ntwo'],
  [
    'entities are decoded once',
    '<p>AT&amp;amp;T &lt;b&gt; &#8220;x&#8221; &#147;y&#148; &amp;#60;b&amp;#x3e;</p>',
    'AT&amp;T <b> “x” “y” &#60;b&#x3e;',
  ],
  ['list items are lines', '<ul><li>one</li><li>two <b>b</b></li></ul>', 'one\ntwo b'],
  ['nested q marks change', '<p><q>he said <q>no</q> twice</q></p>', '“he said ‘no’ twice”'],
  ['struck words are left out', '<p>It cost <s>4</s> 5 pounds.</p>', 'It cost 5 pounds.'],
  [
    'captions are left out',
    '<figure><img src=x><figcaption>A quay</figcaption></figure><p>Then.</p>',
    'Then.',
  ],
  ['hidden parts are left out', '<p hidden>a</p><p style="display: none">b</p><p>Then.</p>', 'Then.'],
  ['a furniture name is a whole word', '<p class="shared-hope">Then they went.</p>', 'Then they went.'],
  ['line separators inside are spaces of the page', '<p>one\u2028two</p>', 'one two'],
]

describe('text', () => {
  it.each(texts)('%s', (_name, body, wanted) => {
    expect(textOf(`${filler}${body}${filler}`)).toBe(`${FILLER}\n${wanted}\n${FILLER}`)
  })

  it('leaves out a heading that only repeats the title', () => {
    const result = readArticle(`<title>The bridge is back</title><h1>The bridge is back</h1>${filler}`)
    expect(result).toMatchObject({ ok: true, article: { title: 'The bridge is back', text: FILLER } })
  })

  it('does not take the text behind a paywall from the metadata', () => {
    const page = file('paywall', 'page.html')
    expect(page).toContain('hidden sentence')
    expect(JSON.stringify(readArticle(page))).not.toContain('hidden sentence')
  })
})
