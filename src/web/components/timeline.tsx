/** What became of a claim: every follow-up with its evidence, oldest first; a corrected one stays and says so. */
import { dayInWords } from '../../follow-up/explain.ts'
import { labelOf } from '../../follow-up/statuses.ts'
import type { ClaimKind } from '../../follow-up/types.ts'
import type { ClaimRow } from '../../store/claims.ts'
import type { FollowUpWithEvidence } from '../../store/follow-ups.ts'
import { idTime, publicId } from '../../store/ids.ts'
import { LOOKS, StatusShape } from './badges.tsx'

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const REASONS: Readonly<Record<string, string>> = {
  impossible: 'it has become impossible',
  shown_untrue: 'it was shown to be untrue',
  retracted: 'it was taken back',
  vague_wording: 'the wording is too vague',
  no_measure: 'there is nothing to measure it by',
  no_data: 'there are no data',
  disputed: 'it is disputed',
  condition_not_met: 'its condition was not met',
}

interface TimelineProps {
  readonly claim: Pick<ClaimRow, 'id' | 'type'>
  readonly followUps: readonly FollowUpWithEvidence[]
  /** Ids of follow-ups that were wrong, and of those that corrected them. */
  readonly correctedBy: ReadonlyMap<string, string>
}

/** What became of a claim, oldest first, each step with its evidence. */
export function Timeline({ claim, followUps, correctedBy }: TimelineProps) {
  const recorded = dayOf(idTime(claim.id))
  return (
    <ol class="timeline">
      <li>
        <span class="dot is-open">
          <StatusShape status="pending" />
        </span>
        <p>
          Recorded on <time datetime={recorded}>{dayInWords(recorded)}</time>.
        </p>
      </li>
      {followUps.map((one) => (
        <FollowUpItem
          followUp={one}
          type={claim.type}
          correctedBy={correctedBy.get(publicId('fup', one.id)) ?? null}
        />
      ))}
    </ol>
  )
}

interface FollowUpItemProps {
  readonly followUp: FollowUpWithEvidence
  readonly type: ClaimKind
  readonly correctedBy: string | null
}

function FollowUpItem({ followUp, type, correctedBy }: FollowUpItemProps) {
  const { status, note, reasonCode, effectiveOn, evidence } = followUp
  const recorded = dayOf(followUp.recordedAt)
  return (
    <li id={publicId('fup', followUp.id)} class={correctedBy ? 'is-corrected' : undefined}>
      <span class={`dot ${LOOKS[status].colour}`}>
        <StatusShape status={status} />
      </span>
      <p>
        <strong class={LOOKS[status].colour}>{labelOf(status, type)}</strong>{' '}
        <time datetime={effectiveOn}>{dayInWords(effectiveOn)}</time>
        {reasonCode ? `, since ${REASONS[reasonCode] ?? reasonCode}` : ''}
        {followUp.corrects === null ? '' : ' · a correction'}
      </p>
      {correctedBy ? (
        <p>
          This was wrong and <a href={`#${correctedBy}`}>was corrected</a>.
        </p>
      ) : null}
      {note ? (
        <p class="note" dir="auto">
          {note}
        </p>
      ) : null}
      {evidence.length > 0 ? (
        <ul class="evidence">
          {evidence.map((item) => (
            <EvidenceItem item={item} />
          ))}
        </ul>
      ) : null}
      <p class="small quiet">
        Written down on <time datetime={recorded}>{dayInWords(recorded)}</time> by{' '}
        <bdi>{followUp.recordedBy}</bdi>
      </p>
    </li>
  )
}

function EvidenceItem({ item }: { readonly item: FollowUpWithEvidence['evidence'][number] }) {
  const host = URL.parse(item.url)?.hostname ?? ''
  return (
    <li>
      <OutLink href={item.url}>{item.title ?? item.url}</OutLink>
      {item.title ? ` (${host})` : ''}
      {item.publishedAt ? `, ${dayInWords(item.publishedAt.slice(0, 10))}` : ''}
      {item.archivedUrl ? (
        <>
          {' · '}
          <OutLink href={item.archivedUrl}>archived copy</OutLink>
        </>
      ) : null}
      {item.quote ? (
        <>
          <br />
          <q dir="auto">{item.quote}</q>
        </>
      ) : null}
    </li>
  )
}

/** A link to somebody else's page; text alone when the address is not one of the web. */
export function OutLink({ href, children }: { readonly href: string; readonly children: string }) {
  if (!/^https?:$/.test(URL.parse(href)?.protocol ?? '')) return <bdi>{children}</bdi>
  return (
    <a href={href} rel="nofollow noopener noreferrer ugc">
      <bdi>{children}</bdi>
    </a>
  )
}
