/** The filters of a search as its address carries them: read, checked, and written again with one of them changed. */

import { isDay } from '../follow-up/days.ts'
import { DUE_STATES, type DueState } from '../follow-up/due.ts'
import { STATUS_NAMES } from '../follow-up/statuses.ts'
import type { ClaimKind, Status } from '../follow-up/types.ts'
import type { ClaimOrder } from '../store/claim-list.ts'
import { parseId } from '../store/ids.ts'
import { MAX_QUERY } from '../store/match.ts'
import { refuse } from './request.ts'

export const TYPES = [
  'promise',
  'prediction',
  'statement',
  'opinion',
  'question',
  'demand',
] as const satisfies readonly ClaimKind[]
export const KINDS = ['direct', 'indirect', 'mixed'] as const
export const ORDERS = ['relevance', 'saidOn', 'recorded', 'due'] as const satisfies readonly ClaimOrder[]

/** Filters as text, as they stand in the address; absent ones do not restrict. */
export interface SearchQuery {
  readonly q?: string | undefined
  readonly type?: ClaimKind | undefined
  readonly status?: Status | undefined
  /** Only claims with an outcome, whichever. */
  readonly settled?: 'yes' | undefined
  readonly due?: DueState | undefined
  readonly kind?: (typeof KINDS)[number] | undefined
  readonly speaker?: string | undefined
  readonly outlet?: string | undefined
  readonly article?: string | undefined
  readonly saidFrom?: string | undefined
  readonly saidTo?: string | undefined
  readonly order?: (typeof ORDERS)[number] | undefined
}
const NAMES = [
  'q',
  'type',
  'status',
  'settled',
  'due',
  'kind',
  'speaker',
  'outlet',
  'article',
  'saidFrom',
  'saidTo',
  'order',
] as const

/**
 * Reads the filters of an address; empty ones, which a form sends, are absent.
 * @throws HTTPException 400 for a value that a filter cannot have
 */
export function readSearch(given: (name: string) => string | undefined): SearchQuery {
  const text = (name: string) => given(name)?.trim() || undefined
  const one = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const value = text(name)
    if (value === undefined) return undefined
    return values.find((known) => known === value) ?? refuse(`${name} must be one of: ${values.join(', ')}.`)
  }
  const id = (name: string, prefix: 'spk' | 'art') => {
    const value = text(name)
    return value === undefined || parseId(prefix, value) !== null
      ? value
      : refuse(`${name} must be an id like ${prefix}_….`)
  }
  const day = (name: string) => {
    const value = text(name)
    return value === undefined || isDay(value) ? value : refuse(`${name} must be a day, YYYY-MM-DD.`)
  }
  return {
    q: text('q')?.slice(0, MAX_QUERY),
    type: one('type', TYPES),
    status: one('status', STATUS_NAMES),
    settled: one('settled', ['yes']),
    due: one('due', DUE_STATES),
    kind: one('kind', KINDS),
    speaker: id('speaker', 'spk'),
    outlet: text('outlet')?.slice(0, 200),
    article: id('article', 'art'),
    saidFrom: day('saidFrom'),
    saidTo: day('saidTo'),
    order: one('order', ORDERS),
  }
}

/** The address of a search, some of its filters changed (undefined takes one away). */
export function searchPath(query: SearchQuery, changed: SearchQuery = {}): string {
  const all = { ...query, ...changed }
  const parameters = new URLSearchParams()
  for (const name of NAMES) {
    const value = all[name]
    if (value !== undefined) parameters.set(name, value)
  }
  const text = parameters.toString()
  return text === '' ? '/search' : `/search?${text}`
}

/** The order of a search's results: the one asked for where it makes sense, else by what is searched. */
export function searchOrder({ q, due, order }: SearchQuery): (typeof ORDERS)[number] {
  if (order && (order !== 'relevance' || q !== undefined)) return order
  if (q !== undefined) return 'relevance'
  return due === undefined || due === 'none' ? 'saidOn' : 'due'
}

/** True when nothing is filtered. */
export function isPlain(query: SearchQuery): boolean {
  return NAMES.every((name) => name === 'order' || query[name] === undefined)
}
