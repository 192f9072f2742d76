/**
 * The network: what the words of a passage mean, read in both directions, as scores of labels to add to those of the
 * features. Its arithmetic is a WebAssembly module (kernel.wat), since four numbers at a time is what makes it affordable.
 */
import type { Document } from '../types.ts'
import { kernelMemory } from './kernel-memory.ts'
import { LABEL_COUNT, NONE } from './labels.ts'
import {
  BREAK,
  COLUMNS,
  type NetworkInput,
  networkInput,
  sortRows,
  type Tagged,
  UNKNOWN,
  type WordNumbers,
} from './network-input.ts'
import { FIRST_WORD, HIDDEN, type NetworkWeights, readNetwork, SUMS, WIDTH } from './network-weights.ts'

/** Rows that are worked on at once; a longer document is cut, at a break where there is one. */
export const WINDOW = 512

const FLOAT = 4
/** Columns of a row of scores in the kernel's memory. */
const SCORE_COLUMNS = 8

type Project = (
  x: number,
  rows: number,
  inputs: number,
  weights: number,
  bias: number,
  out: number,
  width: number,
) => void

type Direction = (
  sums: number,
  which: number,
  whichStep: number,
  rows: number,
  weights: number,
  out: number,
  outStep: number,
  width: number,
  zeros: number,
  state: number,
) => void

type Scores = (x: number, rows: number, inputs: number, weights: number, out: number) => void

/** A loaded network. It has memory of its own and works on one document at a time. */
export interface Network {
  /** Weight of a label after another: from * LABEL_COUNT + to. */
  readonly steps: Float32Array
  readonly words: WordNumbers
  readonly weights: NetworkWeights
  readonly kernel: Kernel
}

type Embed = (numbers: number, rows: number, tables: number, out: number) => void

interface Kernel {
  readonly embed: Embed
  readonly project: Project
  readonly direction: Direction
  readonly scores: Scores
  readonly memory: Float32Array
  /** Addresses: the two directions' weights, the scores' weights, and what is worked on. */
  readonly directions: readonly [number, number]
  readonly scoreWeights: number
  readonly tables: number
  readonly input: number
  readonly output: number
  readonly result: number
  /** What the inputs add to the sums of one direction, for each kind of row in a window; the state of a row; as many zeros. */
  readonly sums: number
  readonly state: number
  readonly zeros: number
  /** Table numbers of the kinds of row in a window, and the kind of each of its rows. */
  readonly numbers: Uint16Array
  readonly which: Uint16Array
}

/** Makes a network of the bytes of its weights file and of the compiled kernel. Throws when they are not those. */
export function loadNetwork(bytes: ArrayBuffer | Uint8Array, module: WebAssembly.Module): Network {
  const weights = readNetwork(bytes)
  return {
    steps: weights.steps,
    words: wordNumbers(weights.words),
    weights,
    kernel: startKernel(weights, module),
  }
}

/** Row of each word by its hash, by open addressing in a table at most half full. */
function wordNumbers(words: Int32Array): WordNumbers {
  const bits = Math.ceil(Math.log2(words.length + 1)) + 1
  const shift = 32 - bits
  const mask = (1 << bits) - 1
  const keys = new Int32Array(1 << bits)
  const rows = new Uint16Array(1 << bits)
  const first = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> shift
  for (let index = 0; index < words.length; index++) {
    const hash = words[index] as number
    let slot = first(hash)
    while (rows[slot] !== 0) slot = (slot + 1) & mask
    keys[slot] = hash
    rows[slot] = index + FIRST_WORD
  }
  return (hash) => {
    for (let slot = first(hash); ; slot = (slot + 1) & mask) {
      const row = rows[slot] as number
      if (row === 0) return UNKNOWN
      if (keys[slot] === hash) return row
    }
  }
}

function startKernel(weights: NetworkWeights, module: WebAssembly.Module): Kernel {
  const exports = new WebAssembly.Instance(module).exports
  const { take, grown } = kernelMemory(exports)
  const floatsOf = (count: number): number => take(FLOAT * count)
  const [forwards, backwards] = [
    floatsOf(weights.directions[0]?.length ?? 0),
    floatsOf(weights.directions[1]?.length ?? 0),
  ]
  const layout = {
    directions: [forwards, backwards] as const,
    scoreWeights: floatsOf(weights.scores.length),
    input: floatsOf(WINDOW * WIDTH),
    output: floatsOf(WINDOW * 2 * HIDDEN),
    result: floatsOf(WINDOW * SCORE_COLUMNS),
    sums: floatsOf(WINDOW * SUMS),
    state: floatsOf(HIDDEN),
    zeros: floatsOf(HIDDEN),
    tables: floatsOf(2 * COLUMNS),
  }
  const numbers = take(2 * WINDOW * COLUMNS)
  const which = take(2 * WINDOW)
  const rows = weights.tables.map((table) => take(table.rows.length))
  const memory = grown()
  const floats = new Float32Array(memory)
  for (const [at, address] of layout.directions.entries()) {
    floats.set(weights.directions[at] ?? [], address / FLOAT)
  }
  floats.set(weights.scores, layout.scoreWeights / FLOAT)
  const pairs = new DataView(memory, layout.tables)
  for (const [at, table] of weights.tables.entries()) {
    const address = rows[at] ?? 0
    new Int8Array(memory, address).set(table.rows)
    pairs.setUint32(8 * at, address, true)
    pairs.setFloat32(8 * at + FLOAT, table.unit, true)
  }
  return {
    ...{ ...layout, memory: floats, numbers: new Uint16Array(memory, numbers, WINDOW * COLUMNS) },
    which: new Uint16Array(memory, which, WINDOW),
    ...{ embed: exports.embed as Embed, project: exports.project as Project },
    direction: exports.direction as Direction,
    scores: exports.scores as Scores,
  }
}

