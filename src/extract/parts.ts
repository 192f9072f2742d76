/**
 * Very long articles are read part by part, so that what is worked on at once stays small however long the text is.
 * All but books fit into one part. Parts end with a paragraph; of people, later parts know the speakers of earlier ones.
 */
import { findParagraphs } from './document.ts'
import type { ExtractedClaim, Span, Speaker } from './types.ts'

/** Most UTF-16 units of a part: some sixteen thousand words. */
export const PART = 100_000

/** The paragraphs of `text` dealt into parts, in order; a paragraph longer than a part is cut, after a full stop or a space if it has one. */
export function partsOf(text: string): Span[][] {
  const parts: Span[][] = []
  let part: Span[] = []
  let size = 0
  for (const paragraph of findParagraphs(text)) {
    for (let { start } = paragraph; start < paragraph.end; ) {
      const end = cutEnd(text, start, paragraph.end)
      if (size + end - start > PART) {
        parts.push(part)
        part = []
        size = 0
      }
      part.push({ start, end })
      size += end - start
      start = end
    }
  }
  parts.push(part)
  return parts
}

function cutEnd(text: string, start: number, end: number): number {
  if (end - start <= PART) return end
  const most = start + PART
  const half = start + PART / 2
  const stop = text.lastIndexOf('. ', most - 2)
  if (stop >= half) return stop + 2
  const space = text.lastIndexOf(' ', most - 1)
  if (space >= half) return space + 1
  // Not within a character of two units.
  return /[\udc00-\udfff]/.test(text.charAt(most)) ? most - 1 : most
}

/** The claims of all parts, people of one name word ("Lee") called as the one speaker of an earlier part who bears it ("Ann Lee"). */
export function joinParts(parts: readonly (readonly ExtractedClaim[])[]): ExtractedClaim[] {
  const [first = [], ...others] = parts
  const joined = [...first]
  const known = new Map<string, Speaker | null>()
  let learned: readonly ExtractedClaim[] = first
  for (const claims of others) {
    learn(known, learned)
    for (const claim of claims) joined.push(withFullName(known, claim))
    learned = claims
  }
  return joined
}

/** Full names by their last word; null where two people share it. */
function learn(known: Map<string, Speaker | null>, claims: readonly ExtractedClaim[]): void {
  for (const { speaker } of claims.map((claim) => claim.speaker)) {
    if (speaker?.kind !== 'person' || !speaker.name.includes(' ')) continue
    const last = speaker.name.slice(speaker.name.lastIndexOf(' ') + 1)
    const other = known.get(last)
    known.set(last, other === undefined || other?.name === speaker.name ? speaker : null)
  }
}

function withFullName(known: ReadonlyMap<string, Speaker | null>, claim: ExtractedClaim): ExtractedClaim {
  const { speaker } = claim.speaker
  const full = speaker === null ? undefined : known.get(speaker.name)
  if (!speaker || !full) return claim
  return { ...claim, speaker: { ...claim.speaker, speaker: { ...full, role: speaker.role ?? full.role } } }
}
