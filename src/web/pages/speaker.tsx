/** A speaker: everything they said by what became of it, in plain counts and over time. No score. */

import { labelOf, STATUS_NAMES } from '../../follow-up/statuses.ts'
import { publicId } from '../../store/ids.ts'
import type { SpeakerRecord } from '../../store/reading.ts'
import type { SpeakerWithNames } from '../../store/speakers.ts'
import { MAX_OF_SPEAKER, type SpeakerCount } from '../../store/tallies.ts'
import { LOOKS, StatusShape } from '../components/badges.tsx'
import { ClaimCard, LONGEST } from '../components/claim-card.tsx'
import { Layout } from '../components/layout.tsx'
import { EmptyState } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { OutLink } from '../components/timeline.tsx'
import { RecordPicture } from '../pictures/record.tsx'
import type { DayTeller } from '../request.ts'
import { searchPath, TYPES } from '../search-query.ts'
import { counted, shorten } from '../words.ts'

interface SpeakerProps {
  readonly record: SpeakerRecord
  readonly today: DayTeller
  readonly origin: string
  readonly next: string | null
  readonly previous: string | null
}

const sum = (counts: readonly SpeakerCount[]) => counts.reduce((total, one) => total + one.count, 0)

/** A speaker: their record in numbers, and a page of what they said. */
export function SpeakerPage({ record, today, origin, next, previous }: SpeakerProps) {
  const { speaker, page, counts } = record
  const id = publicId('spk', speaker.id)
  const name = shorten(speaker.name, LONGEST)
  return (
    <Layout
      title={name}
      current="speakers"
      meta={{
        canonical: `${origin}/speakers/${id}`,
        description: `${counted(sum(counts), 'claim')} by ${name}, and what became of them.`,
        alternates: [
          { type: 'application/atom+xml', href: `/v1/feed.atom?speaker=${id}`, title: name },
          { type: 'application/json', href: `/v1/speakers/${id}` },
        ],
      }}
    >
      <Heading speaker={speaker} />
      {page.rows.length === 0 ? (
        <EmptyState title="No public claim of this speaker">
          <p>
            Look for the words instead: <a href="/search">search</a>.
          </p>
        </EmptyState>
      ) : (
        <div class="columns">
          <div class="aside">
            <section>
              <h2>The record</h2>
              <RecordPicture counts={counts} name={name} />
              <Counts counts={counts} speaker={id} />
              {sum(counts) >= MAX_OF_SPEAKER ? (
                <p class="small quiet">
                  Counted over the newest {MAX_OF_SPEAKER.toLocaleString('en-GB')} claims.
                </p>
              ) : null}
            </section>
          </div>
          <section class="claims" aria-labelledby="said">
            <h2 id="said" class="vh">
              What they said, newest first
            </h2>
            {page.rows.map((claim) => (
              <ClaimCard claim={claim} today={today(claim.article.timeZone)} omit="speaker" />
            ))}
            <Pager next={next} previous={previous} names={['Later', 'Earlier']} />
          </section>
        </div>
      )}
    </Layout>
  )
}

/** Who it is: the name, other names, pages about them. */
function Heading({ speaker }: { readonly speaker: SpeakerWithNames }) {
  const others = speaker.names.filter((one) => one !== speaker.name).slice(0, 12)
  const pages = JSON.parse(speaker.sameAs) as string[]
  return (
    <header class="head">
      <span class="kicker">Speaker</span>
      <h1>
        <bdi>{shorten(speaker.name, LONGEST)}</bdi>
      </h1>
      {others.length > 0 ? (
        <p class="quiet">
          Also as{' '}
          {others.map((one, i) => (
            <>
              {i > 0 ? ', ' : ''}
              <bdi>{shorten(one, LONGEST)}</bdi>
            </>
          ))}
        </p>
      ) : null}
      {pages.length > 0 ? (
        <p>
          {pages.map((address) => (
            <>
              <OutLink href={address}>{shorten(address, 60)}</OutLink>{' '}
            </>
          ))}
        </p>
      ) : null}
      {speaker.canonicalId === null ? null : (
        <p>
          This record stands under{' '}
          <a href={`/speakers/${publicId('spk', speaker.canonicalId)}`}>another one</a> of the same speaker.
        </p>
      )}
    </header>
  )
}

/** For each type of claim how many have which status: each number leads to those claims. */
function Counts({ counts, speaker }: { readonly counts: readonly SpeakerCount[]; readonly speaker: string }) {
  return (
    <table>
      <caption class="vh">Claims by type and status</caption>
      <tbody>
        {TYPES.map((type) => {
          const ofType = counts.filter((one) => one.type === type)
          if (ofType.length === 0) return null
          return (
            <tr>
              <th scope="row">
                <a href={searchPath({ speaker, type })}>{counted(sum(ofType), type)}</a>
              </th>
              <td>
                <ul class="by-type">
                  {STATUS_NAMES.map((status) => {
                    const count = sum(ofType.filter((one) => one.status === status))
                    if (count === 0) return null
                    return (
                      <li>
                        <a
                          class={`badge ${LOOKS[status].colour}`}
                          href={searchPath({ speaker, type, status })}
                        >
                          <StatusShape status={status} />
                          {`${labelOf(status, type)}: ${count}`}
                        </a>
                      </li>
                    )
                  })}
                </ul>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
