/** Form fields: each with its label, a hint, and what is wrong with it where it is wrong. */
import type { Child } from 'hono/jsx'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly hint?: string
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined
  readonly required?: boolean
  /** Shown to be copied, not changed. */
  readonly readonly?: boolean
  /** In place of "(optional)": a class by which the stylesheet says whether it is needed, as other fields stand. */
  readonly need?: string
  /** Makes the field's id differ where a page has the same form twice. */
  readonly prefix?: string
  /** The same for a row of a list: added to the id, not to the name. */
  readonly suffix?: string
}

interface Wired {
  readonly id: string
  readonly name: string
  readonly required?: boolean
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: 'true'
}

/** What ties a control to its label, hint and error. */
function wired({ name, hint, error, required, prefix = 'f', suffix = '' }: FieldProps): Wired {
  const id = `${prefix}-${name}${suffix}`
  const notes = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((one) => one)
  return {
    id,
    name,
    ...(required ? { required } : {}),
    ...(notes.length > 0 ? { 'aria-describedby': notes.join(' ') } : {}),
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
  }
}

function Frame({ field, children }: { readonly field: FieldProps; readonly children: Child }) {
  const { id } = wired(field)
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.need ? <span class={`need ${field.need}`} /> : null}
        {field.required || field.readonly || field.need ? null : <span class="quiet"> (optional)</span>}
      </label>
      {children}
      {field.hint ? (
        <span class="hint" id={`${id}-hint`}>
          {field.hint}
        </span>
      ) : null}
      {field.error ? (
        <span class="wrong" id={`${id}-error`}>
          {field.error}
        </span>
      ) : null}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'search' | 'url' | 'date' | 'password'
  readonly maxlength?: number
  readonly autocomplete?: string
  /** Id of a list of suggestions. */
  readonly list?: string | undefined
  /** Of a date: the last day that can be chosen. */
  readonly max?: string | undefined
}

/** One line. */
export function TextField(field: TextFieldProps) {
  const { type = 'text', value, maxlength, autocomplete, list, max } = field
  return (
    <Frame field={field}>
      <input
        {...wired(field)}
        type={type}
        value={value}
        maxlength={maxlength}
        autocomplete={autocomplete}
        list={list}
        max={max}
      />
    </Frame>
  )
}

/** A file to send; `types` are the endings and media types that a browser offers. */
export function FileField(field: FieldProps & { readonly types: string }) {
  return (
    <Frame field={field}>
      <input {...wired(field)} type="file" accept={field.types} />
    </Frame>
  )
}

/** Several lines. */
export function TextArea(field: FieldProps & { readonly rows?: number }) {
  return (
    <Frame field={field}>
      <textarea {...wired(field)} rows={field.rows ?? 4} dir="auto" readonly={field.readonly}>
        {field.value ?? ''}
      </textarea>
    </Frame>
  )
}

/** One of several; each choice is its value and its name. */
export function Choice(field: FieldProps & { readonly choices: readonly (readonly [string, string])[] }) {
  return (
    <Frame field={field}>
      <select {...wired(field)}>
        {field.choices.map(([value, name]) => (
          <option value={value} selected={value === field.value}>
            {name}
          </option>
        ))}
      </select>
    </Frame>
  )
}