/**
 * Scores of all tokens: token * LABEL_COUNT + label. What a label costs at the beginning and end of a paragraph is in
 * them, so that paragraphs can be labelled one by one with `network.steps` between their tokens.
 */
export function scoreByNetwork(tagged: Tagged, network: Network): Float32Array {
  const { doc } = tagged
  const input = networkInput(tagged, network.words)
  const scores = new Float32Array(doc.tokens.length * LABEL_COUNT)
  for (let from = 0; from < input.size - 1; ) {
    const to = windowEnd(input, from)
    runKernel(network.kernel, input, from, to)
    takeScores(network.kernel, input, from, to, scores)
    from = input.rows[(to - 1) * COLUMNS] === BREAK ? to - 1 : to
  }
  addEdges(doc, network.steps, scores)
  return scores
}

/** End of the window that begins at row `from` of an article's rows: after a break if it holds another one. */
export function windowEnd({ rows, size }: Pick<NetworkInput, 'rows' | 'size'>, from: number): number {
  const most = Math.min(from + WINDOW, size)
  if (most === size) return size
  let end = most
  while (end > from + 1 && rows[(end - 1) * COLUMNS] !== BREAK) end--
  return end > from + 1 ? end : most
}

/** Reads rows `from`..`to` in both directions. */
function runKernel(kernel: Kernel, { rows }: NetworkInput, from: number, to: number): void {
  const kinds = sortRows(rows, from, to, kernel)
  kernel.embed(kernel.numbers.byteOffset, kinds, kernel.tables, kernel.input)
  const { output, directions } = kernel
  const [n, outStep] = [to - from, FLOAT * 2 * HIDDEN]
  const forwards = { weights: directions[0], first: 0, step: 1, out: output } as const
  const backwards = { weights: directions[1], first: n - 1, step: -1, out: output + outStep / 2 } as const
  for (const reading of [forwards, backwards]) runDirection(kernel, { n, kinds }, reading)
  kernel.scores(output, n, 2 * HIDDEN, kernel.scoreWeights, kernel.result)
}

interface Reading {
  readonly weights: number
  /** Where reading begins, and which way it goes. */
  readonly first: number
  readonly step: 1 | -1
  readonly out: number
}

/** Reads `n` rows of so many kinds. What the inputs add to the sums of a row is the same for all rows of a kind. */
function runDirection(
  kernel: Kernel,
  { n, kinds }: { readonly n: number; readonly kinds: number },
  { weights, first, step, out }: Reading,
): void {
  const { input, sums, which, state, zeros } = kernel
  const inputWeights = weights + FLOAT * SUMS
  const recurrent = inputWeights + FLOAT * WIDTH * SUMS
  const [width, outStep] = [FLOAT * HIDDEN, FLOAT * 2 * HIDDEN]
  kernel.project(input, kinds, WIDTH, inputWeights, weights, sums, FLOAT * SUMS)
  const start = [sums, which.byteOffset + 2 * first, 2 * step, n, recurrent] as const
  kernel.direction(...start, out + first * outStep, step * outStep, width, zeros, state)
}

function takeScores(
  kernel: Kernel,
  input: NetworkInput,
  from: number,
  to: number,
  scores: Float32Array,
): void {
  const start = kernel.result / FLOAT
  for (let row = from; row < to; row++) {
    const token = input.token[row] as number
    if (token < 0) continue
    const source = start + (row - from) * SCORE_COLUMNS
    for (let y = 0; y < LABEL_COUNT; y++)
      scores[token * LABEL_COUNT + y] = kernel.memory[source + y] as number
  }
}

/** Adds the steps from and to a break, which is labelled NONE. */
function addEdges(doc: Document, steps: Float32Array, scores: Float32Array): void {
  const { tokens } = doc
  for (let index = 0; index < tokens.length; index++) {
    const { paragraph } = tokens[index] ?? { paragraph: -1 }
    const first = tokens[index - 1]?.paragraph !== paragraph
    const last = tokens[index + 1]?.paragraph !== paragraph
    if (!first && !last) continue
    for (let y = 0; y < LABEL_COUNT; y++) {
      const at = index * LABEL_COUNT + y
      if (first) scores[at] = (scores[at] as number) + (steps[NONE * LABEL_COUNT + y] as number)
      if (last) scores[at] = (scores[at] as number) + (steps[y * LABEL_COUNT + NONE] as number)
    }
  }
}
