/**
 * Reads a marked sentence (`‹cue›`, `⟦content⟧`, `«source»`) into a document and its one attribution.
 */
import { readDocument } from '../../../src/extract/document.ts'
import type { Attribution, Document, Kind, Span } from '../../../src/extract/types.ts'

const OPEN = new Map([
  ['‹', 'cue'],
  ['⟦', 'content'],
  ['«', 'source'],
] as const)
const CLOSE = new Set(['›', '⟧', '»'])

/** The document without the marks, and the attribution that they show. Content in quotation marks makes it direct. */
export function readMarked(marked: string): { doc: Document; attribution: Attribution } {
  const spans: Record<'cue' | 'content' | 'source', Span[]> = { cue: [], content: [], source: [] }
  const open: { name: 'cue' | 'content' | 'source'; start: number }[] = []
  let text = ''
  for (const character of marked) {
    const name = OPEN.get(character as '‹')
    if (name) open.push({ name, start: text.length })
    else if (CLOSE.has(character)) {
      const top = open.pop()
      if (top) spans[top.name].push({ start: top.start, end: text.length })
    } else text += character
  }
  const first = spans.content[0]
  const kind: Kind = first && '“"‘'.includes(text.charAt(first.start)) ? 'direct' : 'indirect'
  return { doc: readDocument(text), attribution: { ...spans, kind, method: 'gold', confidence: 1 } }
}
