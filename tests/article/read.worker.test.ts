/** The page reader and its libraries run in workerd, not only in Node. */
import { expect, it } from 'vitest'
import { readArticle } from '../../src/article/read.ts'
import expected from '../fixtures/pages/wordpress/expected.json'
import text from '../fixtures/pages/wordpress/expected.txt?raw'
import page from '../fixtures/pages/wordpress/page.html?raw'

it('reads a page in workerd as in Node', () => {
  expect(readArticle(page)).toEqual({ ok: true, article: { ...expected, text: text.trimEnd() } })
})

it('refuses a hostile page in workerd without failing', () => {
  expect(readArticle('<div>'.repeat(300_000))).toMatchObject({ ok: false, reason: 'too_complex' })
})
