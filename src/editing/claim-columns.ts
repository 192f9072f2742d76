/** A claim's columns as an editor sets them: dates, words, kind of promise. */
import { readDays } from '../follow-up/days.ts'
import { EDITOR_RULE } from '../follow-up/explain.ts'
import { passageOf } from '../ingest.ts'
import type { Claim } from '../store/schema.ts'
import { invalid } from './refusal.ts'

/** UTF-16 offsets into the article's text, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

type DateColumns<P extends string> = Record<
  `${P}Edtf` | `${P}Earliest` | `${P}Latest` | `${P}Derivation`,
  string | null
>

/**
 * The columns of a date that an editor set; `prefix` names which.
 * @param text EDTF, or null for none
 */
export function dateColumns<P extends 'said' | 'due'>(prefix: P, text: string | null): DateColumns<P> {
  const days = text === null ? null : readDays(text)
  const derivation = JSON.stringify({ phrase: null, span: null, rule: EDITOR_RULE, anchor: null })
  return {
    [`${prefix}Edtf`]: text,
    [`${prefix}Earliest`]: days?.earliest ?? null,
    [`${prefix}Latest`]: days?.latest ?? null,
    [`${prefix}Derivation`]: days ? derivation : null,
  } as DateColumns<P>
}

/**
 * The columns of a claim's words at these places of its article.
 * @throws EditRefused /content
 */
export function contentColumns(text: string, content: readonly Span[]) {
  const ordered = content.every(
    ({ start, end }, i) => start < end && end <= text.length && start >= (content[i - 1]?.end ?? 0),
  )
  const whole = content.every(({ start, end }) => text.slice(start, end).isWellFormed())
  if (!ordered || !whole) {
    throw invalid('/content', 'must be pieces of the text, in order, apart, none of them within a character')
  }
  return passageOf(text, content)
}

/**
 * Type and mode that go together: only a promise has a mode, and it always has one.
 * @throws EditRefused /mode
 */
export function typeColumns(
  type: Claim['type'],
  mode: Claim['mode'] | undefined,
): Pick<Claim, 'type' | 'mode'> {
  if (mode && type !== 'promise') throw invalid('/mode', 'only a promise has a mode')
  return { type, mode: type === 'promise' ? (mode ?? 'achieve') : null }
}
