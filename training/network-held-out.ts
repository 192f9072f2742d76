/** Scores of every training article by a network that has not seen it: what the second pass learns from. */
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { WINDOW, windowEnd } from '../src/extract/model/network.ts'
import {
  BREAK,
  COLUMNS,
  type NetworkInput,
  networkInput,
  UNKNOWN,
} from '../src/extract/model/network-input.ts'
import type { Example } from './data.ts'
import { learnNetwork, type NetworkExample } from './network.ts'
import { lessonOf, networkSettings, type WordRows, wordRows } from './network-lesson.ts'
import { newSpace, passForward, type Space } from './network-pass.ts'
import type { NetworkValues } from './network-values.ts'

const EPOCHS = 10

/** Scores of all tokens (token * L + label), and the steps that go with them: the folds' mean. */
export interface HeldOut {
  readonly scores: Float32Array
  readonly steps: Float32Array
}

/** Learns one network a fold, from the articles of the other folds, and scores the fold by it. */
export function networkHeldOut(
  examples: readonly Example[],
  folds: number,
  say: (what: string) => void,
): HeldOut {
  const words = wordRows(examples)
  const settings = networkSettings(words, EPOCHS)
  const lessons = examples.map((example) => lessonOf(example, words))
  const space = newSpace(settings, WINDOW)
  const starts = startsOf(examples)
  const scores = new Float32Array((starts.at(-1) ?? 0) * L)
  const steps = new Float32Array(L * L)
  for (let fold = 0; fold < folds; fold++) {
    const others = lessons.filter((_, at) => at % folds !== fold)
    const values = learnNetwork(others, words.values, settings)
    for (const [at, example] of examples.entries()) {
      const lesson = lessons[at]
      if (at % folds !== fold || !lesson) continue
      const own = scores.subarray((starts[at] ?? 0) * L, (starts[at + 1] ?? 0) * L)
      scoreArticle({ values, space }, inputOf(example, words), lesson, own)
    }
    for (let k = 0; k < steps.length; k++) steps[k] = (steps[k] ?? 0) + (values.steps[k] ?? 0) / folds
    say(`network: fold ${fold + 1} of ${folds}`)
  }
  return { scores, steps }
}

/** First token of each article, and the number of all. */
function startsOf(examples: readonly Example[]): number[] {
  const starts = [0]
  for (const { doc } of examples) starts.push((starts.at(-1) ?? 0) + doc.tokens.length)
  return starts
}

function inputOf({ doc }: Example, { numbers }: WordRows): NetworkInput {
  return networkInput(doc, (hash) => numbers.get(hash) ?? UNKNOWN)
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
