/** A text, or a part of one, with claims marked in it; its characters are exactly the article's, so that what is selected can be counted. */
import { counted } from '../words.ts'

/** A claim to be marked: its number, its state, and where its words stand (UTF-16 offsets into the whole text). */
export interface MarkedClaim {
  readonly number: number
  readonly state: 'open' | 'accepted' | 'dropped' | 'this'
  readonly spans: readonly (readonly [number, number])[]
  /** Where the mark leads; none: it is no link. */
  readonly href?: string
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly claims: readonly MarkedClaim[]
}

/** Cuts `from`..`to` at every beginning and end of a claim's words. */
function piecesOf(claims: readonly MarkedClaim[], from: number, to: number): Piece[] {
  const clamp = (at: number) => Math.min(Math.max(at, from), to)
  const edges = claims.flatMap((claim) =>
    claim.spans.flatMap(([start, end]) => [
      { at: clamp(start), claim, opens: true },
      { at: clamp(end), claim, opens: false },
    ]),
  )
  edges.sort((a, b) => a.at - b.at)
  const pieces: Piece[] = []
  const open = new Set<MarkedClaim>()
  let start = from
  for (const { at, claim, opens } of edges) {
    if (at > start) {
      pieces.push({ start, end: at, claims: [...open] })
      start = at
    }
    if (opens) open.add(claim)
    else open.delete(claim)
  }
  if (to > start) pieces.push({ start, end: to, claims: [] })
  return pieces
}

interface MarkedTextProps {
  readonly text: string
  readonly claims: readonly MarkedClaim[]
  /** The part to show; left out: all of it. */
  readonly from?: number
  readonly to?: number
  readonly label: string
}

/** An article's text with its claims marked and numbered in it. */
export function MarkedText({ text, claims, from = 0, to = text.length, label }: MarkedTextProps) {
  const first = new Set<MarkedClaim>()
  return (
    <section
      class="article-text"
      dir="auto"
      data-from={from}
      aria-label={`${label}, ${counted(claims.length, 'claim')} marked`}
    >
      {piecesOf(claims, from, to).map((piece) => {
        const words = text.slice(piece.start, piece.end)
        // Of claims within one another, the one that began last.
        const claim = piece.claims.at(-1)
        if (!claim) return words
        const isFirst = !first.has(claim)
        first.add(claim)
        const id = isFirst ? `m${claim.number}` : undefined
        const mark = (
          <mark id={id} class={`of-${claim.state}`} data-number={isFirst ? claim.number : undefined}>
            {words}
          </mark>
        )
        return claim.href ? <a href={claim.href}>{mark}</a> : mark
      })}
    </section>
  )
}

/** The part of a text around a place, whole paragraphs where they are not too long, about `around` UTF-16 units on each side. */
export function windowOf(
  text: string,
  start: number,
  end: number,
  around = 1500,
): { from: number; to: number } {
  const low = Math.max(0, start - around)
  const high = Math.min(text.length, end + around)
  const line = low === 0 ? 0 : text.indexOf('\n', low) + 1
  const from = line > 0 && line <= start ? line : low
  const last = high === text.length ? high : text.lastIndexOf('\n', high)
  const to = last >= end ? last : high
  return { from: onCharacter(text, from), to: onCharacter(text, to) }
}

/** Never within a character of two units. */
function onCharacter(text: string, at: number): number {
  return at > 0 && at < text.length && /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}
