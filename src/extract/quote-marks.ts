/**
 * Finds quotation marks and says, from their neighbours alone, whether each can open or close a quotation.
 * Knows “ ” „ " '' `` ‘‘ ’’ « » ‘ ’ ' and leaves apostrophes, feet and inches out.
 */
import { classOf, DIGIT, isApostrophe, isWordCode, LETTER, MARK, SPACE } from './characters.ts'
import { DROPPED_STARTS } from './lexicon/dropped-starts.ts'
import type { Span } from './types.ts'

export type Family = 'double' | 'single' | 'guillemet'

/** One quotation mark; offsets are UTF-16 into the text. */
export interface Mark extends Span {
  readonly family: Family
  readonly opens: boolean
  readonly closes: boolean
  /** True when its shape or its neighbours leave no doubt: such a mark is followed even against what stands open. */
  readonly sure: boolean
  /** How it is written: a quotation should end in the style in which it began. */
  readonly style: 'curly' | 'straight' | 'doubled'
}

/** The marks of `text` within `span`, in order. */
export function findMarks(text: string, span: Span): Mark[] {
  const marks: Mark[] = []
  for (let at = span.start; at < span.end; at++) {
    const code = text.charCodeAt(at)
    if (!isMarkCode(code)) continue
    const mark = readMark(text, span, at)
    if (mark === null) continue
    marks.push(mark)
    at = mark.end - 1
  }
  return marks
}

function isMarkCode(code: number): boolean {
  if (code < 128) return code === 34 || code === 39 || code === 96
  return (code >= 0x2018 && code <= 0x201f) || code === 0xab || code === 0xbb
}

function readMark(text: string, span: Span, at: number): Mark | null {
  const code = text.charCodeAt(at)
  const doubled = at + 1 < span.end && text.charCodeAt(at + 1) === code
  if (doubled && (code === 39 || code === 96 || code === 0x2018 || code === 0x2019)) {
    return readDouble(text, span, { start: at, end: at + 2 })
  }
  if (code === 96) return null
  if (code === 0xab || code === 0xbb) return readGuillemet(text, span, at)
  if (code === 0x2018 || code === 0x201a || code === 0x201b || isApostrophe(code))
    return readSingle(text, span, at)
  return readDouble(text, span, { start: at, end: at + 1 })
}

/** Class of the neighbour at `at`; outside the paragraph it is SPACE. */
function neighbour(text: string, span: Span, at: number): number {
  return at < span.start || at >= span.end ? SPACE : classOf(text.charCodeAt(at))
}

/** True when a word may begin after this place: white space, an opening bracket, a dash or another mark. */
function isOpeningPlace(text: string, span: Span, at: number): boolean {
  const kind = neighbour(text, span, at)
  if (kind !== MARK) return kind === SPACE
  return '([{—–-/“"‘\'«:;,>'.includes(text.charAt(at))
}

function readDouble(text: string, span: Span, place: Span): Mark {
  const code = text.charCodeAt(place.start)
  const style = place.end - place.start > 1 ? 'doubled' : code === 34 ? 'straight' : 'curly'
  const before = neighbour(text, span, place.start - 1)
  const after = neighbour(text, span, place.end)
  const opening = code === 0x201c || code === 0x201e || code === 0x201f || code === 96 || code === 0x2018
  const closing = code === 0x201d || code === 0x2019
  const looksOpening = isOpeningPlace(text, span, place.start - 1) && after !== SPACE
  const looksClosing = before !== SPACE && after !== LETTER
  if (opening) {
    const closes = code === 0x201c && !looksOpening && before !== SPACE
    return { ...place, family: 'double', opens: after !== SPACE, closes, sure: !closes, style }
  }
  if (closing)
    return {
      ...place,
      family: 'double',
      opens: before === SPACE && after !== SPACE,
      closes: true,
      sure: true,
      style,
    }
  const inches = before === DIGIT && !looksOpening
  return {
    ...place,
    family: 'double',
    opens: (looksOpening || (before === MARK && after !== SPACE)) && !inches,
    closes: before !== SPACE || after === SPACE,
    sure: looksOpening !== looksClosing && before === SPACE,
    style,
  }
}

function readGuillemet(text: string, span: Span, at: number): Mark {
  const left = text.charCodeAt(at) === 0xab
  const opens = left
    ? neighbour(text, span, at + 1) !== SPACE || at > span.start
    : neighbour(text, span, at - 1) === SPACE
  return { start: at, end: at + 1, family: 'guillemet', opens, closes: true, sure: false, style: 'curly' }
}

/** ‘ and ’ and ': null for an apostrophe within a word, a dropped start ("’90s", "’em") or feet. */
function readSingle(text: string, span: Span, at: number): Mark | null {
  const code = text.charCodeAt(at)
  const before = neighbour(text, span, at - 1)
  const after = neighbour(text, span, at + 1)
  const wordBefore = before === LETTER || before === DIGIT
  const wordAfter = after === LETTER || after === DIGIT
  if (wordBefore && wordAfter) return null
  const opens =
    code !== 0x2019 &&
    !wordBefore &&
    after !== SPACE &&
    isOpeningPlace(text, span, at - 1) &&
    !isDroppedStart(text, at)
  const closes = code !== 0x2018 && code !== 0x201a && before !== SPACE && !wordAfter
  if (!opens && !closes) return null
  return {
    start: at,
    end: at + 1,
    family: 'single',
    opens,
    closes,
    sure: closes && isSureClose(text, span, at),
    style: 'curly',
  }
}

/** "’em", "’til", "’90s": what follows is a word that has lost its start. */
function isDroppedStart(text: string, at: number): boolean {
  if (classOf(text.charCodeAt(at + 1)) === DIGIT) {
    return classOf(text.charCodeAt(at + 2)) === DIGIT && (text.charCodeAt(at + 3) | 32) === 115
  }
  let end = at + 1
  while (end - at < 8 && isWordCode(text.charCodeAt(end))) end++
  return DROPPED_STARTS.has(text.slice(at + 1, end).toLowerCase())
}

/** A possessive plural ("the workers’ rights") or a dropped g ("goin’ home") also ends a word: those are not sure. */
function isSureClose(text: string, span: Span, at: number): boolean {
  if (neighbour(text, span, at - 1) === MARK) return true
  const last = text.charAt(at - 1).toLowerCase()
  if (last !== 's' && last !== 'n' && last !== 'z' && last !== 'x') return true
  return neighbour(text, span, at + 1) === MARK || at + 1 >= span.end
}
