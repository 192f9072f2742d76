/** The normal form of article text: what it changes, what it must leave alone, and what it costs on hostile text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseText } from '../../src/article/normalise.ts'

const cases: readonly (readonly [string, string, string])[] = [
  ['carriage returns', 'a\r\nb\rc\n\rd', 'a\nb\nc\n\nd'],
  ['line and paragraph separators', 'a\u2028b\u2029c', 'a\nb\nc'],
  ['form feed, vertical tab, next line', 'a\fb\vc\u0085d', 'a\nb\nc\nd'],
  ['byte order mark', '\ufeffa', 'a'],
  ['NUL and controls', 'a\u0000b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
  ['tab kept', 'a\tb', 'a\tb'],
  ['no-break spaces, one for one', 'a\u00a0b\u202fc\u2007d', 'a b c d'],
  ['lone surrogates', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
  ['whole surrogate pair kept', '\u{1f33e}', '\u{1f33e}'],
  ['composition', 'cafe\u0301', 'café'],
  ['composition over a removed control', 'e\u0000\u0301', 'é'],
  ['conjoining jamo', '\u1112\u1161\u11ab', '한'],
]

const clean = [
  '  Two  spaces, and\n\n\n three blank lines.   \n',
  '“Curly” ‘quotes’ — dashes… and «guillemets».',
  '👩‍🌾 joined by a zero-width joiner, and \u200ebidi\u200f marks',
  'קול חדש وصوت جديد',
  '',
]

describe('normaliseText', () => {
  it.each(cases)('%s', (_name, raw, wanted) => expect(normaliseText(raw)).toBe(wanted))
  it.each(clean)('leaves %j unchanged', (text) => expect(normaliseText(text)).toBe(text))

  it('is idempotent, well-formed, composed and free of controls on any string', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        '\r',
        '\n',
        '\u0000',
        '\ufeff',
        '\ud800',
        '\udc00',
        '\u0344',
        '\u034f',
        '\u0301',
        '\u0316',
        '\u2028',
      ),
      fc.constant('\u0344'.repeat(40)),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (parts) => {
        const once = normaliseText(parts.join(''))
        expect(normaliseText(once)).toBe(once)
        expect(once.isWellFormed()).toBe(true)
        expect(once.normalize('NFC')).toBe(once)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the point of the test
        expect(once).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes a megabyte of unsorted combining marks in linear time', () => {
    const started = performance.now()
    normaliseText(`a${'\u0316\u0301'.repeat(500_000)}`)
    // Plain composition of this string takes minutes.
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
