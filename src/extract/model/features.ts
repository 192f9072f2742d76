/**
 * The features of one place: a fixed number of hashes, each of a template number and the values that the template joins.
 * Learning and extraction both call this, so they cannot drift apart.
 */
import type { Clues } from './clues.ts'
import { type Codes, SHAPE } from './codes.ts'
import { type FeatureSink, one, three, two } from './sink.ts'

/** Adds the features of the token at place `at` (not a blank) to the sink. */
export function addFeatures(codes: Codes, clues: Clues, at: number, sink: FeatureSink): void {
  addWords(codes, at, sink)
  addForms(codes, at, sink)
  addTags(codes, clues, at, sink)
  addClusters(clues, at, sink)
  addQuotation(codes, clues, at, sink)
  addDistances(codes, clues, at, sink)
  addMarks(codes, clues, at, sink)
  addNames(codes, clues, at, sink)
}

function addWords({ word }: Codes, at: number, sink: FeatureSink): void {
  const w0 = word[at] as number
  const l1 = word[at - 1] as number
  const l2 = word[at - 2] as number
  const r1 = word[at + 1] as number
  const r2 = word[at + 2] as number
  one(sink, 1, w0)
  one(sink, 2, l1)
  one(sink, 3, r1)
  one(sink, 4, l2)
  one(sink, 5, r2)
  one(sink, 6, word[at - 3] as number)
  one(sink, 7, word[at + 3] as number)
  two(sink, 8, l1, w0)
  two(sink, 9, w0, r1)
  two(sink, 10, l2, l1)
  two(sink, 11, r1, r2)
  two(sink, 12, l1, r1)
  three(sink, 13, l2, l1, w0)
  three(sink, 14, l1, w0, r1)
  three(sink, 15, w0, r1, r2)
  three(sink, 16, word[at - 3] as number, l2, l1)
  three(sink, 17, r1, r2, word[at + 3] as number)
}

function addForms({ stem, suffix, shape }: Codes, at: number, sink: FeatureSink): void {
  const s0 = shape[at] as number
  const near = ((shape[at - 1] as number) << 8) | (s0 << 4) | (shape[at + 1] as number)
  one(sink, 20, stem[at] as number)
  two(sink, 21, stem[at - 1] as number, stem[at] as number)
  two(sink, 22, stem[at] as number, stem[at + 1] as number)
  one(sink, 23, suffix[at] as number)
  one(sink, 24, suffix[at - 1] as number)
  one(sink, 25, suffix[at + 1] as number)
  one(sink, 26, near)
  three(sink, 27, near, shape[at - 2] as number, shape[at + 2] as number)
  two(sink, 28, suffix[at] as number, near)
}

function addTags({ word }: Codes, { tag }: Clues, at: number, sink: FeatureSink): void {
  const t0 = tag[at] as number
  const l1 = tag[at - 1] as number
  const l2 = tag[at - 2] as number
  const r1 = tag[at + 1] as number
  const r2 = tag[at + 2] as number
  one(sink, 30, (l1 << 8) | t0)
  one(sink, 31, (t0 << 8) | r1)
  one(sink, 32, (l2 << 16) | (l1 << 8) | t0)
  one(sink, 33, (t0 << 16) | (r1 << 8) | r2)
  one(sink, 34, (l1 << 16) | (t0 << 8) | r1)
  two(sink, 35, (l2 << 16) | (l1 << 8) | t0, (r1 << 8) | r2)
  two(sink, 36, word[at - 1] as number, t0)
  two(sink, 37, word[at] as number, r1)
  two(sink, 38, word[at] as number, l1)
  two(sink, 39, word[at + 1] as number, t0)
  three(
    sink,
    40,
    (l1 << 16) | (t0 << 8) | r1,
    ((tag[at - 3] as number) << 8) | l2,
    (r2 << 8) | (tag[at + 3] as number),
  )
}

function addClusters({ fine, coarse }: Clues, at: number, sink: FeatureSink): void {
  const c0 = coarse[at] as number
  const l1 = coarse[at - 1] as number
  const r1 = coarse[at + 1] as number
  one(sink, 45, fine[at] as number)
  one(sink, 46, fine[at - 1] as number)
  one(sink, 47, fine[at + 1] as number)
  two(sink, 48, l1, c0)
  two(sink, 49, c0, r1)
  three(sink, 50, l1, c0, r1)
  three(sink, 51, coarse[at - 2] as number, l1, c0)
  three(sink, 52, c0, r1, coarse[at + 2] as number)
}

/** Small numbers for distances: exact to 3, then by powers of two. */
export function distanceBin(distance: number): number {
  if (distance < 4) return distance
  return 30 - Math.clz32(distance) + 2
}

