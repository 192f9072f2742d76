/** Questions and demands: what asks for an answer or for an act. */
import type { Atom } from '../dates/atoms.ts'
import { isPastForm } from '../dates/verbs.ts'
import {
  COMMAND_VERBS,
  DEMAND_CUES,
  DEMANDING_VERBS,
  FIRST_PERSON,
  QUESTION_CUES,
  QUESTION_WORDS,
} from '../lexicon/claim-words.ts'
import { BE_PRESENT, FUTURE_AUXILIARIES } from '../lexicon/verb-forms.ts'
import { subjectOf } from './subject.ts'
import { firstWord, hasAny, type Words } from './words.ts'

/** A question mark at the end, or a cue of asking with "whether", "if" or a question word. */
export function isQuestion(words: Words): boolean {
  const { content } = words
  for (let at = content.length - 1; at >= 0 && at >= content.length - 3; at -= 1) {
    if (content[at]?.word === '?') return true
    if (content[at]?.kind !== 'mark') break
  }
  const head = firstWord(content)
  const opener = content[head]?.word ?? ''
  if (hasAny(words.cue, QUESTION_CUES)) return QUESTION_WORDS.has(opener)
  return opener === 'whether'
}

/** A cue of demanding, or a command. "called" demands only with "for", "on" or "to". */
export function isDemand(words: Words): boolean {
  const { content, cue } = words
  const head = firstWord(content)
  const opener = content[head]
  if (hasAny(cue, DEMAND_CUES) && isDemandCue(words, opener?.word ?? '')) return true
  if (demandsItself(content)) return true
  const asks =
    cue.has('asked') || cue.has('told') || cue.has('asking') || cue.has('warned') || cue.has('asks')
  if (asks && asksTo(content, head)) return true
  if (words.indirect || !opener || !COMMAND_VERBS.has(opener.word)) return false
  return isCommand(content, head)
}

/** "we demand", "I urge": the demand in the claim's own words. */
function demandsItself(content: readonly Atom[]): boolean {
  for (let at = 0; at + 1 < content.length && at < 6; at += 1) {
    if (!FIRST_PERSON.has(content[at]?.word ?? '')) continue
    const verb = content[at + 1]?.word ?? ''
    if (DEMANDING_VERBS.has(verb)) return true
    const on = content[at + 2]?.word
    if (verb === 'call' || verb === 'appeal')
      return on === 'on' || on === 'for' || on === 'upon' || on === 'to'
  }
  return false
}

/** "to act", "parliament to act": asked or told to do something. */
function asksTo(content: readonly Atom[], head: number): boolean {
  for (let at = head; at < content.length && at <= head + 5; at += 1) {
    const atom = content[at]
    if (!atom || QUESTION_WORDS.has(atom.word) || atom.kind === 'mark') return false
    if (atom.word === 'to') return true
    if (BE_PRESENT.has(atom.word) || FUTURE_AUXILIARIES.has(atom.word) || isPastForm(atom.word)) return false
  }
  return false
}

function isDemandCue(words: Words, opener: string): boolean {
  const { cue } = words
  if (!cue.has('called') && !cue.has('call') && !cue.has('calls') && !cue.has('calling')) return true
  return (
    cue.has('for') ||
    cue.has('on') ||
    cue.has('upon') ||
    opener === 'for' ||
    opener === 'on' ||
    opener === 'to'
  )
}

/** A verb at the head that is not followed by a verb of its own: "Stop the war", not "Work is going well". */
function isCommand(content: readonly Atom[], head: number): boolean {
  for (let at = head + 1; at < content.length && at <= head + 2; at += 1) {
    const word = content[at]?.word ?? ''
    if (
      BE_PRESENT.has(word) ||
      FUTURE_AUXILIARIES.has(word) ||
      word === 'was' ||
      word === 'were' ||
      word === 'has'
    )
      return false
  }
  return true
}

/** "must", "has to", "needs to" said of others. */
export function mustDo(words: Words): boolean {
  const { content } = words
  for (let at = 0; at < content.length; at += 1) {
    const word = content[at]?.word ?? ''
    const next = content[at + 1]?.word ?? ''
    const must = word === 'must' || word === "mustn't"
    const need = (word === 'has' || word === 'needs' || word === 'have' || word === 'need') && next === 'to'
    if (!must && !need) continue
    if (
      must &&
      (next === 'have' || next === 'be') &&
      isPastForm(content[at + 2]?.word ?? '') &&
      next === 'have'
    )
      return false
    const subject = subjectOf(words, at)
    return must ? subject !== 'self' || content.some((atom) => atom.word === 'we') : subject === 'other'
  }
  return false
}
