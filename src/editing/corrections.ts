/**
 * Corrections of a stored claim: who said it, when, until when, of what type, which words, and whether it is public.
 * `machine` keeps what extraction had found.
 */
import { namedSpeaker } from '../ingest.ts'
import { findArticleText, publishArticle, speakerFor } from '../store/articles.ts'
import { changeClaim, type Written } from '../store/changes.ts'
import type { ClaimRow } from '../store/claims.ts'
import { type Db, isTaken } from '../store/db.ts'
import { publicId } from '../store/ids.ts'
import type { ChangeKind, Claim } from '../store/schema.ts'
import { findSpeaker } from '../store/speakers.ts'
import { contentColumns, dateColumns, type Span, typeColumns } from './claim-columns.ts'
import { EditRefused, invalid } from './refusal.ts'

/** Kinds of speakers that an editor can name. */
export type NamedKind = Parameters<typeof namedSpeaker>[1]

/** What is to be said from now on; what is left out stays. */
export interface Correction {
  readonly reason: string
  /** An id, a name (found or made), or null for nobody known. */
  readonly speaker?: number | { readonly name: string; readonly kind: NamedKind } | null | undefined
  readonly role?: string | null | undefined
  /** EDTF, or null for unknown. */
  readonly saidOn?: string | null | undefined
  readonly due?: string | null | undefined
  readonly type?: Claim['type'] | undefined
  readonly mode?: Claim['mode'] | undefined
  readonly kind?: Claim['kind'] | undefined
  readonly content?: readonly Span[] | undefined
  readonly visibility?: Claim['visibility'] | undefined
}

type Columns = Partial<Omit<Claim, 'id' | 'seq' | 'version' | 'updatedAt'>>
type Speaker = {
  readonly id: number | null
  readonly more: Parameters<typeof changeClaim>[2]['more'] & object
}

async function speakerOf(db: Db, row: ClaimRow, given: Correction['speaker'], now: number): Promise<Speaker> {
  if (given === null || given === undefined) return { id: null, more: [] }
  if (typeof given === 'object')
    return speakerFor(db, row.articleId, namedSpeaker(given.name, given.kind), now)
  if (!(await findSpeaker(db, given))) throw invalid('/speaker', 'no speaker has this id')
  return { id: given, more: [] }
}

/** What a correction changes, as columns. */
async function columnsOf(db: Db, row: ClaimRow, given: Correction, speaker: Speaker): Promise<Columns> {
  const set: Columns = {}
  // The role was the other speaker's.
  if (given.speaker !== undefined && speaker.id !== row.speakerId) {
    Object.assign(set, { speakerId: speaker.id, role: null })
  }
  if (given.role !== undefined) set.role = given.role
  if (given.saidOn !== undefined && given.saidOn !== row.saidEdtf)
    Object.assign(set, dateColumns('said', given.saidOn))
  if (given.due !== undefined && given.due !== row.dueEdtf) Object.assign(set, dateColumns('due', given.due))
  if (given.kind !== undefined) set.kind = given.kind
  const type = given.type ?? row.type
  const kept = type === 'promise' ? row.mode : null
  Object.assign(set, typeColumns(type, given.mode === undefined ? kept : given.mode))
  if (given.content !== undefined) {
    Object.assign(set, contentColumns((await findArticleText(db, row.articleId)) ?? '', given.content))
  }
  if (given.visibility !== undefined) set.visibility = given.visibility
  return set
}

/** Only what differs from what stands. */
function changed(row: ClaimRow, set: Columns): Columns {
  const entries = Object.entries(set).filter(([name, value]) => row[name as keyof Columns] !== value)
  return Object.fromEntries(entries)
}

/** The columns that the outside knows, under its names. */
const FIELDS = {
  speakerId: 'speaker',
  role: 'role',
  saidEdtf: 'saidOn',
  dueEdtf: 'due',
  type: 'type',
  mode: 'mode',
  kind: 'kind',
  content: 'content',
  text: 'text',
  visibility: 'visibility',
} as const
type Field = keyof typeof FIELDS
const changedFields = (set: Columns) => (Object.keys(FIELDS) as Field[]).filter((name) => name in set)

/** A column's value as the outside sees it. */
function outsideValue(name: Field, value: unknown): unknown {
  if (name === 'speakerId') return typeof value === 'number' ? publicId('spk', value) : null
  if (name === 'content')
    return (JSON.parse(String(value)) as [number, number][]).map(([start, end]) => ({ start, end }))
  return value ?? null
}

/** What the change says from now on, and what it said before. */
function fieldsOf(row: ClaimRow, set: Columns) {
  return Object.fromEntries(
    changedFields(set).map((name) => [
      FIELDS[name],
      { from: outsideValue(name, row[name]), to: outsideValue(name, set[name]) },
    ]),
  )
}

/** What extraction had found, for each field corrected up to now. */
function machineOf(row: ClaimRow, set: Columns): string | null {
  const found = changedFields(set)
    .filter((name) => name !== 'visibility')
    .map((name) => [FIELDS[name], outsideValue(name, row[name])])
  const known = { ...Object.fromEntries(found), ...JSON.parse(row.machine ?? '{}') }
  return Object.keys(known).length === 0 ? null : JSON.stringify(known)
}

function changeKindOf(row: ClaimRow, to: Claim['visibility'] | undefined): ChangeKind {
  if (to === 'published') return 'claim.published'
  return to === 'hidden' && row.visibility === 'published' ? 'claim.hidden' : 'claim.corrected'
}

/**
 * Corrects a claim at the version that the editor saw. Who may hide it or show it again is for the caller to judge.
 * @param by name of the editor, and milliseconds since 1970 UTC
 * @throws EditRefused a field that is not valid, or `no-change`
 * @returns nothing is stored unless `written`
 */
export async function correctClaim(
  db: Db,
  row: ClaimRow,
  given: Correction,
  by: { readonly name: string; readonly now: number },
): Promise<Written> {
  if (given.visibility === 'draft' && row.visibility !== 'draft') {
    throw invalid('/visibility', 'what was published or hidden does not become a draft again')
  }
  for (let attempt = 1; ; attempt++) {
    const speaker = await speakerOf(db, row, given.speaker, by.now + attempt - 1)
    const set = changed(row, await columnsOf(db, row, given, speaker))
    if (Object.keys(set).length === 0) {
      throw new EditRefused('no-change', '', 'The claim says all of this already.')
    }
    try {
      return await changeClaim(db, row, {
        kind: changeKindOf(row, set.visibility),
        data: { fields: fieldsOf(row, set) },
        cause: { by: by.name, now: by.now, reason: given.reason },
        set: { ...set, machine: machineOf(row, set) },
        more: [
          ...speaker.more,
          ...(set.visibility === 'published' ? [publishArticle(db, row.articleId)] : []),
        ],
      })
    } catch (error) {
      // Another writer made the same speaker, or drew the same id: look again.
      const retry = ['speaker_names.key', 'speakers.id']
      if (attempt >= 3 || !retry.some((column) => isTaken(error, column))) throw error
    }
  }
}
