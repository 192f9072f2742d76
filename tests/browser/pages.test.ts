/** Every public page in real Chromium: inert, accessible, no wider than a phone, small, usable by keyboard and without script. */
import { beforeAll, expect, it } from 'vitest'
import { type Ask, type Pages, seedDemo } from './demo.ts'
import { api, expectAccessible, expectCalm, expectNoSideScroll, inBrowser, open, origin } from './kit.ts'

/** The names of the pages that `seedDemo` gives the addresses of. */
const NAMES = [
  'home',
  'claim',
  'claim-settled',
  'claim-hostile',
  'article',
  'article-hostile',
  'articles',
  'speaker',
  'speaker-hostile',
  'speakers',
  'speakers-found',
  'search',
  'search-name',
  'search-empty',
  'due',
  'due-day',
  'about',
  'docs',
  'not-found',
  'embed',
] as const

inBrowser('public pages', () => {
  let pages: Pages = {}
  const at = (name: string) => pages[name] ?? '/missing'
  beforeAll(async () => {
    pages = await seedDemo(api as Ask)
    expect(Object.keys(pages).sort()).toEqual([...NAMES].sort())
  })

  it.each(NAMES)(
    '%s: axe finds nothing in either theme and width, nothing is refused or asked for elsewhere',
    async (name) => {
      const opened = await open(at(name))
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [360, 1440]) {
          await opened.page.emulateMedia({ colorScheme })
          await opened.page.setViewportSize({ width, height: 800 })
          await expectNoSideScroll(opened)
          await expectAccessible(opened, colorScheme === 'light' ? undefined : 'looks')
        }
      }
      const { seen } = opened
      // A missing page is told to the console by the browser itself.
      const errors = seen.errors.filter((one) => !(name === 'not-found' && one.includes('404')))
      expectCalm({ ...opened, seen: { ...seen, errors } })
    },
  )

  it('would be told by axe of what is wrong', async () => {
    const opened = await open(at('home'))
    await opened.page.evaluate(() => {
      const main = document.querySelector('main')
      main?.insertAdjacentHTML('beforeend', '<img src="data:,"><p id="faint">Faint words.</p>')
      const faint = document.getElementById('faint')
      if (faint) Object.assign(faint.style, { color: '#888', background: '#999' })
    })
    for (const [only, rule] of [
      [undefined, 'image-alt'],
      ['looks', 'color-contrast'],
    ] as const) {
      const told = await expectAccessible(opened, only).catch((error) => JSON.stringify(error.actual))
      expect(told).toContain(rule)
    }
  })

  it('shows the same without script', async () => {
    const without = await open('/', { js: false })
    const withScript = await open('/')
    for (const name of NAMES) {
      await Promise.all([without, withScript].map(({ page }) => page.goto(at(name))))
      const text = await without.page.locator('main').textContent()
      expect(await withScript.page.locator('main').textContent(), name).toBe(text)
    }
  })

  it('keeps what a stranger wrote as text', async () => {
    for (const name of ['home', 'claim-hostile', 'article-hostile', 'speaker-hostile']) {
      const { page } = await open(at(name))
      expect(
        await page.locator('main script, main img, main style, main b:has-text("Bold")').count(),
        name,
      ).toBe(0)
    }
    const { page } = await open(at('claim-hostile'))
    expect(await page.textContent('main')).toContain('<img src=x onerror=alert(2)>')
  })

  it('keeps the first page and the stylesheet under 50 kB', async () => {
    const opened = await open('/')
    let bytes = 0
    opened.page.on('response', async (response) => {
      bytes += (await response.body()).length
    })
    await opened.page.reload({ waitUntil: 'networkidle' })
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(50_000)
  })

  it('leads by keyboard alone from the first page to a claim, a filter and a day of the calendar', async () => {
    const { page } = await open('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    await press(page, (focused) => focused.startsWith('Full record'))
    expect(new URL(page.url()).pathname).toMatch(/^\/claims\//)
    await page.goto('/search')
    await press(page, (focused) => focused === 'promise')
    expect(new URL(page.url()).search).toBe('?type=promise')
    await page.goto('/due')
    await press(page, (focused) => /claims? fe?[al]l/.test(focused))
    expect(new URL(page.url()).searchParams.get('day')).toMatch(/^2025-08-/)
  })

  it('shows which element has the focus', async () => {
    const { page } = await open('/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => {
      const style = document.activeElement && getComputedStyle(document.activeElement)
      return [style?.outlineStyle, style?.outlineWidth]
    })
    expect(outline).toEqual(['solid', '3px'])
  })

  it('searches by the form', async () => {
    const { page } = await open('/search', { js: false })
    await page.fill('[name=q]', 'bridge')
    await page.click('button[type=submit]')
    expect(new URL(page.url()).searchParams.get('q')).toBe('bridge')
    expect(await page.textContent('main')).toContain('reopen the bridge')
  })

  it('walks the pages forward and back', async () => {
    const { page } = await open('/')
    const first = await page.locator('.claim').first().getAttribute('id')
    await page.click('a[rel=next]')
    expect(await page.locator('.claim').first().getAttribute('id')).not.toBe(first)
    await page.click('a[rel=prev]')
    expect(await page.locator('.claim').first().getAttribute('id')).toBe(first)
  })

  it('lets another site frame the card, and nothing else', async () => {
    const embed = await fetch(origin() + at('embed'))
    const claim = await fetch(origin() + at('claim'))
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(embed.headers.get('x-frame-options')).toBeNull()
    expect(claim.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

/** Tabs on until an element that is meant has the focus, then presses Enter. */
async function press(page: Awaited<ReturnType<typeof open>>['page'], isMeant: (name: string) => boolean) {
  for (let tabs = 0; tabs < 120; tabs++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const focused = document.activeElement
      return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? ''
    })
    if (!isMeant(name)) continue
    const before = page.url()
    await Promise.all([page.waitForURL((url) => url.href !== before), page.keyboard.press('Enter')])
    return
  }
  throw new Error('no such element can be reached with the Tab key')
}
