/**
 * Days that an article names by what it has said of them before: "day five" beside a date, "the fourth day of the festival" once its
 * opening is dated, "that day".
 */
import type { Span } from '../types.ts'
import type { Atom } from './atoms.ts'
import type { Period } from './calendar.ts'
import { type FoundExpr, spanOf } from './find-exprs.ts'

/** A sentence's pieces with the date expressions found in it and the days that they mean (null for none). */
export interface ReadSentence {
  readonly atoms: readonly Atom[]
  readonly dates: readonly { readonly item: FoundExpr; readonly days: Period | null }[]
}

/** Days found by what went before, and where. */
export interface TalkedOf {
  readonly span: Span
  readonly days: Period
  readonly rule: 'beside_date' | 'day_of_event' | 'day_spoken_of'
}

/** A name that the article gives to a day: its words, the day, and the event's first day when the name counts from it. */
interface DayName {
  readonly words: readonly string[]
  readonly day: number
  readonly opening: number | null
}

/** Day names of an event that stand beside a date: "Yesterday, day five of the games", "Saturday, the opening night". */
const EVENT_DAYS = new Set(['day', 'night', 'evening', 'morning', 'afternoon'])
/** Names of days that one article gives, at most. */
const MAX_NAMES = 8
/** How many words of a count a day may have before it: "the last match of the day". */
const COUNT_REACH = 4

/** Every day of the sentences that is named by what the article has said. One walk for the names, one for their uses. */
export function daysTalkedOf(sentences: readonly ReadSentence[]): TalkedOf[] {
  const names = sentences.flatMap(namesIn).slice(0, MAX_NAMES)
  const opening = names.find((name) => name.opening !== null)?.opening ?? null
  const found: TalkedOf[] = []
  let spokenOf: number | null = null
  for (const { atoms, dates } of sentences) {
    let date = 0
    for (let at = 0; at < atoms.length; at += 1) {
      while (date < dates.length && (dates[date]?.item.next ?? 0) <= at) {
        const days = dates[date]?.days
        if (days && days.start === days.end) spokenOf = days.start
        date += 1
      }
      const read = nameAt(atoms, at, names) ?? dayOfEvent(atoms, at, opening) ?? sameDay(atoms, at, spokenOf)
      if (!read) continue
      found.push({ span: spanOf(atoms, { from: at, next: read.next }), days: read.days, rule: read.rule })
      at = read.next - 1
    }
  }
  return found
}

interface Read {
  readonly next: number
  readonly days: Period
  readonly rule: TalkedOf['rule']
}

function namesIn(sentence: ReadSentence): DayName[] {
  const { atoms, dates } = sentence
  const names: DayName[] = []
  for (const { item, days } of dates) {
    const place = days && days.start === days.end ? besideDate(atoms, item) : null
    if (!place || !days) continue
    const words = atoms.slice(place.from, place.next)
    const nth = words[0]?.word === 'day' ? (words[1]?.value ?? Number.NaN) : 1
    const counts = words[0]?.word === 'day' || words[0]?.word === 'opening' || words[0]?.word === 'first'
    const opening = counts && nth >= 1 && nth < 100 ? days.start - nth + 1 : null
    names.push({ words: words.map((atom) => atom.word), day: days.start, opening })
  }
  return names
}

/** The event's day that a comma puts beside a date: "the opening night", "day five". */
function besideDate(atoms: readonly Atom[], item: FoundExpr): { from: number; next: number } | null {
  if (item.nested || atoms[item.next]?.word !== ',') return null
  const from = item.next + 1
  if (atoms[from]?.word === 'day' && atoms[from + 1]?.kind === 'number') return { from, next: from + 2 }
  if (atoms[from]?.word !== 'the') return null
  for (let at = from + 2; at <= from + 3; at += 1) {
    if (EVENT_DAYS.has(atoms[at]?.word ?? '') && atoms[at - 1]?.kind !== 'mark')
      return { from: from + 1, next: at + 1 }
  }
  return null
}

function nameAt(atoms: readonly Atom[], at: number, names: readonly DayName[]): Read | null {
  for (const { words, day } of names) {
    if (words.every((word, index) => atoms[at + index]?.word === word))
      return { next: at + words.length, days: { start: day, end: day }, rule: 'beside_date' }
  }
  return null
}

/** "fourth day of the festival", "the fourth or fifth day of the games". */
function dayOfEvent(atoms: readonly Atom[], at: number, opening: number | null): Read | null {
  const first = atoms[at]
  if (opening === null || first?.kind !== 'ordinal') return null
  const joined = atoms[at + 1]?.word === 'or' || atoms[at + 1]?.word === 'and'
  const last = joined ? atoms[at + 2] : first
  const day = joined ? at + 3 : at + 1
  if (last?.kind !== 'ordinal' || atoms[day]?.word !== 'day' || atoms[day + 1]?.word !== 'of') return null
  if (atoms[day + 2]?.word !== 'the' || !(first.value >= 1 && last.value >= first.value && last.value < 100))
    return null
  const days = { start: opening + first.value - 1, end: opening + last.value - 1 }
  return { next: day + 1, days, rule: 'day_of_event' }
}

/** "that day", "the same day", "the last match of the day": the day last named. */
function sameDay(atoms: readonly Atom[], at: number, day: number | null): Read | null {
  if (day === null) return null
  const word = atoms[at]?.word
  const next = atoms[at + 1]?.word === 'same' ? at + 2 : at + 1
  if (atoms[next]?.word !== 'day' || (word !== 'that' && word !== 'the')) return null
  const meant = word === 'that' || next === at + 2 || countsWithin(atoms, at)
  return meant ? { next: next + 1, days: { start: day, end: day }, rule: 'day_spoken_of' } : null
}

function countsWithin(atoms: readonly Atom[], at: number): boolean {
  if (atoms[at - 1]?.word !== 'of') return false
  for (let back = at - 2; back >= 0 && back >= at - 2 - COUNT_REACH; back -= 1) {
    const atom = atoms[back]
    if (atom?.kind === 'ordinal' || atom?.word === 'last' || atom?.word === 'final') return true
  }
  return false
}
