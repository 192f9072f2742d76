/**
 * `npm run train:network`: learns the network from ../shared/attribution and writes src/extract/model/network.bin.
 * The same data and seed give the same bytes. About a quarter of an hour on one core.
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { hashWord } from '../src/extract/model/hash.ts'
import { networkInput, TABLE_ROWS, UNKNOWN } from '../src/extract/model/network-input.ts'
import { FIRST_WORD, HIDDEN, WIDTH } from '../src/extract/model/network-weights.ts'
import { type Example, loadExamples } from './data.ts'
import { learnNetwork, type NetworkExample } from './network.ts'
import { packNetwork } from './network-pack.ts'
import { loadVectors } from './vectors-file.ts'

/** A word without a vector has a row of its own when it occurs this often. */
const OFTEN = 2

const started = performance.now()
const examples = loadExamples('polnear_train')
const vectors = loadVectors()
const numbers = numberWords(examples)
const words = new Float32Array((numbers.size + FIRST_WORD) * WIDTH)
for (const [hash, vector] of vectors) words.set(vector, (numbers.get(hash) ?? 0) * WIDTH)
const tables = [TABLE_ROWS.ends, TABLE_ROWS.starts, TABLE_ROWS.shapes, TABLE_ROWS.quotation]
const values = learnNetwork(examples.map(lessonOf), words, {
  ...{ tableRows: [numbers.size + FIRST_WORD, ...tables], width: WIDTH, hidden: HIDDEN, layers: 1 },
  ...{ epochs: 10, rate: 0.002, decay: 0.01, dropWords: 0.1, dropInput: 0.2, dropOutput: 0.3 },
  ...{ piece: 256, batch: 8, seed: 1 },
  onEpoch: (epoch, loss) => say(`network, pass ${epoch + 1}: loss ${loss.toFixed(4)} a token`),
})
const file = packNetwork(values, Int32Array.from(numbers.keys()))
writeFileSync(new URL('../src/extract/model/network.bin', import.meta.url), file)
say(`network.bin: ${file.length} bytes, ${gzipSync(file).length} gzipped`)

/** Rows of the table of words by hash: words with a vector, then words that occur often enough. */
function numberWords(of: readonly Example[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { doc } of of) {
    for (const { text } of doc.tokens) {
      const hash = hashWord(text)
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
    }
  }
  const rows = new Map<number, number>()
  for (const hash of vectors.keys()) rows.set(hash, rows.size + FIRST_WORD)
  for (const [hash, count] of counts) {
    if (count >= OFTEN && !rows.has(hash)) rows.set(hash, rows.size + FIRST_WORD)
  }
  return rows
}

/** An article as rows and labels. What goes on behind a break begins anew. */
function lessonOf({ doc, labels }: Example): NetworkExample {
  const { rows, size, token } = networkInput(doc, (hash) => numbers.get(hash) ?? UNKNOWN)
  const gold = Uint8Array.from({ length: size }, (_, row) => labels[token[row] ?? -1] ?? 0)
  for (let row = 1; row < size; row++) {
    const label = gold[row] ?? 0
    const before = gold[row - 1]
    if (label > 0 && label % 2 === 0 && before !== label && before !== label - 1) gold[row] = label - 1
  }
  return { rows, labels: gold }
}

function say(what: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s  ${what}`)
}
