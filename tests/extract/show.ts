import { matchAttributions } from '../../src/extract/attributions.ts'
import { readDocument } from '../../src/extract/document.ts'
import type { Span } from '../../src/extract/types.ts'

/** One attribution in words: `source | cue | content … content`. */
export function show(text: string): string[] {
  const words = (spans: readonly Span[]): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' … ')
  return matchAttributions(readDocument(text)).map(
    ({ source, cue, content }) => `${words(source)} | ${words(cue)} | ${words(content)}`,
  )
}

/** The names of the patterns that found something in `text`, in order. */
export function methods(text: string): string[] {
  return matchAttributions(readDocument(text)).map(({ method }) => method)
}
