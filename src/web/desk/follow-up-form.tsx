/**
 * The form for what became of a claim. Which statuses can be chosen, and what each needs, is read from the table of the
 * status machine, so that the form says it before the server has to.
 */
import { followedClaim, historyOf } from '../../editing/follow-ups.ts'
import { allowedNext, type NextStatus } from '../../follow-up/check.ts'
import { dayInWords } from '../../follow-up/explain.ts'
import { labelOf, STATUS_NAMES, STATUSES } from '../../follow-up/statuses.ts'
import type { Status } from '../../follow-up/types.ts'
import type { ClaimRow } from '../../store/claims.ts'
import type { FollowUpWithEvidence } from '../../store/follow-ups.ts'
import { publicId } from '../../store/ids.ts'
import { Choice, TextArea, TextField } from '../components/fields.tsx'
import { shorten } from '../words.ts'
import { type EvidenceValues, type FollowUpValues, MOST_EVIDENCE, REASON_NAMES } from './follow-up-values.ts'
import { type DeskContext, errorAt, type FieldError } from './form.ts'
import { PostForm } from './parts.tsx'

interface FormProps {
  readonly c: DeskContext
  readonly row: ClaimRow
  readonly recorded: readonly FollowUpWithEvidence[]
  readonly values: FollowUpValues
  readonly errors: readonly FieldError[]
  /** `YYYY-MM-DD` in the claim's time zone. */
  readonly today: string
}

/** The form for what became of a claim: which statuses can come next and what each needs. */
export function FollowUpForm({ c, row, recorded, values, errors, today }: FormProps) {
  const next = allowedNext(followedClaim(row), historyOf(recorded), today)
  const error = (field: string) => errorAt(errors, field)
  const correctable = next[0]?.corrects ?? []
  const reasons = next.flatMap((one) => one.reasons.map((code) => [code, one] as const))
  return (
    <PostForm
      c={c}
      action={`/desk/claims/${publicId('clm', row.id)}/follow-ups`}
      id="follow-up"
      label="Follow-up"
    >
      <input type="hidden" name="version" value={String(row.version)} />
      <input type="hidden" name="once" value={crypto.randomUUID()} />
      <Statuses row={row} next={next} chosen={values.status} error={error('status')} today={today} />
      {reasons.length > 0 ? (
        <div class="for-reason">
          <Choice
            name="reasonCode"
            label="Reason"
            need="need-reason"
            value={values.reasonCode}
            error={error('reasonCode')}
            hint={`For ${[...new Set(reasons.map(([, one]) => `“${one.label}”`))].join(' and ')}.`}
            choices={[
              ['', 'none'],
              ...reasons.map(([code, one]) => [code, `${one.label}: ${REASON_NAMES[code]}`] as const),
            ]}
          />
        </div>
      ) : null}
      {correctable.length > 0 ? (
        <Choice
          name="corrects"
          label="Corrects"
          need="need-corrects"
          value={values.corrects}
          error={error('corrects')}
          hint="The follow-up that was wrong. The note then says why; it stays on record, marked as corrected."
          choices={[
            ['', 'nothing: this comes on top'],
            ...correctable.map((id) => [id, nameOf(row, recorded, id)] as const),
          ]}
        />
      ) : null}
      <TextField
        name="effectiveOn"
        label="When it happened"
        type="date"
        value={values.effectiveOn}
        max={today}
        error={error('effectiveOn')}
        hint={`Left out: today, ${dayInWords(today)}${row.mode === 'maintain' ? ', or the last day of its window' : ''}.`}
      />
      <TextArea
        name="note"
        label="Note"
        need="need-note"
        rows={4}
        value={values.note}
        error={error('note')}
        hint="How the evidence leads to the status. Everybody can read it."
      />
      {values.evidence.map((one, i) => (
        <EvidenceRow values={one} i={i} error={error} />
      ))}
      <div class="actions">
        <button type="submit" name="do" value="record" class="main">
          Record it
        </button>
        {values.evidence.length < MOST_EVIDENCE ? (
          <button type="submit" name="do" value="more" formnovalidate>
            One more piece of evidence
          </button>
        ) : null}
      </div>
    </PostForm>
  )
}

