/** The one stylesheet, at an address that changes with its content, so that a browser may keep it for good. */
import { BASE } from './base.ts'
import { DESK } from './desk.ts'
import { PAGES } from './pages.ts'
import { PARTS } from './parts.ts'
import { PICTURES } from './pictures.ts'
import { TOKENS } from './tokens.ts'

/** FNV-1a over UTF-16 units: names a version of a file, guards nothing. */
export function nameOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** The whole stylesheet, line ends and indents taken out. */
export const STYLESHEET = [TOKENS, BASE, PARTS, PAGES, PICTURES, DESK]
  .join('')
  .replace(/\s*\n\s*/g, ' ')
  .trim()

/** Where the pages load it from. */
export const STYLESHEET_PATH = `/style-${nameOf(STYLESHEET)}.css`

/** The icon of a browser's tab: an opening quotation mark on a record's page. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#8a1c17"/><path fill="#fff" d="M7 20a9 9 0 0 1 7-11v3a6 6 0 0 0-3.5 4H14v7H7zm11 0a9 9 0 0 1 7-11v3a6 6 0 0 0-3.5 4H25v7h-7z"/></svg>`

/** Where the pages load it from. */
export const ICON_PATH = `/icon-${nameOf(ICON)}.svg`
