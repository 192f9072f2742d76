/**
 * Judges whether a date phrase inside a claim is a deadline of what is claimed. Says no when unsure.
 */
import {
  AFTER_DATES,
  BACKWARD_VERBS,
  BRINGING_VERBS,
  COMMITTING_WORDS,
  COMPARING,
  DATED_EVENTS,
  DEADLINE_NOUNS,
  DENIAL_CUES,
  FORWARD_CUES,
  GIVING_CUES,
  NEGATIONS,
  NOT_SUPERLATIVE,
  PAST_EVENTS,
  STOPPING,
} from '../lexicon/deadline-words.ts'
import { BE_PRESENT, DETERMINERS } from '../lexicon/verb-forms.ts'
import type { Atom } from './atoms.ts'
import { backshifted } from './backshift.ts'
import { hangsOnCondition, inCondition, isDoubted } from './due-condition.ts'
import { type LeadKind, STARTERS } from './due-lead.ts'
import { type Outlook, outlookAt } from './outlook.ts'

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

const LOOKS_AHEAD = new Set<Outlook['kind']>([
  'future',
  'modal',
  'prospect',
  'plan',
  'settled',
  'progressive',
  'timetable',
])
const STRONG = new Set<Phrase['lead']>(['by', 'before', 'until', 'within', 'count'])

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

/** True when the phrase dates what is to come about. */
export function isDeadline(
  atoms: readonly Atom[],
  phrase: Phrase,
  view: { cue: CueView; indirect: boolean },
): boolean {
  const { cue, indirect } = view
  if (cue === 'denial' || isAttributive(atoms, phrase)) return false
  if (inCondition(atoms, phrase) || hangsOnCondition(atoms, phrase.from)) return false
  if (deniesCommitment(atoms, phrase) || isDoubted(atoms, phrase.from)) return false
  const counted = phrase.lead === 'count' || phrase.lead === 'in_count'
  if (counted && hangsOnEvent(atoms, phrase)) return false
  if (phrase.lead === 'in_count' && isComparison(atoms, phrase.from)) return false
  const seen = outlookAt(atoms, phrase.from, phrase.next)
  const outlook = indirect ? backshifted(atoms, seen) : seen
  if (phrase.lead === 'in_count' && isMeasure(atoms, outlook.at)) return false
  if (phrase.lead === 'by' && isNegated(atoms, outlook)) return false
  return admits(atoms, phrase, { outlook, cue })
}

function admits(atoms: readonly Atom[], phrase: Phrase, by: { outlook: Outlook; cue: CueView }): boolean {
  const strong = STRONG.has(phrase.lead)
  const { outlook, cue } = by
  if (phrase.today && !strong) return outlook.kind === 'future' || outlook.kind === 'modal'
  const starts =
    STARTERS.has(atoms[phrase.from]?.word ?? '') && (outlook.kind === 'none' || outlook.kind === 'noun')
  if (starts) return true
  if (phrase.recent && !strong && !saysFuture(atoms, outlook)) return false
  if (phrase.lead === 'from' && phrase.dayLike && !phrase.ahead) return LOOKS_AHEAD.has(outlook.kind)
  switch (outlook.kind) {
    case 'future':
    case 'modal':
    case 'prospect':
    case 'plan':
      return strong || !looksBack(atoms, outlook.at, phrase.from)
    case 'settled':
      return strong || phrase.ahead || isFixed(atoms, outlook.at)
    case 'progressive':
      return strong || phrase.ahead || phrase.dayLike
    case 'timetable':
      return (
        strong ||
        phrase.ahead ||
        phrase.dayLike ||
        (phrase.current && DATED_EVENTS.has(atoms[outlook.at]?.word ?? ''))
      )
    case 'present':
      return admitsPresent(atoms, phrase, outlook)
    case 'past_plan':
      return phrase.ahead && phrase.lead !== 'over'
    case 'noun':
      return cue === 'forward'
        ? strong || phrase.ahead
        : phrase.ahead && !strong && isOnceMore(atoms, outlook)
    case 'none':
      return (
        cue === 'forward' ||
        (cue === 'giving' && phrase.dayLike) ||
        (strong && atoms[phrase.from]?.word !== 'through') ||
        phrase.ahead
      )
    default:
      return false
  }
}

/** Verbs after which even yesterday's weekday is the next one: "will", and the "would" of reported speech. */
function saysFuture(atoms: readonly Atom[], outlook: Outlook): boolean {
  const word = atoms[outlook.at]?.word
  return outlook.kind === 'future' || (outlook.kind === 'modal' && (word === 'would' || word === "'d"))
}

/** "The offer stands until Friday", "the vote is on Friday"; "inflation is higher this year" dates nothing to come. */
function admitsPresent(atoms: readonly Atom[], phrase: Phrase, outlook: Outlook): boolean {
  if (phrase.lead === 'until' || phrase.lead === 'by' || phrase.lead === 'within') return true
  const verb = atoms[outlook.at]?.word ?? ''
  if (BE_PRESENT.has(verb) || verb === "'s") {
    const gap = phrase.from - outlook.at - 1
    return gap <= 1 && (phrase.ahead || phrase.dayLike)
  }
  return (verb === 'has' || verb === 'have' || verb === "'ve") && phrase.dayLike && phrase.lead !== 'from'
}

/** "agreed to meet", "a vote scheduled for": settled, with its day to come; not "called him on Friday". */
function isFixed(atoms: readonly Atom[], at: number): boolean {
  const word = atoms[at]?.word
  if (word === 'agreed') return atoms[at + 1]?.word === 'to' || atoms[at + 1]?.word === 'on'
  return (
    word === 'to' ||
    word === 'scheduled' ||
    word === 'slated' ||
    word === 'planned' ||
    word === 'expected' ||
    word === 'set'
  )
}

