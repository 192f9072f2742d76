/** The learned extractor with the shipped weights, on sentences of our own. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/extract/document.ts'
import { loadModel, loadShipped, predictAttributions } from '../../../src/extract/model/index.ts'

const bytes = new Uint8Array(readFileSync(new URL('../../../src/extract/model/weights.bin', import.meta.url)))
const file = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../src/extract/model/${name}`, import.meta.url)))
const kernel = new WebAssembly.Module(file('kernel.wasm'))
const model = loadShipped({ weights: bytes, network: file('network.bin'), kernel })

function read(text: string) {
  return predictAttributions(readDocument(text), model).map((one) => ({
    source: one.source.map((span) => text.slice(span.start, span.end)).join('|'),
    cue: one.cue.map((span) => text.slice(span.start, span.end)).join('|'),
    content: one.content.map((span) => text.slice(span.start, span.end)).join('|'),
    kind: one.kind,
  }))
}

describe('predictAttributions', () => {
  it.each([
    [
      'Governor Alice Brown said the new bridge will open in May.',
      {
        source: 'Governor Alice Brown',
        cue: 'said',
        content: 'the new bridge will open in May',
        kind: 'indirect',
      },
    ],
    [
      '“We are ready,” Brown said.',
      { source: 'Brown', cue: 'said', content: '“We are ready,”', kind: 'direct' },
    ],
    [
      'The company lost $3 million last year, according to the report.',
      {
        source: 'the report',
        cue: 'according to',
        content: 'The company lost $3 million last year',
        kind: 'indirect',
      },
    ],
  ])('%s', (text, wanted) => {
    expect(read(text)).toEqual([wanted])
  })

  it('joins a split quotation into one attribution', () => {
    const [one, ...others] = read('“The road is closed,” Brown said. “It will open again tomorrow.”')
    expect(one?.content).toBe('“The road is closed,”|“It will open again tomorrow.”')
    expect(others).toEqual([])
  })

  it('finds nothing where nobody says anything', () => {
    expect(read('The road was closed for two hours.')).toEqual([])
    expect(read('')).toEqual([])
  })

  it('gives spans inside the text, in order, and a confidence within 0..1', () => {
    const text = 'He said “no.”\nShe told reporters: ‘Yes, 😀 maybe’ and left.'
    for (const one of predictAttributions(readDocument(text), model)) {
      expect(one.confidence).toBeGreaterThanOrEqual(0)
      expect(one.confidence).toBeLessThanOrEqual(1)
      for (const span of [...one.content, ...one.cue, ...one.source]) {
        expect(span.start).toBeLessThan(span.end)
        expect(span.end).toBeLessThanOrEqual(text.length)
      }
    }
  })
})

describe('loadModel', () => {
  it('reads a buffer that does not begin at 0', () => {
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    const { rows } = loadModel(shifted.subarray(3)).labels
    expect(rows.length).toBe(model.labels.rows.length)
    expect(rows.every((weight, k) => weight === model.labels.rows[k])).toBe(true)
  })

  it('refuses other bytes', () => {
    expect(() => loadModel(new Uint8Array(400))).toThrow('not extraction weights')
  })
})
