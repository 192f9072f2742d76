/**
 * Reads the day that an article prints on itself: a date line near the top, or a dateline such as "KYIV, Aug 21 —".
 */
import type { Document, ExtractionContext } from '../types.ts'
import { type Atom, readAtoms } from './atoms.ts'
import { parseIso } from './calendar.ts'
import { parseAbsolute } from './parse-absolute.ts'
import { isDash } from './parse-number.ts'
import { parseWeekday } from './parse-relative.ts'
import { resolve } from './resolve.ts'

/** Paragraphs in which a date line is looked for. */
export const TOP_PARAGRAPHS = 6
/** A printed date further than this from the publication date belongs to something else. */
const MAX_DAYS_APART = 10
/** Atoms of a line that a date line or dateline may take up. */
const MAX_ATOMS = 16

/**
 * The day number of the article's own printed date, or null. A date line of its own ("Friday, July 21, 2017") or a dateline
 * before a dash counts; with a publication date known, only one close to it does, being nearer to when the words were written.
 */
export function articleDay(doc: Document, context: ExtractionContext): number | null {
  if (context.printedAt !== undefined) return parseIso(context.printedAt ?? '')
  const published = parseIso(context.publishedAt ?? '')
  const top = Math.min(TOP_PARAGRAPHS, doc.paragraphs.length)
  for (let index = 0; index < top; index += 1) {
    const paragraph = doc.paragraphs[index]
    if (!paragraph) continue
    const end = Math.min(paragraph.end, paragraph.start + 120)
    const atoms = readAtoms(doc.text, paragraph.start, end)
    const day = dateLine(atoms, end === paragraph.end, published) ?? dateline(atoms, published)
    if (day !== null && (published === null || Math.abs(day - published) <= MAX_DAYS_APART)) return day
  }
  return null
}

/** A paragraph that is nothing but a date with its year. */
function dateLine(atoms: readonly Atom[], whole: boolean, published: number | null): number | null {
  if (!whole || atoms.length > MAX_ATOMS || atoms.length < 3) return null
  const label = atoms[0]?.word === 'published' || atoms[0]?.word === 'posted'
  let at = label ? 1 : 0
  if (label && (atoms[at]?.word === ':' || atoms[at]?.word === 'on')) at += 1
  const date = parseWeekday(atoms, at) ?? parseAbsolute(atoms, at)
  if (!date || (date.next < atoms.length && !label)) return null
  if (date.expr.kind !== 'day' || (date.expr.year === null && published === null)) return null
  return resolve(date.expr, { anchor: published, direction: 0 })?.start ?? null
}

/** "KYIV, Ukraine, Aug. 21 (Agency) —": a place in capitals, a date, a dash. */
function dateline(atoms: readonly Atom[], published: number | null): number | null {
  if (!atoms[0]?.capital) return null
  for (let at = 1; at < MAX_ATOMS && at < atoms.length; at += 1) {
    const before = atoms[at - 1]
    if (before?.kind === 'mark' && isDash(before.word)) return null
    if (before?.word !== ',') continue
    const date = parseWeekday(atoms, at) ?? parseAbsolute(atoms, at)
    if (date?.expr.kind !== 'day') continue
    if (!dashFollows(atoms, date.next)) return null
    if (date.expr.year === null && published === null) return null
    return resolve(date.expr, { anchor: published, direction: 0 })?.start ?? null
  }
  return null
}

/** True when a dash comes next, an agency's name in brackets being allowed before it. */
function dashFollows(atoms: readonly Atom[], i: number): boolean {
  let at = i
  if (atoms[at]?.word === '(') {
    while (at < atoms.length && at < i + 5 && atoms[at]?.word !== ')') at += 1
    at += 1
  }
  const word = atoms[at]?.word
  return isDash(word) || word === ':'
}
