/** Long texts are read in parts: nothing is lost at the seams, offsets stay those of the whole text. */
import { describe, expect, it } from 'vitest'
import { extractClaims } from '../../src/extract/index.ts'
import { PART, partsOf } from '../../src/extract/parts.ts'

const FILLER = 'The road was closed for two hours and the trains ran late again.\n'
const filler = FILLER.repeat(Math.ceil((1.1 * PART) / FILLER.length))

describe('partsOf', () => {
  it.each([
    ['nothing', ''],
    ['one line', 'a'.repeat(2 * PART + 5)],
    ['one line of words', 'Ab cd. '.repeat(PART / 2)],
    ['one line of words without a stop', 'ab '.repeat(PART)],
    ['paragraphs', filler.repeat(3)],
    ['a long paragraph between short ones', `One.\n${'ab. '.repeat(PART)}\nTwo.`],
  ])('holds every character but white space once, in parts that are not too long: %s', (_, text) => {
    const parts = partsOf(text)
    const words = parts.flat().map(({ start, end }) => text.slice(start, end))
    expect(words.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    for (const part of parts) {
      expect(part.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(PART)
    }
  })
})

describe('extractClaims over parts', () => {
  const context = { publishedAt: null }
  const opening = 'PORT ELM, May 6, 2024 (Wire) — Mayor Ann Quill said on Tuesday that the bridge was safe.\n'

  it('keeps offsets, the printed date and full names', () => {
    const text = `${opening}${filler}Quill said the tunnel would open on Friday.`
    const [first, last, ...others] = extractClaims(text, context)
    expect(others).toEqual([])
    const content = last?.attribution.content[0]
    expect(text.slice(content?.start, content?.end)).toBe('the tunnel would open on Friday')
    expect(last?.speaker.speaker).toEqual(first?.speaker.speaker)
    expect(last?.speaker.speaker?.name).toBe('Ann Quill')
    expect(last?.saidOn?.edtf).toBe('2024-05-06')
  })

  it('does not choose between two people of one last name', () => {
    const text = `${opening}Peter Quill said the bridge was not safe.\n${filler}Quill said the tunnel would open.`
    expect(extractClaims(text, context).at(-1)?.speaker.speaker?.name).toBe('Quill')
  })
})
