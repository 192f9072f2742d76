import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/extract/document.ts'
import { resolveSpeakers } from '../../../src/extract/speakers/index.ts'
import type { Attribution } from '../../../src/extract/types.ts'

/** Attributions strewn over a text: sources of all lengths, one for each 40 characters. */
function strew(text: string): Attribution[] {
  return Array.from({ length: Math.floor(text.length / 40) }, (_, at): Attribution => {
    const start = at * 40
    const end = Math.min(text.length, start + 1 + ((at * 7) % 60))
    const body = { start: end, end: Math.min(text.length, end + 200) }
    return {
      source: at % 5 === 0 ? [] : [{ start, end }],
      cue: [{ start, end: start + 1 }],
      content: [body],
      kind: 'direct',
      method: 'test',
      confidence: 1,
    }
  })
}

/** Milliseconds of processor time: other work on the machine does not count. */
function cpuTime(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const resolve = (text: string) => resolveSpeakers(readDocument(text), strew(text))

describe('hostile texts', () => {
  const PIECES = [
    'Aa ',
    'Jane Doe, a lawyer, ',
    'Doe ( ',
    '“Doe ',
    'a an the ',
    'he said she said ',
    'Bank of ',
    'President ',
    'Jane Smith Joan Smith said. ',
    'the minister of the minister ',
    'Doe’s ',
  ]
  it.each(PIECES)('takes time in proportion to the text: %s', (piece) => {
    const short = piece.repeat(Math.ceil(15_000 / piece.length))
    const measured = (text: string) => {
      const doc = readDocument(text)
      const attributions = strew(text)
      return Math.min(...[0, 1, 2].map(() => cpuTime(() => resolveSpeakers(doc, attributions))))
    }
    // Twelve times the text: a quadratic stage would take 144 times as long.
    expect(measured(short.repeat(12))).toBeLessThan(70 * Math.max(measured(short), 1))
  })

  it('never throws, and answers each attribution', () => {
    const word = fc.constantFrom(
      'Jane',
      'Doe',
      'the',
      'U.S.',
      '’s',
      ',',
      '“',
      '”',
      'he',
      'said',
      'of',
      '(',
      ')',
      'Mr.',
      'İx',
      '😀',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), (words) => {
        const text = words.join(' ')
        expect(resolve(text)).toHaveLength(strew(text).length)
      }),
      { numRuns: 200 },
    )
  })
})