/** The subject's date, with a verb after it that looks ahead: "The talks next week will decide". */
function isOnceMore(atoms: readonly Atom[], outlook: Outlook): boolean {
  const word = atoms[outlook.at]?.word ?? ''
  return word === 'will' || word === "'ll" || word === 'shall'
}

/** "will investigate the crash on Sunday": the date belongs to what is over. */
function looksBack(atoms: readonly Atom[], verb: number, from: number): boolean {
  for (let at = Math.max(0, verb); at < from; at += 1) {
    const word = atoms[at]?.word ?? ''
    if (BACKWARD_VERBS.has(word) && at < from - 1) return true
    if (BRINGING_VERBS.has(word)) return false
  }
  return PAST_EVENTS.has(atoms[from - 1]?.word ?? '') && DETERMINERS.has(determinerBefore(atoms, from - 1))
}

function determinerBefore(atoms: readonly Atom[], noun: number): string {
  for (let at = noun - 1; at >= 0 && at >= noun - 3; at -= 1) {
    const word = atoms[at]?.word ?? ''
    if (DETERMINERS.has(word) && word !== 'a' && word !== 'an') return word
  }
  return ''
}

/** True when "the" or "this" stands before the date itself: "in the 2016 race", "in this November election". */
function isDetermined(atoms: readonly Atom[], phrase: Phrase): boolean {
  for (let at = phrase.from; at < phrase.next; at += 1) {
    const word = atoms[at]?.word
    if (word === 'the' || word === 'this') return true
  }
  return false
}

/** "Friday's vote": the phrase belongs to a noun after it. */
function isAttributive(atoms: readonly Atom[], phrase: Phrase): boolean {
  const next = atoms[phrase.next]
  if (next?.word === "'s" || next?.word === "'" || next?.word === '-' || next?.word === 'old') return true
  if (phrase.broad && STRONG.has(phrase.lead))
    return isClaimed(next) && !DEADLINE_NOUNS.has(next?.word ?? '') && isDetermined(atoms, phrase)
  if (!phrase.named || (phrase.lead !== 'on' && phrase.lead !== 'over' && phrase.lead !== 'bare'))
    return false
  return isClaimed(next) && isDetermined(atoms, phrase)
}

function isClaimed(next: Atom | undefined): boolean {
  return next?.kind === 'word' && !AFTER_DATES.has(next.word)
}

/** "can't promise it by Friday", "no plans to finish this year", "never said it would end by May". */
function deniesCommitment(atoms: readonly Atom[], phrase: Phrase): boolean {
  for (let at = phrase.from - 1; at >= 0 && at >= phrase.from - 30; at -= 1) {
    const word = atoms[at]?.word ?? ''
    if (word === ';' || word === ':' || word === '.' || (word === 'but' && atoms[at - 1]?.word === ','))
      return false
    if (!COMMITTING_WORDS.has(word)) continue
    for (let back = at - 1; back >= 0 && back >= at - 4; back -= 1) {
      const before = atoms[back]?.word ?? ''
      if (NEGATIONS.has(before) || STOPPING.has(before)) return true
    }
  }
  const first = atoms[phrase.from - 1]?.word ?? ''
  return first === 'not' || first === 'never' || first === 'necessarily'
}

/** True when the verb that looks ahead is denied: "will not be ready". */
function isNegated(atoms: readonly Atom[], outlook: Outlook): boolean {
  if (outlook.at < 0) return false
  const verb = atoms[outlook.at]?.word ?? ''
  if (verb.endsWith("n't") || verb === 'cannot') return true
  for (let at = Math.max(0, outlook.at - 1); at <= outlook.at + 3; at += 1) {
    const word = atoms[at]?.word ?? ''
    if (word !== 'not' && word !== 'never') continue
    const next = atoms[at + 1]?.word
    return next !== 'only' && next !== 'just'
  }
  return false
}

/** "I can do it in an hour", "will have played three games in a week": how long it takes, not when. */
function isMeasure(atoms: readonly Atom[], verb: number): boolean {
  return atoms[verb]?.word === 'can' || (verb >= 0 && atoms[verb + 1]?.word === 'have')
}

/** How far around a counted time its event is looked for, in atoms. */
const EVENT_REACH = 60

/** A counted time beside "if", "once" or "after" is counted from an event, not from the claim. */
function hangsOnEvent(atoms: readonly Atom[], phrase: Phrase): boolean {
  const end = Math.min(atoms.length, phrase.next + EVENT_REACH)
  for (let at = Math.max(0, phrase.from - EVENT_REACH); at < end; at += 1) {
    if (at >= phrase.from && at < phrase.next) continue
    const word = atoms[at]?.word ?? ''
    if (
      word === 'if' ||
      word === 'unless' ||
      word === 'once' ||
      word === 'when' ||
      word === 'after' ||
      word === 'whenever'
    )
      return true
  }
  return atoms[phrase.next]?.word === 'of' || atoms[phrase.next]?.word === 'without'
}

/** "the worst in 20 years", "for the third time in two weeks". */
function isComparison(atoms: readonly Atom[], from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - 12; at -= 1) {
    const atom = atoms[at]
    if (!atom || atom.word === ',' || atom.word === ';') return false
    if (atom.kind === 'ordinal' || COMPARING.has(atom.word)) return true
    if (atom.word.length > 4 && atom.word.endsWith('est') && !NOT_SUPERLATIVE.has(atom.word)) return true
  }
  return false
}
