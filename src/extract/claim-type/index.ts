/**
 * Tells what kind each claim is: promise (to bring about or to keep), prediction, statement, opinion, question or demand.
 * Rules over the content's words, its subject and its cue, asked in one fixed order.
 */
import type { Atom } from '../dates/atoms.ts'
import { isPastForm } from '../dates/verbs.ts'
import {
  DEEDS_DONE,
  FIRST_PERSON,
  INTENT_CUES,
  KEEPING_VERBS,
  NOBODY,
  PERFORMATIVES,
  PLAN_CUES,
  PREDICTION_CUES,
  PROMISE_CUES,
  RULING_OUT,
  UNWILLED_VERBS,
} from '../lexicon/claim-words.ts'
import { NEGATIONS } from '../lexicon/deadline-words.ts'
import { DETERMINERS, FUTURE_AUXILIARIES } from '../lexicon/verb-forms.ts'
import type { Attribution, ClaimType, Document, PromiseMode } from '../types.ts'
import { type Ahead, findAhead } from './ahead.ts'
import { isDemand, isQuestion, mustDo } from './demand.ts'
import { isExpected, isOpinion } from './opinion.ts'
import { decides } from './subject.ts'
import { firstWord, hasAny, type Words, wordsOf } from './words.ts'

/** A claim's kind; only promises have a mode. */
export interface Classified {
  readonly type: ClaimType
  readonly mode: PromiseMode | null
}

/** The kind of each attribution's content, same length and order. */
export function classifyClaims(doc: Document, attributions: readonly Attribution[]): Classified[] {
  return attributions.map((attribution) => classify(wordsOf(doc, attribution)))
}

function classify(words: Words): Classified {
  if (isQuestion(words)) return plain('question')
  if (isDemand(words)) return plain('demand')
  const ahead = findAhead(words)
  if (rulesOut(words) || givesWord(words, ahead)) return promise(words, ahead)
  if (hasAny(words.cue, PROMISE_CUES) && !isAboutOthers(ahead)) return promise(words, ahead)
  if (hasAny(words.cue, PLAN_CUES) && ahead?.subject !== 'other') return promise(words, ahead)
  if (ahead?.subject === 'other' && isUnderOwnRule(words.content)) return promise(words, ahead)
  if (ahead?.subject === 'self' && !isUnwilled(words, ahead)) return promise(words, ahead)
  if (ahead?.subject === 'none' && hasAny(words.cue, INTENT_CUES)) return promise(words, ahead)
  if (ahead && isOrdered(words, ahead)) return promise(words, ahead)
  if (ahead && ahead.subject !== 'none') return plain('prediction')
  if (hasAny(words.cue, PREDICTION_CUES) || isExpected(words.content)) return plain('prediction')
  if (mustDo(words)) return plain('demand')
  return plain(isOpinion(words) ? 'opinion' : 'statement')
}

function plain(type: ClaimType): Classified {
  return { type, mode: null }
}

function promise(words: Words, ahead: Ahead | null): Classified {
  const keeps = rulesOut(words) || isKeeping(words.content, ahead)
  return { type: 'promise', mode: keeps ? 'maintain' : 'achieve' }
}

/** "compensation will be paid", said by those who can have it done. */
function isOrdered(words: Words, ahead: Ahead): boolean {
  if (ahead.subject !== 'other' || ahead.verb !== 'be' || ahead.negated || !decides(words)) return false
  return words.content.slice(ahead.at + 2, ahead.at + 5).some((atom) => DEEDS_DONE.has(atom.word))
}

/** "I promise to", "you have my word that it will": the speaker's word in the claim itself, for something to come. */
function givesWord(words: Words, ahead: Ahead | null): boolean {
  const { content } = words
  if (ahead && isForetold(content, ahead)) return false
  return content.some((atom, at) => {
    const next = content[at + 1]?.word ?? ''
    if (atom.word === 'my' || atom.word === 'our')
      return ahead !== null && (next === 'word' || next === 'promise' || next === 'pledge')
    const verb = next === 'can' ? at + 2 : at + 1
    if (!FIRST_PERSON.has(atom.word) || !PERFORMATIVES.has(content[verb]?.word ?? '')) return false
    return (
      ahead !== null || content[verb + 1]?.word === 'to' || DETERMINERS.has(content[verb + 1]?.word ?? '')
    )
  })
}

/** "he will lose", "things will be better": nobody's deed, whatever is promised; but "the road will be finished" is one. */
function isForetold(content: readonly Atom[], ahead: Ahead): boolean {
  if (ahead.subject !== 'other' || !UNWILLED_VERBS.has(ahead.verb)) return false
  return !content.slice(ahead.at + 2, ahead.at + 4).some((atom) => isPastForm(atom.word))
}

/** "ruled out raising taxes": a promise not to. */
function rulesOut(words: Words): boolean {
  const { cue, content } = words
  const opener = content[firstWord(content)]?.word ?? ''
  return (
    cue.has('out') &&
    hasAny(cue, RULING_OUT) &&
    !hasAny(cue, NEGATIONS) &&
    opener.length > 4 &&
    opener.endsWith('ing')
  )
}

/** "as long as I am coach", "under my government", "on my watch": what others will do is the speaker's to bring about. */
function isUnderOwnRule(content: readonly Atom[]): boolean {
  return content.some((atom, at) => {
    const next = content[at + 1]?.word
    if (atom.word === 'under' || atom.word === 'on') return next === 'my' || next === 'our'
    return (atom.word === 'while' || (atom.word === 'as' && content[at - 1]?.word === 'long')) && next === 'i'
  })
}

/** "we will win" foretells; "there will be no cuts" is decided. */
function isUnwilled(words: Words, ahead: Ahead): boolean {
  return UNWILLED_VERBS.has(ahead.verb) && words.content[ahead.at - 1]?.word !== 'there'
}

function isAboutOthers(ahead: Ahead | null): boolean {
  return ahead?.subject === 'other' && FUTURE_AUXILIARIES.has(ahead.verb)
}

function isKeeping(content: readonly Atom[], ahead: Ahead | null): boolean {
  if (ahead?.negated) return true
  const head = firstWord(content)
  const opener = content[head]?.word
  if (NOBODY.has(opener ?? '')) return true
  if (!ahead) return false
  if (KEEPING_VERBS.has(ahead.verb)) return true
  return ahead.verb === 'be' && content.slice(ahead.at, ahead.at + 4).some((atom) => atom.word === 'no')
}
