/**
 * The source of an attribution whose source span is missing: the noun phrase that stands before its cue.
 */
import { AUXILIARY, CLOSED_WORDS, VERB } from '../lexicon/closed-words.ts'
import { CUE_WORDS } from '../lexicon/cue-verbs.ts'
import { DOCUMENTS } from '../lexicon/utterances.ts'
import type { WordRange } from './article.ts'
import { bodyClass, isRole, singular } from './lookups.ts'
import { leansOnSubject, type SourceReading } from './sources.ts'
import type { Word } from './words.ts'

/** In words: how far before its cue a subject may begin. */
const LONGEST_SUBJECT = 30
/** In words: the phrase before its first comma. */
const LONGEST_HEAD = 12
const STARTS: ReadonlySet<string> = new Set('the a an his her its their our another one'.split(' '))

/**
 * The subject before a cue: "The grocers' union, the GWU, backs …", "its lawyer, Jane Doe, expects …".
 * @param words the words of the document
 * @param cue the words of the cue
 * @returns the words from the clause's beginning to the cue, or null when they are not one noun phrase with what stands in apposition to it
 */
export function subjectBefore(words: readonly Word[], cue: WordRange): WordRange | null {
  const verb = words[cue.from]
  if (verb === undefined || verb.low.endsWith('ing') || verb.low === 'according') return null
  if (
    leansOnSubject(words, cue) &&
    !/^[),]$/.test(words[cue.from - 1]?.text ?? '') &&
    !words[cue.from - 1]?.name
  )
    return null
  const next = words[cue.from + 1]?.low ?? ''
  if (/^(?:is|are|was|were|be|been)$/.test(verb.low) && !next.endsWith('ing')) return null // "was told"
  const from = clauseStart(words, cue.from)
  const to = cue.from - 1
  if (to < from) return null
  let end = from
  while (end <= to && words[end]?.text !== ',') end++
  if (end - from > LONGEST_HEAD || !isPhrase(words, { from, to: end - 1 })) return null
  const closed = end > to || words[to]?.text === ',' || words[to]?.text === ')'
  return closed ? { from, to } : null
}

/** The first word of the clause that a verb stands in: after the sentence's beginning, a semicolon, a quotation or ", and". */
function clauseStart(words: readonly Word[], verb: number): number {
  const { sentence, quoted } = words[verb] ?? { sentence: -1, quoted: false }
  let at = verb
  while (at > verb - LONGEST_SUBJECT) {
    const word = words[at - 1]
    if (word === undefined || word.sentence !== sentence || word.quoted !== quoted) break
    if (/^[;:"“”]$/.test(word.text)) break
    if (/^(?:and|but|while|as)$/.test(word.low) && words[at - 2]?.text === ',') break
    at--
  }
  return at
}

/** A determiner or a name begins it, and no verb stands in it. */
function isPhrase(words: readonly Word[], range: WordRange): boolean {
  const first = words[range.from]
  if (first === undefined || range.to < range.from) return false
  if (!STARTS.has(first.low) && !first.name) return false
  for (let at = range.from; at <= range.to; at++) {
    const word = words[at]
    if (word === undefined || !(word.letters || /^\d/.test(word.text))) return false
    if (/^(?:that|which|who)$/.test(word.low)) return true
    if (at === range.from || word.capital) continue
    if (((CLOSED_WORDS.get(word.low) ?? 0) & (AUXILIARY | VERB)) !== 0) return false
    const form = CUE_WORDS.get(word.low)?.form
    if (form === 'past' || form === 'gerund') return false
  }
  return true
}

/** "its main rate": true for words that begin with somebody's. */
export function isOwned(words: readonly Word[], { from }: WordRange): boolean {
  return /^(?:its|his|her|their)$/.test(words[from]?.low ?? '')
}

/** True when a relative clause about the subject begins before a word: in "The bank, which raised its main rate, has said" the rate is nobody. */
export function hasClause(words: readonly Word[], { from }: WordRange, to: number): boolean {
  for (let at = from + 1; at < to; at++)
    if (words[at]?.text === ',') return /^(?:which|who|whose)$/.test(words[at + 1]?.low ?? '')
  return false
}

/** A subject that only a rule has found must be a name, or be called a person, a body or a document. */
export function saysSomebody(words: readonly Word[], source: SourceReading): boolean {
  if (source.form !== 'description') return true
  const low = words[source.head]?.low ?? ''
  return isRole(low) || bodyClass(low) !== null || DOCUMENTS.has(singular(low))
}
