/**
 * A reader of claims that knows nothing of ours: it has only the JSON that the API gives, counts code points, and finds the words again.
 */

interface Span {
  readonly start: number
  readonly end: number
}
interface Dated {
  readonly derivation: { readonly phrase: string | null; readonly span: Span | null }
}
/** A claim as far as it says where something stands. */
export interface Placed {
  readonly text: string
  readonly attribution: {
    readonly content: readonly Span[]
    readonly cue: readonly Span[]
    readonly source: readonly Span[]
    readonly sourceText: string | null
  }
  readonly passage: { readonly exact: string; readonly prefix: string; readonly suffix: string }
  readonly saidOn: Dated | null
  readonly due: Dated | null
}

/** The code points of a text, where each begins in UTF-16 units, and where characters that readers see begin. */
export function measure(text: string) {
  const points = [...text]
  const index = new Map<number, number>()
  let units = 0
  for (const [i, point] of points.entries()) {
    index.set(units, i)
    units += (point.codePointAt(0) ?? 0) > 0xffff ? 2 : 1
  }
  index.set(units, points.length)
  const seen = new Set([units])
  for (const { index: begins } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text))
    seen.add(begins)
  return { points, index, seen }
}

const bytes = (text: string) => new TextEncoder().encode(text).length

/** What is wrong with where a claim says that its words stand; nothing, if all is well. */
export function misplaced(claim: Placed, { points, index, seen }: ReturnType<typeof measure>): string[] {
  const wrong: string[] = []
  const read = (span: Span, name: string): string => {
    const [start, end] = [index.get(span.start), index.get(span.end)]
    if (start === undefined || end === undefined || end <= start) {
      wrong.push(`${name} ${span.start}-${span.end} is not between characters`)
      return ''
    }
    if (!seen.has(span.start) || !seen.has(span.end))
      wrong.push(`${name} ${span.start}-${span.end} splits a grapheme`)
    return points.slice(start, end).join('')
  }
  const { content, cue, source, sourceText } = claim.attribution
  const said = content.map((span) => read(span, 'content'))
  for (const span of cue) read(span, 'cue')
  const named = source.map((span) => read(span, 'source'))
  if ((sourceText ?? '') !== named.join(' … ')) wrong.push('the source is another one')
  const [first, last] = [content[0], content.at(-1)]
  const exact = first && last ? read({ start: first.start, end: last.end }, 'passage') : ''
  if (exact !== claim.passage.exact || bytes(exact) !== bytes(claim.passage.exact))
    wrong.push('the passage is another one')
  const rest = claim.text.split(' … ').filter((part) => !said.some((one) => one.includes(part)))
  if (rest.length > 0) wrong.push(`not said there: ${rest.join()}`)
  const at = index.get(first?.start ?? 0) ?? 0
  const end = index.get(last?.end ?? 0) ?? 0
  if (!points.slice(0, at).join('').endsWith(claim.passage.prefix))
    wrong.push('the prefix does not stand before')
  if (!points.slice(end).join('').startsWith(claim.passage.suffix))
    wrong.push('the suffix does not stand after')
  for (const [name, date] of [
    ['said on', claim.saidOn],
    ['due', claim.due],
  ] as const) {
    const { span, phrase } = date?.derivation ?? { span: null, phrase: null }
    if (span && read(span, name) !== phrase) wrong.push(`the phrase of ${name} is another one`)
  }
  for (const text of [claim.text, exact, claim.passage.prefix, claim.passage.suffix]) {
    if (!text.isWellFormed()) wrong.push('half of a character')
  }
  return wrong
}
