/** The form of a claim's fields: for one that is proposed, for a new one, and for one on record. */
import { Choice, TextField } from '../components/fields.tsx'
import { type ClaimValues, KINDS, MODES, type Piece, SPEAKER_KINDS, TYPES } from './claim-values.ts'
import { errorAt, type FieldError } from './form.ts'

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
