/**
 * Finds a Chromium that starts here: `CHROMIUM_PATH`, else the one that npm installed, unpacked once into a folder of
 * this project's own (the package would take any that lies in the shared temporary folder, of whatever version).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserServer, chromium } from 'playwright-core'

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/chromium')
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The program's path; unpacks it when it is the package's. */
async function program(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  mkdirSync(CACHE, { recursive: true })
  process.env.TMPDIR = CACHE
  const { default: packaged } = await import('@sparticuz/chromium')
  packaged.setGraphicsMode = false
  return packaged.executablePath()
}

/**
 * Starts Chromium for tests to connect to.
 * @returns the running browser, or why there is none
 */
export async function startChromium(): Promise<BrowserServer | string> {
  try {
    return await chromium.launchServer({ executablePath: await program(), args: FLAGS, headless: true })
  } catch (error) {
    return String(error).split('\n')[0] ?? 'unknown'
  }
}