function addQuotation(codes: Codes, clues: Clues, at: number, sink: FeatureSink): void {
  const { quoted, word } = codes
  const state = quoted[at] as number
  const around =
    ((quoted[at - 2] as number) << 8) |
    ((quoted[at - 1] as number) << 6) |
    (state << 4) |
    ((quoted[at + 1] as number) << 2) |
    (quoted[at + 2] as number)
  two(sink, 55, around, codes.shape[at] as number)
  two(sink, 56, state, word[at] as number)
  const number = codes.quote[at] as number
  if (number >= 0) {
    const start = codes.quoteStart[number] as number
    const end = codes.quoteEnd[number] as number
    const length = distanceBin(end - start)
    const before = word[start - 1] as number
    const after = word[end] as number
    two(sink, 57, length, distanceBin(at - start))
    two(sink, 58, length, distanceBin(end - at))
    three(sink, 59, before, state, length)
    three(sink, 60, after, state, length)
    three(sink, 61, ((codes.shape[start - 1] as number) << 4) | (codes.shape[end] as number), length, state)
    three(sink, 62, after, word[end + 1] as number, state)
    three(sink, 63, word[start - 2] as number, before, state)
    three(
      sink,
      64,
      clues.tag[end] as number,
      clues.tag[end + 1] as number,
      ((clues.tag[start - 1] as number) << 8) | (codes.shape[end - 2] as number),
    )
    return
  }
  const left = clues.leftQuote[at] as number
  const right = clues.rightQuote[at] as number
  const fromLeft = left < 0 ? 0 : 1 + distanceBin(at - left)
  const toRight = right < 0 ? 0 : 1 + distanceBin(right - at)
  two(sink, 65, fromLeft, toRight)
  two(sink, 66, fromLeft, word[at] as number)
  two(sink, 67, toRight, word[at] as number)
  two(sink, 68, fromLeft, ((clues.tag[at] as number) << 8) | (clues.tag[at + 1] as number))
  two(sink, 69, toRight, ((clues.tag[at] as number) << 8) | (clues.tag[at - 1] as number))
}

function addDistances(codes: Codes, clues: Clues, at: number, sink: FeatureSink): void {
  const { word } = codes
  const left = clues.leftCue[at] as number
  const right = clues.rightCue[at] as number
  const fromLeft = left < 0 ? 0 : 1 + distanceBin(at - left)
  const toRight = right < 0 ? 0 : 1 + distanceBin(right - at)
  const leftWord = left < 0 ? 0 : (word[left] as number)
  const rightWord = right < 0 ? 0 : (word[right] as number)
  const state = codes.quoted[at] as number
  two(sink, 70, leftWord, fromLeft)
  two(sink, 71, rightWord, toRight)
  three(sink, 72, fromLeft, toRight, state)
  three(sink, 73, leftWord, rightWord, state)
  three(sink, 74, fromLeft, codes.shape[at] as number, clues.tag[at] as number)
  three(sink, 75, toRight, codes.shape[at] as number, clues.tag[at] as number)
  three(sink, 76, leftWord, left < 0 ? 0 : (word[left + 1] as number), fromLeft > 1 ? 1 : 0)
  const verbLeft = clues.leftVerb[at] as number
  const verbRight = clues.rightVerb[at] as number
  const verbLeftWord = verbLeft < 0 ? 0 : (codes.stem[verbLeft] as number)
  const verbRightWord = verbRight < 0 ? 0 : (codes.stem[verbRight] as number)
  two(sink, 77, verbLeftWord, verbLeft < 0 ? 0 : distanceBin(at - verbLeft))
  two(sink, 78, verbRightWord, verbRight < 0 ? 0 : distanceBin(verbRight - at))
  two(sink, 79, verbLeftWord, clues.tag[at] as number)
  two(sink, 80, verbRightWord, clues.tag[at] as number)
  const start = codes.sentenceStart[at] as number
  const end = codes.sentenceEnd[at] as number
  two(sink, 81, word[start] as number, distanceBin(at - start))
  two(sink, 82, distanceBin(at - start), distanceBin(end - at))
  two(sink, 83, word[start] as number, word[start + 1] as number)
  three(
    sink,
    84,
    state,
    clues.cueClass[at] as number,
    (codes.paragraphStart[at] === start ? 1 : 0) | (codes.paragraphEnd[at] === end ? 2 : 0),
  )
}

function addMarks(codes: Codes, clues: Clues, at: number, sink: FeatureSink): void {
  const { word, shape } = codes
  const left = clues.leftMark[at] as number
  const right = clues.rightMark[at] as number
  const leftShape = left < 0 ? 0 : (shape[left] as number)
  const rightShape = right < 0 ? 0 : (shape[right] as number)
  const afterLeft = left < 0 ? 0 : (word[left + 1] as number)
  const afterRight = right < 0 ? 0 : (word[right + 1] as number)
  two(sink, 86, leftShape, left < 0 ? 0 : distanceBin(at - left))
  two(sink, 87, rightShape, right < 0 ? 0 : distanceBin(right - at))
  two(sink, 88, (leftShape << 4) | rightShape, clues.tag[at] as number)
  two(sink, 89, leftShape, afterLeft)
  two(sink, 90, rightShape, afterRight)
  three(
    sink,
    91,
    rightShape,
    right < 0 ? 0 : ((clues.tag[right + 1] as number) << 8) | (clues.tag[right + 2] as number),
    right < 0 ? 0 : distanceBin(right - at),
  )
}

/** The run of capitalised words around a place: its length, and the words before and after it. */
function addNames(codes: Codes, clues: Clues, at: number, sink: FeatureSink): void {
  const { shape, word } = codes
  const isName = (place: number): boolean => {
    const s = shape[place] as number
    return s === SHAPE.title || s === SHAPE.upper || s === SHAPE.initial || s === SHAPE.mixed
  }
  let from = at
  let to = at + 1
  if (isName(at)) {
    while (at - from < 6 && isName(from - 1)) from--
    while (to - at < 6 && isName(to)) to++
  }
  const length = isName(at) ? to - from : 0
  three(sink, 93, length, at - from, word[from - 1] as number)
  three(sink, 94, length, to - at, word[to] as number)
  three(sink, 95, length, clues.cueClass[from - 1] as number, clues.cueClass[to] as number)
  three(sink, 96, length > 0 ? 1 : 0, word[to] as number, word[to + 1] as number)
}
