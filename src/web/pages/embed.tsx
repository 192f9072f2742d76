/** A claim as a card on another site: one frame, no script, every link opens on its own. */
import { html } from 'hono/html'
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import { DueBadge, StatusBadge } from '../components/badges.tsx'
import { LONGEST, saidInWords } from '../components/claim-card.tsx'
import { Passage } from '../components/passage.tsx'
import { STYLESHEET_PATH } from '../styles/index.ts'
import { shorten } from '../words.ts'

interface EmbedProps {
  readonly claim: ClaimRow
  /** `YYYY-MM-DD` where the claim was made. */
  readonly today: string
}

/** A claim as a card that stands in another site's frame. */
export function EmbedPage({ claim, today }: EmbedProps) {
  const name = shorten(claim.speaker?.name ?? 'Speaker unknown', LONGEST)
  const said = saidInWords(claim)
  return html`<!doctype html>${(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${name}, on record`}</title>
        <base target="_blank" />
        <link rel="stylesheet" href={STYLESHEET_PATH} />
      </head>
      <body class="embed">
        <main class="claim">
          <h1>
            <bdi>{name}</bdi>
            {claim.role ? (
              <span class="role">
                , <bdi>{shorten(claim.role, LONGEST)}</bdi>
              </span>
            ) : null}
          </h1>
          <Passage claim={claim} />
          <p class="facts">
            <StatusBadge status={claim.status} type={claim.type} />
            <DueBadge claim={claim} today={today} />
          </p>
          <p class="from">
            {said ? `Said ${said} · ` : ''}
            {claim.article.outlet ? (
              <>
                <bdi>{shorten(claim.article.outlet, LONGEST)}</bdi> ·{' '}
              </>
            ) : null}
            <a href={`/claims/${publicId('clm', claim.id)}`} rel="noopener">
              Full record on On Record
            </a>
          </p>
        </main>
      </body>
    </html>
  )}`
}
