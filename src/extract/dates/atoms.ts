/**
 * The small pieces that the date grammar reads: words in lower case, numbers, ordinals and marks.
 * Apart from the document's tokens, since here "mid-October" is three pieces, "year's" two and "p.m." one.
 */
import { WORD_FACTS } from './openers.ts'

/** What one piece is. `decade` is a number with an s ("1990s"). */
export type AtomKind = 'word' | 'number' | 'ordinal' | 'decade' | 'mark'

/** One piece of the text; offsets are UTF-16 indices into it. */
export interface Atom {
  readonly start: number
  readonly end: number
  /** Lower-case text; apostrophes are straight, and a.m. and p.m. have lost their stops. */
  readonly word: string
  readonly kind: AtomKind
  /** The number that a numeral, number word or ordinal stands for, else NaN. */
  readonly value: number
  /** True when the first letter is upper case. */
  readonly capital: boolean
  /** What the word may open: any date, only a counted one, or none. */
  readonly opens: 'date' | 'count' | null
}

const DETACHED = new Set(['s', 'll', 'd', 're', 've', 'm'])
const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th'])

/** The pieces of `text` from `from` to `to` (UTF-16 offsets), in order. One pass; white space is left out. */
export function readAtoms(text: string, from: number, to: number): Atom[] {
  const atoms: Atom[] = []
  let at = from
  while (at < to) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      at += 1
      continue
    }
    const atom = isDigit(code)
      ? readNumber(text, at, to)
      : isLetter(code)
        ? readWord(text, at, to)
        : readMark(text, at, to)
    atoms.push(atom)
    at = atom.end
  }
  return atoms
}

function readMark(text: string, start: number, to: number): Atom {
  const code = text.charCodeAt(start)
  if (isApostrophe(code)) {
    const end = letterRun(text, start + 1, to)
    const tail = text.slice(start + 1, end).toLowerCase()
    if (DETACHED.has(tail) && start > 0 && isLetterOrDigit(text.charCodeAt(start - 1))) {
      return make({ start, end }, `'${tail}`, 'word')
    }
    return make({ start, end: start + 1 }, "'", 'mark')
  }
  return make({ start, end: start + 1 }, text.charAt(start), 'mark')
}

function readWord(text: string, start: number, to: number): Atom {
  let end = letterRun(text, start, to)
  let joined = false
  if (end === start + 1 && text.charCodeAt(end) === 46) {
    const dotted = dottedHalfDay(text, start, to)
    if (dotted) return dotted
  }
  if (end + 1 < to && isApostrophe(text.charCodeAt(end)) && isLetter(text.charCodeAt(end + 1))) {
    const tailEnd = letterRun(text, end + 1, to)
    if (!DETACHED.has(text.slice(end + 1, tailEnd).toLowerCase())) {
      end = tailEnd
      joined = true
    }
  }
  const raw = text.slice(start, end)
  const lower = raw.toLowerCase()
  const word = joined ? lower.replace('’', "'") : lower
  const capital = raw.charCodeAt(0) !== word.charCodeAt(0)
  const facts = WORD_FACTS.get(word)
  if (facts) return { start, end, word, kind: facts.kind, value: facts.value, capital, opens: facts.opens }
  return { start, end, word, kind: 'word', value: Number.NaN, capital, opens: null }
}

/** "a.m." or "p.m." at `start`, as one word. */
function dottedHalfDay(text: string, start: number, to: number): Atom | null {
  if (start + 3 > to) return null
  const letters = (text.charAt(start) + text.charAt(start + 2)).toLowerCase()
  if (letters !== 'am' && letters !== 'pm') return null
  if (start + 3 < to && isLetter(text.charCodeAt(start + 3))) return null
  const end = start + 3 < to && text.charCodeAt(start + 3) === 46 ? start + 4 : start + 3
  return make({ start, end }, letters, 'word')
}

/** Digits with thousands commas, decimals or a clock's colon; an ordinal's ending or a decade's s belong to it. */
function readNumber(text: string, start: number, to: number): Atom {
  let end = digitRun(text, start, to)
  while (
    end + 3 < to + 1 &&
    text.charCodeAt(end) === 44 &&
    digitRun(text, end + 1, Math.min(to, end + 5)) === end + 4
  ) {
    end += 4
  }
  if (end + 1 < to && text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) {
    const decimals = digitRun(text, end + 1, to)
    const again =
      decimals + 1 < to && text.charCodeAt(decimals) === 46 && isDigit(text.charCodeAt(decimals + 1))
    if (!again) end = decimals
  }
  const value = end - start > 15 ? Number.NaN : Number(text.slice(start, end).replaceAll(',', ''))
  const tailEnd = letterRun(text, end, Math.min(to, end + 3))
  const tail = text.slice(end, tailEnd).toLowerCase()
  if (ORDINAL_ENDINGS.has(tail)) {
    return {
      start,
      end: tailEnd,
      word: text.slice(start, tailEnd),
      kind: 'ordinal',
      value,
      capital: false,
      opens: 'date',
    }
  }
  const decade = decadeEnd(text, end, to)
  if (decade > end && value % 10 === 0) {
    return {
      start,
      end: decade,
      word: text.slice(start, end),
      kind: 'decade',
      value,
      capital: false,
      opens: 'date',
    }
  }
  return { start, end, word: text.slice(start, end), kind: 'number', value, capital: false, opens: 'date' }
}

/** Where a decade's "s" or "'s" after digits ends, or `end` when there is none. */
function decadeEnd(text: string, end: number, to: number): number {
  const skip = end < to && isApostrophe(text.charCodeAt(end)) ? 1 : 0
  const at = end + skip
  if (at >= to || text.charCodeAt(at) !== 115) return end
  return at + 1 < to && isLetterOrDigit(text.charCodeAt(at + 1)) ? end : at + 1
}

function make(span: { start: number; end: number }, word: string, kind: AtomKind): Atom {
  return {
    start: span.start,
    end: span.end,
    word,
    kind,
    value: Number.NaN,
    capital: false,
    opens: word === '[' ? 'count' : null,
  }
}

function letterRun(text: string, start: number, to: number): number {
  let end = start
  while (end < to && isLetter(text.charCodeAt(end))) end += 1
  return end
}

function digitRun(text: string, start: number, to: number): number {
  let end = start
  while (end < to && isDigit(text.charCodeAt(end))) end += 1
  return end
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || (code >= 0x2000 && code <= 0x200b)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Latin letters, and everything beyond ASCII that is not punctuation or space: good enough to keep a word whole. */
function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code <= 0x206f)
}

function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || isDigit(code)
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019
}
