/**
 * The editors' desk in a real browser: the whole way from pasting an article to a follow-up that everybody can read, with
 * script and without, by keyboard alone, on a phone, in both themes; and that an article's text does nothing but stand there.
 */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  adminToken,
  expectAccessible,
  expectCalm,
  expectNoSideScroll,
  inBrowser,
  type Opened,
  type OpenOptions,
  open,
  seedArticle,
} from './kit.ts'

const HOSTILE = `<script>document.title='hacked'</script><img src=x onerror="document.title='hacked'">`

let made = 0
/** An article of its own each time. */
const article = () => {
  const n = ++made
  return {
    title: `Bridge ${n} to reopen`,
    text: [
      `“We will reopen bridge ${n} within seven to 10 days,” Mayor Ada Quill said on Thursday.`,
      `Trade minister Bo Larsen said that fares on line ${n} had doubled since March.`,
      `${HOSTILE} “The ferry is a disgrace,” said Cy Dove, who runs the harbour café.`,
    ].join('\n'),
  }
}

async function signIn(options: OpenOptions = {}, path = '/desk'): Promise<Opened> {
  const opened = await open(path, options)
  await opened.page.getByLabel('Token').fill(adminToken())
  await opened.page.getByRole('button', { name: 'Sign in' }).click()
  await opened.page.getByRole('button', { name: 'Sign out' }).waitFor()
  return opened
}

/** Fits the window, is calm, and (where axe can run) accessible. */
async function expectGood(opened: Opened, hasScript = true, only?: 'looks'): Promise<void> {
  await opened.page.locator('main').waitFor()
  await opened.page.waitForLoadState()
  await expectNoSideScroll(opened)
  expectCalm(opened)
  if (hasScript) await expectAccessible(opened, only)
}

async function paste(page: Page, given = article()): Promise<void> {
  await page.goto('/desk/new')
  await page.getByLabel('Text or HTML').fill(given.text)
  await page.getByLabel('Title').fill(given.title)
  await page.getByLabel('Published on').fill('2025-08-21')
  await page.getByRole('button', { name: 'Find its claims' }).click()
  await page.waitForURL('**/desk/drafts/*')
}

/** The claim of an article on record, by its words, at the desk. */
async function openClaim(page: Page, words: string): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('link', { name: words }).click()
}

/** From an empty form to a follow-up on record. */
async function wholeWay(opened: Opened, hasScript: boolean): Promise<void> {
  const { page } = opened
  const given = article()
  const words = /reopen bridge (\d+)/.exec(given.text)?.[0] ?? ''
  await paste(page, given)
  await expectGood(opened, hasScript)
  expect(await page.locator('.article-text').textContent()).toBe(given.text)

  await page.getByRole('button', { name: 'Correct claim 1' }).click()
  await expectGood(opened, hasScript)
  await page.getByLabel('Role').fill('Mayor of Quillford')
  await page.getByRole('button', { name: 'Accept, next claim' }).click()
  await page.getByRole('button', { name: 'Drop, next claim' }).click()
  await page.getByRole('button', { name: /^Accept/ }).click()
  await page.waitForURL('**/desk/drafts/*#review')
  await page.getByRole('button', { name: 'Publish with 2 accepted claims' }).first().click()
  await page.waitForURL('**/articles/*')
  expect(await page.textContent('main')).toContain('Mayor of Quillford')

  await openClaim(page, words)
  await expectGood(opened, hasScript)
  await page.getByLabel('Kept', { exact: true }).check()
  await page.getByRole('textbox', { name: 'Note' }).fill('It opened on Tuesday.')
  await page.getByRole('textbox', { name: 'Address' }).fill('https://news.example/open')
  await page.getByLabel('When it happened').fill('2025-08-28')
  await page.getByRole('button', { name: 'Record it' }).click()
  await page.getByText('It is recorded.').waitFor()
  await expectGood(opened, hasScript)
  const shown = await page.request.get(`/v1/claims/${page.url().match(/clm_\w+/)?.[0]}`)
  expect((await shown.json()).status).toBe('held')
}

