/** How to take a claim along: cite it, link to it, put it on another page, read it as data. */

import { isOpen } from '../../follow-up/statuses.ts'
import { inMarks, passageLink } from '../../formats.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import { shorten } from '../words.ts'
import { saidInWords } from './claim-card.tsx'
import { TextArea } from './fields.tsx'
import { OutLink } from './timeline.tsx'

/** The claim as a line of a bibliography. */
function citation(claim: ClaimRow, address: string, today: string): string {
  const said = saidInWords(claim)
  return [
    `${claim.speaker?.name ?? 'Unknown speaker'}: ${inMarks(claim, shorten(claim.text, 300))}`,
    said && `Said ${said}`,
    [claim.article.outlet, claim.article.title && `“${claim.article.title}”`]
      .filter((part) => part)
      .join(', '),
    `On Record, ${address} (version ${claim.version}, read ${today})`,
  ]
    .filter((part) => part)
    .join('. ')
    .concat('.')
}

/** Markup for another site's page: the card in a frame, and a link for where frames are not shown. */
export function embedCode(claim: ClaimRow, origin: string): string {
  const id = publicId('clm', claim.id)
  const quoted = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const title = quoted(`${claim.speaker?.name ?? 'Unknown speaker'}, on record`)
  return `<iframe src="${origin}/embed/claims/${id}" title="${title}" width="560" height="300" loading="lazy" style="border:0;max-width:100%"></iframe>`
}

interface UseClaimProps {
  readonly claim: ClaimRow
  readonly origin: string
  readonly today: string
}

/** The section of a claim's page that helps to cite, embed and export it. */
export function UseClaim({ claim, origin, today }: UseClaimProps) {
  const id = publicId('clm', claim.id)
  const address = `${origin}/claims/${id}`
  const passage = passageLink(claim)
  const exports = [
    ['JSON', `/v1/claims/${id}`],
    ['schema.org Claim', `/v1/claims/${id}/claim`],
    ...(isOpen(claim.status) ? [] : [['ClaimReview', `/v1/claims/${id}/claim-review`]]),
    ['Web Annotation', `/v1/claims/${id}/annotation`],
    ['Every change', `/v1/claims/${id}/changes`],
    ['The card alone', `/embed/claims/${id}`],
  ] as const
  return (
    <div class="use">
      <TextArea name="cite" label="Cite" value={citation(claim, address, today)} rows={3} readonly />
      <TextArea name="embed" label="Embed" value={embedCode(claim, origin)} rows={4} readonly />
      <ul class="links">
        <li>
          <a href={address}>Permanent link</a>
        </li>
        {passage ? (
          <li>
            <OutLink href={passage}>The passage in the article</OutLink>
          </li>
        ) : null}
        {exports.map(([name, href]) => (
          <li>
            <a href={href}>{name ?? ''}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
