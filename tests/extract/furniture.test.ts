import { expect, test } from 'vitest'
import { readDocument } from '../../src/extract/document.ts'

/** Each line of the text, with `F ` before those that are furniture. */
function marked(text: string): string[] {
  const { paragraphs, furniture } = readDocument(text)
  return paragraphs.map(({ start, end }, index) => `${furniture[index] ? 'F ' : ''}${text.slice(start, end)}`)
}

test.for<[name: string, expected: string[]]>([
  [
    'share links',
    ['The tram opened.', 'F Share this:', 'F - Click to share on X (Opens in new window) X', 'F Telegram'],
  ],
  [
    'titles after a heading',
    ['The tram opened.', 'F Related', 'F Mayor says tram is late', 'F Tram opens in May'],
  ],
  [
    'a sentence after a heading is text again',
    ['It opened.', 'F Most read', 'F Tram opens', 'The mayor was there.', 'A line'],
  ],
  ['a byline', ['Tram opens', 'F By Ann Lee', 'By then the tram had left.']],
  ['an agency line', ['The tram opened.', 'F - with NW inputs']],
  ['credits', ['F Photo: Ann Lee', 'F Tom Moran/Getty Images', 'F Image: Harbour News']],
  ['sign-up', ['F Sign up for our newsletter', 'F Subscribe to get the latest posts sent to your email.']],
  ['cookies', ['F We use cookies to make the site work.', 'F Accept all']],
  [
    'text that begins like furniture',
    ['Share prices fell.', 'Photos of the tram were shown in court on Monday.', 'Related costs rose.'],
  ],
  ['a first line is a headline', ['Related', 'The tram opened.']],
])('%s', ([, expected]) => {
  const text = expected.map((line) => line.replace(/^F /, '')).join('\n')
  expect(marked(text)).toEqual(expected)
})

test('a long paragraph is never furniture', () => {
  const text = `Share this ${'and that '.repeat(60)}`
  expect(readDocument(text).furniture).toEqual([false])
})
