import { describe, expect, test } from 'vitest'
import { matchAttributions } from '../../src/extract/attributions.ts'
import { readDocument } from '../../src/extract/document.ts'

/** Texts that a careless scanner takes quadratic time for: one unit, repeated. */
const HOSTILE: readonly [name: string, unit: string][] = [
  ['unclosed curly marks', '“a '],
  ['unclosed straight marks', '"a '],
  ['single marks', '‘a '],
  ['straight single marks', "'as "],
  ['closing marks alone', '” a’ '],
  ['mixed marks', '“‘a "b ‘‘ « '],
  ['quotations in every paragraph', '“a\n\n'],
  ['capitals without a stop', 'Ann '],
  ['one endless sentence of cues', 'Ann said that '],
  ['cues and commas', ', Ann said, '],
  ['quoted cues', '“a,” Ann said, '],
  ['according to', 'according to '],
  ['asides', 'Ann, a doctor, '],
  ['brackets', '( said '],
  ['participles', ', adding that x '],
  ['coordination', 'and said and '],
  ['dashes', '— Ann — said '],
  ['genitives', "Ann's "],
  ['abbreviations', 'U.S. Mr. a.m. '],
  ['apostrophes', "n't's'll "],
  ['stops', '. '],
  ['newlines', '\n'],
  ['speakers and colons', 'Ann: b\n'],
  ['short sentences', 'He said no. '],
]

const SIZE = 25_000

/** Seconds of processor time: other work on the machine does not count. */
function secondsFor(text: string): number {
  const before = process.cpuUsage()
  matchAttributions(readDocument(text))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

describe('takes time in proportion to the text', () => {
  test.for(HOSTILE)('%s', { timeout: 60_000 }, ([, unit]) => {
    const once = unit.repeat(Math.ceil(SIZE / unit.length))
    secondsFor(once.slice(0, SIZE / 4))
    const single = Math.min(secondsFor(once), secondsFor(once))
    const fourfold = Math.min(secondsFor(once.repeat(4)), secondsFor(once.repeat(4)))
    // linear is 4; quadratic would be 16. The floor keeps the clock's grain out of it.
    expect(fourfold / Math.max(single, 0.02)).toBeLessThan(10)
    expect(fourfold).toBeLessThan(3)
  })
})
