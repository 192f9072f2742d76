/** Features are summed by the kernel as by the few lines that need no kernel, and what reads them from text refuses mistakes. */
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readDocument } from '../../../src/extract/document.ts'
import { findClues } from '../../../src/extract/model/clues.ts'
import { encode } from '../../../src/extract/model/codes.ts'
import { layOut } from '../../../src/extract/model/draft.ts'
import { scoreAgain, scoreLabels } from '../../../src/extract/model/emissions.ts'
import { loadModel, loadShipped } from '../../../src/extract/model/index.ts'
import { LABEL_COUNT } from '../../../src/extract/model/labels.ts'
import { readTemplates, STRIDE, WINDOW } from '../../../src/extract/model/planes.ts'
import { random } from '../../../training/random.ts'

const file = (name: string) => readFileSync(new URL(`../../../src/extract/model/${name}`, import.meta.url))
const plain = loadModel(file('weights.bin'))
const shipped = loadShipped({
  ...{ weights: file('weights.bin'), network: file('network.bin') },
  kernel: new WebAssembly.Module(file('kernel.wasm')),
})

const WORDS = [
  'Mayor',
  'Ann',
  'Lee',
  'said',
  'the',
  'bridge',
  '“',
  '”',
  '"',
  ',',
  '.',
  'told',
  'U.S.',
  'on',
  '12',
]

/** Sentences of words in any order, in paragraphs of any length, some of them empty. */
function randomText(seed: number, size: number): string {
  const next = random(seed)
  const words = Array.from({ length: size }, () => WORDS[Math.floor(next() * WORDS.length)] ?? '')
  return words.map((word) => (next() < 0.05 ? `${word}\n` : `${word} `)).join('')
}

describe('scores by the kernel', () => {
  test.each([
    ['of a text of many paragraphs', randomText(1, 3 * WINDOW)],
    ['of another', randomText(2, 400)],
    ['of one paragraph longer than a window', 'He said that “it will” . '.repeat(WINDOW)],
    ['of one word', 'said'],
    ['of nothing', ''],
  ])('%s are those without it', (_, text) => {
    const doc = readDocument(text)
    const codes = encode(doc)
    const clues = findClues(codes, plain)
    const first = scoreLabels(codes, clues, plain)
    expect(scoreLabels(codes, clues, { ...plain, labels: shipped.labels })).toEqual(first)
    // labels and chances of any kind, so that every feature of the second pass is met
    const next = random(text.length)
    const chances = Float32Array.from(first, next)
    const labels = new Uint8Array(doc.tokens.length).map(() => next() * LABEL_COUNT)
    const second = { codes, clues, draft: layOut(codes, labels, chances) }
    const again = scoreAgain(second, first, plain)
    expect(scoreAgain(second, first, { ...plain, second: shipped.second })).toEqual(again)
    expect(again.some((score, k) => score !== first[k])).toBe(doc.tokens.length > 0)
  })
})

describe('templates', () => {
  it('are a number and the places of values, and may hold only somewhere', () => {
    const { templates, planeCount } = readTemplates('1 word-1 tag\n57 word+3 if inside', {
      ...{ word: 0, tag: 1, inside: 2 },
    })
    expect(planeCount).toBe(3)
    expect(templates).toEqual([
      { number: 1, values: [-1, STRIDE], when: null },
      { number: 57, values: [3], when: 2 * STRIDE },
    ])
  })

  it('of a plane that there is not are refused', () => {
    expect(() => readTemplates('1 word wrod-1', { word: 0 })).toThrow('no plane for wrod-1')
  })
})
