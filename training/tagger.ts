/** Learns the part-of-speech tagger from the treebank. */
import { type Codes, encode, placeOf } from '../src/extract/model/codes.ts'
import type { FeatureSink } from '../src/extract/model/sink.ts'
import type { Table } from '../src/extract/model/table.ts'
import { addTagFeatures } from '../src/extract/model/tag-features.ts'
import { tagPlaces } from '../src/extract/model/tagger.ts'
import { TAG_COUNT } from '../src/extract/model/tags.ts'
import { lookUp, type WordTable } from '../src/extract/model/words.ts'
import { packTable } from './pack.ts'
import { average, newPerceptron, type Perceptron, predictClass, teach } from './perceptron.ts'
import { random, shuffle } from './random.ts'
import type { Tree } from './treebank.ts'

const BITS = 20
const EPOCHS = 8
/** Rows whose largest weight is below this share of the largest of all are left out. */
const FLOOR = 0.04

interface Lesson {
  readonly codes: Codes
  readonly fine: Uint16Array
  readonly places: Int32Array
  readonly gold: Uint8Array
}

/** Learns from trees, and packs what was learned. */
export function learnTagger(trees: readonly Tree[], clusters: WordTable): Table {
  const model = newPerceptron(BITS, TAG_COUNT)
  const lessons = trees.map((tree) => lessonOf(tree, clusters))
  const next = random(7)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(lessons, next)
    for (const lesson of lessons) study(model, lesson, next)
  }
  average(model)
  return packPerceptron(model)
}

/** One pass over a document; now and then the gold tag stands in for the guess, so that errors do not run on. */
function study(model: Perceptron, { codes, fine, places, gold }: Lesson, next: () => number): void {
  const sink: FeatureSink = { out: new Int32Array(64), length: 0 }
  const votes = new Float64Array(model.classes)
  const tag = new Uint8Array(codes.size)
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number
    sink.length = 0
    addTagFeatures(codes, fine, tag, at, sink)
    const guess = predictClass(model, sink.out, sink.length, votes)
    teach(model, sink.out, sink.length, gold[index] as number, guess)
    tag[at] = next() < 0.9 ? guess : (gold[index] as number)
  }
}

/** Share of a treebank's tokens that are tagged rightly. */
export function tagAccuracy(table: Table, trees: readonly Tree[], clusters: WordTable): number {
  let right = 0
  let all = 0
  for (const tree of trees) {
    const { codes, fine, places, gold } = lessonOf(tree, clusters)
    const tag = tagPlaces(codes, fine, table)
    places.forEach((at, index) => {
      all++
      if (tag[at] === gold[index]) right++
    })
  }
  return right / all
}

/** Keeps the rows that matter, as signed bytes. */
export function packPerceptron(model: Perceptron): Table {
  const { weights, classes, bits } = model
  let top = 0
  for (const weight of weights) top = Math.max(top, Math.abs(weight))
  const kept: number[] = []
  for (let bucket = 0; bucket < 1 << bits; bucket++) {
    let most = 0
    for (let c = 0; c < classes; c++) most = Math.max(most, Math.abs(weights[bucket * classes + c] as number))
    if (most > top * FLOOR) kept.push(bucket)
  }
  const rows = new Float32Array(kept.length * classes)
  kept.forEach((bucket, index) => {
    rows.set(weights.subarray(bucket * classes, (bucket + 1) * classes), index * classes)
  })
  return packTable(bits, Uint32Array.from(kept), rows, top / 127)
}

function lessonOf(tree: Tree, clusters: WordTable): Lesson {
  const codes = encode(tree.doc)
  const places = Int32Array.from(tree.doc.tokens, (token, index) => placeOf(token, index))
  const fine = Uint16Array.from(codes.word, (word, at) =>
    codes.token[at] === -1 ? 0 : lookUp(clusters, word),
  )
  return { codes, fine, places, gold: tree.tag }
}
