/**
 * How near a date stands to an attribution: whether its words tell when it was said.
 */
import { SPEECH_NOUNS, SPEECH_PARTICIPLES } from '../lexicon/speech-words.ts'
import type { Atom } from './atoms.ts'
import type { FoundExpr } from './find-exprs.ts'
import { isYear } from './parse-absolute.ts'
import { isClosed, type Place } from './said-place.ts'
import { isNearTime, isSpeechDate, isSpeechNoun, isSpokenOf, stopsReach } from './said-words.ts'

/** How far after its cue, in atoms outside contents, a date may stand. */
const CUE_REACH = 24
/** Words that may stand between a content and the date that follows it. */
const CONTENT_REACH = 3

const ASIDE_WORDS = new Set(['before', 'after', 'ahead', 'day', 'eve', 'hours', 'anniversary'])

/** How near a date is to the attribution (0 is nearest), or null when it does not belong to it. */
export function rankOf(item: FoundExpr, place: Place): number | null {
  for (let at = item.from; at < item.next; at += 1) if (isClosed(place, at)) return null
  if (!isSpokenOf(place.atoms, item)) return null
  const { cue, source } = place
  // "said yesterday" may be the cue as a whole.
  if (item.from >= cue.from && item.next <= cue.next) return 0
  if (item.from >= source.from && item.next <= source.next) return rankInside(item, place)
  if (item.from >= cue.next) return rankAfter(item, place)
  if (source.from >= 0 && source.next <= cue.from && item.from >= source.next) return rankBetween(item, place)
  return rankBefore(item, place)
}

/** In the source: when its words came out, or a date at its edge that belongs to the clause ("The prosecutor on Tuesday said"). */
function rankInside(item: FoundExpr, { atoms, source }: Place): number | null {
  if (isSpeechDate(atoms, item)) return 30
  if (item.next === source.next && atoms[item.from - 1]?.word === 'on') return 10
  const lead = atoms[source.from - 1]?.word
  const opens = lead === 'on' || lead === 'in' || lead === 'over' || lead === 'during'
  return opens && item.from <= source.from + 1 && item.next < source.next ? 12 : null
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
