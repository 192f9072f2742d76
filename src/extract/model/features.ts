/**
 * The features of the first pass: what stands at a place and around it. Learning and extraction both read them here, so
 * they cannot drift apart.
 */
import type { Clues } from './clues.ts'
import { type Codes, PAD, SHAPE } from './codes.ts'
import { FIRST_FEATURES, PLANES as P } from './first-templates.ts'
import { copyPlane, type Features, type Filling, type Planes, STRIDE } from './planes.ts'

/** The first pass's features of a document. */
export function firstFeatures(codes: Codes, clues: Clues): Features {
  return {
    set: FIRST_FEATURES,
    fill: (window) => {
      const { from, to, planes } = window
      const filling = { ...{ codes, clues, planes }, shift: PAD - from }
      copyPlane(window, P.word, codes.word)
      copyPlane(window, P.stem, codes.stem)
      copyPlane(window, P.suffix, codes.suffix)
      copyPlane(window, P.shape, codes.shape)
      copyPlane(window, P.quoted, codes.quoted)
      copyPlane(window, P.tag, clues.tag)
      copyPlane(window, P.fine, clues.fine)
      copyPlane(window, P.coarse, clues.coarse)
      for (let at = from - PAD + 2; at < to + PAD; at++) putTags(planes, PAD + at - from)
      for (let at = from; at < to; at++) {
        if (codes.token[at] === -1) continue
        putAround(planes, PAD + at - from)
        putQuotation(filling, at)
        putDistances(filling, at)
        putMarks(filling, at)
        putNames(filling, at)
      }
    },
  }
}

interface First extends Filling {
  readonly codes: Codes
  readonly clues: Clues
}

function putTags(planes: Planes, here: number): void {
  const at = P.tag * STRIDE + here
  const two = ((planes[at - 1] as number) << 8) | (planes[at] as number)
  planes[P.twoTags * STRIDE + here] = two
  planes[P.threeTags * STRIDE + here] = ((planes[at - 2] as number) << 16) | two
}

function putAround(planes: Planes, here: number): void {
  const [shape, quoted, tag] = [P.shape * STRIDE + here, P.quoted * STRIDE + here, P.tag * STRIDE + here]
  planes[P.shapes * STRIDE + here] =
    ((planes[shape - 1] as number) << 8) | ((planes[shape] as number) << 4) | (planes[shape + 1] as number)
  planes[P.around * STRIDE + here] =
    ((planes[quoted - 2] as number) << 8) |
    ((planes[quoted - 1] as number) << 6) |
    ((planes[quoted] as number) << 4) |
    ((planes[quoted + 1] as number) << 2) |
    (planes[quoted + 2] as number)
  planes[P.tagsBack * STRIDE + here] = ((planes[tag] as number) << 8) | (planes[tag - 1] as number)
}

/** Small numbers for distances: exact to 3, then by powers of two. */
export function distanceBin(distance: number): number {
  if (distance < 4) return distance
  return 30 - Math.clz32(distance) + 2
}

/** 0 where there is nothing at that distance, else the bin and 1. */
function binned(is: number, distance: number): number {
  return is < 0 ? 0 : 1 + distanceBin(distance)
}

function putQuotation({ codes, clues, planes, shift }: First, at: number): void {
  const here = at + shift
  const { word, shape } = codes
  const number = codes.quote[at] as number
  planes[P.inside * STRIDE + here] = number >= 0 ? 1 : 0
  planes[P.outside * STRIDE + here] = number >= 0 ? 0 : 1
  if (number < 0) {
    const left = clues.leftQuote[at] as number
    const right = clues.rightQuote[at] as number
    planes[P.fromQuote * STRIDE + here] = binned(left, at - left)
    planes[P.toQuote * STRIDE + here] = binned(right, right - at)
    return
  }
  const start = codes.quoteStart[number] as number
  const end = codes.quoteEnd[number] as number
  planes[P.length * STRIDE + here] = distanceBin(end - start)
  planes[P.fromOpening * STRIDE + here] = distanceBin(at - start)
  planes[P.toClosing * STRIDE + here] = distanceBin(end - at)
  planes[P.beforeQuote * STRIDE + here] = word[start - 1] as number
  planes[P.beforeThat * STRIDE + here] = word[start - 2] as number
  planes[P.afterQuote * STRIDE + here] = word[end] as number
  planes[P.afterThat * STRIDE + here] = word[end + 1] as number
  planes[P.quoteShapes * STRIDE + here] = ((shape[start - 1] as number) << 4) | (shape[end] as number)
  planes[P.tagAfter * STRIDE + here] = clues.tag[end] as number
  planes[P.tagAfterThat * STRIDE + here] = clues.tag[end + 1] as number
  planes[P.tagAndShape * STRIDE + here] = ((clues.tag[start - 1] as number) << 8) | (shape[end - 2] as number)
}

