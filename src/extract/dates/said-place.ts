/**
 * One attribution in its sentence, and how near a date stands to it: whether the date's words tell when it was said.
 */
import { LISTENERS, OTHER_TIME, SPEECH_NOUNS, SPEECH_PARTICIPLES } from '../lexicon/speech-words.ts'
import type { Attribution, Span } from '../types.ts'
import type { Atom } from './atoms.ts'
import type { Expr } from './expression.ts'
import type { FoundExpr } from './find-exprs.ts'
import { isYear } from './parse-absolute.ts'
import { skipTimeOfDay } from './parse-time.ts'
import { atomAt, type SentenceDates } from './sentence-dates.ts'
import { isName, isPastForm } from './verbs.ts'

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
/** How far after its cue, in atoms outside contents, a date may stand. */
const CUE_REACH = 24
/** Words that may stand between a content and the date that follows it. */
const CONTENT_REACH = 3

/** Words between a cue and a date that end the cue's reach. */
const REACH_ENDS = new Set([
  ...[
    'who',
    'which',
    'whose',
    'where',
    'because',
    'if',
    'that',
    'although',
    'though',
    'when',
    'as',
    'while',
    'after',
    'before',
  ],
  ...['since', 'until', 'following', 'ahead', 'despite', 'once', 'than', 'but'],
])
const SKIPPED_BEFORE = new Set(['the', 'late', 'early', 'on', 'in', 'at'])

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
  let low = 0
  let high = exprs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((exprs[middle]?.from ?? 0) < place.window.from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < exprs.length && end < low + MAX_DATES && (exprs[end]?.next ?? 0) <= place.window.next) end += 1
  return exprs.slice(low, end)
}

/** How near a date is to the attribution (0 is nearest), or null when it does not belong to it. */
export function rankOf(item: FoundExpr, place: Place): number | null {
  for (let at = item.from; at < item.next; at += 1) if (isClosed(place, at)) return null
  if (!isSpokenOf(place.atoms, item)) return null
  const { cue, source } = place
  if (item.from >= source.from && item.next <= source.next) return isSpeechDate(place.atoms, item) ? 30 : null
  if (item.from >= cue.next) return rankAfter(item, place)
  if (source.from >= 0 && source.next <= cue.from && item.from >= source.next) return rankBetween(item, place)
  return rankBefore(item, place)
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
    for (let at = Math.max(window.from, atomAt(atoms, span.start)); at < window.next; at += 1) {
      if ((atoms[at]?.start ?? end) >= span.end) break
      closed[at - window.from] = true
    }
  }
  return closed
}

