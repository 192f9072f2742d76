/** What the first pass found, laid out so that the second pass can look at all of a sentence at once. */
import { type Codes, PAD } from './codes.ts'
import { mix } from './hash.ts'
import { LABEL_COUNT, NONE } from './labels.ts'
import { type Piece, piecesOf } from './pieces.ts'

/** First-pass labels by place, their pieces, and each place's view of them. */
export interface Draft {
  readonly pieces: readonly Piece[]
  readonly label: Uint8Array
  /** How sure the first pass was of the label: 0 to 7. */
  readonly sure: Uint8Array
  /** The likeliest other label. */
  readonly second: Uint8Array
  /** Index of the piece that covers a place, or -1. */
  readonly piece: Int32Array
  /** Index of the nearest piece before and after (in the paragraph), or -1. */
  readonly before: Int32Array
  readonly after: Int32Array
  /** The roles of the sentence's pieces in order, as a hash; how many of each role, as a number. */
  readonly pattern: Int32Array
  readonly tally: Uint8Array
  /** How many of the sentence's pieces begin at or before the place. */
  readonly nth: Uint8Array
  /** How often the place's word is source or cue in the whole text: 4 steps each, source * 4 + cue. */
  readonly habit: Uint8Array
}

/** Lays out first-pass labels and chances (both by token). */
export function layOut(codes: Codes, labels: Uint8Array, chances: Float32Array): Draft {
  const { size } = codes
  const draft: Draft = {
    pieces: piecesOf(codes, labels),
    label: new Uint8Array(size),
    sure: new Uint8Array(size),
    second: new Uint8Array(size),
    piece: new Int32Array(size).fill(-1),
    before: new Int32Array(size).fill(-1),
    after: new Int32Array(size).fill(-1),
    pattern: new Int32Array(size),
    tally: new Uint8Array(size),
    nth: new Uint8Array(size),
    habit: new Uint8Array(size),
  }
  for (let at = PAD; at < size; at++) {
    const token = codes.token[at] as number
    if (token >= 0) placeLabel(draft, at, labels[token] as number, chances, token * LABEL_COUNT)
  }
  placePieces(codes, draft)
  placePatterns(codes, draft)
  placeHabits(codes, draft)
  return draft
}

function placeLabel(draft: Draft, at: number, label: number, chances: Float32Array, from: number): void {
  draft.label[at] = label
  let second = label === 0 ? 1 : 0
  for (let y = 0; y < LABEL_COUNT; y++) {
    if (y !== label && (chances[from + y] as number) > (chances[from + second] as number)) second = y
  }
  draft.second[at] = second
  draft.sure[at] = Math.min(7, Math.floor((chances[from + label] as number) * 8))
}

function placePieces(codes: Codes, draft: Draft): void {
  const { pieces } = draft
  pieces.forEach(({ start, end }, index) => {
    draft.piece.fill(index, start, end)
  })
  let last = -1
  let paragraph = -1
  for (let at = PAD; at < codes.size; at++) {
    if (codes.token[at] === -1) continue
    if (codes.paragraphStart[at] !== paragraph) last = -1
    paragraph = codes.paragraphStart[at] as number
    draft.before[at] = last
    const here = draft.piece[at] as number
    if (here >= 0 && pieces[here]?.end === at + 1) last = here
  }
  last = -1
  for (let at = codes.size - 1; at >= PAD; at--) {
    if (codes.token[at] === -1) continue
    if (codes.paragraphStart[at] !== paragraph) last = -1
    paragraph = codes.paragraphStart[at] as number
    draft.after[at] = last
    const here = draft.piece[at] as number
    if (here >= 0 && pieces[here]?.start === at) last = here
  }
}

/** A content that runs on into a sentence counts there as content that has no beginning. */
function placePatterns(codes: Codes, draft: Draft): void {
  for (let at = PAD; at < codes.size; at++) {
    if (codes.token[at] === -1 || codes.sentenceStart[at] !== at) continue
    const end = codes.sentenceEnd[at] as number
    let pattern = 1
    let tally = 0
    let nth = 0
    for (let place = at; place < end; place++) {
      const label = draft.label[place] as number
      const begins = label % 2 === 1 || (place === at && label !== NONE)
      if (begins) {
        nth = Math.min(nth + 1, 15)
        pattern = mix(pattern, label)
        tally = tallied(tally, (label - 1) >> 1)
      }
      draft.nth[place] = nth
    }
    draft.pattern.fill(pattern, at, end)
    draft.tally.fill(tally, at, end)
  }
}

/** Counts a role in two bits, to 3. */
function tallied(tally: number, role: number): number {
  const count = (tally >> (2 * role)) & 3
  return count === 3 ? tally : tally + (1 << (2 * role))
}

function placeHabits(codes: Codes, draft: Draft): void {
  const counts = new Map<number, { all: number; source: number; cue: number }>()
  for (let at = PAD; at < codes.size; at++) {
    const label = draft.label[at] as number
    if (codes.token[at] === -1) continue
    const word = codes.word[at] as number
    const count = counts.get(word) ?? { all: 0, source: 0, cue: 0 }
    count.all++
    if (label === 1 || label === 2) count.source++
    if (label === 3 || label === 4) count.cue++
    counts.set(word, count)
  }
  for (let at = PAD; at < codes.size; at++) {
    if (codes.token[at] === -1) continue
    const label = draft.label[at] as number
    const count = counts.get(codes.word[at] as number)
    if (!count || count.all === 1) continue
    const source = count.source - (label === 1 || label === 2 ? 1 : 0)
    const cue = count.cue - (label === 3 || label === 4 ? 1 : 0)
    draft.habit[at] = (share(source, count.all - 1) << 2) | share(cue, count.all - 1)
  }
}

function share(part: number, all: number): number {
  return part === 0 ? 0 : part * 3 < all ? 1 : part * 3 < 2 * all ? 2 : 3
}