/** A recorded follow-up in a list of choices. */
function nameOf(row: ClaimRow, recorded: readonly FollowUpWithEvidence[], id: string): string {
  const one = recorded.find((other) => publicId('fup', other.id) === id)
  if (!one) return id
  return shorten(
    `“${labelOf(one.status, row.type)}” of ${dayInWords(one.effectiveOn)}${one.note ? `: ${one.note}` : ''}`,
    100,
  )
}

/** What recording a status needs, as a sentence. */
function needsOf(one: NextStatus, today: string): string {
  const evidence = one.newEvidence
    ? 'evidence that was not cited yet'
    : { optional: '', required: 'evidence', dated: 'evidence that says when it was published' }[one.evidence]
  const needs = [
    one.correctsRequired ? 'the follow-up that was wrong' : '',
    one.reason === 'required' ? 'a reason' : '',
    one.note === 'required' ? 'a note' : '',
    evidence,
  ].filter((need) => need)
  const until =
    one.effectiveUntil < today ? ` It happened by ${dayInWords(one.effectiveUntil)} at the latest.` : ''
  if (needs.length === 0) return `Needs nothing more.${until}`
  const list = needs.length === 1 ? needs[0] : `${needs.slice(0, -1).join(', ')} and ${needs.at(-1)}`
  return `Needs ${list}.${until}`
}

/** Why a status cannot come next. */
function whyNot(row: ClaimRow, status: Status): string {
  if (STATUSES[row.status].to[status] === 'never') return `Cannot follow “${labelOf(row.status, row.type)}”.`
  return `It is to be kept up until ${row.dueLatest ? dayInWords(row.dueLatest) : 'its last day'}: too early to tell.`
}

interface StatusesProps {
  readonly row: ClaimRow
  readonly next: readonly NextStatus[]
  readonly chosen: string
  readonly error: string | undefined
  readonly today: string
}

function Statuses({ row, next, chosen, error, today }: StatusesProps) {
  return (
    <fieldset
      id="f-status"
      class="choices"
      tabindex={-1}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={error ? 'f-status-error' : undefined}
    >
      <legend>Status</legend>
      {error ? (
        <span class="wrong" id="f-status-error">
          {error}
        </span>
      ) : null}
      {STATUS_NAMES.map((status) => {
        const one = next.find((other) => other.status === status)
        const id = `f-status-${status}`
        return (
          <div class={one ? 'choice' : 'choice is-off'}>
            <input
              type="radio"
              id={id}
              name="status"
              value={status}
              required
              checked={one !== undefined && chosen === status}
              disabled={one === undefined}
              aria-describedby={`${id}-needs`}
              data-note={one?.note}
              data-evidence={one?.newEvidence && one.evidence === 'optional' ? 'required' : one?.evidence}
              data-reason={one && one.reasons.length > 0 ? one.reason : 'none'}
              data-corrects={one?.correctsRequired ? 'required' : undefined}
              data-until={one?.effectiveUntil}
            />
            <label for={id}>
              {labelOf(status, row.type)}
              {status === row.status ? <span class="quiet"> (as now)</span> : null}
            </label>
            <span class="hint" id={`${id}-needs`}>
              {one ? needsOf(one, today) : whyNot(row, status)}
            </span>
          </div>
        )
      })}
    </fieldset>
  )
}

interface EvidenceProps {
  readonly values: EvidenceValues
  readonly i: number
  readonly error: (field: string) => string | undefined
}

function EvidenceRow({ values, i, error }: EvidenceProps) {
  const field = (name: string) => ({ name, suffix: `-${i}`, error: error(`${name}-${i}`) })
  return (
    <fieldset class="form">
      <legend>Evidence {i + 1}</legend>
      <TextField
        {...field('evidenceUrl')}
        {...(i === 0 ? { need: 'need-evidence' } : {})}
        label="Address"
        type="url"
        maxlength={2048}
        value={values.url}
      />
      <div class="pair">
        <TextField {...field('evidenceTitle')} label="Title" maxlength={500} value={values.title} />
        <TextField
          {...field('evidenceDate')}
          {...(i === 0 ? { need: 'need-date' } : {})}
          label="Published on"
          type="date"
          value={values.date}
        />
      </div>
      <TextField
        {...field('evidenceQuote')}
        label="Words that show it"
        maxlength={1000}
        value={values.quote}
      />
      <TextField
        {...field('evidenceArchive')}
        label="Archived copy"
        type="url"
        maxlength={2048}
        value={values.archive}
      />
    </fieldset>
  )
}
