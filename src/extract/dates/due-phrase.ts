/**
 * A date phrase of a claim, and how the claim's cue sees it: what every question about a deadline is asked of.
 */
import { DENIAL_CUES, FORWARD_CUES, GIVING_CUES, NEGATIONS } from '../lexicon/deadline-words.ts'
import type { LeadKind } from './due-lead.ts'

/** How the attribution's cue sees its content. */
export type CueView = 'forward' | 'giving' | 'denial' | 'plain'

/** A date phrase among a sentence's atoms: `[from, next)`, its preposition included. */
export interface Phrase {
  readonly from: number
  readonly next: number
  readonly lead: LeadKind | 'count' | 'in_count'
  /** True when the words themselves point ahead ("next week", "by 2030" said in 2025). */
  readonly ahead: boolean
  /** True for a day that is named: a weekday, a date, tomorrow. */
  readonly dayLike: boolean
  /** True for today and its parts, which need a verb that looks ahead. */
  readonly today: boolean
  /** True for the running week, month or year. */
  readonly current: boolean
  /** True for a year, month, day, holiday or season by its name. */
  readonly named: boolean
  /** True for a year, month or season by its name, which names the nouns behind it too: "the November election". */
  readonly broad: boolean
  /** True for a name whose last coming round is far nearer than its next: yesterday's weekday, last month. */
  readonly recent: boolean
}

/** Leads that end a window by themselves. */
export const STRONG = new Set<Phrase['lead']>(['by', 'before', 'until', 'within', 'count'])

/** The view of the words of a cue. */
export function viewOfCue(words: readonly string[]): CueView {
  const asks = words.some((word) => word === 'for' || word === 'on' || word === 'upon')
  if (words.some((word) => DENIAL_CUES.has(word))) return 'denial'
  // "had hoped that", "does not expect": given up, or not held to.
  if (
    words.some((word) => word === 'had' || NEGATIONS.has(word)) &&
    words.some((word) => FORWARD_CUES.has(word))
  )
    return 'denial'
  if (words.some((word) => GIVING_CUES.has(word))) return 'giving'
  return words.some((word) => FORWARD_CUES.has(word) && (asks || !word.startsWith('call')))
    ? 'forward'
    : 'plain'
}
