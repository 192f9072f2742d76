/** Finds the verb group of a claim that looks ahead ("will", "is going to", "to cut"), with its subject and its verb. */
import type { Atom } from '../dates/atoms.ts'
import {
  BEFORE_MAIN_VERB,
  BOUND_PAST,
  BOUND_WORDS,
  FINISHED,
  FOUND_PERSONS,
  HELPED_BOUND,
  SENSE_VERBS,
  STANDING,
} from '../lexicon/claim-words.ts'
import { DETERMINERS, FUTURE_AUXILIARIES } from '../lexicon/verb-forms.ts'
import { type Subject, subjectOf } from './subject.ts'
import { beBefore, firstWord, isBe, type Words } from './words.ts'

/** A verb group that looks ahead: where it stands, its subject and its main verb. */
export interface Ahead {
  readonly at: number
  readonly verb: string
  readonly negated: boolean
  readonly subject: Subject
}

/** Words that put their clause as a question, and how far before the verb they stand, in atoms. */
const ASKING_WORDS = new Set(['how', 'what', 'why', 'who', 'which', 'whether', 'where'])
const ASKED_REACH = 8

/** The first verb group that looks ahead in a main clause. */
export function findAhead(words: Words): Ahead | null {
  const { content, indirect } = words
  const head = firstWord(content)
  if (content[head]?.word === 'to' && indirect)
    return { at: head, verb: content[head + 1]?.word ?? '', negated: false, subject: 'none' }
  if (content[head]?.word === 'not' && content[head + 1]?.word === 'to') {
    return { at: head, verb: content[head + 2]?.word ?? '', negated: true, subject: 'none' }
  }
  for (let at = head; at < content.length; at += 1) {
    const found = aheadAt(words, at)
    if (found) return found
  }
  return null
}

function aheadAt(words: Words, at: number): Ahead | null {
  const { content, indirect } = words
  const word = content[at]?.word ?? ''
  const bound = boundTo(words, at)
  if (bound) return bound
  const going = word === 'going' && content[at + 1]?.word === 'to' && isBe(beBefore(content, at))
  const would =
    indirect &&
    !isAskedHow(content, at) &&
    (word === 'would' || word === "wouldn't" || word === "'d") &&
    !isUnreal(content, at)
  const may = (word === 'may' && !content[at]?.capital) || word === 'might' || word === 'could'
  const guess = may && content[at + 1]?.word !== 'have' && !isAbility(words, at)
  if (!FUTURE_AUXILIARIES.has(word) && !going && !would && !guess) return null
  if (inRelative(content, at)) return null
  const verb = mainVerb(content, going ? at + 2 : at + 1)
  const negated = word.endsWith("n't") || verb.negated || (going && content[at - 1]?.word === 'not')
  const subject = subjectOf(words, at)
  return { at, verb: verb.word, negated, subject: guess ? 'other' : subject }
}

/** "could" of indirect speech is plain ability with the speaker, "not" or the senses: "said he could not sleep". */
function isAbility(words: Words, at: number): boolean {
  if (words.content[at]?.word !== 'could' || !words.indirect) return false
  const { word, negated } = mainVerb(words.content, at + 1)
  return negated || SENSE_VERBS.has(word) || isAsked(words.content, at) || subjectOf(words, at) !== 'other'
}

/** "research that could lead", "how things could be": in a clause that hangs on a noun or a question word. */
function isAsked(content: readonly Atom[], at: number): boolean {
  if (content[at - 1]?.word === 'that' && at > 1) return true
  for (let back = at - 1; back >= 0 && back >= at - ASKED_REACH; back -= 1) {
    if (content[back]?.kind === 'mark') return false
    if (ASKING_WORDS.has(content[back]?.word ?? '')) return true
  }
  return false
}

/** "we intend to", "it stands ready to", "I am committed to": the speaker's own deed to come, without "will". */
function boundTo(words: Words, at: number): Ahead | null {
  const { content } = words
  const word = content[at]?.word ?? ''
  const bound = BOUND_WORDS.has(word) || (words.indirect && BOUND_PAST.has(word))
  if (!bound || content[at + 1]?.word !== 'to' || inRelative(content, at)) return null
  if (DETERMINERS.has(content[at - 1]?.word ?? '') || hangsOnNoun(words, at)) return null
  const helper = HELPED_BOUND.has(word) ? at - 1 : at
  const help = content[helper]?.word ?? ''
  if (helper < at && !isBe(help) && !STANDING.has(help)) return null
  if (word === 'ready' && !help.startsWith('st')) return null
  const subject = subjectOf(words, helper)
  if (subject !== 'self') return null
  const { word: verb, negated } = mainVerb(content, at + 2)
  return { at, verb: verb.endsWith('ing') ? 'do' : verb, negated, subject }
}

/** "would have", "would like": nothing to come. */
function isUnreal(content: readonly Atom[], at: number): boolean {
  const next = content[at + 1]?.word === 'not' ? content[at + 2]?.word : content[at + 1]?.word
  return next === 'have' || next === 'like' || next === 'rather'
}

/** "a mission that he planned to undertake" tells of the mission. */
function hangsOnNoun(words: Words, at: number): boolean {
  const that = at - 2
  return (
    that > firstWord(words.content) &&
    words.content[that]?.word === 'that' &&
    words.content[that - 1]?.kind === 'word'
  )
}

/** "how her government would handle it" is not said to be done. */
function isAskedHow(content: readonly Atom[], at: number): boolean {
  const head = firstWord(content)
  return at - head < ASKED_REACH && ASKING_WORDS.has(content[head]?.word ?? '')
}

function mainVerb(content: readonly Atom[], from: number): { word: string; negated: boolean } {
  let negated = false
  for (let at = from; at < content.length && at < from + 4; at += 1) {
    const word = content[at]?.word ?? ''
    if (word === 'not' || word === 'never') negated = content[at + 1]?.word !== 'only'
    else if (
      !BEFORE_MAIN_VERB.has(word) &&
      !(word.endsWith('ly') && word.length > 4 && word !== 'rely' && word !== 'supply')
    )
      return { word: actingVerb(content, at), negated }
  }
  return { word: '', negated }
}

/** The verb that says what is done: of "will be opening" the opening, of "will have it done" the doing, of "will find you" a hunt. */
function actingVerb(content: readonly Atom[], at: number): string {
  const word = content[at]?.word ?? ''
  const next = content[at + 1]?.word ?? ''
  if (word === 'be' && next.length > 4 && next.endsWith('ing')) return next
  if (word === 'find' && FOUND_PERSONS.has(next)) return 'hunt'
  if (word !== 'have') return word
  for (let ahead = at + 2; ahead < content.length && ahead <= at + 7; ahead += 1) {
    const atom = content[ahead]
    if (!atom || atom.kind === 'mark') break
    if (FINISHED.has(atom.word)) return 'do'
  }
  return word
}

/** True when the verb stands in a relative or conditional clause ("if they will", "which will"). */
function inRelative(content: readonly Atom[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - 3; back -= 1) {
    const word = content[back]?.word ?? ''
    if (word === ',') return false
    if (word === 'which') return true
    if (word === 'if' || word === 'unless' || word === 'who') return back === at - 1 || word === 'if'
  }
  return false
}
