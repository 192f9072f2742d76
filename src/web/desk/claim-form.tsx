/** The form of a claim's fields: for one that is proposed, for a new one, and for one on record. */
import type { Span } from '../../editing/claim-columns.ts'
import type { NamedKind } from '../../editing/corrections.ts'
import type { HandClaim } from '../../editing/hand-claims.ts'
import { locate } from '../../editing/locate.ts'
import { readDays } from '../../follow-up/days.ts'
import type { NewClaim } from '../../store/new-claims.ts'
import type { Claim } from '../../store/schema.ts'
import { Choice, TextField } from '../components/fields.tsx'
import { errorAt, type FieldError, type Form } from './form.ts'

/** A piece of the claim's words, and where it is to be looked for (UTF-16 offset; empty: anywhere). */
interface Piece {
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

const SPEAKER_KINDS = [
  ['person', 'a person'],
  ['organisation', 'an organisation'],
  ['place', 'a place (a country, a city)'],
  ['group', 'a group'],
] as const
const TYPES = [
  ['statement', 'Statement: can be checked now'],
  ['promise', 'Promise'],
  ['prediction', 'Prediction'],
  ['opinion', 'Opinion'],
  ['question', 'Question'],
  ['demand', 'Demand'],
] as const
const MODES = [
  ['achieve', 'to bring something about'],
  ['maintain', 'to keep something as it is'],
] as const
const KINDS = [
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
  if (speaker.length > 200) errors.push({ field: 'speaker', message: 'Speaker: at most 200 characters.' })
  if (role.length > 200) errors.push({ field: 'role', message: 'Role: at most 200 characters.' })
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

interface FieldsProps {
  readonly values: ClaimValues
  readonly errors: readonly FieldError[]
  /** How the dates were reached, a sentence each. */
  readonly why?: { readonly saidOn?: string | null; readonly due?: string | null }
  /** Names that are offered for the speaker. */
  readonly speakers?: readonly string[]
}

const DATE_HINT = 'A day, a month or a year, or two with a slash: 2025-08-28/2025-08-31.'

/** The fields. */
export function ClaimFields({ values, errors, why = {}, speakers = [] }: FieldsProps) {
  const error = (field: string) => errorAt(errors, field)
  const kinds: [string, string][] = SPEAKER_KINDS.map(([value, name]) => [value, name])
  if (values.speakerKind === 'unnamed') kinds.push(['unnamed', 'somebody unnamed'])
  return (
    <>
      <WordsFields pieces={values.pieces} errors={errors} />
      <fieldset class="form">
        <legend>Who said it</legend>
        <div class="pair">
          <TextField
            name="speaker"
            label="Speaker"
            value={values.speaker}
            hint="Full name, without titles. Empty: unknown."
            error={error('speaker')}
            list={speakers.length > 0 ? 'speakers' : undefined}
          />
          <Choice name="speakerKind" label="is" required value={values.speakerKind} choices={kinds} />
        </div>
        {speakers.length > 0 ? (
          <datalist id="speakers">
            {speakers.map((name) => (
              <option value={name} />
            ))}
          </datalist>
        ) : null}
        <TextField
          name="role"
          label="Role"
          value={values.role}
          hint="As the article puts it: “Mayor of Quillford”."
          error={error('role')}
        />
        <TextField
          name="saidOn"
          label="Said on"
          value={values.saidOn}
          hint={`${DATE_HINT}${why.saidOn ? ` ${why.saidOn}` : ''}`}
          error={error('saidOn')}
        />
      </fieldset>
      <fieldset class="form">
        <legend>What it is</legend>
        <Choice name="type" label="Type" required value={values.type} choices={TYPES} />
        <div class="for-promise">
          <Choice
            name="mode"
            label="A promise"
            required
            value={values.mode}
            choices={MODES}
            hint="Counts for promises only."
          />
        </div>
        <Choice name="kind" label="In the article it is" required value={values.kind} choices={KINDS} />
        <TextField
          name="due"
          label="Due"
          value={values.due}
          hint={`When it can be checked. ${DATE_HINT}${why.due ? ` ${why.due}` : ''}`}
          error={error('due')}
        />
      </fieldset>
    </>
  )
}

/** The claim's words, a box for each piece and one more, to be copied or (with script) selected from the text. */
function WordsFields({ pieces, errors }: { pieces: readonly Piece[]; errors: readonly FieldError[] }) {
  const shown = [...pieces.filter((one) => one.words.trim() !== ''), { words: '', at: '' }]
  return (
    <fieldset class="form" data-words>
      <legend>Words</legend>
      <p class="hint" id="words-hint">
        Exactly as they stand in the text. A claim that is interrupted (“We build,” she said, “and we stay”)
        has a box for each piece. Empty a box to drop its piece.
      </p>
      {shown.map(({ words, at }, i) => {
        const wrong = errorAt(errors, `words-${i}`)
        return (
          <div class="field">
            <label for={`f-words-${i}`}>
              {i < shown.length - 1 || i === 0 ? `Piece ${i + 1}` : 'One more piece'}
            </label>
            <textarea
              id={`f-words-${i}`}
              name="words"
              rows={words.length > 120 ? 4 : 2}
              dir="auto"
              aria-describedby={`words-hint${wrong ? ` f-words-${i}-error` : ''}`}
              aria-invalid={wrong ? 'true' : undefined}
            >
              {words.startsWith('\n') ? `\n${words}` : words}
            </textarea>
            <input type="hidden" name="at" value={at} />
            {wrong ? (
              <span class="wrong" id={`f-words-${i}-error`}>
                {wrong}
              </span>
            ) : null}
          </div>
        )
      })}
    </fieldset>
  )
}
