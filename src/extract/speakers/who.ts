/**
 * Whose "who" is.
 */
import { bisect } from '../bisect.ts'
import { CUE_WORDS } from '../lexicon/cue-verbs.ts'
import type { Mention } from './model.ts'
import type { Word } from './words.ts'

/**
 * The name that stands right before "who", perhaps with a bracket, an age or a comma between.
 * @param article its words and mentions
 * @param at the word index of the pronoun
 * @returns the mention, or null when no name stands there
 */
export function nameBeforeWho(article: Page, at: number): Mention | null {
  return article.mentions[mentionBeforeWho(article, at)] ?? null
}

/**
 * Both names of "Jane Doe and John Roe, who say": the verb tells that two are meant.
 * @param article its words and mentions
 * @param at the word index of the pronoun
 * @returns the two mentions, or null when one is meant
 */
export function pairBeforeWho(article: Page, at: number): readonly [Mention, Mention] | null {
  const index = mentionBeforeWho(article, at)
  const [first, second] = [article.mentions[index - 1], article.mentions[index]]
  const verb = article.words[at + 1]?.low ?? ''
  if (first === undefined || second === undefined || first.last !== second.from - 2) return null
  if (article.words[second.from - 1]?.low !== 'and') return null
  return CUE_WORDS.get(verb)?.form === 'base' || /^(?:have|are|were|both)$/.test(verb)
    ? [first, second]
    : null
}

interface Page {
  readonly words: readonly Word[]
  readonly mentions: readonly Mention[]
}

function mentionBeforeWho(article: Page, at: number): number {
  let before = at - 1
  if (article.words[before]?.text === ',') before--
  before = beforeBracket(article.words, before)
  const low = bisect(article.mentions, (one) => one.first < at)
  const mention = article.mentions[low - 1]
  if (mention === undefined || mention.last < before - 1) return -1
  if (/^(?:from|in|near)$/.test(article.words[mention.from - 1]?.low ?? '')) {
    const owner = article.mentions[low - 2] // "Doe, from Leeds, who"
    if (owner !== undefined && owner.last >= mention.from - 3) return low - 2
  }
  const called = mention.last < before && mention.kind === 'place' // "a Dublin dealer who"
  return called ? -1 : low - 1
}

/** "Doe (D-Ohio), who", "Doe, 91, who": the word before a bracket or an age that closes at a word. */
function beforeBracket(words: readonly Word[], at: number): number {
  if (/^\d{1,3}$/.test(words[at]?.text ?? '') && words[at - 1]?.text === ',') return at - 2
  if (words[at]?.text !== ')') return at
  for (let open = at - 1; open > at - 8; open--) if (words[open]?.text === '(') return open - 1
  return at - 1
}
