/** Articles given by their address: the page is fetched under guard, each failure is its own problem. */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { createApp } from '../../src/index.tsx'
import page from '../fixtures/pages/wordpress/page.html?raw'
import { ADMIN, type Json } from '../helpers.ts'

const URL_ = 'https://saltmarsh-ledger.example/ferry'
const answer = (body: string, type = 'text/html', status = 200) =>
  new Response(body, { status, headers: { 'content-type': type } })

/** Asks for the claims of the page at an address; `site` answers in the place of the web. */
async function extract(site: (url: string) => Response, headers: Record<string, string> = ADMIN) {
  const asked: string[] = []
  const app = createApp(
    () => Date.UTC(2025, 7, 22),
    async (url) => {
      asked.push(url)
      return site(url)
    },
  )
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ url: URL_, title: 'Mine' }),
  }
  const response = await app.request('http://localhost/v1/extract', init, env)
  return { status: response.status, json: (await response.json()) as Json, asked }
}

it('fetches the page and reads it; the request still wins', async () => {
  const { status, json, asked } = await extract((url) =>
    url.endsWith('/ferry')
      ? new Response(null, { status: 301, headers: { location: '/ferry-2' } })
      : answer(page),
  )
  expect(status).toBe(200)
  expect(asked).toEqual([URL_, 'https://saltmarsh-ledger.example/ferry-2'])
  expect(json.article).toMatchObject({
    title: 'Mine',
    outlet: 'The Saltmarsh Ledger',
    url: 'https://saltmarsh-ledger.example/ferry-2',
    publishedAt: '2025-08-21T21:40:00-04:00',
  })
  expect(JSON.stringify(json.claims)).toContain('I will resign')
})

it('takes a page of plain text as text', async () => {
  const { json } = await extract(() =>
    answer('“We open on Friday,” said Ada Quill, the mayor.', 'text/plain'),
  )
  expect(JSON.stringify(json.claims)).toContain('We open on Friday')
})

const redirect = (location: string) => new Response(null, { status: 302, headers: { location } })

it.each([
  ['a redirect inside', 422, 'url-not-allowed', () => redirect('http://169.254.169.254/')],
  ['a redirect to ourselves', 422, 'url-not-allowed', () => redirect('http://localhost/v1/claims')],
  ['redirects without end', 422, 'fetch-redirects', () => redirect(URL_)],
  ['a picture', 422, 'fetch-unsupported', () => answer('x', 'image/png')],
  ['a flood', 422, 'fetch-too-large', () => answer('x'.repeat(5_000_001))],
  ['a missing page', 422, 'fetch-failed', () => answer('<p>gone', 'text/html', 404)],
  ['an empty page', 422, 'article-empty', () => answer('<p>123')],
])('%s', async (_name, status, slug, site) => {
  const result = await extract(site)
  expect(result.json).toMatchObject({ status, type: `/problems/${slug}` })
})

it('fetches nothing for a reader', async () => {
  const { status, asked } = await extract(() => answer(page), {})
  expect([status, asked]).toEqual([401, []])
})
