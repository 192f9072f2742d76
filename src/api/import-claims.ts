/**
 * Lines of `/v1/claims.ndjson` as rows. What that export does not tell (an article's text, earlier states of a corrected
 * claim) is not invented: an article comes without its text, an unknown change says that it was not told.
 */
import type { z } from '@hono/zod-openapi'
import { namedSpeaker } from '../ingest.ts'
import { idTime, parseId } from '../store/ids.ts'
import { type Row, type TableRows, transferTable, type Value } from '../store/transfer.ts'
import { ClaimWithFollowUps } from './claims.ts'
import { badLine } from './lines.ts'

type Exported = z.infer<typeof ClaimWithFollowUps>
type Fields = Readonly<Record<string, Value>>

const BY = 'import'
const pairs = (spans: readonly { start: number; end: number }[]) =>
  JSON.stringify(spans.map(({ start, end }) => [start, end]))

/** Collects rows by table; a row with a key that came before is left out. */
class Collected {
  readonly rows = new Map<string, Map<string, Fields>>()

  add(table: string, key: string | number, fields: Fields): void {
    const known = this.rows.get(table) ?? new Map<string, Fields>()
    this.rows.set(table, known)
    if (!known.has(String(key))) known.set(String(key), fields)
  }
}

function dated(name: string, value: Exported['saidOn']): Fields {
  return {
    [`${name}_edtf`]: value?.edtf ?? null,
    [`${name}_earliest`]: value?.earliest ?? null,
    [`${name}_latest`]: value?.latest ?? null,
    [`${name}_derivation`]: value ? JSON.stringify(value.derivation) : null,
  }
}

/** What a claim and its earlier states have in common. */
function stateFields(claim: Exported, speakerId: number | null): Fields {
  const { passage, attribution, machine } = claim
  return {
    speaker_id: speakerId,
    kind: claim.kind,
    type: claim.type,
    mode: claim.mode,
    visibility: claim.visibility,
    text: claim.text,
    exact: passage.exact === claim.text ? null : passage.exact,
    prefix: passage.prefix,
    suffix: passage.suffix,
    content: pairs(attribution.content),
    role: claim.speaker?.role ?? null,
    ...dated('said', claim.saidOn),
    ...dated('due', claim.due),
    machine: machine === null ? null : JSON.stringify(machine),
  }
}

interface Step {
  readonly at: number
  readonly status: string
}

/** The changes of a claim after the one that announced it, one a version, with what it said before each. */
function addHistory(out: Collected, claim: Exported, given: { id: number; state: Fields }): void {
  const { id, state } = given
  const updatedAt = Date.parse(claim.updatedAt ?? '')
  const change = (version: number, fields: Fields) =>
    out.add('changes', `${id}.${version}`, {
      subject: 'claim',
      subject_id: id,
      version,
      mark: null,
      ...fields,
    })
  let now: Step = { at: idTime(id), status: 'pending' }
  for (let version = 2; version <= claim.version; version++) {
    const followUp = claim.followUps.find((one) => one.version === version)
    const last = version === claim.version
    const next: Step = followUp
      ? { at: Date.parse(followUp.recordedAt), status: followUp.status }
      : { at: last ? updatedAt : now.at, status: now.status }
    out.add('claim_history', `${id}.${version - 1}`, {
      ...state,
      claim_id: id,
      version: version - 1,
      until: next.at,
      status: now.status,
      updated_at: now.at,
    })
    const data = followUp && {
      followUp: parseId('fup', followUp.id),
      from: now.status,
      to: next.status,
      hash: followUp.hash,
    }
    change(version, {
      kind: followUp ? 'claim.followed_up' : 'claim.corrected',
      at: next.at,
      by: followUp?.recordedBy ?? BY,
      reason: followUp ? followUp.note : 'Not told by the export that this claim came from.',
      data: JSON.stringify(data ?? { fields: {} }),
    })
    now = next
  }
}

