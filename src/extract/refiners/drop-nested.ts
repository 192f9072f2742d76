/**
 * Leaves out what lies within another attribution's content: `Lee said she wants to stay` is one claim, Lee's.
 * A quotation with its own cue stays, and so does a content around another (`“No,” Lee said, according to CNN`).
 */
import type { Attribution, Span } from '../types.ts'

interface Placed {
  readonly span: Span
  readonly index: number
}

/** The list without indirect and mixed attributions whose cue stands inside the content of another. */
export function dropNested(attributions: readonly Attribution[]): Attribution[] {
  const contents = placed(attributions, ({ content }) => content)
  const cues = placed(attributions, ({ cue }) => cue.slice(0, 1))
  const inner = new Set<number>()
  // of the contents begun so far, the one that reaches furthest, and the furthest of any other attribution
  let furthest: Placed | null = null
  let second: Placed | null = null
  let next = 0
  for (const cue of cues) {
    for (; (contents[next]?.span.start ?? Number.POSITIVE_INFINITY) <= cue.span.start; next++) {
      const content = contents[next]
      if (content === undefined) break
      if (furthest === null || content.span.end > furthest.span.end) {
        if (furthest !== null && furthest.index !== content.index) second = furthest
        furthest = content
      } else if (content.index !== furthest.index && content.span.end > (second?.span.end ?? 0))
        second = content
    }
    const around = furthest?.index === cue.index ? second : furthest
    const isInside = around !== null && around.index !== cue.index && around.span.end > cue.span.start
    if (isInside && attributions[cue.index]?.kind !== 'direct') inner.add(cue.index)
  }
  return attributions.filter((_, index) => !inner.has(index))
}

/** The spans that `pick` takes from each attribution, in text order, the longer first. */
function placed(attributions: readonly Attribution[], pick: (one: Attribution) => readonly Span[]): Placed[] {
  return attributions
    .flatMap((attribution, index) => pick(attribution).map((span) => ({ span, index })))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}
