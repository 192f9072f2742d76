/** The pages: what they show, and that a stranger's text stays text. */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { publicId } from '../../src/store/ids.ts'
import { appOn, call, someClaim, storeArticle } from '../helpers.ts'

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&'

function post(fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields)
  return Promise.resolve(appOn().request('http://localhost/articles', { method: 'POST', body }, env))
}

it('tells what to do when nothing is on record', async () => {
  const page = await call('GET', '/')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Nothing is on record yet')
})

it('shows the newest claims in their passages, with who, when and where from', async () => {
  await storeArticle([someClaim({ suffix: ', and no later.' })])
  const page = await call('GET', '/')
  expect(page.text).toContain(
    'Mayor Ada Quill said <mark>the bridge will reopen by Friday</mark>, and no later.',
  )
  for (const words of ['Ada Quill', 'Said 21 August 2025', 'The Quill Courier', 'Not yet rated']) {
    expect(page.text).toContain(words)
  }
})

it('marks each span of a split claim and leaves what is between unmarked', async () => {
  const { article } = await storeArticle([
    someClaim({
      text: 'We build … and we stay',
      exact: 'We build,” she said, “and we stay',
      content: '[[1,9],[23,34]]',
      prefix: '“',
      suffix: '.”',
    }),
  ])
  const page = await call('GET', `/articles/${publicId('art', article.id)}`)
  expect(page.text).toContain('“<mark>We build</mark>,” she said, “<mark>and we stay</mark>.”')
})

it('shows hostile text as text', async () => {
  const speaker = { key: 'hostile', name: HOSTILE, kind: 'person' as const }
  const claim = someClaim({
    text: HOSTILE,
    prefix: HOSTILE,
    suffix: HOSTILE,
    role: HOSTILE,
    speaker,
    content: `[[0,${HOSTILE.length}]]`,
  })
  const { article } = await storeArticle([claim], { outlet: HOSTILE })
  for (const path of ['/', `/articles/${publicId('art', article.id)}`]) {
    const page = await call('GET', path)
    expect(page.text).not.toContain('<script>alert')
    expect(page.text).not.toContain('<img')
    expect(page.text).toContain('&lt;script&gt;alert(1)')
  }
})

it('does not show drafts, and answers unknown addresses with a page', async () => {
  const { article } = await storeArticle([someClaim({ text: 'a secret draft' })], { visibility: 'draft' })
  const missing = await call('GET', `/articles/${publicId('art', article.id)}`)
  expect(missing.status).toBe(404)
  expect(missing.text).toContain('The latest claims')
  expect((await call('GET', '/')).text).not.toContain('a secret draft')
})

it('stores a pasted article and leads to its page', async () => {
  const body = 'The ferry runs again. Ada Quill said the fare stays at two crowns.'
  const answer = await post({ body, title: 'Ferry', publishedAt: '2025-08-21', token: 'test-admin-token' })
  expect(answer.status).toBe(303)
  const page = await call('GET', answer.headers.get('location') ?? '')
  expect(page.text).toContain('Ferry')
})

it('refuses a pasted article without a token that is known, or without words', async () => {
  expect((await post({ body: 'Ada Quill spoke.', token: 'wrong' })).status).toBe(401)
  expect((await post({ body: 'Ada Quill spoke.' })).status).toBe(401)
  expect((await post({ body: '123', token: 'test-admin-token' })).status).toBe(422)
})

it.each<[string, Record<string, string>, number]>([
  ['an address that would run', { url: 'javascript:alert(1)' }, 422],
  ['a day that does not exist', { publishedAt: '2025-02-30' }, 422],
  ['a day that is none', { publishedAt: 'soon' }, 422],
])('refuses a pasted article with %s', async (_, fields, status) => {
  const body = 'Ada Quill said the ferry runs again.'
  expect((await post({ body, token: 'test-admin-token', ...fields })).status).toBe(status)
})

it('refuses what is no form', async () => {
  const init = { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } }
  expect((await appOn().request('http://localhost/articles', init, env)).status).toBe(415)
})
