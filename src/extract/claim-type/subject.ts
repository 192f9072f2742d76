/** Who is to do it: the subject of a verb that looks ahead, as the speaker, somebody else or nobody. */

import {
  BODY_SOURCES,
  DECIDED_NOUNS,
  DECIDING_BODIES,
  FIRST_PERSON,
  FIRST_POSSESSIVES,
  OWN_BODIES,
  SPOKEN_FOR,
  THIRD_PERSON,
  THIRD_POSSESSIVES,
  WILLED_VERBS,
} from '../lexicon/claim-words.ts'
import { BODY_CLASS } from '../lexicon/roles.ts'
import { DETERMINERS } from '../lexicon/verb-forms.ts'
import type { Words } from './words.ts'

/** `self`: the speaker or theirs; `other`: anybody or anything else; `none`: no subject said ("to cut taxes"). */
export type Subject = 'self' | 'other' | 'none'

/** Words that hold what others do apart from who thinks so: "I think voters will". */
const OPINING = new Set([
  'think',
  'believe',
  'guess',
  'hope',
  'know',
  'sure',
  'suspect',
  'doubt',
  'fear',
  'confident',
  'say',
])

/** Who does it: the words between the clause's start and the verb. */
export function subjectOf(words: Words, at: number): Subject {
  const { content } = words
  for (let back = at - 1; back >= 0 && back >= at - 14; back -= 1) {
    const atom = content[back]
    if (!atom) break
    const word = atom.word
    if (FIRST_PERSON.has(word)) return 'self'
    if (OPINING.has(word)) return 'other'
    if (FIRST_POSSESSIVES.has(word)) return isOwnBody(content[back + 1]?.word ?? '') ? 'self' : 'other'
    if (words.indirect && THIRD_PERSON.has(word)) {
      return word === 'it' && !mayBeBody(words) && !decidesAsNamed(words, at) ? 'other' : 'self'
    }
    if (
      words.indirect &&
      back >= at - 3 &&
      THIRD_POSSESSIVES.has(word) &&
      isOwnBody(content[back + 1]?.word ?? '')
    )
      return 'self'
    if (words.indirect && back === at - 1 && speaksFor(words, word)) return 'self'
    if (words.indirect && word === 'the' && speaksFor(words, content[back + 1]?.word ?? '')) return 'self'
    if (words.indirect && words.source.has(word) && !DETERMINERS.has(word) && word.length > 3) return 'self'
    if (atom.kind === 'mark' && word !== "'" && word !== '-') return back === at - 1 ? 'none' : 'other'
    if (word === 'there' && back === at - 1 && decidesThereIsNone(words, at)) return 'self'
    if (word === 'that' || word === 'and' || word === 'but')
      return back === at - 1 ? subjectOf(words, back) : 'other'
  }
  return at === 0 ? 'none' : 'other'
}

function isOwnBody(word: string): boolean {
  return OWN_BODIES.has(word) || BODY_CLASS.has(word)
}

/** "Tehran said it would respond": a source by name decides, so that "it" is that body. */
function decidesAsNamed(words: Words, at: number): boolean {
  return words.named && words.content.slice(at + 1, at + 4).some((atom) => WILLED_VERBS.has(atom.word))
}

/** A minister speaks for "the government", a chairman for "the company". */
function speaksFor(words: Words, body: string): boolean {
  for (const [bodies, roles] of SPOKEN_FOR) {
    if (bodies.has(body))
      for (const word of words.source) if (roles.has(word)) return !words.source.has('opposition')
  }
  return false
}

/** "there will be no new taxes" of a minister or a chief: theirs to decide. */
function decidesThereIsNone(words: Words, at: number): boolean {
  const { content } = words
  if (content[at + 1]?.word !== 'be' || content[at + 2]?.word !== 'no') return false
  if (!content.slice(at + 3, at + 7).some((atom) => DECIDED_NOUNS.has(atom.word))) return false
  return decides(words)
}

/** True for a source that decides: a government's or a company's own, or one who speaks for it. */
export function decides(words: Words): boolean {
  for (const word of words.source) {
    const body = BODY_CLASS.get(word)
    if (body !== undefined && DECIDING_BODIES.has(body)) return true
    if (SPOKEN_FOR.some(([, roles]) => roles.has(word))) return !words.source.has('opposition')
  }
  return false
}

/** "it" is the speaker when the source is a body, not a person. */
function mayBeBody(words: Words): boolean {
  for (const word of words.source) {
    if (OWN_BODIES.has(word) || BODY_SOURCES.has(word) || BODY_CLASS.has(word)) return true
  }
  return false
}
