/** The labelled runs of a document as pieces that can be joined: in places of the padded arrays, in text order. */
import { type Codes, PAD } from './codes.ts'
import { NONE, ROLES, type Role } from './labels.ts'

/** A run of one role; places, end exclusive. */
export interface Piece {
  readonly role: Role
  readonly start: number
  readonly end: number
}

/** Cuts the labels (by token) of a document into pieces; a piece never crosses a paragraph's end. */
export function piecesOf(codes: Codes, labels: Uint8Array): Piece[] {
  const pieces: Piece[] = []
  const labelAt = (place: number): number => {
    const token = codes.token[place] ?? -1
    return token < 0 ? NONE : (labels[token] as number)
  }
  for (let at = PAD; at < codes.size; ) {
    const label = labelAt(at)
    if (label === NONE) {
      at++
      continue
    }
    const role = (label - 1) >> 1
    let end = at + 1
    while (labelAt(end) === 2 * role + 2) end++
    pieces.push({ role: ROLES[role] ?? 'content', start: at, end })
    at = end
  }
  return pieces
}
