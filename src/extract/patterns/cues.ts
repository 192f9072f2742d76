/**
 * Finds cues: every verb of the lexicon outside quotation marks, with the auxiliaries and adverbs before it,
 * the phrase it begins ("called for") and its source on the left.
 */
import { ADVERB, AUXILIARY, NEGATION, PREPOSITION } from '../lexicon/closed-words.ts'
import { CUE_PHRASES, CUE_WORDS, type CuePhrase, type VerbForm } from '../lexicon/cue-verbs.ts'
import { isPossessive } from './noun-phrases.ts'
import { isNounUse } from './noun-uses.ts'
import { inQuote, isClass, isWord, type Reading, type Run, sameSentence, wordAt } from './reading.ts'
import { sourceBefore } from './sources.ts'

export interface Cue {
  /** All its tokens, auxiliaries and particles too. */
  readonly run: Run
  readonly verb: number
  readonly base: string
  readonly form: VerbForm
  /** Bits of `cue-verbs.ts`. */
  readonly features: number
  readonly isPassive: boolean
  readonly isNegated: boolean
  /** `to say`, `would say`. */
  readonly isInfinitive: boolean
  readonly isModal: boolean
  /** Tokens of the source on its left, or null. */
  readonly subject: Run | null
}

const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'am', "'re", '’re', "'m", '’m', 'got'])
const MODAL = new Set([
  'will',
  'would',
  'can',
  'could',
  'may',
  'might',
  'must',
  'shall',
  'should',
  "'ll",
  '’ll',
  "'d",
  '’d',
  'ca',
  'wo',
])

/** The cues of a document, in order; page furniture has none. */
export function findCues(reading: Reading): Cue[] {
  const { tokens, furniture } = reading.document
  const cues: Cue[] = []
  for (let index = 0; index < tokens.length; index++) {
    const entry = CUE_WORDS.get(reading.words[index] ?? '')
    if (entry === undefined || inQuote(reading, index) || furniture[tokens[index]?.paragraph ?? 0]) continue
    if (isNounUse(reading, index, entry.form)) continue
    const phrase = phraseAt(reading, index, entry.base)
    const features = phrase?.phrase.features ?? entry.features
    if (features === 0) continue
    const before = auxiliariesBefore(reading, index)
    const last = Math.max(phrase?.last ?? index, index)
    cues.push({
      ...before,
      run: { first: before.first, last },
      verb: index,
      base: entry.base,
      form: entry.form,
      features,
      subject: sourceBefore(reading, before.first),
    })
    index = last
  }
  return cues
}

interface PhraseMatch {
  readonly phrase: CuePhrase
  readonly last: number
}

function phraseAt(reading: Reading, verb: number, base: string): PhraseMatch | null {
  for (const phrase of CUE_PHRASES.get(base) ?? []) {
    const last = matchRest(reading, verb, phrase.rest)
    if (last !== null) return { phrase, last }
  }
  return null
}

/** Last token of the phrase when its other words follow the verb (adverbs and a possessor may stand between), or null. */
function matchRest(reading: Reading, verb: number, rest: readonly string[]): number | null {
  let at = verb
  for (const word of rest) {
    if (word === 'SOURCE') {
      const end = possessorEnd(reading, at + 1)
      if (end === null) return null
      at = end
      continue
    }
    if (wordAt(reading, at + 1) !== word) return null
    at++
  }
  return sameSentence(reading, verb, at) ? at : null
}

/** Token of the genitive 's within the next few tokens, or of a possessive pronoun. */
function possessorEnd(reading: Reading, start: number): number | null {
  if (['his', 'her', 'their', 'its', 'the', 'a'].includes(wordAt(reading, start))) return start
  for (let at = start; at < start + 6; at++) {
    if (!isWord(reading, at) && !isPossessive(reading, at)) return null
    if (isPossessive(reading, at)) return at
  }
  return null
}

interface Auxiliaries {
  readonly first: number
  readonly isPassive: boolean
  readonly isNegated: boolean
  readonly isInfinitive: boolean
  readonly isModal: boolean
}

/** Walks left over auxiliaries, adverbs and "not": `has repeatedly` said, `did not` say. */
function auxiliariesBefore(reading: Reading, verb: number): Auxiliaries {
  let first = verb
  let isPassive = false
  let isNegated = false
  let isModal = false
  const isParticiple = (CUE_WORDS.get(wordAt(reading, verb))?.form ?? 'base').startsWith('pa')
  while (verb - first < 6 && sameSentence(reading, first - 1, verb) && !inQuote(reading, first - 1)) {
    const word = wordAt(reading, first - 1)
    const isPlainAdverb = word.endsWith('ly') && word.length > 4 && !isClass(reading, first - 1, PREPOSITION)
    const isShortIs = (word === "'s" || word === '’s') && !isPossessive(reading, first - 1)
    if (!isClass(reading, first - 1, AUXILIARY | ADVERB | NEGATION) && !isPlainAdverb && !isShortIs) break
    if (BE.has(word) && isParticiple) isPassive = true
    if (isClass(reading, first - 1, NEGATION)) isNegated = true
    if (MODAL.has(word)) isModal = true
    first--
  }
  return { first, isPassive, isNegated, isInfinitive: wordAt(reading, first - 1) === 'to', isModal }
}
