/** What the form for a follow-up holds: read from what was sent, and what is wrong with it, in the form's words. */
import { isDay } from '../../follow-up/days.ts'
import { REASONS, STATUS_NAMES } from '../../follow-up/statuses.ts'
import type { Evidence, ProposedFollowUp, Reason, Status } from '../../follow-up/types.ts'
import { type FieldError, type Form, isLonger, isWebUrl } from './form.ts'

/** Most pieces of evidence of one follow-up. */
export const MOST_EVIDENCE = 20

/** One row of evidence as it stands in the form. */
export interface EvidenceValues {
  readonly url: string
  readonly title: string
  readonly date: string
  readonly quote: string
  readonly archive: string
}

export interface FollowUpValues {
  readonly status: string
  readonly note: string
  readonly reasonCode: string
  readonly effectiveOn: string
  readonly corrects: string
  readonly evidence: readonly EvidenceValues[]
}

const NO_EVIDENCE: EvidenceValues = { url: '', title: '', date: '', quote: '', archive: '' }

/** An empty form, or one in which a link has chosen something already. */
export function emptyFollowUp(given: {
  readonly status?: string | undefined
  readonly corrects?: string | undefined
}): FollowUpValues {
  const { status = '', corrects = '' } = given
  return { status, corrects, note: '', reasonCode: '', effectiveOn: '', evidence: [NO_EVIDENCE] }
}

/** The values as they were sent. */
export function followUpIn(form: Form): FollowUpValues {
  const column = (name: string) => form.all(name).map((one) => one.trim())
  const [urls, titles, dates, quotes, archives] = [
    'evidenceUrl',
    'evidenceTitle',
    'evidenceDate',
    'evidenceQuote',
    'evidenceArchive',
  ].map(column)
  const count = Math.max(...[urls, titles, dates, quotes, archives].map((one) => one?.length ?? 0))
  const evidence = Array.from({ length: Math.min(count, MOST_EVIDENCE) }, (_, i) => ({
    url: urls?.[i] ?? '',
    title: titles?.[i] ?? '',
    date: dates?.[i] ?? '',
    quote: quotes?.[i] ?? '',
    archive: archives?.[i] ?? '',
  }))
  const field = (name: string) => form.get(name)
  return {
    status: field('status'),
    note: field('note'),
    reasonCode: field('reasonCode'),
    effectiveOn: field('effectiveOn'),
    corrects: field('corrects'),
    evidence: evidence.length > 0 ? evidence : [NO_EVIDENCE],
  }
}

const isEmpty = (row: EvidenceValues) => Object.values(row).every((one) => one === '')

function evidenceErrors(row: EvidenceValues, i: number): FieldError[] {
  const errors: FieldError[] = []
  const n = i + 1
  const wrong = (field: string, message: string) => errors.push({ field: `${field}-${i}`, message })
  if (!isWebUrl(row.url)) wrong('evidenceUrl', `Evidence ${n}: give its http or https address.`)
  if (row.date && !isDay(row.date))
    wrong('evidenceDate', `Evidence ${n}: give the day of its publication, like 2025-08-29.`)
  if (row.archive && !isWebUrl(row.archive))
    wrong('evidenceArchive', `Evidence ${n}: the archived copy needs an http or https address.`)
  if (isLonger(row.title, 500)) wrong('evidenceTitle', `Evidence ${n}: a title has at most 500 characters.`)
  if (isLonger(row.quote, 1000))
    wrong('evidenceQuote', `Evidence ${n}: a quotation has at most 1,000 characters.`)
  return errors
}

/** Reads the form; the guards have not seen it yet. */
export function readFollowUp(values: FollowUpValues): {
  readonly proposed: ProposedFollowUp | null
  readonly errors: readonly FieldError[]
} {
  const { status, note, reasonCode, effectiveOn, corrects } = values
  const errors: FieldError[] = []
  const isStatus = (STATUS_NAMES as readonly string[]).includes(status)
  if (!isStatus) errors.push({ field: 'status', message: 'Status: choose what became of it.' })
  if (isLonger(note, 4000)) errors.push({ field: 'note', message: 'Note: at most 4,000 characters.' })
  if (effectiveOn && !isDay(effectiveOn)) {
    errors.push({ field: 'effectiveOn', message: 'When it happened: give a day, like 2025-08-29.' })
  }
  const rows = values.evidence.map((row, i) => ({ row, i })).filter(({ row }) => !isEmpty(row))
  errors.push(...rows.flatMap(({ row, i }) => evidenceErrors(row, i)))
  if (errors.length > 0) return { proposed: null, errors }
  const evidence = rows.map(
    ({ row }): Evidence => ({
      url: row.url,
      title: row.title || null,
      publishedAt: row.date || null,
      quote: row.quote || null,
      archivedUrl: row.archive || null,
    }),
  )
  const known = REASONS.find((one) => one === reasonCode) ?? null
  return {
    proposed: {
      status: status as Status,
      note,
      evidence,
      effectiveOn: effectiveOn || null,
      reasonCode: known,
      corrects: corrects || null,
    },
    errors,
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  '/status': 'status',
  '/note': 'note',
  '/evidence': 'evidenceUrl-0',
  '/corrects': 'corrects',
  '/reasonCode': 'reasonCode',
  '/effectiveOn': 'effectiveOn',
}

/** The error of a guard, at its field, in the form's words. */
export function guardError(type: string, pointer: string, detail: string): FieldError {
  const field = type === 'evidence-undated' ? 'evidenceDate-0' : (FIELDS[pointer] ?? 'status')
  const named = Object.entries(REASON_NAMES).reduce(
    (text, [code, name]) => text.replaceAll(code, `“${name}”`),
    detail,
  )
  const message = named
    .replaceAll('"effectiveOn"', 'When it happened')
    .replaceAll('"reasonCode"', 'a reason')
    .replaceAll('"corrects"', 'Corrects')
    .replaceAll(' ("publishedAt")', '')
  return { field, message }
}

/** What the reasons are called in the form. */
export const REASON_NAMES: Readonly<Record<Reason, string>> = {
  impossible: 'It has become impossible',
  shown_untrue: 'It was shown to be untrue',
  retracted: 'It was retracted',
  vague_wording: 'Its wording is too vague',
  no_measure: 'There is no measure for it',
  no_data: 'There are no data',
  disputed: 'It is disputed',
  condition_not_met: 'Its condition was not met',
}
