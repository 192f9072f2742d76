/** Features of the second pass: what the first pass found in the place's sentence, on both its sides, and in the whole text. */
import type { Clues } from './clues.ts'
import type { Codes } from './codes.ts'
import type { Draft } from './draft.ts'
import { distanceBin } from './features.ts'
import { mix } from './hash.ts'
import { ROLES } from './labels.ts'
import type { Piece } from './pieces.ts'
import { type FeatureSink, one, three, two } from './sink.ts'

/** A document with the first pass's findings. */
export interface Second {
  readonly codes: Codes
  readonly clues: Clues
  readonly draft: Draft
}

/** Adds the second-pass features of the token at place `at` to the sink. */
export function addSecondFeatures(second: Second, at: number, sink: FeatureSink): void {
  addLabels(second, at, sink)
  addSentence(second, at, sink)
  addOwnPiece(second, at, sink)
  addNeighbours(second, at, sink)
}

function addLabels({ codes, clues, draft }: Second, at: number, sink: FeatureSink): void {
  const { label } = draft
  const l0 = label[at] as number
  const near = ((label[at - 1] as number) << 6) | (l0 << 3) | (label[at + 1] as number)
  const doubt = ((draft.sure[at] as number) << 3) | (draft.second[at] as number)
  const word = codes.word[at] as number
  one(sink, 130, near)
  two(sink, 131, near, ((label[at - 2] as number) << 3) | (label[at + 2] as number))
  two(sink, 132, near, word)
  two(sink, 133, near, clues.tag[at] as number)
  two(sink, 134, l0, doubt)
  three(sink, 135, l0, doubt, clues.tag[at] as number)
  three(sink, 136, l0, ((draft.sure[at - 1] as number) << 3) | (draft.sure[at + 1] as number), doubt)
  two(sink, 137, l0, draft.habit[at] as number)
  three(sink, 138, l0, draft.habit[at] as number, codes.shape[at] as number)
  three(sink, 139, near, codes.quoted[at] as number, codes.shape[at] as number)
  three(sink, 140, l0, codes.shape[at] as number, codes.shape[at + 1] as number)
}

function addSentence({ codes, clues, draft }: Second, at: number, sink: FeatureSink): void {
  const { pattern, tally, nth, label } = draft
  const l0 = label[at] as number
  const where = ((nth[at] as number) << 3) | l0
  const start = codes.sentenceStart[at] as number
  const end = codes.sentenceEnd[at] as number
  two(sink, 142, pattern[at] as number, where)
  three(sink, 143, pattern[at] as number, where, clues.tag[at] as number)
  three(sink, 144, pattern[at] as number, where, codes.word[at] as number)
  two(sink, 145, tally[at] as number, where)
  three(sink, 146, tally[at] as number, l0, codes.word[at] as number)
  three(sink, 147, tally[at] as number, l0, distanceBin(at - start))
  three(sink, 148, tally[at] as number, l0, distanceBin(end - at))
  three(sink, 149, pattern[start - 1] as number, pattern[at] as number, where)
  three(sink, 150, pattern[end] as number, pattern[at] as number, where)
  three(sink, 151, tally[start - 1] as number, tally[at] as number, l0)
  three(sink, 152, tally[at] as number, where, codes.word[end - 2] as number)
  three(sink, 153, mix(pattern[at] as number, where), label[end - 2] as number, codes.quoted[at] as number)
}

function addOwnPiece({ codes, draft }: Second, at: number, sink: FeatureSink): void {
  const piece = draft.pieces[draft.piece[at] as number]
  if (!piece) return
  const role = ROLES.indexOf(piece.role)
  const length = distanceBin(piece.end - piece.start)
  const first = codes.word[piece.start] as number
  const before = codes.word[piece.start - 1] as number
  const after = codes.word[piece.end] as number
  three(sink, 155, role, length, distanceBin(at - piece.start))
  three(sink, 156, role, length, distanceBin(piece.end - at))
  three(sink, 157, role, first, distanceBin(at - piece.start))
  three(sink, 158, role, before, distanceBin(at - piece.start))
  three(sink, 159, role, after, distanceBin(piece.end - at))
  three(sink, 160, role, first, after)
  three(sink, 161, role, draft.label[piece.start - 1] as number, draft.label[piece.end] as number)
  three(sink, 162, mix(role, codes.shape[piece.start] as number), codes.shape[piece.end] as number, length)
}

function addNeighbours({ codes, clues, draft }: Second, at: number, sink: FeatureSink): void {
  const before = draft.pieces[draft.before[at] as number]
  const after = draft.pieces[draft.after[at] as number]
  const l0 = draft.label[at] as number
  const sides = roleOf(before) * 4 + roleOf(after)
  const fromBefore = before ? distanceBin(at - before.end + 1) : 0
  const toAfter = after ? distanceBin(after.start - at) : 0
  const wordBefore = before ? (codes.word[before.end - 1] as number) : 0
  const wordAfter = after ? (codes.word[after.start] as number) : 0
  three(sink, 164, l0, sides, fromBefore)
  three(sink, 165, l0, sides, toAfter)
  three(sink, 166, mix(l0, sides), fromBefore, toAfter)
  three(sink, 167, mix(l0, sides), wordBefore, fromBefore)
  three(sink, 168, mix(l0, sides), wordAfter, toAfter)
  three(sink, 169, mix(l0, sides), clues.tag[at] as number, codes.shape[at] as number)
  three(sink, 170, mix(l0, sides), wordBefore, clues.tag[at] as number)
  three(sink, 171, mix(l0, sides), wordAfter, clues.tag[at] as number)
  three(sink, 172, mix(l0, sides), codes.word[at] as number, fromBefore)
  const further = draft.pieces[(draft.before[at] as number) - 1]
  const beyond = draft.pieces[(draft.after[at] as number) + 1]
  three(
    sink,
    173,
    mix(l0, sides),
    roleOf(draft.before[at] === -1 ? undefined : further),
    roleOf(draft.after[at] === -1 ? undefined : beyond),
  )
  three(sink, 174, mix(l0, sides), codes.quoted[at] as number, codes.shape[at + 1] as number)
}

function roleOf(piece: Piece | undefined): number {
  return piece ? 1 + ROLES.indexOf(piece.role) : 0
}
