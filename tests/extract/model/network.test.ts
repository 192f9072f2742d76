/** The kernel's scores against the learner's own arithmetic, and what loading refuses. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../src/extract/document.ts'
import { encode } from '../../../src/extract/model/codes.ts'
import { hashWord } from '../../../src/extract/model/hash.ts'
import { LABEL_COUNT as L } from '../../../src/extract/model/labels.ts'
import { loadNetwork, type Network, scoreByNetwork, WINDOW } from '../../../src/extract/model/network.ts'
import {
  COLUMNS,
  networkInput,
  sortRows,
  TABLE_ROWS,
  type Tagged,
} from '../../../src/extract/model/network-input.ts'
import { HIDDEN, readNetwork, WIDTH } from '../../../src/extract/model/network-weights.ts'
import { TAG_COUNT } from '../../../src/extract/model/tags.ts'
import { assembleKernel } from '../../../training/assemble.ts'
import { packNetwork } from '../../../training/network-pack.ts'
import { newSpace, passForward } from '../../../training/network-pass.ts'
import { type NetworkValues, startValues } from '../../../training/network-values.ts'
import { random } from '../../../training/random.ts'

const kernel = new WebAssembly.Module(
  readFileSync(new URL('../../../src/extract/model/kernel.wasm', import.meta.url)),
)
const words = ['the', 'mayor', 'said', 'on', 'that', 'bridge', '"', '.']
const shape = {
  tableRows: [words.length + 2, ...Object.values(TABLE_ROWS)],
  ...{ width: WIDTH, hidden: HIDDEN, layers: 1 },
}
const text =
  'The mayor said on Monday that the bridge "will reopen".\n\nNobody at the port agreed, the mayor said.'

/** The text with a tag and a cue class for each word, whichever. */
function read(text: string): Tagged {
  const doc = readDocument(text)
  const tag = new Uint8Array(encode(doc).size).map((_, at) => at % TAG_COUNT)
  return { doc, clues: { tag, cueClass: tag.map((number) => number % 5) } }
}

/** A network of random numbers, packed; and the same with its tables rounded as packing does. */
function randomNetwork(): { values: NetworkValues; bytes: Uint8Array; network: Network } {
  const next = random(7)
  const start = Float32Array.from({ length: (words.length + 2) * WIDTH }, () => next() - 0.5)
  const values = startValues(shape, start, next)
  values.bias.set([0.5, -0.25, 0.125])
  values.steps.set(Float32Array.from({ length: L * L }, () => next() - 0.5))
  const bytes = packNetwork(values, Int32Array.from(words, hashWord))
  const tables = readNetwork(bytes).tables.map(({ rows, unit }) =>
    Float32Array.from(rows, (byte) => byte * unit),
  )
  return { values: { ...values, tables }, bytes, network: loadNetwork(bytes, kernel) }
}

describe('scores', () => {
  test("are the learner's, with the steps at both ends of a paragraph", () => {
    const { values, network } = randomNetwork()
    const doc = read(text)
    const { rows, size, token } = networkInput(doc, network.words)
    const expected = new Float64Array(size * L)
    passForward(values, newSpace(shape, size), rows, expected, null)
    const scores = scoreByNetwork(doc, network)
    expect(scores.length).toBe(doc.doc.tokens.length * L)
    for (let row = 0; row < size; row++) {
      const at = token[row] ?? -1
      if (at < 0) continue
      for (let y = 0; y < L; y++) {
        const first = token[row - 1] === -1 ? (values.steps[y] ?? 0) : 0
        const last = token[row + 1] === -1 ? (values.steps[y * L] ?? 0) : 0
        expect(scores[at * L + y]).toBeCloseTo((expected[row * L + y] ?? 0) + first + last, 3)
      }
    }
  })

  test('of a long document are finite for every token, and do not depend on what stands windows away', () => {
    const { network } = randomNetwork()
    const long = read(Array.from({ length: 100 }, () => text).join('\n\n'))
    const scores = scoreByNetwork(long, network)
    expect(scores.every(Number.isFinite)).toBe(true)
    const short = scoreByNetwork(read(`${text}\n\n${text}`), network)
    for (let k = 0; k < 5 * L; k++) expect(scores[k]).toBeCloseTo(short[k] ?? Number.NaN, 2)
    const onePiece = read('said '.repeat(5000))
    expect(scoreByNetwork(onePiece, network).every(Number.isFinite)).toBe(true)
  })

  test('of nothing are nothing', () => {
    expect(scoreByNetwork(read(''), randomNetwork().network).length).toBe(0)
  })
})

describe('rows', () => {
  test('stand one for each token, with a break before, between and after paragraphs', () => {
    const { network } = randomNetwork()
    const doc = read('The mayor.\n\nSaid "the bridge".')
    const { rows, token } = networkInput(doc, network.words)
    expect([...token]).toEqual([-1, 0, 1, 2, -1, 3, 4, 5, 6, 7, 8, -1])
    const column = (at: number): number[] => Array.from(token, (_, row) => rows[row * COLUMNS + at] ?? -1)
    expect(column(0)).toEqual([1, 2, 3, 9, 1, 4, 8, 2, 7, 8, 9, 1])
    expect(column(4)).toEqual([5, 0, 0, 0, 5, 0, 2, 1, 1, 3, 0, 5])
    // the first word stands in place 4, the fourth in place 11: five times the place, and the place modulo five
    expect(column(5)).toEqual([0, 24, 25, 31, 0, 56, 62, 68, 74, 75, 81, 0])
  })
})

describe('kinds of rows', () => {
  test('of a window hold the numbers of each of its rows, every kind once', () => {
    const next = random(3)
    for (const kindsMost of [1, 40, 2 ** 16]) {
      const [from, to] = [5, 5 + WINDOW]
      const rows = Uint16Array.from({ length: to * COLUMNS }, () => next() ** 4 * kindsMost)
      const numbers = new Uint16Array(WINDOW * COLUMNS)
      const which = new Uint16Array(WINDOW)
      const kinds = sortRows(rows, from, to, { numbers, which })
      const rowOf = (all: Uint16Array, at: number) => all.subarray(at * COLUMNS, (at + 1) * COLUMNS).join()
      for (let row = from; row < to; row++)
        expect(rowOf(numbers, which[row - from] ?? -1)).toBe(rowOf(rows, row))
      expect(new Set(Array.from({ length: kinds }, (_, kind) => rowOf(numbers, kind))).size).toBe(kinds)
      expect(Math.max(...which)).toBe(kinds - 1)
    }
  })
})

describe('loading', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['something else', new Uint8Array(64)],
  ])('refuses %s', (_, bytes) => {
    expect(() => readNetwork(bytes)).toThrow('not network weights')
  })
})

describe('kernel.wasm', () => {
  test('is what kernel.wat says', async () => {
    const file = readFileSync(new URL('../../../src/extract/model/kernel.wasm', import.meta.url))
    expect(Buffer.compare(file, await assembleKernel())).toBe(0)
  })
})
