/** What the form of a claim's fields holds: of a claim as it stands, and as it was sent, with what is wrong with it. */
import type { Span } from '../../editing/claim-columns.ts'
import type { NamedKind } from '../../editing/corrections.ts'
import type { HandClaim } from '../../editing/hand-claims.ts'
import { locate } from '../../editing/locate.ts'
import { readDays } from '../../follow-up/days.ts'
import type { NewClaim } from '../../store/new-claims.ts'
import type { Claim } from '../../store/schema.ts'
import { type FieldError, type Form, isLonger } from './form.ts'

/** A piece of the claim's words, and where it is to be looked for (UTF-16 offset; empty: anywhere). */
export interface Piece {
  readonly words: string
  readonly at: string
}

/** The fields as they stand in the form. */
export interface ClaimValues {
  readonly pieces: readonly Piece[]
  readonly speaker: string
  readonly speakerKind: string
  readonly role: string
  readonly saidOn: string
  readonly due: string
  readonly type: string
  readonly mode: string
  readonly kind: string
}

export const SPEAKER_KINDS = [
  ['person', 'a person'],
  ['organisation', 'an organisation'],
  ['place', 'a place (a country, a city)'],
  ['group', 'a group'],
] as const
export const TYPES = [
  ['statement', 'Statement: can be checked now'],
  ['promise', 'Promise'],
  ['prediction', 'Prediction'],
  ['opinion', 'Opinion'],
  ['question', 'Question'],
  ['demand', 'Demand'],
] as const
export const MODES = [
  ['achieve', 'to bring something about'],
  ['maintain', 'to keep something as it is'],
] as const
export const KINDS = [
  ['direct', 'quoted: all in quotation marks'],
  ['mixed', 'partly quoted'],
  ['indirect', 'reported in the writer’s words'],
] as const

/** The form's values for a claim as it stands. */
export function valuesOf(
  text: string,
  claim: Pick<NewClaim, 'content' | 'role' | 'saidEdtf' | 'dueEdtf' | 'type' | 'mode' | 'kind'> & {
    readonly speaker: { readonly name: string; readonly kind: string } | null
  },
): ClaimValues {
  return {
    pieces: (JSON.parse(claim.content) as [number, number][]).map(([start, end]) => ({
      words: text.slice(start, end),
      at: String(start),
    })),
    speaker: claim.speaker?.name ?? '',
    speakerKind: claim.speaker?.kind ?? 'person',
    role: claim.role ?? '',
    saidOn: claim.saidEdtf ?? '',
    due: claim.dueEdtf ?? '',
    type: claim.type,
    mode: claim.mode ?? 'achieve',
    kind: claim.kind,
  }
}

/** The values of an empty form. `pieces` holds the words that were selected already, if any. */
export function emptyValues(saidOn: string | null, pieces: readonly Piece[]): ClaimValues {
  const none = { speaker: '', speakerKind: 'person', role: '', due: '', mode: 'achieve' }
  return { ...none, pieces, saidOn: saidOn ?? '', type: 'statement', kind: 'indirect' }
}

/** The values as they were sent. */
export function valuesIn(form: Form): ClaimValues {
  const at = form.all('at')
  return {
    pieces: form.all('words').map((words, i) => ({ words, at: at[i] ?? '' })),
    speaker: form.get('speaker'),
    speakerKind: form.get('speakerKind'),
    role: form.get('role'),
    saidOn: form.get('saidOn'),
    due: form.get('due'),
    type: form.get('type'),
    mode: form.get('mode'),
    kind: form.get('kind'),
  }
}

const isOne = <T extends string>(choices: readonly (readonly [T, string])[], value: string): value is T =>
  choices.some(([one]) => one === value)

/** Where the pieces stand, in order, or what is wrong with them. */
function readPieces(text: string, pieces: readonly Piece[]): { content: Span[]; errors: FieldError[] } {
  const content: Span[] = []
  const errors: FieldError[] = []
  // An empty box counts for nothing; the others are numbered as the form shows them again.
  const given = pieces.filter(({ words }) => words.trim() !== '')
  given.forEach(({ words, at }, i) => {
    const near = /^\d{1,7}$/.test(at) ? Number(at) : null
    const place = locate(text, words, near)
    const field = `words-${i}`
    if (place === 'missing') {
      const message =
        'Words: they do not stand in the article like this. Copy them from the text, letter by letter.'
      errors.push({ field, message })
    } else if (place === 'ambiguous') {
      const message = 'Words: they stand in the article more than once. Give more of the sentence.'
      errors.push({ field, message })
    } else content.push(place)
  })
  content.sort((a, b) => a.start - b.start)
  if (content.length === 0 && errors.length === 0) {
    errors.push({
      field: 'words-0',
      message: 'Words: give the words of the claim, as they stand in the text.',
    })
  }
  if (content.some((span, i) => span.start < (content[i - 1]?.end ?? 0))) {
    errors.push({ field: 'words-0', message: 'Words: two of the pieces overlap. Give each word once.' })
  }
  return { content, errors }
}

function checkDate(field: 'saidOn' | 'due', name: string, text: string): FieldError[] {
  if (text === '' || (text.length <= 40 && readDays(text) !== null)) return []
  const message = `${name}: write a day, a month or a year (2025-08-28, 2025-08, 2025), or two of them with a slash between.`
  return [{ field, message }]
}

/**
 * Reads the form.
 * @param text the article's
 * @param keptKind a kind of speaker that cannot be chosen but may stay
 */
export function readClaim(
  text: string,
  values: ClaimValues,
  keptKind?: string,
): { readonly errors: FieldError[]; readonly claim: HandClaim } {
  const { content, errors } = readPieces(text, values.pieces)
  const { speaker, speakerKind, role, saidOn, due, type, mode, kind } = values
  errors.push(...checkDate('saidOn', 'Said on', saidOn), ...checkDate('due', 'Due', due))
  if (isLonger(speaker, 200)) errors.push({ field: 'speaker', message: 'Speaker: at most 200 characters.' })
  if (isLonger(role, 200)) errors.push({ field: 'role', message: 'Role: at most 200 characters.' })
  if (role !== '' && speaker === '') {
    errors.push({
      field: 'speaker',
      message: 'Speaker: a role needs somebody who has it. Name them, or empty the role.',
    })
  }
  const known = isOne(SPEAKER_KINDS, speakerKind) || (keptKind !== undefined && speakerKind === keptKind)
  const isPromise = type === 'promise'
  return {
    errors,
    claim: {
      content,
      speaker: speaker === '' ? null : { name: speaker, kind: (known ? speakerKind : 'person') as NamedKind },
      role: role === '' ? null : role,
      saidOn: saidOn === '' ? null : saidOn,
      due: due === '' ? null : due,
      type: isOne(TYPES, type) ? type : 'statement',
      mode: isPromise ? (isOne(MODES, mode) ? mode : 'achieve') : null,
      kind: isOne(KINDS, kind) ? kind : ('indirect' as Claim['kind']),
    },
  }
}
