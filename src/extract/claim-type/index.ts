/**
 * Tells what kind each claim is: promise (to bring about or to keep), prediction, statement, opinion, question or demand.
 * Rules over the content's words, its subject and its cue, asked in one fixed order.
 */
import type { Atom } from '../dates/atoms.ts'
import {
  INTENT_CUES,
  KEEPING_VERBS,
  PLAN_CUES,
  PREDICTION_CUES,
  PROMISE_CUES,
  UNWILLED_VERBS,
} from '../lexicon/claim-words.ts'
import { FUTURE_AUXILIARIES } from '../lexicon/verb-forms.ts'
import type { Attribution, ClaimType, Document, PromiseMode } from '../types.ts'
import { type Ahead, findAhead } from './ahead.ts'
import { isDemand, isQuestion, mustDo } from './demand.ts'
import { isExpected, isOpinion } from './opinion.ts'
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
  if (hasAny(words.cue, PROMISE_CUES) && !isAboutOthers(ahead)) return promise(words, ahead)
  if (hasAny(words.cue, PLAN_CUES) && ahead?.subject !== 'other') return promise(words, ahead)
  if (ahead?.subject === 'self' && !UNWILLED_VERBS.has(ahead.verb)) return promise(words, ahead)
  if (ahead?.subject === 'none' && hasAny(words.cue, INTENT_CUES)) return promise(words, ahead)
  if (ahead && ahead.subject !== 'none') return plain('prediction')
  if (hasAny(words.cue, PREDICTION_CUES) || isExpected(words.content)) return plain('prediction')
  if (mustDo(words)) return plain('demand')
  return plain(isOpinion(words) ? 'opinion' : 'statement')
}

function plain(type: ClaimType): Classified {
  return { type, mode: null }
}

function promise(words: Words, ahead: Ahead | null): Classified {
  return { type: 'promise', mode: isKeeping(words.content, ahead) ? 'maintain' : 'achieve' }
}

function isAboutOthers(ahead: Ahead | null): boolean {
  return ahead?.subject === 'other' && FUTURE_AUXILIARIES.has(ahead.verb)
}

function isKeeping(content: readonly Atom[], ahead: Ahead | null): boolean {
  if (ahead?.negated) return true
  const head = firstWord(content)
  const opener = content[head]?.word
  if (!ahead) return opener === 'no' || opener === 'never'
  if (KEEPING_VERBS.has(ahead.verb)) return true
  return ahead.verb === 'be' && content.slice(ahead.at, ahead.at + 4).some((atom) => atom.word === 'no')
}
