/** Scores of every training article by a network that has not seen it: what the second pass learns from. */
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { WINDOW, windowEnd } from '../src/extract/model/network.ts'
import { BREAK, COLUMNS, type NetworkInput } from '../src/extract/model/network-input.ts'
import type { Example } from './data.ts'
import { learnNetwork, type NetworkExample } from './network.ts'
import { inputOf, lessonOf, networkSettings, wordRows } from './network-lesson.ts'
import { newSpace, passForward, type Space } from './network-pass.ts'
import type { NetworkValues } from './network-values.ts'
import type { Groundwork } from './sequences.ts'

const EPOCHS = 10

/** Scores of all tokens (token * L + label), and the steps that go with them: the folds' mean. */
export interface HeldOut {
  readonly scores: Float32Array
  readonly steps: Float32Array
}

/** What is learned from: the articles, dealt into folds, and what their words are tagged with. */
export interface HeldOutData {
  readonly examples: readonly Example[]
  readonly ground: Groundwork
  readonly folds: number
}

/** Learns one network a fold, from the articles of the other folds, and scores the fold by it. */
export function networkHeldOut(data: HeldOutData, say: (what: string) => void): HeldOut {
  const all = Array.from({ length: data.folds }, (_, fold) => {
    const one = foldHeldOut(data, fold)
    say(`network: fold ${fold + 1} of ${data.folds}`)
    return one
  })
  return {
    scores: sumOf(all.map(({ scores }) => scores)),
    steps: sumOf(all.map(({ steps }) => steps)).map((sum) => sum / data.folds),
  }
}

function sumOf(arrays: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(arrays[0]?.length ?? 0)
  for (const array of arrays) for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + (array[k] ?? 0)
  return sum
}

/** The scores of one fold's articles (those of the others are zero), and the steps of the network that gave them. */
export function foldHeldOut({ examples, ground, folds }: HeldOutData, fold: number): HeldOut {
  const words = wordRows(examples)
  const settings = networkSettings(words, EPOCHS)
  const inputs = examples.map((example) => inputOf(example, words, ground))
  const lessons = inputs.map((input, at) => lessonOf(examples[at] as Example, input))
  const values = learnNetwork(
    lessons.filter((_, at) => at % folds !== fold),
    words.values,
    settings,
  )
  const learned = { values, space: newSpace(settings, WINDOW) }
  const starts = startsOf(examples)
  const scores = new Float32Array((starts.at(-1) ?? 0) * L)
  for (const [at, input] of inputs.entries()) {
    const lesson = lessons[at]
    if (at % folds !== fold || !lesson) continue
    scoreArticle(learned, input, lesson, scores.subarray((starts[at] ?? 0) * L, (starts[at + 1] ?? 0) * L))
  }
  return { scores, steps: values.steps }
}

/** First token of each article, and the number of all. */
function startsOf(examples: readonly Example[]): number[] {
  const starts = [0]
  for (const { doc } of examples) starts.push((starts.at(-1) ?? 0) + doc.tokens.length)
  return starts
}

interface Learned {
  readonly values: NetworkValues
  readonly space: Space
}

/** Writes the scores of an article's tokens, with the steps from and to the breaks around its paragraphs. */
function scoreArticle(
  { values, space }: Learned,
  { token }: NetworkInput,
  { rows, labels }: NetworkExample,
  out: Float32Array,
): void {
  const size = labels.length
  const window = new Float64Array(WINDOW * L)
  for (let from = 0; from < size - 1; ) {
    const to = windowEnd({ rows, size }, from)
    passForward(values, space, rows.subarray(from * COLUMNS, to * COLUMNS), window, null)
    for (let row = from; row < to; row++) {
      const at = token[row] ?? -1
      for (let y = 0; y < L && at >= 0; y++) {
        const before = token[row - 1] === -1 ? (values.steps[y] ?? 0) : 0
        const after = token[row + 1] === -1 ? (values.steps[y * L] ?? 0) : 0
        out[at * L + y] = (window[(row - from) * L + y] ?? 0) + before + after
      }
    }
    from = rows[(to - 1) * COLUMNS] === BREAK ? to - 1 : to
  }
}