inBrowser('the desk', () => {
  it('goes the whole way with script, on a wide window', async () => {
    await wholeWay(await signIn(), true)
  })

  it('goes the whole way without script, on a phone, in the dark', async () => {
    await wholeWay(await signIn({ js: false, width: 360, theme: 'dark' }), false)
  })

  it('goes the whole way by keyboard alone', async () => {
    const { page } = await open('/desk')
    const { keyboard } = page
    /** Tabs on until the control with this name has the focus. */
    const reach = async (name: RegExp) => {
      for (let i = 0; i < 120; i++) {
        await keyboard.press('Tab')
        const focused = await page.evaluate(() => {
          const at = document.activeElement as HTMLInputElement | null
          const label =
            at?.labels?.[0]?.textContent ?? at?.getAttribute('aria-label') ?? at?.textContent ?? ''
          return `${label} ${at?.value ?? ''}`.trim()
        })
        if (name.test(focused)) return
      }
      throw new Error(`The keyboard does not reach ${name} on ${page.url()}`)
    }
    const given = article()
    await reach(/^Token/)
    await keyboard.type(adminToken())
    await keyboard.press('Enter')
    await page.waitForURL('**/desk')
    await reach(/^New article/)
    await keyboard.press('Enter')
    await page.waitForURL('**/desk/new')
    await reach(/^Text or HTML/)
    await keyboard.insertText(given.text)
    await reach(/^Title/)
    await keyboard.type(given.title)
    await reach(/^Published on/)
    await keyboard.type('08212025')
    await reach(/^Find its claims/)
    await keyboard.press('Enter')
    await page.waitForURL('**/desk/drafts/*')
    await reach(/^Accept all/)
    await keyboard.press('Enter')
    await page
      .getByRole('button', { name: /Publish with 3/ })
      .first()
      .waitFor()
    await reach(/^Publish with/)
    await keyboard.press('Enter')
    await page.waitForURL('**/articles/*')
    await reach(/^Desk/)
    await keyboard.press('Enter')
    await page.waitForURL('**/desk')
    await reach(new RegExp(/reopen bridge \d+/.exec(given.text)?.[0] ?? 'x'))
    await keyboard.press('Enter')
    await page.waitForURL('**/desk/claims/*')
    await reach(/pending$/)
    for (let i = 0; i < 3; i++) await keyboard.press('ArrowDown')
    await reach(/^When it happened/)
    await keyboard.type('08282025')
    await reach(/^Note/)
    await keyboard.type('It opened.')
    await reach(/^Address/)
    await keyboard.type('https://news.example/open')
    await reach(/^Record it/)
    await keyboard.press('Enter')
    await page.getByText('It is recorded.').waitFor()
    expect(await page.locator('.head .badge').first().textContent()).toContain('Kept')
  }, 120_000)

  it('takes words by selecting them, for a correction and for a new claim', async () => {
    const { page } = await signIn()
    const given = article()
    await paste(page, given)
    const select = (words: string) =>
      page.evaluate((sought) => {
        const text = document.querySelector('.article-text')
        const walker = document.createTreeWalker(text ?? document.body, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(sought) ?? -1
          if (at < 0) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + sought.length)
          getSelection()?.removeAllRanges()
          getSelection()?.addRange(range)
          return
        }
        throw new Error('the words are not there')
      }, words)
    // A decision that was not saved yet comes along.
    await page.getByRole('radio', { name: 'Drop' }).first().check()
    await select('runs the harbour')
    await page.getByRole('button', { name: 'Add as a claim' }).click()
    await page.waitForURL('**/claims/new?*')
    expect(await page.getByLabel('Piece 1').inputValue()).toBe('runs the harbour')
    await select('The ferry is a disgrace')
    await page.getByRole('button', { name: 'Take the selected words' }).click()
    expect(await page.getByLabel('Piece 1').inputValue()).toBe('The ferry is a disgrace')
    await page.getByLabel('Speaker').fill('Cy Dove')
    await page.getByRole('button', { name: 'Add this claim' }).click()
    await page.waitForURL('**/desk/drafts/*#review')
    expect(await page.textContent('.proposals')).toContain('added by hand')
    expect(await page.getByRole('radio', { name: 'Drop' }).first().isChecked()).toBe(true)
  })

  it('moves the focus to what is wrong, and from there to the field', async () => {
    for (const js of [true, false]) {
      const { page } = await signIn({ js, width: 360 }, '/desk/new')
      await page.getByRole('button', { name: 'Find its claims' }).click()
      const summary = page.getByRole('alert')
      await summary.waitFor()
      expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id || location.hash)).toMatch(/f-body/)
    }
  })

  it.each([true, false])('shows how far an import is (script: %s)', async (js) => {
    const opened = await signIn({ js, width: 360 }, '/desk/import')
    const { page } = opened
    if (js) await expectGood(opened)
    const lines = Array.from({ length: 12 }, () =>
      JSON.stringify({ ...article(), publishedAt: '2025-08-21' }),
    )
    await page.getByLabel('Or the lines themselves').fill(lines.join('\n'))
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByRole('heading', { name: 'Imported' }).waitFor()
    expect(await page.textContent('main')).toContain('12 stored, 0 on record before, 0 refused, 0 waiting.')
    await expectGood(opened, js)
  })

  it('asks in the form for what the chosen status needs', async () => {
    const { claims } = await seedArticle({ text: article().text, publishedAt: '2025-08-21' })
    const { page } = await signIn({}, `/desk/claims/${claims[0]?.id}`)
    const note = page.getByRole('textbox', { name: 'Note' })
    const isRequired = () => note.evaluate((one: HTMLTextAreaElement) => one.required)
    await page.getByLabel('Kept', { exact: true }).check()
    expect(await isRequired()).toBe(true)
    expect(await page.getByLabel('Reason').isVisible()).toBe(false)
    await page.getByLabel('In the works').check()
    expect(await isRequired()).toBe(false)
    await page.getByLabel('Cannot be rated', { exact: true }).check()
    expect(await page.getByLabel('Reason').isVisible()).toBe(true)
  })

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)(
    'is accessible, calm and no wider than %i px in the %s theme',
    async (width, theme) => {
      // Nothing but looks depends on the theme, and the light one is tried whole.
      const only = theme === 'dark' ? 'looks' : undefined
      const given = article()
      const seeded = { ...given, publishedAt: '2025-08-21', outlet: HOSTILE }
      const { article: stored, claims } = await seedArticle(seeded)
      const id = claims[0]?.id
      const missed = `/desk/articles/${stored.id}/claims/new`
      const opened = await open('/desk/sign-in', { width, theme })
      await expectGood(opened, true, only)
      await opened.page.getByLabel('Token').fill(adminToken())
      await opened.page.getByRole('button', { name: 'Sign in' }).click()
      await paste(opened.page)
      const draft = new URL(opened.page.url()).pathname
      const pages = [
        '/desk',
        '/desk/due?state=upcoming',
        '/desk/new',
        draft,
        `${draft}/details`,
        `${draft}/claims/0`,
        `${draft}/claims/new`,
        `/desk/claims/${id}`,
        missed,
        `/desk/claims/${id}/correct`,
        '/desk/import',
      ]
      for (const path of pages) {
        await opened.page.goto(path)
        await expectGood(opened, true, only)
        expect(await opened.page.title()).not.toBe('hacked')
      }
      await opened.page.goto('/desk/new')
      await opened.page.getByRole('button', { name: 'Find its claims' }).click()
      await opened.page.getByRole('alert').waitFor()
      expect(await opened.page.textContent('main')).toContain('has to be mended')
      // The answer's status is told by the browser as an error: that one is meant.
      opened.seen.errors.splice(0)
      await expectGood(opened, true, only)
      // A form of another session, and one of nobody: each is given back.
      for (const [spoil, title] of [
        ['main input[name=session]', 'This form belongs to another session'],
        ['', 'You are signed out'],
      ] as const) {
        await opened.page.goto('/desk/new')
        if (spoil)
          await opened.page
            .locator(spoil)
            .last()
            .evaluate((one) => one.setAttribute('value', 'x'))
        else await opened.page.context().clearCookies()
        await opened.page.getByRole('button', { name: 'Find its claims' }).click()
        await opened.page.getByRole('heading', { name: title }).waitFor()
        opened.seen.errors.splice(0)
        await expectGood(opened, true, only)
      }
      const nobody = await opened.page.goto('/desk/claims/clm_00000000000')
      expect(nobody?.url()).toContain('/desk/sign-in?next=')
    },
    120_000,
  )
})
