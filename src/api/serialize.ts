/** Rows to JSON, each shape as `schemas.ts` says. Nothing of a row gets out that is not named here. */
import { linkOf } from '../editing/chain.ts'
import { historyOf } from '../editing/follow-ups.ts'
import { type DueState, dueState } from '../follow-up/due.ts'
import { explain } from '../follow-up/explain.ts'
import { project } from '../follow-up/history.ts'
import { labelOf } from '../follow-up/statuses.ts'
import { passageLink } from '../formats.ts'
import type { PreparedArticle } from '../ingest.ts'
import type { ClaimRow } from '../store/claims.ts'
import type { FollowUpWithEvidence } from '../store/follow-ups.ts'
import { idTime, publicId } from '../store/ids.ts'
import type { NewClaim } from '../store/new-claims.ts'
import type { Article, Speaker } from '../store/schema.ts'
import type { ClaimJson } from './schemas.ts'

const instant = (ms: number) => new Date(ms).toISOString()

type Pair = readonly [number, number]
const spans = (json: string) => (JSON.parse(json) as Pair[]).map(([start, end]) => ({ start, end }))

/** What a stored claim and a proposed one have in common. */
type ClaimFields = Omit<NewClaim, 'speaker'>

function dated(
  edtf: string | null,
  earliest: string | null,
  latest: string | null,
  derivation: string | null,
) {
  if (edtf === null || earliest === null || latest === null || derivation === null) return null
  const date = { edtf, earliest, latest, derivation: JSON.parse(derivation) }
  return { ...date, explanation: explain(date) }
}

function attribution(claim: ClaimFields) {
  return {
    content: spans(claim.content),
    cue: spans(claim.cue),
    source: spans(claim.source),
    sourceText: claim.sourceText,
    resolution: claim.resolution,
    method: claim.method,
    confidence: claim.confidence,
  }
}

/** The due state of a claim on a day (`YYYY-MM-DD`). */
export function dueStateOf(
  claim: Pick<ClaimRow, 'dueEarliest' | 'dueLatest' | 'status'>,
  today: string,
): DueState {
  const { dueEarliest: earliest, dueLatest: latest, status } = claim
  return dueState({ due: earliest !== null && latest !== null ? { earliest, latest } : null, status, today })
}

function body(claim: ClaimFields, state: DueState, link: string | null) {
  const due = dated(claim.dueEdtf, claim.dueEarliest, claim.dueLatest, claim.dueDerivation)
  return {
    text: claim.text,
    kind: claim.kind,
    type: claim.type,
    mode: claim.mode,
    attribution: attribution(claim),
    saidOn: dated(claim.saidEdtf, claim.saidEarliest, claim.saidLatest, claim.saidDerivation),
    due: due && { ...due, state },
    passage: { exact: claim.exact ?? claim.text, prefix: claim.prefix, suffix: claim.suffix, link },
  }
}

/** A stored claim. `today` is the day (`YYYY-MM-DD`) that its due state is told for. */
export function serializeClaim(row: ClaimRow, today: string): ClaimJson {
  return {
    id: publicId('clm', row.id),
    ...body(row, dueStateOf(row, today), passageLink(row)),
    speaker: row.speaker && {
      ...serializeSpeaker(row.speaker as Pick<Speaker, 'id' | 'name' | 'kind'>),
      role: row.role,
    },
    article: serializeArticleSummary(row.article),
    status: row.status,
    statusLabel: labelOf(row.status, row.type),
    machine: row.machine === null ? null : JSON.parse(row.machine),
    visibility: row.visibility,
    version: row.version,
    createdAt: instant(idTime(row.id)),
    updatedAt: instant(row.updatedAt),
  }
}

function serializeArticleSummary({ id, url, title, outlet, publishedAt }: ClaimRow['article']) {
  return { id: publicId('art', id), url, title, outlet, publishedAt }
}

/** A claim that was found but not stored: without ids. */
export function serializeProposal(
  claim: NewClaim,
  article: PreparedArticle['article'],
  today: string,
): ClaimJson {
  const { url, title, outlet, publishedAt, visibility } = article
  const { speaker, role } = claim
  return {
    id: null,
    ...body(
      claim,
      dueStateOf({ ...claim, status: 'pending' }, today),
      passageLink({ ...claim, article: { url } }),
    ),
    speaker: speaker && { id: null, name: speaker.name, kind: speaker.kind, role },
    article: { id: null, url, title, outlet, publishedAt },
    status: 'pending',
    statusLabel: labelOf('pending', claim.type),
    machine: null,
    visibility,
    version: 0,
    createdAt: null,
    updatedAt: null,
  }
}

/** An article; its text only when given. */
export function serializeArticle(row: Article, text?: string | null) {
  return {
    id: publicId('art', row.id),
    url: row.url,
    title: row.title,
    outlet: row.outlet,
    author: row.author,
    publishedAt: row.publishedAt,
    language: row.language,
    timeZone: row.timeZone,
    visibility: row.visibility,
    claimCount: row.claimCount,
    createdAt: instant(row.createdAt),
    ...(text === null || text === undefined ? {} : { text }),
  }
}

/** A speaker as the API shows it. */
export function serializeSpeaker(row: Pick<Speaker, 'id' | 'name' | 'kind'>) {
  return { id: publicId('spk', row.id), name: row.name, kind: row.kind }
}

/** A claim's follow-ups, oldest first; a corrected one stays and says by which. */
export function serializeFollowUps(rows: readonly FollowUpWithEvidence[]) {
  const { correctedBy } = project(historyOf(rows))
  return rows.map(linkOf).map((link) => ({
    ...link,
    evidence: [...link.evidence],
    status: link.status as FollowUpWithEvidence['status'],
    correctedBy: correctedBy.get(link.id) ?? null,
    erased: link.hash !== null && link.salt === null,
  }))
}
