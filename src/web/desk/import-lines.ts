/** Reads the lines of an import: each is an article as JSON, checked before it waits for its turn. */

import { newLine, rawLines } from '../../editing/batches.ts'
import { isDay } from '../../follow-up/days.ts'
import { isTimeZone } from '../../follow-up/due.ts'
import type { NewLine } from '../../store/batches.ts'
import { isLonger, isWebUrl } from './form.ts'

const LONGEST = { title: 500, outlet: 200, author: 200 } as const
const isInstant = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text))

const isName = (text: string, most: number) => text.trim() !== '' && !isLonger(text.trim(), most)

/** What each field has to be; null where anything goes. */
const CHECKS: Readonly<Record<string, ((text: string) => boolean) | null>> = {
  text: null,
  html: null,
  url: isWebUrl,
  title: (text) => isName(text, LONGEST.title),
  outlet: (text) => isName(text, LONGEST.outlet),
  author: (text) => isName(text, LONGEST.author),
  publishedAt: (text) => isDay(text) || isInstant(text),
  timeZone: isTimeZone,
  visibility: (text) => text === 'draft' || text === 'published',
}

/** The article that a line holds, or what is wrong with it. */
function articleOf(given: unknown): object | string {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return 'The line is no JSON object.'
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined
    if (check === undefined) return `“${name.slice(0, 40)}” is no field of an article.`
    if (typeof value !== 'string' || check?.(value) === false) return `“${name}” is not valid.`
  }
  const { text, html, url } = given as Record<string, string>
  if (text !== undefined && html !== undefined) return 'Give “text” or “html”, not both.'
  if (!text && !html && !url) return 'Give “text”, “html” or “url”.'
  const about = Object.entries(given).map(([name, value]) => [name, name in LONGEST ? value.trim() : value])
  return Object.fromEntries(about)
}

/** The lines that are not empty, numbered from 1, each as an article that waits or with what is wrong with it. */
export function linesIn(text: string): NewLine[] {
  return rawLines(text).map((line) => newLine(line, articleOf))
}
