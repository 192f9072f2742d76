/** Decoding and learning against counting all label sequences of a tiny text. */
import { describe, expect, it } from 'vitest'
import { chooseLabels } from '../../src/extract/model/choose.ts'
import { type Chances, isForbidden, type Lattice, labelChances } from '../../src/extract/model/decode.ts'
import { LABEL_COUNT as L, ROLES, type Segment, segmentsOf } from '../../src/extract/model/labels.ts'
import { learn } from '../../training/crf.ts'
import { random } from '../../training/random.ts'
import type { Sequences } from '../../training/sequences.ts'

const TOKENS = 4

/** Every allowed sequence of TOKENS labels. */
function sequences(): number[][] {
  let all: number[][] = [[]]
  for (let t = 0; t < TOKENS; t++) {
    all = all.flatMap((one) =>
      Array.from({ length: L }, (_, y) => [...one, y]).filter(
        (next) => !isForbidden(next.at(-2) ?? 0, next.at(-1) ?? 0),
      ),
    )
  }
  return all
}

function lattice(seed: number) {
  const next = random(seed)
  const some = (length: number) => Float32Array.from({ length }, () => 4 * next() - 2)
  return { emissions: some(TOKENS * L), edges: Uint8Array.of(0, 1, 0, 1), steps: some(2 * L * L) }
}

function scoreOf(labels: readonly number[], { emissions, edges, steps }: ReturnType<typeof lattice>): number {
  return labels.reduce((sum, y, t) => {
    const step = t === 0 ? 0 : (steps[((edges[t] ?? 0) * L + (labels[t - 1] ?? 0)) * L + y] ?? 0)
    return sum + step + (emissions[t * L + y] ?? 0)
  }, 0)
}

function chancesOf(lattice: Lattice, tokens: number): Chances {
  const found = { chances: new Float32Array(tokens * L), goesOn: new Float32Array(tokens * L) }
  labelChances(lattice, 0, tokens, found)
  return found
}

describe.each([1, 2, 3])('lattice %i', (seed) => {
  const given = lattice(seed)
  const all = sequences().map((labels) => ({ labels, score: scoreOf(labels, given) }))

  const total = all.reduce((sum, one) => sum + Math.exp(one.score), 0)
  const chanceOf = (some: readonly { score: number }[]) =>
    some.reduce((sum, one) => sum + Math.exp(one.score), 0) / total

  it('labelChances sums the chances of all allowed sequences', () => {
    const { chances, goesOn } = chancesOf(given, TOKENS)
    for (let t = 0; t < TOKENS; t++) {
      for (let y = 0; y < L; y++) {
        const some = all.filter((one) => one.labels[t] === y)
        expect(chances[t * L + y]).toBeCloseTo(chanceOf(some), 4)
        if (y === 0 || t + 1 === TOKENS || some.length === 0) continue
        const on = some.filter((one) => one.labels[t + 1] === y + (y % 2))
        expect(goesOn[t * L + y]).toBeCloseTo(chanceOf(on) / chanceOf(some), 4)
      }
    }
  })

  it.each([0.05, 0.2, 0.5])('chooseLabels finds the pieces that are worth most above %f', (threshold) => {
    const thresholds = [threshold, threshold * 1.5, threshold * 0.9]
    const keyOf = (one: Segment) => `${one.role} ${one.start} ${one.end}`
    const pieces = new Map<string, number>()
    for (const { labels, score } of all) {
      for (const one of segmentsOf(Uint8Array.from(labels), 0, TOKENS))
        pieces.set(keyOf(one), (pieces.get(keyOf(one)) ?? 0) + Math.exp(score) / total)
    }
    const worth = (labels: Uint8Array) =>
      segmentsOf(labels, 0, TOKENS).reduce(
        (sum, one) => sum + (pieces.get(keyOf(one)) ?? 0) - (thresholds[ROLES.indexOf(one.role)] ?? 0),
        0,
      )
    const labels = new Uint8Array(TOKENS)
    chooseLabels(chancesOf(given, TOKENS), { start: 0, end: TOKENS }, thresholds, labels)
    expect(worth(labels)).toBeCloseTo(Math.max(...all.map((one) => worth(Uint8Array.from(one.labels)))), 4)
  })
})

describe('learn', () => {
  // Word 1 is a source, word 2 a cue, whatever follows a cue is content.
  const data: Sequences = {
    features: Int32Array.of(1, 2, 3, 4, 0, 1, 2, 4, 3, 0),
    starts: Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    edges: new Uint8Array(10),
    gold: Uint8Array.of(1, 3, 5, 6, 0, 1, 3, 5, 6, 0),
    bounds: [
      [0, 5],
      [5, 10],
    ],
    articles: [0, 1],
  }
  const settings = { featureCount: 5, edgeCount: 1, epochs: 30, rate: 0.2, dropout: 0.1, seed: 4 }

  it('learns labels and steps', () => {
    const { unary, steps } = learn(data, settings)
    const emissions = new Float32Array(10 * L)
    data.features.forEach((id, t) => {
      emissions.set(unary.subarray(id * L, id * L + L), t * L)
    })
    const labels = new Uint8Array(10)
    for (const [start, end] of data.bounds) {
      const run = emissions.subarray(start * L, end * L)
      const found = chancesOf({ emissions: run, edges: data.edges, steps }, end - start)
      chooseLabels(found, { start: 0, end: end - start }, [0.3, 0.3, 0.3], labels.subarray(start, end))
    }
    expect([...labels]).toEqual([...data.gold])
  })

  it('gives the same weights for the same seed', () => {
    expect(learn(data, settings)).toEqual(learn(data, settings))
  })
})

describe('segmentsOf', () => {
  it('cuts labels into runs', () => {
    expect(segmentsOf(Uint8Array.of(1, 2, 3, 5, 6, 0, 5, 5), 0, 8)).toEqual([
      { role: 'source', start: 0, end: 2 },
      { role: 'cue', start: 2, end: 3 },
      { role: 'content', start: 3, end: 5 },
      { role: 'content', start: 6, end: 7 },
      { role: 'content', start: 7, end: 8 },
    ])
  })
})
