/**
 * Joins pieces into attributions: each content picks its cue, each cue picks its source or none,
 * by learned scores of what lies between them.
 */
import type { Clues } from './clues.ts'
import type { Codes } from './codes.ts'
import { distanceBin } from './features.ts'
import { mix } from './hash.ts'
import type { Piece } from './pieces.ts'
import { type FeatureSink, one, three, two } from './sink.ts'
import { summerOf, type Table } from './table.ts'

/** A document's pieces with the numbers they are judged by. */
export interface Scene {
  readonly codes: Codes
  readonly clues: Clues
  readonly pieces: readonly Piece[]
}

/** How many pieces to each side of one are looked at. */
const REACH = 8

/** For each piece the index of the piece it belongs to: a content's cue, a cue's source; -1 for none. */
export function linkPieces(scene: Scene, table: Table): Int32Array {
  const links = new Int32Array(scene.pieces.length).fill(-1)
  const { sink, sums, sum } = summerOf(table)
  for (let from = 0; from < scene.pieces.length; from++) {
    const wanted = wantedRole(scene, from)
    if (wanted === null) continue
    let best = -Infinity
    for (const to of candidates(scene, from)) {
      sink.length = 0
      addLinkFeatures(scene, from, to, sink)
      sum()
      const score = sums[0] as number
      if (score > best) {
        best = score
        links[from] = to
      }
    }
  }
  return links
}

/** The role that a piece looks for, or null when it looks for none. */
export function wantedRole(scene: Scene, index: number): 'cue' | 'source' | null {
  const role = scene.pieces[index]?.role
  return role === 'content' ? 'cue' : role === 'cue' ? 'source' : null
}

/** The pieces of the wanted role within reach, and -1 for none. */
export function candidates(scene: Scene, from: number): number[] {
  const wanted = wantedRole(scene, from)
  const found = [-1]
  for (let to = Math.max(0, from - REACH); to <= from + REACH; to++) {
    const piece = scene.pieces[to]
    if (to !== from && piece?.role === wanted) found.push(to)
  }
  return found
}

/** Adds the features of the link between two pieces; `to` is -1 for no link. */
export function addLinkFeatures(
  { codes, clues, pieces }: Scene,
  from: number,
  to: number,
  sink: FeatureSink,
): void {
  const a = pieces[from]
  if (!a) return
  const kind = a.role === 'content' ? 1 : 2
  const aFirst = codes.word[a.start] as number
  const aBefore = codes.word[a.start - 1] as number
  const aAfter = codes.word[a.end] as number
  const state = (codes.quoted[a.start] as number) * 4 + (codes.quoted[a.end - 1] as number)
  const b = pieces[to]
  if (!b) {
    two(sink, 200 + kind, state, 0)
    two(sink, 202 + kind, aFirst, codes.word[a.end - 1] as number)
    two(sink, 204 + kind, aBefore, aAfter)
    two(sink, 206 + kind, roleNear(pieces, from, -1), roleNear(pieces, from, 1))
    two(sink, 208 + kind, clues.tag[a.start] as number, clues.tag[a.end - 1] as number)
    three(sink, 240 + kind, roleNear(pieces, from, -1), roleNear(pieces, from, 1), aFirst)
    return
  }
  const side = to < from ? 1 : 2
  const shape = kind * 4 + side
  const between = pattern(pieces, from, to)
  const [gapStart, gapEnd] = side === 1 ? [b.end, a.start] : [a.end, b.start]
  const gap = distanceBin(Math.max(0, gapEnd - gapStart))
  const breaks = breaksIn(codes, gapStart, gapEnd)
  const gapWord = gapEnd > gapStart ? (codes.word[gapStart] as number) : 0
  const gapLast = gapEnd > gapStart ? (codes.word[gapEnd - 1] as number) : 0
  one(sink, 210, shape)
  two(sink, 211, shape, between)
  three(sink, 212, shape, between, breaks)
  three(sink, 213, shape, gap, breaks)
  three(sink, 214, shape, state, breaks)
  three(sink, 215, shape, codes.word[b.start] as number, between)
  three(sink, 216, shape, aFirst, between)
  three(sink, 217, shape, gapWord, gapLast)
  three(sink, 218, shape, gapWord, gap)
  three(sink, 219, mix(shape, state), between, breaks)
  three(sink, 220, shape, clues.tag[b.end - 1] as number, clues.tag[a.start] as number)
  three(
    sink,
    221,
    mix(shape, between),
    roleNear(pieces, Math.min(from, to), -1),
    roleNear(pieces, Math.max(from, to), 1),
  )
  three(sink, 222, shape, codes.word[b.end - 1] as number, gap)
  three(sink, 223, shape, gapLast, breaks)
  two(sink, 224, shape, inSameQuote(codes, a, b) ? 1 : 0)
  three(sink, 225, mix(shape, between), codes.word[b.start - 1] as number, gap)
  three(sink, 226, mix(shape, between), aBefore, aAfter)
}

/** The roles of the pieces between two, as one number; near pieces count, far ones only as "more". */
function pattern(pieces: readonly Piece[], from: number, to: number): number {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  if (high - low > 5) return high - low
  let code = 7
  for (let at = low + 1; at < high; at++) code = code * 4 + roleCode(pieces[at])
  return code
}

function roleCode(piece: Piece | undefined): number {
  if (!piece) return 0
  return piece.role === 'source' ? 1 : piece.role === 'cue' ? 2 : 3
}

function roleNear(pieces: readonly Piece[], index: number, step: number): number {
  return roleCode(pieces[index + step]) * 4 + roleCode(pieces[index + 2 * step])
}

/** Sentence ends (0 to 3) and paragraph ends (0 to 3) between two places. */
function breaksIn(codes: Codes, from: number, to: number): number {
  let sentences = 0
  let paragraphs = 0
  for (let at = from; at <= to && sentences < 3; at++) {
    if (codes.token[at] === -1) continue
    if (codes.sentenceStart[at] === at && at > from - 1) sentences++
    if (codes.paragraphStart[at] === at) paragraphs++
  }
  return sentences * 4 + Math.min(3, paragraphs)
}

function inSameQuote(codes: Codes, a: Piece, b: Piece): boolean {
  const quote = codes.quote[a.start] as number
  return quote >= 0 && quote === codes.quote[b.start]
}
