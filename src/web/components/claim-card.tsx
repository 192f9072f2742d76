/** A claim in its passage, with who, when and where from. */

import { labelOf } from '../../follow-up/statuses.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'

/** `text` cut into pieces, the claim's own words marked. Spans are offsets into the article; `from` is where `text` starts in it. */
function Marked({ text, from, spans }: { text: string; from: number; spans: readonly [number, number][] }) {
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

/** One claim for a list. */
export function ClaimCard({ claim }: { claim: ClaimRow }) {
  const spans = JSON.parse(claim.content) as [number, number][]
  const exact = claim.exact ?? claim.text
  const { article, speaker } = claim
  const said = claim.saidEdtf ?? 'date unknown'
  return (
    <article id={publicId('clm', claim.id)}>
      <div class="quiet">
        <bdi>{speaker?.name ?? 'Speaker unknown'}</bdi>
        {claim.role ? (
          <>
            , <bdi>{claim.role}</bdi>
          </>
        ) : null}{' '}
        · said {said} · {labelOf(claim.status, claim.type)}
        {claim.dueEdtf ? ` · due ${claim.dueEdtf}` : ''}
      </div>
      <blockquote dir="auto">
        {claim.prefix}
        <Marked text={exact} from={spans[0]?.[0] ?? 0} spans={spans} />
        {claim.suffix}
      </blockquote>
      <div class="quiet">
        <a href={`/articles/${publicId('art', article.id)}`}>
          <bdi>{article.title ?? 'Untitled article'}</bdi>
        </a>
        {article.outlet ? (
          <>
            , <bdi>{article.outlet}</bdi>
          </>
        ) : null}
        {article.publishedAt ? `, ${article.publishedAt.slice(0, 10)}` : ''}
      </div>
    </article>
  )
}
