/**
 * The tokens as the speaker stage sees them: possessive marks folded into their word, letter case and
 * quotation state noted, capitals judged (a capital that only opens a sentence says nothing).
 */
import { CUE_WORDS } from '../lexicon/cue-verbs.ts'
import { KNOWN_BODIES } from '../lexicon/known-bodies.ts'
import { CALENDAR_WORDS, COMMON_OPENERS } from '../lexicon/not-names.ts'
import { ORGANISATION_WORDS } from '../lexicon/organisations.ts'
import type { Document, Span } from '../types.ts'
import { fold } from './fold.ts'
import { isAcronym, isFirstName, isPlace, isRole, isTitle } from './lookups.ts'

/** One word or mark. `at` offsets are UTF-16 into the document's text, end exclusive. */
export interface Word extends Span {
  readonly text: string
  /** Lower case without diacritics and without a closing full stop; the mark itself for punctuation. */
  readonly low: string
  readonly sentence: number
  readonly paragraph: number
  /** Begins with a capital letter (or is a handle: `@name`). */
  readonly capital: boolean
  /** A word of letters (not a mark, not a number). */
  readonly letters: boolean
  /** First of its sentence, or first after an opening mark, a colon or a dash: its capital says nothing. */
  readonly opens: boolean
  readonly quoted: boolean
  /** Followed by 's or a bare apostrophe that belongs to it. */
  possessive: boolean
  /** In a line whose words nearly all have capitals. */
  headline: boolean
  /** Its capital is taken as that of a name. */
  name: boolean
  /** A source ends with it and its cue follows: no name goes on beyond it ("Reuters Reports …" in a headline). */
  closes: boolean
}

const OPENING = new Set([
  '"',
  '“',
  '‘',
  '«',
  '„',
  '``',
  ':',
  ';',
  '(',
  '[',
  '—',
  '–',
  '--',
  '-',
  '•',
  '*',
  '|',
  '...',
  '…',
])
const APOSTROPHES = new Set(["'", '’'])

/**
 * Reads the words of a document once through.
 * @param doc the document
 * @returns its words and marks in text order; `name` is already judged
 */
export function readWords(doc: Document): Word[] {
  const words: Word[] = []
  let quote = 0
  let sentence = -1
  let previous: Word | undefined
  for (const token of doc.tokens) {
    if (previous !== undefined && isPossessive(token.text, previous, token.start)) {
      previous.possessive = true
      continue
    }
    while ((doc.quotes[quote]?.outer.end ?? Number.POSITIVE_INFINITY) <= token.start) quote++
    const quoted = (doc.quotes[quote]?.outer.start ?? Number.POSITIVE_INFINITY) <= token.start
    const opens = token.sentence !== sentence || (previous !== undefined && OPENING.has(previous.text))
    sentence = token.sentence
    previous = makeWord(token, { opens, quoted })
    words.push(previous)
  }
  judgeCapitals(words)
  return words
}

function isPossessive(text: string, previous: Word, start: number): boolean {
  if (previous.end !== start || !previous.letters) return false
  if (text === "'s" || text === '’s' || text === "'S" || text === '’S') return true
  return APOSTROPHES.has(text) && previous.text.endsWith('s') && !previous.quoted
}

function makeWord(token: Document['tokens'][number], state: { opens: boolean; quoted: boolean }): Word {
  const code = token.text.charCodeAt(0)
  const letters = isLetterCode(code) || (code === 64 && token.text.length > 1)
  return {
    text: token.text,
    low: letters ? fold(token.text) : token.text,
    start: token.start,
    end: token.end,
    sentence: token.sentence,
    paragraph: token.paragraph,
    capital: letters && (code === 64 || isCapital(token.text)),
    letters,
    opens: state.opens,
    quoted: state.quoted,
    possessive: false,
    headline: false,
    name: false,
    closes: false,
  }
}

function isLetterCode(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000)
}

/** "Smith", "al-Assad" (a particle before a hyphen), "iPhone" (a capital second). */
function isCapital(text: string): boolean {
  const first = text.charAt(0)
  if (first !== first.toLowerCase()) return true
  const hyphen = text.indexOf('-')
  const inner = hyphen > 0 && hyphen <= 3 ? text.charAt(hyphen + 1) : text.charAt(1)
  return inner !== inner.toLowerCase()
}