function addFollowUps(out: Collected, claim: Exported, id: number): void {
  for (const one of claim.followUps) {
    const followUpId = parseId('fup', one.id) ?? 0
    out.add('follow_ups', followUpId, {
      id: followUpId,
      claim_id: id,
      claim_version: one.version,
      status: one.status,
      note: one.note,
      reason_code: one.reasonCode,
      corrects: one.corrects === null ? null : parseId('fup', one.corrects),
      effective_on: one.effectiveOn,
      recorded_at: Date.parse(one.recordedAt),
      recorded_by: one.recordedBy,
      hash: one.hash,
      salt: one.salt,
      content_hash: one.contentHash,
    })
    for (const [position, item] of one.evidence.entries()) {
      out.add('evidence', `${followUpId}.${position}`, {
        follow_up_id: followUpId,
        position,
        url: item.url,
        title: item.title,
        published_at: item.publishedAt,
        retrieved_at: Date.parse(item.retrievedAt),
        quote: item.quote,
        archived_url: item.archivedUrl,
      })
    }
  }
}

function addSpeaker(out: Collected, { speaker }: Exported): number | null {
  const id = speaker?.id ? parseId('spk', speaker.id) : null
  if (!speaker || id === null) return null
  const { name, kind } = speaker
  const at = idTime(id)
  const fields = {
    id,
    name,
    kind,
    same_as: '[]',
    canonical_id: null,
    version: 1,
    created_at: at,
    updated_at: at,
  }
  out.add('speakers', id, fields)
  const key = kind === 'unnamed' ? null : namedSpeaker(name, kind).key
  if (key !== null) out.add('speaker_names', key, { key, speaker_id: id, name })
  return id
}

function addArticle(out: Collected, { article }: Exported, id: number): void {
  out.add('articles', id, {
    id,
    digest: `without text: ${id}`,
    url: article.url,
    title: article.title,
    outlet: article.outlet,
    author: null,
    language: null,
    published_at: article.publishedAt,
    published_day: article.publishedAt?.slice(0, 10) ?? null,
    time_zone: null,
    visibility: 'published',
    claim_count: 0,
    created_by: BY,
    created_at: idTime(id),
  })
}

function addClaim(out: Collected, claim: Exported): number | null {
  const id = parseId('clm', claim.id ?? '')
  const articleId = parseId('art', claim.article.id ?? '')
  if (id === null || articleId === null) return null
  const { attribution } = claim
  const state = stateFields(claim, addSpeaker(out, claim))
  addArticle(out, claim, articleId)
  addHistory(out, claim, { id, state })
  out.add('claims', id, {
    ...state,
    id,
    article_id: articleId,
    outlet_key: claim.article.outlet?.toLowerCase() ?? null,
    status: claim.status,
    version: claim.version,
    cue: pairs(attribution.cue),
    source: pairs(attribution.source),
    source_text: attribution.sourceText,
    resolution: attribution.resolution,
    method: attribution.method,
    confidence: attribution.confidence,
    updated_at: Date.parse(claim.updatedAt ?? ''),
  })
  addFollowUps(out, claim, id)
  return articleId
}

/** What must be the same where it stands already; of the rest, whatever stands there may know more. */
const EXACT = ['claims', 'follow_ups', 'evidence']
const ORDER = [
  'speakers',
  'speaker_names',
  'articles',
  'claims',
  'changes',
  'claim_history',
  'follow_ups',
  'evidence',
]

/**
 * The rows of exported claims.
 * @returns by table, in the order in which they are stored; and the articles whose claims are to be counted anew
 * @throws Problem invalid-field for a line that is no claim
 */
export function claimTables(lines: readonly { readonly line: number; readonly json: unknown }[]): {
  readonly tables: TableRows[]
  readonly articles: number[]
} {
  const out = new Collected()
  const articles = new Set<number>()
  for (const { line, json } of lines) {
    const claim = ClaimWithFollowUps.safeParse(json)
    // What was sent, not what validation made of it: it would lose what it does not know.
    const article = claim.success ? addClaim(out, json as Exported) : null
    if (article === null) throw badLine(line, 'is no claim as /v1/claims.ndjson gives it')
    articles.add(article)
  }
  const tables = ORDER.flatMap((name): TableRows[] => {
    const known = transferTable(name)
    // Changes are numbered anew, after those that stand already; those of first versions are not among them.
    const byVersion = { key: ['subject', 'subject_id', 'version'], indexed: 'version > 1' }
    const table = known && name === 'changes' ? { ...known, ...byVersion } : known
    const found = [...(out.rows.get(name)?.values() ?? [])]
    const [first] = found
    if (!table || !first) return []
    const columns = Object.keys(first)
    const rows = found.map((fields): Row => columns.map((column) => fields[column] ?? null))
    return [{ table, columns, rows, mustMatch: EXACT.includes(name) }]
  })
  return { tables, articles: [...articles] }
}
