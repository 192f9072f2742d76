/**
 * Roles beside a name: before it ("longtime pollster Jane Doe", "the club's president, Jane Doe,") and after it
 * ("Jane Doe, a lawyer who …").
 */

import { CALENDAR_WORDS, COMMON_OPENERS } from '../lexicon/not-names.ts'
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import type { Span } from '../types.ts'
import {
  bodyClass,
  genderOfRole,
  isDemonym,
  isPolite,
  isRole,
  isRoleModifier,
  isTitle,
  singular,
} from './lookups.ts'
import type { Gender } from './model.ts'
import type { NamePart } from './split-run.ts'
import type { Word } from './words.ts'

/** A role before a name: the index of its first word, the span of its text (null when it is only a polite title), and the gender it tells. */
export interface LeadingRole {
  readonly from: number
  readonly span: Span | null
  readonly gender: Gender | null
}

const LONGEST_ROLE = 16
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'his', 'her', 'its', 'their'])
/** Words that end an apposition. */
export const STOPS: ReadonlySet<string> = new Set(
  'who which that whose where when and but said says told'.split(' '),
)

/**
 * The title or role before a name, as the text states it.
 * @param words the words of the document
 * @param part the name, with its titles inside the run
 * @returns the role without article and polite titles, or null
 */
export function leadingRole(words: readonly Word[], part: NamePart): LeadingRole | null {
  let from = part.from
  const nextTo = words[part.from - 1]
  const lowerRole =
    nextTo !== undefined &&
    joined(words, part.from - 1) &&
    isRole(nextTo.low) &&
    !nextTo.possessive &&
    !isPluralName(nextTo)
  if (lowerRole || part.from < part.first) from = walkLeft(words, lowerRole ? part.from - 1 : part.from)
  if (from >= part.first) return null
  let gender: Gender | null = null
  let start = -1
  let end = -1
  for (let at = from; at < part.first; at++) {
    const word = words[at]
    if (word === undefined) continue
    gender = gender ?? genderOfRole(word.low)
    if (isPolite(word.low)) continue
    if (start < 0) start = word.start
    end = word.end
  }
  return { from, span: start < 0 ? null : { start, end }, gender }
}

/** "River Friends": a plural with a capital belongs to a body's name. */
function isPluralName({ low, capital }: Word): boolean {
  return capital && singular(low) !== low
}

/** True when the word and the next are one phrase: same sentence, no mark between. */
function joined(words: readonly Word[], at: number): boolean {
  const word = words[at]
  const next = words[at + 1]
  return (
    word !== undefined &&
    next !== undefined &&
    word.letters &&
    word.sentence === next.sentence &&
    word.quoted === next.quoted
  )
}

/** "Army spokesman", "Civil defence chief": a word that opens the sentence and the role, and is no joining word. */
function isNamelike({ low, capital, headline }: Word): boolean {
  return (
    capital &&
    !headline &&
    !COMMON_OPENERS.has(low) &&
    !CALENDAR_WORDS.has(low) &&
    !/(?:ed|ing|ly|s)$/.test(low)
  )
}

function walkLeft(words: readonly Word[], start: number): number {
  let at = start
  while (start - at < 7 && joined(words, at - 1)) {
    const word = words[at - 1]
    if (word === undefined || word.possessive) break
    if (at < start && isRole(word.low) && singular(word.low) !== word.low) break // "Syrian refugees President Doe"
    const body = !word.capital && bodyClass(word.low) !== null // "ministry spokeswoman"
    const belongs =
      body ||
      (word.opens && isNamelike(word)) ||
      isRole(word.low) ||
      isRoleModifier(word.low) ||
      isDemonym(word.low) ||
      isTitle(word.low)
    if (!belongs && !(word.name && !word.headline)) break
    at--
  }
  return at
}

/**
 * The role in an apposition after a name: ", a lawyer who …", ", 42, the mayor of …,".
 * @param words the words of the document
 * @param last index of the name's last word
 * @returns the role without its article, or null
 */
export function appositionRole(words: readonly Word[], last: number): Span | null {
  let at = skipParenthesis(words, last + 1)
  if (words[at]?.text !== ',' && words[at]?.text !== '--' && words[at]?.text !== '—') return null
  at++
  const age = words[at]
  if (age !== undefined && !age.letters && /^\d{1,3}$/.test(age.text) && words[at + 1]?.text === ',') at += 2
  const range = phraseAt(words, at)
  return range === null ? null : spanOf(words, range)
}

/**
 * The role in a description that a name closes: "the president of the club, Jane Doe,".
 * @param words the words of the document
 * @param part the name
 * @returns the role's span without its article, or null
 */
