import { describe, expect, test } from 'vitest'
import { matchAttributions } from '../../src/extract/attributions.ts'
import { readDocument } from '../../src/extract/document.ts'
import { extractClaims } from '../../src/extract/index.ts'
import {
  contains,
  overlaps,
  textOf,
  trimContent,
  trimSpace,
  wholeCharacters,
} from '../../src/extract/span.ts'
import type { Span } from '../../src/extract/types.ts'

/** A small generator with a seed, so that a failing text can be made again. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
}

const PIECES = (
  "“ ” \" ' ‘ ’ « » „ `` '' , . ? ! … : ; — – - ( ) said says told according to that and but he she Ann Lee Mr. U.S. the a minister " +
  'reporters adding accused of denied promised 5 10,000 % $ é ü ß İ ſ 漢字 かな Привет مرحبا שלום 😀 👩‍👩‍👧 \u0301 \u200d \ufe0f \ud83d \udc00 \u2028 \u00a0'
).split(' ')

function randomText(seed: number): string {
  const random = makeRandom(seed)
  let text = ''
  for (let piece = 0; piece < 120; piece++)
    text += `${PIECES[random(PIECES.length)]}${['', ' ', ' ', ' ', '\n'][random(5)]}`
  return text
}

function expectWithin(text: string, span: Span): void {
  expect(span.start).toBeGreaterThanOrEqual(0)
  expect(span.end).toBeGreaterThan(span.start)
  expect(span.end).toBeLessThanOrEqual(text.length)
}

function expectOrdered(spans: readonly Span[]): void {
  for (const [index, span] of spans.entries())
    expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0)
}

describe('on random Unicode text', () => {
  test.for(Array.from({ length: 150 }, (_, seed) => seed))('seed %i', (seed) => {
    const text = randomText(seed)
    const document = readDocument(text)
    const { paragraphs, sentences, tokens, quotes } = document
    for (const list of [paragraphs, sentences, tokens, quotes.map(({ outer }) => outer)]) {
      for (const span of list) expectWithin(text, span)
      expectOrdered(list)
    }
    for (const token of tokens) {
      expect(text.slice(token.start, token.end)).toBe(token.text)
      expect(contains(sentences[token.sentence] ?? token, token)).toBe(true)
      expect(contains(paragraphs[token.paragraph] ?? token, token)).toBe(true)
    }
    for (const { outer, inner } of quotes) expect(contains(outer, inner)).toBe(true)
    const attributions = matchAttributions(document)
    for (const { content, cue, source, confidence } of attributions) {
      for (const span of [...content, ...cue, ...source]) expectWithin(text, span)
      expectOrdered(content)
      expect(content.length).toBeGreaterThan(0)
      for (const span of source)
        expect(content.some((one) => overlaps(one, span) && contains(span, one))).toBe(false)
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
    expect(matchAttributions(readDocument(text))).toEqual(attributions)
  })
})

test('nothing between the tokens but white space', () => {
  const text = 'Ann’s “$5” co-chair — 3.5% (U.S.)\tsaid…\u00a0no!'
  const { tokens } = readDocument(text)
  let rest = ''
  let at = 0
  for (const { start, end } of tokens) {
    rest += text.slice(at, start)
    at = end
  }
  expect(`${rest}${text.slice(at)}`.trim()).toBe('')
})

test.for<[text: string, trimmed: string]>([
  ['“We will stay,”', 'We will stay'],
  [' — the tram. ', 'the tram'],
  ['“$5 more.”', '$5 more'],
  ['up 10%.', 'up 10%'],
  ['in the U.S.', 'in the U.S.'],
  ['‘Why?’', 'Why'],
  ['—…', ''],
  ['“😀 We will stay 😀”', 'We will stay'],
  ['𝕬𝖉𝖆 stays 𝕬', '𝕬𝖉𝖆 stays 𝕬'],
])('trimContent gives %s without its edges', ([text, trimmed]) => {
  expect(textOf(text, trimContent(text, { start: 0, end: text.length }))).toBe(trimmed)
})

test.for<[text: string, start: number, end: number, whole: string]>([
  ['a😀b', 2, 2, '😀'],
  ['a👩‍👧 b', 3, 3, '👩‍👧'],
  ['ae\u0301b', 2, 2, 'e\u0301'],
  ['a“b”', 2, 3, 'b'],
  ['🇺🇦🇺🇦', 4, 8, '🇺🇦'],
  ['한\u1112\u1161\u11ab', 1, 2, '\u1112\u1161\u11ab'],
])('wholeCharacters of %s from %i to %i is %s', ([text, start, end, whole]) => {
  expect(textOf(text, wholeCharacters(text, { start, end }))).toBe(whole)
})

test('trimSpace drops white space of every kind', () => {
  const text = '\u00a0 a b\t\u2003'
  expect(textOf(text, trimSpace(text, { start: 0, end: text.length }))).toBe('a b')
})

test('the words of a date end with a whole character', () => {
  const text = '“The bridge is open,” Mayor Ada Quill said on Thursday\u200c\u034f at noon.'
  const [claim] = extractClaims(text, { publishedAt: '2025-08-21' })
  const { phrase = '', span } = claim?.saidOn?.derivation ?? {}
  expect(phrase).toBe(text.slice(span?.start, span?.end))
  expect(phrase).toMatch(/Thursday\u200c\u034f$/)
})
