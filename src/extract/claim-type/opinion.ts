/** Opinions and expectations: what judges, and what others see coming. */
import type { Atom } from '../dates/atoms.ts'
import {
  EXPECTED_TO,
  FIRST_PERSON,
  JUDGED_BY_TOO,
  JUDGING_WORDS,
  OPINION_CUES,
  THINKING_VERBS,
} from '../lexicon/claim-words.ts'
import { BE_PRESENT } from '../lexicon/verb-forms.ts'
import { beBefore, hasAny, type Words } from './words.ts'

/** A view of the speaker's: a cue of thinking, "should", a judging word. */
export function isOpinion(words: Words): boolean {
  const { content } = words
  if (hasAny(words.cue, OPINION_CUES)) return true
  for (let at = 0; at < content.length; at += 1) {
    const word = content[at]?.word ?? ''
    if (word === 'should' || word === "shouldn't" || word === 'ought') return true
    if (FIRST_PERSON.has(word) && THINKING_VERBS.has(verbAfter(content, at + 1))) return true
    if (
      (word === 'my' || word === 'our') &&
      (content[at + 1]?.word === 'view' || content[at + 1]?.word === 'opinion')
    )
      return true
    if (JUDGING_WORDS.has(word) && judges(content, at)) return true
    if (word === 'too' && JUDGED_BY_TOO.has(content[at + 1]?.word ?? '')) return true
  }
  return false
}

function verbAfter(content: readonly Atom[], at: number): string {
  const word = content[at]?.word ?? ''
  if (
    word === 'do' ||
    word === "don't" ||
    word === 'really' ||
    word === 'still' ||
    word === 'also' ||
    word === 'strongly' ||
    word === "'m"
  ) {
    const next = content[at + 1]?.word ?? ''
    return next === 'not' ? (content[at + 2]?.word ?? '') : next
  }
  return word
}

/** A judging word that is no part of a fixed phrase ("right now", "just two", "human right"). */
function judges(content: readonly Atom[], at: number): boolean {
  const word = content[at]?.word
  const next = content[at + 1]
  const before = content[at - 1]?.word ?? ''
  if (word === 'right')
    return (
      BE_PRESENT.has(before) ||
      before === "'s" ||
      before === 'was' ||
      before === 'were' ||
      before === 'absolutely'
    )
  if (word === 'just')
    return before === 'a' || before === 'be' || (BE_PRESENT.has(before) && next?.kind === 'mark')
  if (word === 'fair' || word === 'strong' || word === 'welcome' || word === 'like')
    return next?.kind !== 'word' || !next.capital
  return true
}

/** "is expected to", "is likely to", "is set to". */
export function isExpected(content: readonly Atom[]): boolean {
  for (let at = 1; at < content.length - 1; at += 1) {
    const word = content[at]?.word ?? ''
    if (!EXPECTED_TO.has(word) || content[at + 1]?.word !== 'to') continue
    const be = beBefore(content, at)
    if (BE_PRESENT.has(be) || be === 'more' || be === 'most' || be === "'s" || be === 'was' || be === 'were')
      return true
  }
  return false
}
