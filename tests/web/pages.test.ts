/** The pages: what they show, and that a stranger's text stays text. */
import { expect, it } from 'vitest'
import { publicId } from '../../src/store/ids.ts'
import { call, someClaim, storeArticle } from '../helpers.ts'

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&'

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