/** Writes `headline` and `name`: the text's own other uses of a word say whether an opening capital is a name's. */
function judgeCapitals(words: readonly Word[]): void {
  markHeadlines(words)
  const lower = new Set<string>()
  const doubtful = new Set<string>()
  for (const word of words) if (word.capital && (word.opens || word.headline)) doubtful.add(word.low)
  const capital = new Set<string>()
  for (const word of words) {
    if (!word.letters || !doubtful.has(word.low)) continue
    if (!word.capital) lower.add(word.low)
    else if (!word.headline && (!word.opens || isAcronym(word.text))) capital.add(word.low)
  }
  for (const [at, word] of words.entries()) {
    if (!word.capital || word.low === 'i' || word.low === 'the') continue
    if (CALENDAR_WORDS.has(word.low) && !isGivenName(words, at)) continue
    if (!word.opens && !word.headline) word.name = !JOINING_WORDS.has(word.low)
    else if (COMMON_OPENERS.has(word.low)) word.name = isAcronym(word.text) && capital.has(word.low)
    else word.name = capital.has(word.low) || isKnownName(word)
  }
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    if (next?.low === 'of' && opensBody(words, at)) word.name = true
    if (next?.low === 'without' && next.name && word.capital) word.name = true // "Doctors Without Borders"
    if (!word.opens || word.name || !word.capital || word.headline || !next?.name || next.opens) continue
    word.name = !lower.has(word.low) && !COMMON_OPENERS.has(word.low) && !CALENDAR_WORDS.has(word.low)
    if (isReporting(word.low)) word.name = false
  }
}

/** "Councillor June Doe": a month that is a given name, between a title or role and a last name. */
function isGivenName(words: readonly Word[], at: number): boolean {
  const low = words[at]?.low ?? ''
  const before = words[at - 1]
  const next = words[at + 1]
  if (!isFirstName(low) || before === undefined || !next?.capital || next.opens || next.headline) return false
  return (isTitle(before.low) || isRole(before.low)) && !CALENDAR_WORDS.has(next.low)
}

/** "Added Doe", "Continued Roe": a verb of saying before its speaker. */
function isReporting(low: string): boolean {
  const cue = CUE_WORDS.get(low)
  return cue !== undefined && cue.form !== 'base' && !isFirstName(low)
}

/** Words that begin a clause and no name, though a lost full stop or a headline gives them a capital. */
const JOINING_WORDS: ReadonlySet<string> = new Set('as if when while but because although since'.split(' '))

/** "University of Quillton": a body's head word that opens a sentence, before the rest of its name. */
function opensBody(words: readonly Word[], at: number): boolean {
  const word = words[at]
  const rest = words[at + 2]?.low === 'the' ? words[at + 3] : words[at + 2]
  if (word === undefined || rest === undefined || !word.capital || word.headline) return false
  return ORGANISATION_WORDS.has(word.low) && rest.name && rest.sentence === word.sentence
}

function isKnownName(word: Word): boolean {
  const { low } = word
  return (
    isFirstName(low) ||
    isPlace(low) ||
    KNOWN_BODIES.has(low) ||
    isTitle(low) ||
    isRole(low) ||
    isAcronym(word.text)
  )
}

/** A line is a headline when at least four words and 70 of 100 of its longer words (85 when it ends with a full stop) have capitals. */
function markHeadlines(words: readonly Word[]): void {
  let from = 0
  while (from < words.length) {
    const paragraph = words[from]?.paragraph
    let to = from
    let long = 0
    let capitals = 0
    while (to < words.length && words[to]?.paragraph === paragraph) {
      const word = words[to]
      if (word?.letters && word.text.length > 3) {
        long++
        if (word.capital) capitals++
      }
      to++
    }
    const share = words[to - 1]?.text === '.' ? 0.85 : 0.7
    if (long >= 4 && long <= 25 && capitals >= share * long) {
      for (let at = from; at < to; at++) {
        const word = words[at]
        if (word !== undefined) word.headline = true
      }
    }
    from = to
  }
}
