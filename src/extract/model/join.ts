/**
 * Makes attributions of linked pieces: one a cue, with its source and contents. A quotation without a cue stands alone;
 * other contents without one are let go, since most of them are nobody's.
 */
import type { Attribution, Document, Kind, Span } from '../types.ts'
import type { Codes } from './codes.ts'
import { LABEL_COUNT, ROLES } from './labels.ts'
import type { Piece } from './pieces.ts'

/** What joining needs: pieces, the piece that each belongs to (-1: none), and the chances of labels. */
export interface Linked {
  readonly doc: Document
  readonly codes: Codes
  readonly pieces: readonly Piece[]
  readonly links: Int32Array
  readonly chances: Float32Array
  readonly calibration: Float32Array
}

/** The attributions, in the order of their first content. */
export function joinPieces(linked: Linked): Attribution[] {
  const { pieces, links } = linked
  const contents = new Map<number, Piece[]>()
  pieces.forEach((piece, index) => {
    if (piece.role !== 'content') return
    const cue = links[index] as number
    const key = cue < 0 ? -1 - index : cue
    const known = contents.get(key)
    if (known) known.push(piece)
    else contents.set(key, [piece])
  })
  return [...contents].flatMap(([key, content]) => {
    const cue = pieces[key]
    const source = cue ? pieces[links[key] as number] : undefined
    const found = attributionOf(linked, content, cue, source)
    return cue || found.kind === 'direct' ? [found] : []
  })
}

function attributionOf(
  linked: Linked,
  content: readonly Piece[],
  cue: Piece | undefined,
  source: Piece | undefined,
): Attribution {
  const spans = content.map((piece) => spanOf(linked, piece))
  return {
    content: spans,
    cue: cue ? [spanOf(linked, cue)] : [],
    source: source ? [spanOf(linked, source)] : [],
    kind: kindOf(linked, content),
    method: 'model',
    confidence: confidenceOf(linked, content, cue, source),
  }
}

function spanOf({ doc, codes }: Linked, piece: Piece): Span {
  const first = doc.tokens[codes.token[piece.start] as number]
  const last = doc.tokens[codes.token[piece.end - 1] as number]
  return { start: first?.start ?? 0, end: last?.end ?? 0 }
}

/** Direct when every word stands in quotation marks, indirect when none does. */
function kindOf({ codes }: Linked, content: readonly Piece[]): Kind {
  let inside = 0
  let outside = 0
  for (const { start, end } of content) {
    for (let at = start; at < end; at++) {
      const shape = codes.shape[at] as number
      if (shape >= 6 && shape <= 12) continue
      if (codes.quoted[at] === 0) outside++
      else inside++
    }
  }
  return outside === 0 ? 'direct' : inside === 0 ? 'indirect' : 'mixed'
}

/** The calibrated chance that the attribution is right: by how surely its parts have their roles. */
function confidenceOf(
  linked: Linked,
  content: readonly Piece[],
  cue: Piece | undefined,
  source: Piece | undefined,
): number {
  let raw = Math.min(...content.map((piece) => meanChance(linked, piece)))
  raw *= cue ? meanChance(linked, cue) : 0.7
  raw *= source ? meanChance(linked, source) : 0.7
  return calibrate(linked.calibration, raw)
}

/** Mean chance that the piece's tokens have its role. */
function meanChance({ codes, chances }: Linked, piece: Piece): number {
  const label = 2 * ROLES.indexOf(piece.role) + 1
  let sum = 0
  for (let at = piece.start; at < piece.end; at++) {
    const from = (codes.token[at] as number) * LABEL_COUNT + label
    sum += (chances[from] as number) + (chances[from + 1] as number)
  }
  return sum / (piece.end - piece.start)
}

/** Straight lines between the shares at equal steps from 0 to 1. */
function calibrate(shares: Float32Array, raw: number): number {
  const at = Math.max(0, Math.min(1, raw)) * (shares.length - 1)
  const low = Math.min(shares.length - 2, Math.floor(at))
  const before = shares[low] ?? raw
  const after = shares[low + 1] ?? raw
  return before + (after - before) * (at - low)
}
