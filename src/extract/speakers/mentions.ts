/**
 * Names in the text: capitalised runs taken apart into role and name, each typed by what stands in and beside it.
 */

import { KNOWN_BODIES } from '../lexicon/known-bodies.ts'
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import type { Span } from '../types.ts'
import { appositionRole, closedRole, leadingRole } from './appositions.ts'
import { bodyWordOf } from './body-words.ts'
import { fold } from './fold.ts'
import {
  genderOfName,
  isAcronym,
  isDemonym,
  isFirmWord,
  isFirstName,
  isPlace,
  isRole,
  isTitle,
  singular,
} from './lookups.ts'
import type { Mention, MentionKind } from './model.ts'
import { partyTag } from './party-tag.ts'
import { findRuns } from './runs.ts'
import { isBodyName, type NamePart, splitRun } from './split-run.ts'
import type { Word } from './words.ts'

/**
 * Finds every name mention, in text order.
 * @param text the document's text
 * @param words its words
 * @returns the mentions, not yet clustered
 */
export function findMentions(text: string, words: readonly Word[]): Mention[] {
  const mentions: Mention[] = []
  for (const run of findRuns(words)) {
    for (const part of splitRun(words, run)) {
      const mention = readMention({ text, words }, part)
      if (mention !== null) mentions.push(mention)
    }
  }
  markLeaders(words, mentions)
  return mentions
}

/** The first name of each sentence that can be its subject: not "Doe's", not "in Kyiv", not within another's role. */
function markLeaders(words: readonly Word[], mentions: readonly Mention[]): void {
  let led = -1
  let dateline = -1
  for (const [at, mention] of mentions.entries()) {
    if (mention.quoted || mention.sentence === led || isOblique(words, mention)) continue
    if (words[mention.from - 1]?.text === '(') continue
    if (mention.from - 2 === dateline || isDateline(words, mention)) {
      dateline = mention.last
      continue
    }
    const next = mentions[at + 1]
    if (next !== undefined && next.from <= mention.first && next.sentence === mention.sentence) continue
    mention.leads = true
    led = mention.sentence
  }
}

/** In words: what stands between the place and the dash. */
const LONGEST_DATELINE = 8

