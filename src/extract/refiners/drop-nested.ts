/**
 * Leaves out what lies within another attribution's content: `Lee said she wants to stay` is one claim, Lee's.
 * A quotation with its own cue stays, and so does a content around another (`“No,” Lee said, according to CNN`).
 */
import type { Attribution, Span } from '../types.ts'

/** The list without attributions whose cue lies inside a content of another one that is no wider quotation of the same words. */
export function dropNested(attributions: readonly Attribution[]): Attribution[] {
  const inOrder = attributions
    .flatMap((attribution, index) => attribution.content.map((span) => ({ span, index })))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const inner = new Set<number>()
  const cues = attributions
    .flatMap((attribution, index) => attribution.cue.slice(0, 1).map((cue) => ({ cue, index })))
    .sort((a, b) => a.cue.start - b.cue.start)
  let open: { span: Span; index: number }[] = []
  let next = 0
  for (const { cue, index } of cues) {
    while (next < inOrder.length && (inOrder[next]?.span.start ?? 0) <= cue.start) {
      const content = inOrder[next]
      if (content !== undefined) open.push(content)
      next++
    }
    open = open.filter(({ span }) => span.end > cue.start)
    if (open.some((content) => content.index !== index) && attributions[index]?.kind !== 'direct')
      inner.add(index)
  }
  return attributions.filter((_, index) => !inner.has(index))
}
