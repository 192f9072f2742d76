/**
 * `npm run screenshots`: serves the Worker with a few articles and takes a picture of every page, in both themes, on a
 * phone and on a desk, into `screenshots/`. Names of pages as arguments take only those.
 */
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { type Ask, seedDemo } from './demo.ts'
import { seedDesk, signIn } from './desk-demo.ts'
import { start } from './server.ts'

process.loadEnvFile('local.env')
const FOLDER = 'screenshots'
const started = await start()
if (typeof started === 'string') {
  console.error(`Chromium does not start here: ${started}`)
  process.exit(1)
}
try {
  const { origin, token } = started
  const ask: Ask = async (method, path, body, headers = {}) => {
    const response = await fetch(origin + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, json: await response.json(), etag: response.headers.get('etag') }
  }
  const browser = await chromium.connect(started.browser)
  mkdirSync(FOLDER, { recursive: true })
  const wanted = process.argv.slice(2)
  const demo = await seedDemo(ask)
  const desk = await browser.newContext({ baseURL: origin })
  const editor = await desk.newPage()
  await signIn(editor, token)
  const claim = Object.values(demo).find((path) => path.startsWith('/claims/')) ?? ''
  const pages = Object.entries({ ...demo, ...(await seedDesk(editor, claim)) })
  const cookies = await desk.cookies()
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [360, 1440]) {
      const context = await browser.newContext({
        baseURL: origin,
        colorScheme: theme,
        viewport: { width, height: width < 600 ? 740 : 900 },
      })
      const page = await context.newPage()
      for (const [name, path] of pages) {
        if (wanted.length > 0 && !wanted.includes(name)) continue
        // The public pages are taken as readers see them.
        if (path.startsWith('/desk')) await context.addCookies(cookies)
        else await context.clearCookies()
        await page.goto(path)
        await page.screenshot({ path: `${FOLDER}/${name}-${theme}-${width}.png`, fullPage: true })
      }
      await context.close()
    }
  }
  await browser.close()
  console.log(`pictures of ${pages.length} pages are in ${FOLDER}/`)
} finally {
  await started.stop()
}
