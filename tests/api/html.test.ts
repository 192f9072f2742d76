/** Articles given as HTML: what the page says is used where the request is silent. */
import { expect, it } from 'vitest'
import page from '../fixtures/pages/wordpress/page.html?raw'
import { ADMIN, call, expectProblem } from '../helpers.ts'

const extract = (body: unknown) => call('POST', '/v1/extract', { body, headers: ADMIN })

it('takes title, outlet, author, address and date from the page', async () => {
  const answer = await extract({ html: page })
  expect(answer.status).toBe(200)
  expect(answer.json.article).toMatchObject({
    title: 'Ferry operator promises hourly crossings by spring',
    outlet: 'The Saltmarsh Ledger',
    author: 'Ione Marrable',
    url: 'https://saltmarsh-ledger.example/2025/08/ferry-hourly-crossings/',
  })
  expect(answer.text).toContain('If the Dunlin is late, I will resign')
  expect(answer.text).not.toContain('Share this')
})

it('prefers what the request says', async () => {
  const given = {
    title: 'Mine',
    outlet: 'Ours',
    author: 'Me',
    url: 'https://news.example/mine',
    publishedAt: '2025-08-01',
  }
  expect((await extract({ html: page, ...given })).json.article).toMatchObject(given)
})

it.each([
  ['no HTML', 'The mayor said no.', 'article-unreadable'],
  ['too deep', '<div>'.repeat(100_000), 'article-unreadable'],
  ['no text', '<p>123</p>', 'article-empty'],
])('refuses a page: %s', async (_name, html, slug) => expectProblem(await extract({ html }), 422, slug))
