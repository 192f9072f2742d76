/** The claim's own words marked in what stands around them. */
import { shorten } from '../words.ts'

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

/** Longest passage that a list shows, in UTF-16 units; the claim's own page shows all of it. */
const LONGEST_IN_LIST = 700

interface PassageProps {
  readonly claim: PassageOf
  /** Shown whole, however long it is. */
  readonly whole?: boolean
}

/** The passage as a block quotation. */
export function Passage({ claim, whole }: PassageProps) {
  const all = JSON.parse(claim.content) as Span[]
  const from = all[0]?.[0] ?? 0
  const exact = claim.exact ?? claim.text
  const isCut = !whole && exact.length > LONGEST_IN_LIST
  const text = isCut ? shorten(exact, LONGEST_IN_LIST) : exact
  const end = from + text.length
  const spans = all.flatMap(([first, last]): Span[] => (first < end ? [[first, Math.min(last, end)]] : []))
  return (
    <blockquote class="passage" dir="auto">
      {claim.prefix}
      <Marked text={text} from={from} spans={spans} />
      {isCut ? '' : claim.suffix}
    </blockquote>
  )
}