function putDistances({ codes, clues, planes, shift }: First, at: number): void {
  const here = at + shift
  const { word } = codes
  const left = clues.leftCue[at] as number
  const right = clues.rightCue[at] as number
  const fromCue = binned(left, at - left)
  planes[P.fromCue * STRIDE + here] = fromCue
  planes[P.toCue * STRIDE + here] = binned(right, right - at)
  planes[P.leftCue * STRIDE + here] = left < 0 ? 0 : (word[left] as number)
  planes[P.rightCue * STRIDE + here] = right < 0 ? 0 : (word[right] as number)
  planes[P.afterCue * STRIDE + here] = left < 0 ? 0 : (word[left + 1] as number)
  planes[P.farCue * STRIDE + here] = fromCue > 1 ? 1 : 0
  const leftVerb = clues.leftVerb[at] as number
  const rightVerb = clues.rightVerb[at] as number
  planes[P.leftVerb * STRIDE + here] = leftVerb < 0 ? 0 : (codes.stem[leftVerb] as number)
  planes[P.rightVerb * STRIDE + here] = rightVerb < 0 ? 0 : (codes.stem[rightVerb] as number)
  planes[P.fromVerb * STRIDE + here] = leftVerb < 0 ? 0 : distanceBin(at - leftVerb)
  planes[P.toVerb * STRIDE + here] = rightVerb < 0 ? 0 : distanceBin(rightVerb - at)
  const start = codes.sentenceStart[at] as number
  const end = codes.sentenceEnd[at] as number
  planes[P.first * STRIDE + here] = word[start] as number
  planes[P.second * STRIDE + here] = word[start + 1] as number
  planes[P.fromStart * STRIDE + here] = distanceBin(at - start)
  planes[P.toEnd * STRIDE + here] = distanceBin(end - at)
  planes[P.cueClass * STRIDE + here] = clues.cueClass[at] as number
  planes[P.edges * STRIDE + here] =
    (codes.paragraphStart[at] === start ? 1 : 0) | (codes.paragraphEnd[at] === end ? 2 : 0)
}

function putMarks({ codes, clues, planes, shift }: First, at: number): void {
  const here = at + shift
  const { word, shape } = codes
  const left = clues.leftMark[at] as number
  const right = clues.rightMark[at] as number
  const leftShape = left < 0 ? 0 : (shape[left] as number)
  const rightShape = right < 0 ? 0 : (shape[right] as number)
  planes[P.leftMark * STRIDE + here] = leftShape
  planes[P.rightMark * STRIDE + here] = rightShape
  planes[P.fromMark * STRIDE + here] = left < 0 ? 0 : distanceBin(at - left)
  planes[P.toMark * STRIDE + here] = right < 0 ? 0 : distanceBin(right - at)
  planes[P.bothMarks * STRIDE + here] = (leftShape << 4) | rightShape
  planes[P.afterLeft * STRIDE + here] = left < 0 ? 0 : (word[left + 1] as number)
  planes[P.afterRight * STRIDE + here] = right < 0 ? 0 : (word[right + 1] as number)
  planes[P.tagsRight * STRIDE + here] =
    right < 0 ? 0 : ((clues.tag[right + 1] as number) << 8) | (clues.tag[right + 2] as number)
}

function isName(shape: number): boolean {
  return shape === SHAPE.title || shape === SHAPE.upper || shape === SHAPE.initial || shape === SHAPE.mixed
}

/** The run of capitalised words around a place: its length, and the words before and after it. */
function putNames({ codes, clues, planes, shift }: First, at: number): void {
  const here = at + shift
  const { shape, word } = codes
  const { cueClass } = clues
  const named = isName(shape[at] as number)
  let from = at
  let to = at + 1
  if (named) {
    while (at - from < 6 && isName(shape[from - 1] as number)) from--
    while (to - at < 6 && isName(shape[to] as number)) to++
  }
  planes[P.nameLength * STRIDE + here] = named ? to - from : 0
  planes[P.fromName * STRIDE + here] = at - from
  planes[P.toName * STRIDE + here] = to - at
  planes[P.beforeName * STRIDE + here] = word[from - 1] as number
  planes[P.afterName * STRIDE + here] = word[to] as number
  planes[P.afterNext * STRIDE + here] = word[to + 1] as number
  planes[P.cueBefore * STRIDE + here] = cueClass[from - 1] as number
  planes[P.cueAfter * STRIDE + here] = cueClass[to] as number
  planes[P.isName * STRIDE + here] = named ? 1 : 0
}