/** "HARROGATE, May 22 —": where the article was written. */
export function isDateline(words: readonly Word[], { first, last, words: own }: Mention): boolean {
  if (
    words[first]?.paragraph === words[first - 1]?.paragraph ||
    !own.every((word) => /^[A-Z.'-]{4,}$/.test(word))
  )
    return false
  for (let at = last + 1; at < last + LONGEST_DATELINE; at++)
    if (/^(?:-|–|—|--)$/.test(words[at]?.text ?? '')) return true
  return false
}

/**
 * True when a name is possessive or a preposition (and perhaps an article) stands before it.
 * @param words the words of the document
 * @param mention the name
 */
export function isOblique(words: readonly Word[], mention: Mention): boolean {
  if (words[mention.last]?.possessive) return true
  const before = words[mention.from - 1]
  if (before === undefined || before.sentence !== mention.sentence) return false
  const article = before.low === 'the' || before.low === 'a' || before.low === 'an'
  const low = article ? words[mention.from - 2]?.low : before.low
  return low !== undefined && PREPOSITIONS.has(low)
}

/** Makes a mention of the words `first`..`last` whatever they look like: for a source that is a name by its place. */
export function makeMention(page: Page, part: NamePart): Mention | null {
  const { text, words } = page
  const head = words[part.first]
  if (head === undefined) return null
  const own = words.slice(part.first, part.last + 1)
  const before = leadingRole(words, part)
  return {
    first: part.first,
    last: part.last,
    words: own
      .filter(({ text: mark }) => mark !== ',')
      .map((word) => written(text, word, word === own.at(-1))),
    low: own.filter(({ text: mark }) => mark !== ',').map((word) => word.low),
    kind: 'unknown',
    from: before?.from ?? part.from,
    roles: before?.span ? [ofOne(oneLine(text, before.span))] : [],
    gender: before?.gender ?? null,
    titled: part.titled,
    title: words[part.first - 1]?.low === 'dr' ? 'doctor' : partyTag(words, part.last),
    bodyWord: bodyWordOf(words, part),
    sentence: head.sentence,
    paragraph: head.paragraph,
    quoted: head.quoted,
    headline: head.headline,
    leads: false,
    entity: -1,
  }
}

/** A name's word as it is written; within the name with its possessive mark. */
function written(text: string, word: Word, last: boolean): string {
  if (last || !word.possessive) return word.text
  const mark = text.slice(word.end, word.end + 2)
  return text.slice(word.start, word.end + (/s$/i.test(mark) ? 2 : 1))
}

/** "presidential candidates" before the first of several names: each is one. */
function ofOne(role: string): string {
  const last = role.slice(role.lastIndexOf(' ') + 1)
  const one = singular(last)
  return one !== last && isRole(fold(last)) && isRole(fold(one)) ? role.slice(0, -last.length) + one : role
}

/** A text and its words. */
export interface Page {
  readonly text: string
  readonly words: readonly Word[]
}

/** A span's text with single spaces. */
export function oneLine(text: string, span: Span): string {
  return text.slice(span.start, span.end).replace(/\s+/g, ' ')
}

function readMention(page: Page, part: NamePart): Mention | null {
  const { text, words } = page
  const mention = makeMention(page, part)
  if (mention === null) return null
  mention.kind = kindOf(words, part, mention)
  if (mention.kind === 'person' || mention.kind === 'unknown') {
    const after =
      appositionRole(words, part.last) ?? (mention.roles.length === 0 ? closedRole(words, part) : null)
    if (after !== null) {
      addRole(mention, oneLine(text, after))
      mention.kind = 'person'
    }
  }
  return mention
}

function kindOf(words: readonly Word[], part: NamePart, mention: Mention): MentionKind {
  const { low } = mention
  const whole = low.join(' ')
  if (part.titled) return 'person'
  if (isPlace(whole)) return 'place'
  if (mention.bodyWord !== null || isBodyName(mention.words, low)) return 'organisation'
  const first = low[0] ?? ''
  if (low.length > 1 && genderOfName(first) !== null) return 'person'
  if (low.some((word, at) => at > 0 && at < low.length - 1 && word.length > 3 && PREPOSITIONS.has(word)))
    return 'organisation'
  if (low.length > 1 && isFirmWord(low.at(-1) ?? '')) return 'organisation'
  if (mention.roles.length > 0) return 'person'
  if (low.length === 1) {
    if (isBodyWord(mention.words[0] ?? '', first)) return 'organisation'
    return standsInPlace(words, part, first) ? 'place' : 'unknown'
  }
  const before = words[part.from - 1]
  if (before?.low === 'the' && before.sentence === mention.sentence) return 'organisation'
  return low.length <= 4 && !low.some((word) => isDemonym(word)) ? 'person' : 'organisation'
}

/** A mere title ("Rep.", "Professor") gives way to the role that the apposition states. */
function addRole(mention: Mention, role: string): void {
  const title = mention.roles[0]
  if (title !== undefined && (title.includes(' ') || !isTitle(fold(title)))) mention.roles.push(role)
  else mention.roles.unshift(role)
}

/** "in Kyiv": a place, unless it is a person's given name. */
function standsInPlace(words: readonly Word[], part: NamePart, low: string): boolean {
  const before = words[part.from - 1]
  if (before?.low !== 'in' || before.sentence !== words[part.from]?.sentence) return false
  return !isFirstName(low) && words[part.last]?.possessive !== true && !words[part.last + 1]?.letters
}

/** "NATO", "Reuters", "PolitiFact" (a capital within that is not a name's: not "McDonald", "O'Brien"). */
function isBodyWord(text: string, low: string): boolean {
  if (isAcronym(text) || KNOWN_BODIES.has(low)) return true
  return /^[A-Z][a-z]{2,}[A-Z]/.test(text) && !text.startsWith('Mac')
}