export function closedRole(words: readonly Word[], part: NamePart): Span | null {
  const after = words[part.last + 1]
  if (
    words[part.from - 1]?.text !== ',' ||
    after === undefined ||
    after.letters ||
    words[part.last]?.possessive
  )
    return null
  const sentence = words[part.from]?.sentence
  let at = skipParenthesisBack(words, part.from - 2)
  let owned: Span | null = null
  const to = at
  while (to - at < LONGEST_ROLE) {
    const word = words[at]
    if (word === undefined || word.sentence !== sentence || !(word.letters || /^\d/.test(word.text))) break
    if (ARTICLES.has(word.low)) {
      const range = phraseAt(words, at)
      const joins = words[(range?.to ?? to) + 1]?.low === 'and' && range?.to === to - 2 // "coach and husband"
      if (range !== null && (range.to >= to || joins) && startsWithRole(words, range))
        return spanOf(words, { from: range.from, to })
    }
    if (word.possessive && at < to) owned = owned ?? ownedRole(words, { from: at + 1, to }, part)
    at--
  }
  return owned
}

/** "the town's harbour master, Jane Doe,": whatever the few small words after an owner say. */
function ownedRole(words: readonly Word[], range: { from: number; to: number }, part: NamePart): Span | null {
  const owner = words[range.from - 1]
  if (owner === undefined || !owner.name || part.last === part.first || range.to - range.from > 2) return null
  for (let at = range.from; at <= range.to; at++) if (!words[at]?.letters || words[at]?.capital) return null
  return spanOf(words, range)
}

/** The role word stands before any name of the phrase: "the president of the club", not "the club whose president". */
function startsWithRole(words: readonly Word[], range: { from: number; to: number }): boolean {
  for (let at = range.from; at <= Math.min(range.to, range.from + 4); at++) {
    const word = words[at]
    if (word === undefined || isPreposition(word.low)) return false
    if (isRole(word.low)) return true
  }
  return false
}

function skipParenthesisBack(words: readonly Word[], at: number): number {
  if (words[at]?.text !== ')') return at
  for (let start = at - 1; start > at - 8; start--) if (words[start]?.text === '(') return start - 1
  return at
}

/** Skips "(D-N.C.)" right after a name. */
export function skipParenthesis(words: readonly Word[], at: number): number {
  if (words[at]?.text !== '(') return at
  for (let end = at + 1; end < at + 8; end++) if (words[end]?.text === ')') return end + 1
  return at
}

/**
 * A role phrase that begins at a word: article, up to four words before the role word, and what follows up to a mark or a relative clause.
 * @returns its range without the article, or null when no role word is near
 */
export function phraseAt(words: readonly Word[], at: number): { from: number; to: number } | null {
  const from = ARTICLES.has(words[at]?.low ?? '') ? at + 1 : at
  const sentence = words[at]?.sentence
  let role = -1
  let end = from
  while (end < from + LONGEST_ROLE) {
    const word = words[end]
    if (word === undefined || word.sentence !== sentence || STOPS.has(word.low)) break
    if (!word.letters && word.text !== '-' && word.text !== "'" && !/^\d/.test(word.text)) break
    if (
      role < 0 &&
      end - from <= 5 &&
      isRole(word.low) &&
      singular(word.low) === word.low &&
      !word.possessive
    )
      role = end
    if (role < 0 && end > from && isPreposition(word.low)) return null
    end++
  }
  if (role < 0 || end === from) return null
  const bare = ARTICLES.has(words[at]?.low ?? '')
  if (!bare && !isBareRole(words, from, role)) return null
  while (end - 1 > role && PREPOSITIONS.has(words[end - 1]?.low ?? '')) end-- // "author of" before a quoted title
  return { from, to: end - 1 }
}

/** Without an article only role words, modifiers and names may stand before the role word: ", Panama coach,". */
function isBareRole(words: readonly Word[], from: number, role: number): boolean {
  for (let at = from; at < role; at++) {
    const word = words[at]
    if (word === undefined) return false
    if (
      !word.capital &&
      !isRoleModifier(word.low) &&
      !isRole(word.low) &&
      !/ing$|al$|ic$|cy$|nce$/.test(word.low)
    )
      return false
  }
  return true
}

function isPreposition(low: string): boolean {
  return /^(?:of|for|in|at|to|on|from|with|by|about|was|is|were|has|had|said|says)$/.test(low)
}

/** The span of the words of a range, its last possessive mark left out. */
export function spanOf(words: readonly Word[], range: { from: number; to: number }): Span | null {
  const first = words[range.from]
  const last = words[range.to]
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end }
}
