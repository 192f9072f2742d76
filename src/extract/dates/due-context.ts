/**
 * Judges whether a date phrase inside a claim is a deadline of what is claimed. Says no when unsure.
 */
import { CHANCES, DEFERRED } from '../lexicon/deadline-words.ts'
import { BE_PRESENT, DATED_EVENTS } from '../lexicon/verb-forms.ts'
import type { Atom } from './atoms.ts'
import { backshifted } from './backshift.ts'
import { deniesCommitment, hangsOnCondition, inCondition, isDoubted, isNegated } from './due-condition.ts'
import { STARTERS } from './due-lead.ts'
import { hangsOnEvent, isComparison, isHabit, isMeasure } from './due-measure.ts'
import { isAttributive, looksBack } from './due-noun.ts'
import { type CueView, type Phrase, STRONG } from './due-phrase.ts'
import { type Outlook, outlookAt } from './outlook.ts'

const LOOKS_AHEAD = new Set<Outlook['kind']>([
  'future',
  'modal',
  'prospect',
  'plan',
  'settled',
  'progressive',
  'timetable',
])

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
  if (phrase.lead === 'count' && isHabit(atoms, outlook)) return false
  if (!indirect && isUnreal(atoms, outlook)) return false
  if (phrase.lead === 'by' && isNegated(atoms, outlook)) return false
  return admits(atoms, phrase, { outlook, cue })
}

function admits(atoms: readonly Atom[], phrase: Phrase, by: { outlook: Outlook; cue: CueView }): boolean {
  const strong = STRONG.has(phrase.lead)
  const { outlook, cue } = by
  if (phrase.today && !strong) return outlook.kind === 'future' || outlook.kind === 'modal'
  const starts =
    STARTERS.has(atoms[phrase.from]?.word ?? '') && (outlook.kind === 'none' || outlook.kind === 'noun')
  if (starts || isPutOff(atoms, phrase)) return true
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
      if (atoms[outlook.at - 1]?.word === 'never') return false
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

/** "postponed until May", "put off to June 3": the new date of what was to be. */
function isPutOff(atoms: readonly Atom[], phrase: Phrase): boolean {
  const lead = atoms[phrase.from]?.word
  if (phrase.lead !== 'until' && lead !== 'to') return false
  return DEFERRED.has(atoms[phrase.from - 1]?.word ?? '')
}

/** "It would have to be signed by Friday", of a speaker's own words: what is not going to be. */
function isUnreal(atoms: readonly Atom[], outlook: Outlook): boolean {
  const { kind, at } = outlook
  const helper = atoms[at - 2]?.word
  return kind === 'modal' && atoms[at - 1]?.word === 'have' && (helper === 'would' || helper === "'d")
}

/** Verbs after which even yesterday's weekday is the next one: "will", and the "would" of reported speech. */
function saysFuture(atoms: readonly Atom[], outlook: Outlook): boolean {
  const word = atoms[outlook.at]?.word
  return outlook.kind === 'future' || (outlook.kind === 'modal' && (word === 'would' || word === "'d"))
}

/** "The offer stands until Friday", "the vote is on Friday"; "inflation is higher this year" dates nothing to come. */
function admitsPresent(atoms: readonly Atom[], phrase: Phrase, outlook: Outlook): boolean {
  if (phrase.ahead && hasChance(atoms, phrase.from)) return true
  if (phrase.lead === 'until' || phrase.lead === 'by' || phrase.lead === 'within') return true
  const verb = atoms[outlook.at]?.word ?? ''
  if (BE_PRESENT.has(verb) || verb === "'s") {
    const gap = phrase.from - outlook.at - 1
    return gap <= 1 && (phrase.ahead || phrase.dayLike)
  }
  return (verb === 'has' || verb === 'have' || verb === "'ve") && phrase.dayLike && phrase.lead !== 'from'
}

/** "there is a one in three chance of a recession next year". */
function hasChance(atoms: readonly Atom[], from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - CHANCE_REACH; at -= 1)
    if (CHANCES.has(atoms[at]?.word ?? '')) return true
  return false
}

const CHANCE_REACH = 10

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
