import { describe, expect, test } from 'vitest'
import { joinLists } from '../../../src/extract/refiners/join-lists.ts'
import type { Attribution, Span } from '../../../src/extract/types.ts'

const at = (start: number, end: number): Span => ({ start, end })

function one(
  method: string,
  confidence: number,
  spans: { content: Span; cue?: Span; source?: Span },
): Attribution {
  const { content, cue, source } = spans
  return {
    content: [content],
    cue: cue === undefined ? [] : [cue],
    source: source === undefined ? [] : [source],
    kind: 'indirect',
    method,
    confidence,
  }
}

describe('joinLists', () => {
  test('takes the words from a sure rule and the source from the model where both follow one cue', () => {
    const rule = one('cue-then-that', 0.88, { content: at(20, 60), cue: at(10, 14), source: at(4, 9) })
    const model = one('model', 0.6, { content: at(20, 50), cue: at(10, 14), source: at(0, 9) })
    expect(joinLists([rule], [model])).toEqual([{ ...rule, source: [at(0, 9)], confidence: 0.6 }])
  })

  test('leaves the words to the model where it is sure', () => {
    const rule = one('cue-then-that', 0.88, { content: at(20, 60), cue: at(10, 14), source: at(4, 9) })
    const model = one('model', 0.9, { content: at(20, 50), cue: at(10, 14), source: at(0, 9) })
    expect(joinLists([rule], [model])).toEqual([model])
  })

  test('gives the model’s alone where it is surer and follows another cue', () => {
    const rule = one('cue-then-clause', 0.81, { content: at(20, 60), cue: at(10, 14) })
    const model = one('model', 0.95, { content: at(0, 40), cue: at(50, 54) })
    expect(joinLists([rule], [model])).toEqual([model])
  })

  test('adds weaker rules only where nothing else was found', () => {
    const weak = one('cue-then-object', 0.75, { content: at(20, 60), cue: at(10, 14) })
    const far = one('cue-then-object', 0.75, { content: at(200, 260), cue: at(190, 194) })
    const model = one('model', 0.4, { content: at(30, 70), cue: at(22, 26), source: at(14, 20) })
    expect(joinLists([weak, far], [model])).toEqual([model, far])
  })

  test('leaves out participles that rules alone find, but for quotations; other clauses stand', () => {
    const rule = one('participle', 0.75, { content: at(20, 60), cue: at(10, 14) })
    expect(joinLists([rule], [])).toEqual([])
    const quotation = { ...rule, kind: 'direct' as const }
    expect(joinLists([quotation], [])).toEqual([quotation])
    const told = { ...rule, method: 'cue-then-clause' }
    expect(joinLists([told], [])).toEqual([told])
  })

  test('leaves out what the model itself hardly believes', () => {
    expect(joinLists([], [one('model', 0.2, { content: at(0, 9), source: at(10, 14) })])).toEqual([])
  })

  test('asks for more certainty where nobody is named, unless the words are quoted', () => {
    const nobodys = one('model', 0.45, { content: at(0, 9), cue: at(10, 14) })
    expect(joinLists([], [nobodys])).toEqual([])
    expect(joinLists([], [{ ...nobodys, confidence: 0.55 }])).toHaveLength(1)
    expect(joinLists([], [{ ...nobodys, kind: 'direct' }])).toHaveLength(1)
    expect(joinLists([], [one('model', 0.45, { content: at(0, 9), source: at(10, 14) })])).toHaveLength(1)
  })

  test('gives the model’s cue the source that a rule sees for it', () => {
    const rule = one('cue-then-object', 0.68, { content: at(20, 60), cue: at(10, 14), source: at(4, 9) })
    const model = one('model', 0.45, { content: at(20, 50), cue: at(10, 14) })
    expect(joinLists([rule], [model])).toEqual([{ ...model, source: [at(4, 9)] }])
  })

  test('gives one list in text order', () => {
    const rule = one('according-to', 0.81, { content: at(100, 140), cue: at(90, 99) })
    const model = one('model', 0.9, { content: at(0, 40), cue: at(45, 49) })
    expect(joinLists([rule], [model])).toEqual([model, rule])
  })
})
