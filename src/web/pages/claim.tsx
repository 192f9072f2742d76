/** A claim: who said it, the passage, when it can be checked and how we know, and what became of it. */

import { historyOf } from '../../editing/follow-ups.ts'
import { dayInWords, explain } from '../../follow-up/explain.ts'
import { project } from '../../follow-up/history.ts'
import { labelOf } from '../../follow-up/statuses.ts'
import { claimReview, inMarks, schemaClaim } from '../../formats.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import type { ClaimRecord } from '../../store/reading.ts'
import { DueBadge, StatusBadge } from '../components/badges.tsx'
import { ArticleName, SpeakerName, saidInWords } from '../components/claim-card.tsx'
import { HowWeKnow } from '../components/how-we-know.tsx'
import { Layout, type PageMeta } from '../components/layout.tsx'
import { Passage } from '../components/passage.tsx'
import { Relations } from '../components/relations.tsx'
import { Timeline } from '../components/timeline.tsx'
import { UseClaim } from '../components/use-claim.tsx'
import { DueWindow } from '../pictures/due-window.tsx'
import { shorten } from '../words.ts'

interface ClaimProps {
  readonly record: ClaimRecord
  /** `YYYY-MM-DD` where the claim was made. */
  readonly today: string
  readonly origin: string
  /** True for who may work on it at the desk. */
  readonly isEditor: boolean
}

/** All that is known of one claim. */
export function ClaimPage({ record, today, origin, isEditor }: ClaimProps) {
  const { claim, followUps, relations } = record
  const said = saidInWords(claim)
  const { correctedBy } = project(historyOf(followUps))
  return (
    <Layout
      title={titleOf(claim)}
      current="latest"
      meta={metaOf(record, origin)}
      unlisted={claim.visibility !== 'published'}
    >
      <article class="record">
        <header class="head">
          <span class="kicker">{claim.type}</span>
          <h1 class={claim.text.length > 180 ? 'statement is-long' : 'statement'} dir="auto">
            {inMarks(claim, shorten(claim.text, 600))}
          </h1>
          <p class="byline">
            <SpeakerName claim={claim} />
            {said ? <span class="quiet"> · {said}</span> : null}
          </p>
          <div class="standing">
            <StatusBadge status={claim.status} type={claim.type} />
            <DueBadge claim={claim} today={today} />
            {claim.visibility === 'published' ? null : (
              <span class="badge is-halt">Not public: {claim.visibility}</span>
            )}
          </div>
        </header>
        <div class="columns">
          <div>
            <section aria-labelledby="passage">
              <h2 id="passage" class="vh">
                The passage
              </h2>
              <Passage claim={claim} whole />
              <p class="from">
                From <ArticleName article={claim.article} />
                {claim.article.publishedAt ? `, ${dayInWords(claim.article.publishedAt.slice(0, 10))}` : ''}
              </p>
            </section>
            <WhenDue claim={claim} followUps={followUps} today={today} />
            <section class="section">
              <h2>What became of it</h2>
              <Timeline claim={claim} followUps={followUps} correctedBy={correctedBy} />
              {followUps.length === 0 ? (
                <p class="small quiet">Nobody has recorded what became of it yet.</p>
              ) : null}
              {isEditor ? (
                <p>
                  <a class="button" href={`/desk/claims/${publicId('clm', claim.id)}`}>
                    Work on it at the desk
                  </a>
                </p>
              ) : null}
            </section>
            {relations.length > 0 ? (
              <section class="section">
                <h2>Said before and again</h2>
                <Relations claimId={claim.id} relations={relations} />
              </section>
            ) : null}
          </div>
          <div class="aside">
            <section>
              <h2>How we know</h2>
              <HowWeKnow claim={claim} />
            </section>
            <section>
              <h2>Use this record</h2>
              <UseClaim claim={claim} origin={origin} today={today} />
            </section>
          </div>
        </div>
      </article>
    </Layout>
  )
}

function titleOf(claim: ClaimRow): string {
  return shorten(`${claim.speaker?.name ?? 'Unknown speaker'}: ${inMarks(claim, claim.text)}`, 110)
}

function metaOf({ claim, followUps }: ClaimRecord, origin: string): PageMeta {
  const canonical = `${origin}/claims/${publicId('clm', claim.id)}`
  const said = saidInWords(claim)
  const where = [claim.article.outlet, said].filter((part) => part !== null).join(', ')
  const oembed = `${origin}/oembed?url=${encodeURIComponent(canonical)}`
  return {
    canonical,
    kind: 'article',
    description: `${labelOf(claim.status, claim.type)}. ${shorten(claim.text, 200)}${where ? ` (${where})` : ''}`,
    alternates: [
      { type: 'application/json+oembed', href: `${oembed}&format=json`, title: titleOf(claim) },
      { type: 'text/xml+oembed', href: `${oembed}&format=xml`, title: titleOf(claim) },
      { type: 'application/json', href: `/v1/claims/${publicId('clm', claim.id)}` },
    ],
    data: claimReview(claim, followUps, origin) ?? schemaClaim(claim, origin),
  }
}

function WhenDue({
  claim,
  followUps,
  today,
}: Pick<ClaimRecord, 'claim' | 'followUps'> & { readonly today: string }) {
  const { dueEarliest: earliest, dueLatest: latest, dueDerivation } = claim
  return (
    <section class="section">
      <h2>When it can be checked</h2>
      {earliest === null || latest === null ? (
        <p>Its words name no day by which it could be told.</p>
      ) : (
        <>
          <DueWindow
            said={claim.saidLatest}
            earliest={earliest}
            latest={latest}
            today={today}
            events={followUps.map((one) => ({
              day: one.effectiveOn,
              label: labelOf(one.status, claim.type),
            }))}
          />
          {dueDerivation ? (
            <p>{explain({ earliest, latest, derivation: JSON.parse(dueDerivation) })}</p>
          ) : null}
        </>
      )}
    </section>
  )
}
