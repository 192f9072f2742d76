/** The network's gradients against differences of its loss, and a network that learns what it is shown. */
import { describe, expect, test } from 'vitest'
import { LABEL_COUNT as L } from '../../src/extract/model/labels.ts'
import { COLUMNS } from '../../src/extract/model/network-input.ts'
import { learnNetwork, type NetworkSettings } from '../../training/network.ts'
import { newSpace, passBack, passForward } from '../../training/network-pass.ts'
import { arraysOf, startValues, zerosLike } from '../../training/network-values.ts'
import { random } from '../../training/random.ts'

const shape = { tableRows: [9, 5, 5, 4, 6, 7], width: 16, hidden: 16, layers: 2 }

/** Numbers have four bytes, so differences are taken over a wide step, and of every few parameters. */
const STEP = 1e-2
const EVERY = 5

function randomRows(n: number, next: () => number): Uint16Array {
  return Uint16Array.from({ length: n * COLUMNS }, (_, k) =>
    Math.floor(next() * (shape.tableRows[k % COLUMNS] ?? 1)),
  )
}

describe('gradients', () => {
  test('are the slopes of the loss, for every parameter', () => {
    const next = random(3)
    const values = startValues(
      shape,
      Float32Array.from({ length: 9 * shape.width }, () => next() - 0.5),
      next,
    )
    const gradient = zerosLike(values)
    const rows = randomRows(6, next)
    const target = Float64Array.from({ length: 6 * L }, () => next() - 0.5)
    const scores = new Float64Array(6 * L)
    const space = newSpace(shape, 6)
    const loss = (): number => {
      passForward(values, space, rows, scores, { input: 0, output: 0, next })
      return scores.reduce((sum, score, k) => sum + (score - (target[k] ?? 0)) ** 2 / 2, 0)
    }
    loss()
    passBack(
      values,
      gradient,
      space,
      rows,
      scores.map((score, k) => score - (target[k] ?? 0)),
    )
    const slopes = arraysOf(gradient)
    let checked = 0
    for (const [index, array] of arraysOf(values).slice(0, -1).entries()) {
      for (let k = 0; k < array.length; k += EVERY) {
        const kept = array[k] ?? 0
        array[k] = kept + STEP
        const above = loss()
        array[k] = kept - STEP
        const below = loss()
        array[k] = kept
        expect(slopes[index]?.[k]).toBeCloseTo((above - below) / (2 * STEP), 2)
        checked++
      }
    }
    expect(checked).toBeGreaterThan(500)
  })
})

describe('learning', () => {
  const settings: NetworkSettings = {
    ...{ ...shape, layers: 1 },
    ...{ epochs: 12, rate: 0.02, decay: 0, dropWords: 0, dropInput: 0.1, dropOutput: 0.1 },
    ...{ piece: 32, batch: 2, seed: 1 },
  }

  /** Word 2 begins a source, the words behind it are inside until word 3. */
  function lesson(next: () => number): { rows: Uint16Array; labels: Uint8Array } {
    const rows = randomRows(20, next)
    const labels = new Uint8Array(20)
    let inside = false
    for (let t = 0; t < 20; t++) {
      const edge = t === 0 || t === 19
      const word = edge ? 1 : 2 + Math.floor(next() * 7)
      rows[t * COLUMNS] = word
      if (word <= 3) inside = false
      labels[t] = word === 2 ? 1 : inside ? 2 : 0
      if (word === 2) inside = true
    }
    return { rows, labels }
  }

  test('comes down to little loss, and twice the same', () => {
    const run = (): { losses: number[]; first: number | undefined } => {
      const next = random(5)
      const lessons = Array.from({ length: 60 }, () => lesson(next))
      const losses: number[] = []
      const words = Float32Array.from({ length: 9 * shape.width }, () => next() - 0.5)
      const values = learnNetwork(lessons, words, { ...settings, onEpoch: (_, loss) => losses.push(loss) })
      return { losses, first: values.scores[0] }
    }
    const once = run()
    expect(once.losses[0]).toBeGreaterThan(0.5)
    expect(once.losses.at(-1)).toBeLessThan(0.2)
    expect(run()).toEqual(once)
  })
})
