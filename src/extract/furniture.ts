/**
 * Tells page furniture (share links, sign-up lines, credits, bylines) from the article's own paragraphs; it yields no claim.
 * `Share this:` / `- Click to share on X` / `By Ann Smith` are furniture; `By then Smith had left.` is not.
 */
import { classOf, isUpperAt, isWordCode, SPACE } from './characters.ts'
import {
  FURNITURE_HEADINGS,
  FURNITURE_LINES,
  FURNITURE_STARTS,
  FURNITURE_WITHIN,
} from './lexicon/furniture.ts'
import type { Span } from './types.ts'

/** Longer paragraphs than this many characters are never furniture. */
const LONGEST = 220

/** A line after a furniture heading counts as its link up to this many characters. */
const LONGEST_LINK = 120

const BY_FIRST_WORD = groupByFirstCharacter(FURNITURE_STARTS)

function groupByFirstCharacter(starts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const start of starts) {
    const group = groups.get(start.charAt(0))
    if (group === undefined) groups.set(start.charAt(0), [start])
    else group.push(start)
  }
  return groups
}

/** For each paragraph of `text`: true when it is page furniture. */
export function findFurniture(text: string, paragraphs: readonly Span[]): boolean[] {
  const furniture: boolean[] = []
  let afterHeading = false
  for (const [index, paragraph] of paragraphs.entries()) {
    const line = readLine(text, paragraph)
    if (line === null) {
      afterHeading = false
      furniture.push(false)
      continue
    }
    const heading = FURNITURE_HEADINGS.has(line.bare) && index > 0
    const isOwn =
      heading || FURNITURE_LINES.has(line.bare) || hasWords(line.lower) || isCredit(text, paragraph)
    const isLink: boolean = afterHeading && line.lower.length <= LONGEST_LINK && !line.isSentence
    furniture.push(isOwn || isLink)
    afterHeading = heading || ((isOwn || isLink) && afterHeading)
  }
  return furniture
}

interface Line {
  /** Lower case, without a list mark. */
  readonly lower: string
  /** The same without edge punctuation. */
  readonly bare: string
  /** Ends as a sentence or a quotation does. */
  readonly isSentence: boolean
}

function readLine(text: string, paragraph: Span): Line | null {
  if (paragraph.end - paragraph.start > LONGEST) return null
  let { start, end } = paragraph
  while (start < end && '-–—•*·>|'.includes(text.charAt(start))) start++
  while (start < end && classOf(text.charCodeAt(start)) === SPACE) start++
  const lower = text.slice(start, end).toLowerCase()
  while (end > start && !isWordCode(text.charCodeAt(end - 1))) end--
  return {
    lower,
    bare: lower.slice(0, end - start),
    isSentence: '.!?”"’\''.includes(text.charAt(paragraph.end - 1)),
  }
}

function hasWords(lower: string): boolean {
  for (const start of BY_FIRST_WORD.get(lower.charAt(0)) ?? []) if (lower.startsWith(start)) return true
  for (const words of FURNITURE_WITHIN) if (lower.includes(words)) return true
  return false
}

/** A byline ("By Ann Smith and Bo Lee, City Editor") or an agency line ("- with DW inputs"): short, capitals, no sentence. */
function isCredit(text: string, paragraph: Span): boolean {
  const line = text.slice(paragraph.start, paragraph.end)
  if (line.length > 110 || line.endsWith('.') || line.endsWith('”') || line.endsWith('"')) return false
  if (line.startsWith('- with ') || line.startsWith('– with ') || line.startsWith('— with ')) return true
  if (!line.startsWith('By ') && !line.startsWith('BY ')) return false
  const words = line.slice(3).split(' ')
  const lower = words.filter((word) => word.length > 3 && !isUpperAt(word, 0) && word !== 'with').length
  return lower === 0 && words.length >= 2
}
