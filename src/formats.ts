/**
 * A claim in other people's words: schema.org ClaimReview and Claim, W3C Web Annotation, a link into the article.
 * Pure: rows in, JSON out.
 */
import { isOpen, labelOf } from './follow-up/statuses.ts'
import type { ClaimRow } from './store/claims.ts'
import type { FollowUpWithEvidence } from './store/follow-ups.ts'
import { idTime, publicId } from './store/ids.ts'

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
/** Numbers only for what was decided: a reader would take any other number for a rating. */
const RATINGS: Partial<Record<ClaimRow['status'], number>> = { held: 5, partly_held: 3, not_held: 1 }
const SPEAKERS: Record<string, string> = { person: 'Person', place: 'Place' }

/** True when something became of a claim that can be published as a review. */
export const hasOutcome = (row: Pick<ClaimRow, 'status'>) => !isOpen(row.status)

/** The follow-up that a claim's status rests on: the latest one that says it. */
export function decisiveOf(row: ClaimRow, history: readonly FollowUpWithEvidence[]) {
  return history.findLast((one) => one.status === row.status) ?? null
}

function articleJson({ article }: ClaimRow) {
  return {
    '@type': 'NewsArticle',
    ...(article.url ? { url: article.url } : {}),
    ...(article.title ? { headline: article.title } : {}),
    ...(article.publishedAt ? { datePublished: article.publishedAt } : {}),
    ...(article.outlet ? { publisher: { '@type': 'Organization', name: article.outlet } } : {}),
  }
}

/** The claim as a schema.org `Claim` without context. */
function claimJson(row: ClaimRow, origin: string) {
  const { speaker } = row
  return {
    '@type': 'Claim',
    '@id': `${origin}/claims/${publicId('clm', row.id)}`,
    text: row.text,
    ...(row.saidEarliest ? { datePublished: row.saidEarliest } : {}),
    ...(speaker
      ? {
          author: {
            '@type': SPEAKERS[speaker.kind] ?? 'Organization',
            name: speaker.name,
            ...(speaker.kind === 'person' && row.role ? { jobTitle: row.role } : {}),
          },
        }
      : {}),
    firstAppearance: articleJson(row),
  }
}

/** The claim as a schema.org `Claim`. */
export function schemaClaim(row: ClaimRow, origin: string) {
  return { '@context': 'https://schema.org', ...claimJson(row, origin) }
}

/**
 * Words of a claim as they are shown apart from their passage: in quotation marks only where the article has them all in
 * such, so that what was only reported is not taken for what was said word for word.
 */
export function inMarks(claim: Pick<ClaimRow, 'kind'>, words: string): string {
  return claim.kind === 'direct' ? `“${words}”` : words
}

/** The beginning of a text, whole words where they are short, at most `limit` UTF-16 units with its ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.lastIndexOf(' ', limit - 1)
  return `${text.slice(0, cut > limit / 2 ? cut : limit - 1).toWellFormed()}…`
}

/**
 * What became of the claim as a ClaimReview.
 * @returns null while it has no outcome: an undecided claim has no review
 */
export function claimReview(row: ClaimRow, history: readonly FollowUpWithEvidence[], origin: string) {
  const decisive = decisiveOf(row, history)
  if (!hasOutcome(row) || !decisive) return null
  const url = `${origin}/claims/${publicId('clm', row.id)}`
  const rating = RATINGS[row.status]
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': `${url}#${publicId('fup', decisive.id)}`,
    url,
    claimReviewed: shorten(row.text, 75),
    datePublished: day(decisive.recordedAt),
    author: { '@type': 'Organization', name: 'On Record', url: `${origin}/` },
    reviewRating: {
      '@type': 'Rating',
      ...(rating === undefined ? {} : { ratingValue: rating, worstRating: 1, bestRating: 5 }),
      alternateName: labelOf(row.status, row.type),
      ...(decisive.note ? { ratingExplanation: decisive.note } : {}),
    },
    itemReviewed: claimJson(row, origin),
    citation: decisive.evidence.map((item) => ({
      '@type': 'CreativeWork',
      url: item.url,
      ...(item.title ? { name: item.title } : {}),
    })),
  }
}

const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D')
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')

/** The article's address with a text fragment that leads to the passage; null without an address. */
export function passageLink(
  row: Pick<ClaimRow, 'exact' | 'text' | 'prefix'> & { readonly article: { readonly url: string | null } },
): string | null {
  if (!row.article.url) return null
  const exact = words(row.exact ?? row.text)
  // Long passages by their first and last words, which survive a line break or a link inside.
  const text =
    exact.length > 12
      ? `${encode(exact.slice(0, 5).join(' '))},${encode(exact.slice(-5).join(' '))}`
      : encode(exact.join(' '))
  const before = words(row.prefix).slice(-3).join(' ')
  const [page = ''] = row.article.url.split('#')
  return `${page}#:~:text=${before ? `${encode(before)}-,` : ''}${text}`
}

const pointsBefore = (text: string, offset: number) => [...text.slice(0, offset)].length

/**
 * The claim's passage as a W3C Web Annotation. Positions are code points of the normalised text that we stored.
 * @param text that text, or null when it is not kept
 */
export function annotation(row: ClaimRow, text: string | null, origin: string) {
  const id = publicId('clm', row.id)
  const spans = JSON.parse(row.content) as [number, number][]
  const start = spans[0]?.[0] ?? 0
  const end = spans.at(-1)?.[1] ?? start
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${origin}/v1/claims/${id}/annotation`,
    type: 'Annotation',
    motivation: 'identifying',
    created: new Date(idTime(row.id)).toISOString(),
    creator: { id: `${origin}/`, type: 'Software', name: 'On Record' },
    body: { type: 'SpecificResource', purpose: 'identifying', source: `${origin}/claims/${id}` },
    target: {
      source: row.article.url ?? `${origin}/articles/${publicId('art', row.article.id)}`,
      selector: [
        { type: 'TextQuoteSelector', exact: row.exact ?? row.text, prefix: row.prefix, suffix: row.suffix },
        ...(text === null
          ? []
          : [
              {
                type: 'TextPositionSelector',
                start: pointsBefore(text, start),
                end: pointsBefore(text, end),
              },
            ]),
      ],
    },
  }
}
