import { describe, expect, it } from 'vitest'
import { classifyClaims } from '../../src/extract/claim-type.ts'
import { CLAIM_KINDS } from '../fixtures/claim-kinds.ts'
import { readMarked } from './dates/marked.ts'

/** Labels that the rules miss; they are listed so that a change which mends or worsens one is seen. */
const MISSED = new Set<string>([])

describe('claim types', () => {
  it.each(CLAIM_KINDS.filter(([sentence]) => !MISSED.has(sentence)))('%s is a %s', (sentence, type, mode) => {
    const { doc, attribution } = readMarked(sentence)
    expect(classifyClaims(doc, [attribution])).toEqual([{ type, mode: mode ?? null }])
  })

  it('gives one kind for each attribution, in order', () => {
    const { doc, attribution } = readMarked('⟦“Who paid?”⟧ «she» ‹asked›.')
    const empty = { ...attribution, content: [], cue: [], source: [] }
    expect(classifyClaims(doc, [empty, attribution]).map(({ type }) => type)).toEqual([
      'statement',
      'question',
    ])
  })
})
