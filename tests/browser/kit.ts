/**
 * What browser tests share. All files use one Worker and one Chromium (`server.ts`), so each makes records of its own.
 *
 *   inBrowser(name, tests)        a `describe` that is skipped by name where Chromium does not start
 *   api(method, path, body?)      asks the API with the admin token; gives status, JSON and ETag
 *   seedArticle({text, …})        stores an article through the API; gives it and its claims
 *   followUp(claimId, {status…})  records what became of a claim
 *   open(path, {js, width, theme, cookies})  a page in a context of its own, with `seen`: what it should not do
 *   expectCalm(opened)            no CSP violation, no request elsewhere, no error in the console
 *   expectAccessible(opened)      axe finds nothing
 *   expectNoSideScroll(opened)    the page is no wider than its window
 *   TODAY                         the day that the Worker takes for today
 */
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest'
import { type Served, TODAY } from './server.ts'

export { TODAY }

const started = inject('started')
let browser: Browser | null = null
let served: Served | null = null
const contexts: BrowserContext[] = []

/** The Worker, once it is served. */
async function whenServed(path: string): Promise<Served> {
  while (!existsSync(path)) await sleep(100)
  const told = JSON.parse(readFileSync(path, 'utf8')) as Served & { error?: string }
  if (told.error !== undefined) throw new Error(told.error)
  return told
}

/** The Worker; only within tests, and only where Chromium starts. */
function running(): Served {
  if (!served) throw new Error('use inBrowser: Chromium does not start here')
  return served
}

/** The address of the Worker, without a slash at the end. */
export const origin = (): string => running().origin

/** The admin token of the Worker. */
export const adminToken = (): string => running().token

/** Tests that need a browser. */
export function inBrowser(name: string, tests: () => void): void {
  const why = started ? '' : ` (skipped: Chromium does not start here: ${inject('why')})`
  describe.skipIf(started === null)(name + why, () => {
    beforeAll(async () => {
      if (!started) return
      served = await whenServed(started.served)
      browser = await chromium.connect(started.browser)
    })
    afterEach(async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()))
    })
    afterAll(async () => {
      await browser?.close()
    })
    tests()
  })
}

/** As much of an answer's JSON as tests look into. */
export interface Json {
  readonly [key: string]: Json
}

/** Asks the API with the admin token; a body goes as JSON. */
export async function api(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: Json; etag: string | null }> {
  const response = await fetch(origin() + path, {
    method,
    headers: { authorization: `Bearer ${adminToken()}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = text.startsWith('{') ? (JSON.parse(text) as Json) : {}
  return { status: response.status, json, etag: response.headers.get('etag') }
}

/** As much of a stored claim as tests use. */
export interface SeededClaim {
  readonly id: string
  readonly text: string
  readonly speaker: { readonly id: string; readonly name: string } | null
}

/**
 * Stores an article as an editor would.
 * @throws when it is refused
 */
export async function seedArticle(article: {
  readonly text: string
  readonly title?: string
  readonly outlet?: string
  readonly url?: string
  readonly publishedAt?: string
  readonly visibility?: 'draft' | 'published'
}): Promise<{ article: { id: string }; claims: SeededClaim[] }> {
  const { status, json } = await api('POST', '/v1/articles', article)
  if (status >= 300) throw new Error(`the article was refused: ${JSON.stringify(json)}`)
  return json as unknown as { article: { id: string }; claims: SeededClaim[] }
}

/**
 * Records a follow-up on a claim as it stands.
 * @throws when it is refused
 */
export async function followUp(claimId: string, given: object): Promise<void> {
  const { etag } = await api('GET', `/v1/claims/${claimId}`)
  const { status, json } = await api('POST', `/v1/claims/${claimId}/follow-ups`, given, {
    'if-match': etag ?? '',
  })
  if (status >= 300) throw new Error(`the follow-up was refused: ${JSON.stringify(json)}`)
}

export interface OpenOptions {
  /** Default true. */
  readonly js?: boolean
  /** In CSS pixels; default 1440. */
  readonly width?: number
  readonly theme?: 'light' | 'dark'
  readonly cookies?: readonly { readonly name: string; readonly value: string }[]
}

export interface Opened {
  readonly page: Page
  readonly context: BrowserContext
  /** What a page of ours should not do, as it happens. */
  readonly seen: { readonly violations: string[]; readonly elsewhere: string[]; readonly errors: string[] }
}

/** A page in a context of its own, at an address of the Worker; closed when the test ends. */
export async function open(path: string, options: OpenOptions = {}): Promise<Opened> {
  const { js = true, width = 1440, theme = 'light', cookies = [] } = options
  if (!browser) throw new Error('use inBrowser')
  const context = await browser.newContext({
    baseURL: origin(),
    javaScriptEnabled: js,
    colorScheme: theme,
    viewport: { width, height: width < 600 ? 740 : 900 },
    reducedMotion: 'reduce',
  })
  contexts.push(context)
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin() })))
  const page = await context.newPage()
  const seen: Opened['seen'] = { violations: [], elsewhere: [], errors: [] }
  page.on('console', (message) => {
    const text = message.text()
    if (/content security policy/i.test(text)) seen.violations.push(text)
    else if (message.type() === 'error') seen.errors.push(text)
  })
  page.on('pageerror', (error) => seen.errors.push(String(error)))
  page.on('dialog', (dialog) => {
    seen.errors.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin()}/`)) seen.elsewhere.push(request.url())
  })
  await page.goto(path)
  return { page, context, seen }
}

/** Nothing was refused by the policy, nothing asked for elsewhere, no script failed. */
export function expectCalm({ seen }: Opened): void {
  expect(seen).toEqual({ violations: [], elsewhere: [], errors: [] })
}

/** The rules whose outcome depends on theme and width. */
const LOOKS = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable']

/**
 * axe finds no violation of WCAG 2.2 A and AA, nor of its best practices.
 * @param only `looks`: only what depends on theme and width, on a page whose other rules were checked already
 */
export async function expectAccessible({ page }: Opened, only?: 'looks'): Promise<void> {
  // No page holds a frame of another site: axe runs within the page alone, and works out only what is wrong.
  expect(page.frames()).toHaveLength(1)
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (only ? axe.withRules(LOOKS) : axe).analyze()
  const told = violations.map(
    (one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
  expect(told, page.url()).toEqual([])
}

/** The page is no wider than its window. */
export async function expectNoSideScroll({ page }: Opened): Promise<void> {
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width[0], page.url()).toBeLessThanOrEqual(width[1] ?? 0)
}
