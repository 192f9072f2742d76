/** What the network learns from: the articles as rows of table numbers with labels, the words that have a row, the settings. */
import { findClues } from '../src/extract/model/clues.ts'
import { encode } from '../src/extract/model/codes.ts'
import { hashWord } from '../src/extract/model/hash.ts'
import { type NetworkInput, networkInput, TABLE_ROWS, UNKNOWN } from '../src/extract/model/network-input.ts'
import { FIRST_WORD, HIDDEN, WIDTH } from '../src/extract/model/network-weights.ts'
import type { Example } from './data.ts'
import type { NetworkExample, NetworkSettings } from './network.ts'
import type { Groundwork } from './sequences.ts'
import { loadVectors } from './vectors-file.ts'

/** A word without a vector has a row of its own when it occurs this often. */
const OFTEN = 2

/** The rows of the table of words: number by hash, and first values. */
export interface WordRows {
  readonly numbers: ReadonlyMap<number, number>
  readonly values: Float32Array
}

/** Words with a vector first, then words that occur often enough in the examples. */
export function wordRows(examples: readonly Example[]): WordRows {
  const vectors = loadVectors()
  const numbers = new Map<number, number>()
  for (const hash of vectors.keys()) numbers.set(hash, numbers.size + FIRST_WORD)
  for (const [hash, count] of countWords(examples)) {
    if (count >= OFTEN && !numbers.has(hash)) numbers.set(hash, numbers.size + FIRST_WORD)
  }
  const values = new Float32Array((numbers.size + FIRST_WORD) * WIDTH)
  for (const [hash, vector] of vectors) values.set(vector, (numbers.get(hash) ?? 0) * WIDTH)
  return { numbers, values }
}

function countWords(examples: readonly Example[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { doc } of examples) {
    for (const { text } of doc.tokens) {
      const hash = hashWord(text)
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
    }
  }
  return counts
}

/** How the network is learned, for a table of so many words. */
export function networkSettings({ values }: WordRows, epochs: number): NetworkSettings {
  const { ends, starts, shapes, quotation, kinds } = TABLE_ROWS
  return {
    ...{ tableRows: [values.length / WIDTH, ends, starts, shapes, quotation, kinds], width: WIDTH },
    ...{ hidden: HIDDEN, layers: 1, epochs, rate: 0.002, decay: 0.01 },
    ...{ dropWords: 0.1, dropInput: 0.3, dropOutput: 0.5, piece: 256, batch: 8, seed: 1 },
  }
}

/** An article as the network reads it. */
export function inputOf({ doc }: Example, { numbers }: WordRows, ground: Groundwork): NetworkInput {
  const clues = findClues(encode(doc), ground)
  return networkInput({ doc, clues }, (hash) => numbers.get(hash) ?? UNKNOWN)
}

/** An article's rows with a label for each. What goes on behind a break begins anew. */
export function lessonOf({ labels }: Example, { rows, size, token }: NetworkInput): NetworkExample {
  const gold = Uint8Array.from({ length: size }, (_, row) => labels[token[row] ?? -1] ?? 0)
  for (let row = 1; row < size; row++) {
    const label = gold[row] ?? 0
    const before = gold[row - 1]
    if (label > 0 && label % 2 === 0 && before !== label && before !== label - 1) gold[row] = label - 1
  }
  return { rows, labels: gold }
}
