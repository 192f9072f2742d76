/** Every public page in a real browser: inert, accessible in both themes, no wider than a phone, without script. */
import { expect, it } from 'vitest'
import { expectAccessible, expectCalm, expectNoSideScroll, inBrowser, open, seedArticle } from './kit.ts'

inBrowser('public pages', () => {
  it('shows what was said', async () => {
    await seedArticle({
      text: '“We will reopen the bridge within seven to 10 days,” Mayor Ada Quill said on Thursday.',
      publishedAt: '2025-08-21',
      outlet: 'The Quill Courier',
      title: 'Bridge to reopen',
    })
    const opened = await open('/', { width: 360, theme: 'dark' })
    expect(await opened.page.textContent('main')).toContain('reopen the bridge')
    await expectAccessible(opened)
    await expectNoSideScroll(opened)
    expectCalm(opened)
  })
})
