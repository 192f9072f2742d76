/** The claim's own words marked in what stands around them. */

/** Start and end of a piece, UTF-16 offsets into the article's text. */
export type Span = readonly [number, number]

/** As much of a claim as its passage needs. */
export interface PassageOf {
  readonly text: string
  readonly exact: string | null
  readonly prefix: string
  readonly suffix: string
  /** JSON: `[[start, end], …]`. */
  readonly content: string
}

/** `text` cut into pieces, the spans marked. `from` is where `text` starts in the article. */
export function Marked({ text, from, spans }: { text: string; from: number; spans: readonly Span[] }) {
  const pieces = []
  let at = 0
  for (const [start, end] of spans) {
    pieces.push(text.slice(at, start - from), <mark>{text.slice(start - from, end - from)}</mark>)
    at = end - from
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  )
}

/** The passage as a block quotation. */
export function Passage({ claim }: { readonly claim: PassageOf }) {
  const spans = JSON.parse(claim.content) as Span[]
  return (
    <blockquote class="passage" dir="auto">
      {claim.prefix}
      <Marked text={claim.exact ?? claim.text} from={spans[0]?.[0] ?? 0} spans={spans} />
      {claim.suffix}
    </blockquote>
  )
}
