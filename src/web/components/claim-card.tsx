/** One claim of a list: who, the passage, where it stands, when and where from. */
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import { dateInWords, shorten } from '../words.ts'
import { DueBadge, StatusBadge } from './badges.tsx'
import { Passage } from './passage.tsx'

/** Longest name or title that a list shows whole, in UTF-16 units. */
export const LONGEST = 160

interface ClaimCardProps {
  readonly claim: ClaimRow
  /** `YYYY-MM-DD`, where the claim was made. */
  readonly today: string
  /** Left out on the page of the article or speaker itself. */
  readonly omit?: 'article' | 'speaker'
}

/** A claim in a list: who, the words in their passage, what became of it, where from. */
export function ClaimCard({ claim, today, omit }: ClaimCardProps) {
  const id = publicId('clm', claim.id)
  const said = saidInWords(claim)
  return (
    <article class="claim" id={id}>
      <h3>
        {omit === 'speaker' ? (
          <a href={`/claims/${id}`}>{said ?? 'Day unknown'}</a>
        ) : (
          <SpeakerName claim={claim} />
        )}
      </h3>
      <Passage claim={claim} />
      <p class="facts">
        <span class="tag">{claim.type}</span>
        <StatusBadge status={claim.status} type={claim.type} />
        <DueBadge claim={claim} today={today} />
      </p>
      <p class="from">
        {omit === 'speaker' || !said ? null : `Said ${said} · `}
        {omit === 'article' ? null : (
          <>
            <ArticleName article={claim.article} /> ·{' '}
          </>
        )}
        <a href={`/claims/${id}`} aria-label={`Full record: ${shorten(claim.text, 60)}`}>
          Full record
        </a>
      </p>
    </article>
  )
}

/** The day that a claim was said, in words; null when it is not known. */
export function saidInWords(
  claim: Pick<ClaimRow, 'saidEdtf' | 'saidEarliest' | 'saidLatest'>,
): string | null {
  const { saidEdtf: edtf, saidEarliest: earliest, saidLatest: latest } = claim
  if (edtf === null || earliest === null || latest === null) return null
  return dateInWords({ edtf, earliest, latest })
}

/** Who said it, as a link to all that they said, and in what role. */
export function SpeakerName({ claim }: { readonly claim: Pick<ClaimRow, 'speaker' | 'role'> }) {
  const { speaker, role } = claim
  return (
    <>
      {speaker ? (
        <a href={`/speakers/${publicId('spk', speaker.id)}`}>
          <bdi>{shorten(speaker.name, LONGEST)}</bdi>
        </a>
      ) : (
        'Speaker unknown'
      )}
      {role ? (
        <span class="role">
          , <bdi>{shorten(role, LONGEST)}</bdi>
        </span>
      ) : null}
    </>
  )
}

/** The article as a link to its page, with outlet and day. */
export function ArticleName({ article }: { readonly article: ClaimRow['article'] }) {
  return (
    <>
      <a href={`/articles/${publicId('art', article.id)}`}>
        <bdi>{shorten(article.title ?? 'Untitled article', LONGEST)}</bdi>
      </a>
      {article.outlet ? (
        <>
          , <bdi>{shorten(article.outlet, LONGEST)}</bdi>
        </>
      ) : null}
    </>
  )
}
