/**
 * One attribution in its sentence: its cue, its source, and which words tell what was said, not when.
 */
import { bisect } from '../bisect.ts'
import type { Attribution, Span } from '../types.ts'
import type { Atom } from './atoms.ts'
import type { FoundExpr } from './find-exprs.ts'
import { atomAt, type SentenceDates } from './sentence-dates.ts'

/** A stretch of atoms `[from, next)`; -1 for none in this sentence. */
interface Stretch {
  readonly from: number
  readonly next: number
}

/** One attribution in its sentence, looked at through a window of atoms around its cue. */
export interface Place {
  readonly atoms: readonly Atom[]
  /** The window, so that a sentence without end costs no more than others. */
  readonly window: Stretch
  readonly cue: Stretch
  readonly source: Stretch
  /** True for an atom, counted from the window's first, whose words tell what was said, not when. */
  readonly closed: readonly boolean[]
}

/** Atoms before and after the cue that are looked at, and dates among them. */
const ATOMS_BEFORE = 80
const ATOMS_AFTER = 120
const MAX_DATES = 24
/** Words that open an occasion of speech, and how many atoms it takes up. */
const OCCASION_OPENERS = new Set(['on', 'in', 'at', 'during', 'late', 'early', 'earlier', 'to'])
const OCCASION_REACH = 12
/** Places an attribution in its sentence. `contents` are those of all attributions, sorted by start. */
export function placeOf(
  attribution: Attribution,
  sentence: SentenceDates,
  contents: readonly Span[],
): Place | null {
  const { atoms } = sentence
  const head = attribution.cue[0] ?? attribution.source[0]
  if (!head) return null
  const source = stretchOf(atoms, attribution.source[0])
  const cue = attribution.cue[0] ? stretchOf(atoms, attribution.cue[0]) : source
  if (cue.from < 0) return null
  const window = {
    from: Math.max(0, cue.from - ATOMS_BEFORE),
    next: Math.min(atoms.length, cue.next + ATOMS_AFTER),
  }
  return { atoms, window, cue, source, closed: closedAtoms(atoms, window, { contents, head }) }
}

/** The dates of the sentence that stand in the place's window, at most a bounded number. */
export function datesNear(sentence: SentenceDates, place: Place): readonly FoundExpr[] {
  const { exprs } = sentence
  const low = bisect(exprs, (one) => one.from < place.window.from)
  let end = low
  while (end < exprs.length && end < low + MAX_DATES && (exprs[end]?.next ?? 0) <= place.window.next) end += 1
  return exprs.slice(low, end)
}

function stretchOf(atoms: readonly Atom[], span: Span | undefined): Stretch {
  const first = atoms[0]?.start ?? 0
  const end = atoms[atoms.length - 1]?.end ?? 0
  if (!span || span.start < first || span.start >= end) return { from: -1, next: -1 }
  return { from: atomAt(atoms, span.start), next: atomAt(atoms, span.end - 1) + 1 }
}

/** Marks the window's atoms that lie in contents; a content that holds the cue itself is another's and stays open. */
function closedAtoms(
  atoms: readonly Atom[],
  window: Stretch,
  of: { contents: readonly Span[]; head: Span },
): boolean[] {
  const { contents, head } = of
  const start = atoms[window.from]?.start ?? 0
  const end = atoms[window.next - 1]?.end ?? 0
  const closed = new Array<boolean>(window.next - window.from).fill(false)
  for (let index = firstFrom(contents, start); index < contents.length; index += 1) {
    const span = contents[index]
    if (!span || span.start >= end) break
    if (span.end <= start || (span.start <= head.start && span.end >= head.end)) continue
    const first = Math.max(window.from, atomAt(atoms, span.start))
    const opens = span.start >= head.end && span.start - head.end <= 2 ? behindOccasion(atoms, first) : first
    for (let at = opens; at < window.next; at += 1) {
      if ((atoms[at]?.start ?? end) >= span.end) break
      closed[at - window.from] = true
    }
  }
  return closed
}

/** Of a content that takes in the occasion, "on Monday that he was leaving", the place behind it; else its first atom. */
function behindOccasion(atoms: readonly Atom[], first: number): number {
  const opener = atoms[first]
  if (!opener || opener.word === 'the' || !(OCCASION_OPENERS.has(opener.word) || opener.opens === 'date'))
    return first
  for (let at = first + 1; at < first + OCCASION_REACH && atoms[at]?.kind !== undefined; at += 1) {
    if (atoms[at]?.word === 'that') return at
  }
  return first
}

/** Index of the first content that can reach past `start`; a few that begin before it are looked at too. */
function firstFrom(contents: readonly Span[], start: number): number {
  const low = bisect(contents, (one) => one.start < start)
  return Math.max(0, low - 4)
}

/** True for an atom that tells what was said. */
export function isClosed(place: Place, at: number): boolean {
  return place.closed[at - place.window.from] === true
}