/** Index of the first content that can reach past `start`; a few that begin before it are looked at too. */
function firstFrom(contents: readonly Span[], start: number): number {
  let low = 0
  let high = contents.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((contents[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 4)
}

function isClosed(place: Place, at: number): boolean {
  return place.closed[at - place.window.from] === true
}

/** False for a date that a word before it gives to something else ("since Monday"), or that stands before another noun. */
function isSpokenOf(atoms: readonly Atom[], item: FoundExpr): boolean {
  let before = item.from - 1
  while (before >= 0 && before >= item.from - 4 && SKIPPED_BEFORE.has(atoms[before]?.word ?? '')) before -= 1
  if (OTHER_TIME.has(atoms[before]?.word ?? '') && !isNearTime(atoms, item, before)) return false
  const next = atoms[item.next]
  if (isReckoned(item.expr)) return true
  if (next?.word === "'s" || next?.word === "'") return isSpeechNoun(atoms, item.next + 1)
  const lead = atoms[item.from - 1]?.word === 'the' ? atoms[item.from - 2]?.word : atoms[item.from - 1]?.word
  if (lead === 'over' || lead === 'on' || lead === 'in' || lead === 'during' || lead === 'at') return true
  return needsPreposition(item.expr) ? isSpeechNoun(atoms, item.next) : true
}

/** True when a noun of speech stands at `at` or up to two words on ("2014 radio interview"). */
function isSpeechNoun(atoms: readonly Atom[], at: number): boolean {
  return [at, at + 1, at + 2].some((index) => SPEECH_NOUNS.has(atoms[index]?.word ?? ''))
}

/** "shortly before midnight on Monday" and "as recently as last week" are times of speaking all the same. */
function isNearTime(atoms: readonly Atom[], item: FoundExpr, before: number): boolean {
  const word = atoms[before]?.word
  if (word === 'as') return atoms[before - 1]?.word === 'recently' || atoms[before - 1]?.word === 'late'
  if (word !== 'before' && word !== 'after') return false
  return item.from === before + 1 && skipTimeOfDay(atoms, item.from) !== null
}

/** "a day after Sunday's vote": reckoned from an event, the whole of it the day of speaking. */
function isReckoned(expr: Expr): boolean {
  return expr.kind === 'offset' && expr.from !== null
}

/** Bare years, months and seasons tell no day of speaking: "the 2015 deal". */
function needsPreposition(expr: Expr): boolean {
  if (expr.kind === 'years' || expr.kind === 'quarter') return true
  return (expr.kind === 'month' || expr.kind === 'season') && expr.pick === 'plain'
}

/** True for a date inside the source that tells when its words came out: "a report published on Monday", "a 2014 study". */
function isSpeechDate(atoms: readonly Atom[], item: FoundExpr): boolean {
  if (isSpeechNoun(atoms, item.next)) return true
  for (let back = item.from - 1; back >= 0 && back >= item.from - 3; back -= 1) {
    const word = atoms[back]?.word ?? ''
    if (SPEECH_PARTICIPLES.has(word) || SPEECH_NOUNS.has(word)) return true
  }
  return false
}

/** After the cue: no other clause in between, and after a content almost nothing. */
function rankAfter(item: FoundExpr, place: Place): number | null {
  const { atoms, cue, source } = place
  let steps = 0
  let sinceContent = -1
  for (let at = cue.next; at < item.from; at += 1) {
    const atom = atoms[at]
    if (!atom) return null
    if (isClosed(place, at)) {
      sinceContent = 0
      continue
    }
    if (sinceContent >= 0 && atom.kind !== 'mark') sinceContent += 1
    if (at >= source.from && at < source.next) continue
    if (stopsReach(atoms, at) && !leadsToDay(atoms, at, item)) return null
    steps += 1
  }
  if (sinceContent > CONTENT_REACH || steps > CUE_REACH) return null
  return sinceContent >= 0 ? 20 + steps : steps
}

/** "said after arriving in Lima on Tuesday": the deed and the words are of one day. */
function leadsToDay(atoms: readonly Atom[], at: number, item: FoundExpr): boolean {
  const { kind } = item.expr
  return (
    atoms[at]?.word === 'after' &&
    atoms[at + 1]?.word.endsWith('ing') === true &&
    (kind === 'weekday' || kind === 'today' || kind === 'day')
  )
}

/** "when reached on Tuesday", "testimony before the Senate": how and where it was said. */
function isSpeechScene(atoms: readonly Atom[], at: number): boolean {
  const next = atoms[at + 1]?.word ?? ''
  if (atoms[at]?.word === 'when') return SPEECH_PARTICIPLES.has(next)
  if (atoms[at]?.word !== 'before') return false
  return LISTENERS.has(next) || ((next === 'the' || next === 'a') && LISTENERS.has(atoms[at + 2]?.word ?? ''))
}

/** True for a word that hands what follows to another clause. */
function stopsReach(atoms: readonly Atom[], at: number): boolean {
  const atom = atoms[at]
  if (!atom || atom.word === ';' || atom.word === ':') return true
  if (REACH_ENDS.has(atom.word)) return !isSpeechScene(atoms, at)
  return (
    atom.kind === 'word' && !isName(atoms, at) && isPastForm(atom.word) && !SPEECH_PARTICIPLES.has(atom.word)
  )
}

/** Between source and cue: "Smith, speaking on Thursday, said", but not "Smith, elected in 2019, said". */
function rankBetween(item: FoundExpr, place: Place): number | null {
  for (let at = place.source.next; at < item.from; at += 1) if (stopsReach(place.atoms, at)) return null
  return 10
}

/** Before source and cue: a phrase that opens the clause. */
function rankBefore(item: FoundExpr, place: Place): number | null {
  const { atoms, source, cue, window } = place
  const head =
    source.from >= item.next
      ? Math.min(source.from, cue.from >= item.next ? cue.from : source.from)
      : cue.from
  if (head < item.next) return null
  let start = item.from
  while (start > window.from && !endsSegment(place, start - 1)) start -= 1
  const near = isNearTime(atoms, item, item.from - 1) ? item.from - 3 : item.from
  for (let at = start; at < near; at += 1) if (stopsReach(atoms, at)) return null
  let plain = true
  for (let at = afterAside(atoms, item.next, head); at < head; at += 1) {
    if (isClosed(place, at) || atoms[at]?.kind === 'mark') continue
    if (stopsReach(atoms, at) || atoms[at]?.word === 'and') return null
    plain = false
  }
  if (plain) return 12
  return opensSentence(atoms, start) && isOccasion(atoms, item, start) ? 15 : null
}

/** Past an aside of time between commas: "On Monday, a day before the vote, she said". Else the same place. */
function afterAside(atoms: readonly Atom[], next: number, head: number): number {
  if (atoms[next]?.word !== ',') return next
  let timed = false
  for (let at = next + 1; at < head; at += 1) {
    const word = atoms[at]?.word ?? ''
    if (word === ',') return timed ? at : next
    if (ASIDE_WORDS.has(word)) timed = true
  }
  return next
}

const ASIDE_WORDS = new Set(['before', 'after', 'ahead', 'day', 'eve', 'hours', 'anniversary'])

/** A segment ends at a comma (not one inside a date), a stop, or the end of a content. */
function endsSegment(place: Place, at: number): boolean {
  const word = place.atoms[at]?.word
  if (word === ';' || word === ':' || word === '—') return true
  if (word === ',') return !isYear(place.atoms[at + 1])
  return isClosed(place, at)
}

function opensSentence(atoms: readonly Atom[], start: number): boolean {
  if (start > 4) return false
  for (let at = 0; at < start; at += 1) {
    const atom = atoms[at]
    if (atom && atom.kind === 'word' && atom.word !== 'and' && atom.word !== 'but') return false
  }
  return true
}

/** Words may follow the date before the source when it opens the sentence or belongs to an occasion of speech. */
function isOccasion(atoms: readonly Atom[], item: FoundExpr, start: number): boolean {
  if (item.from - start <= 2) return true
  for (let at = start; at < item.from; at += 1) {
    const word = atoms[at]?.word ?? ''
    if (SPEECH_NOUNS.has(word) || SPEECH_PARTICIPLES.has(word)) return true
  }
  return isSpeechNoun(atoms, item.next)
}
