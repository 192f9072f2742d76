/** Decoding and learning against counting all label sequences of a tiny text. */
import { describe, expect, it } from 'vitest'
import { bestLabels, isForbidden, labelChances } from '../../src/extract/model/decode.ts'
import { LABEL_COUNT as L, segmentsOf } from '../../src/extract/model/labels.ts'
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

describe.each([1, 2, 3])('lattice %i', (seed) => {
  const given = lattice(seed)
  const all = sequences().map((labels) => ({ labels, score: scoreOf(labels, given) }))

  it('bestLabels finds the best allowed sequence', () => {
    const labels = new Uint8Array(TOKENS)
    bestLabels(given, 0, TOKENS, labels)
    const best = all.reduce((a, b) => (b.score > a.score ? b : a))
    expect([...labels]).toEqual(best.labels)
  })

  it('labelChances sums the chances of all allowed sequences', () => {
    const chances = new Float32Array(TOKENS * L)
    labelChances(given, 0, TOKENS, chances)
    const total = all.reduce((sum, one) => sum + Math.exp(one.score), 0)
    for (let t = 0; t < TOKENS; t++) {
      for (let y = 0; y < L; y++) {
        const some = all.filter((one) => one.labels[t] === y)
        const share = some.reduce((sum, one) => sum + Math.exp(one.score), 0) / total
        expect(chances[t * L + y]).toBeCloseTo(share, 4)
      }
    }
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
    for (const [from, to] of data.bounds)
      bestLabels({ emissions, edges: data.edges, steps }, from, to, labels)
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
