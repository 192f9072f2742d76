/**
 * Whose "who" is.
 */
import type { Mention } from './model.ts'
import type { Word } from './words.ts'

/**
 * The name that stands right before "who", perhaps with a bracket, an age or a comma between.
 * @param article its words and mentions
 * @param at the word index of the pronoun
 * @returns the mention, or null when no name stands there
 */
export function nameBeforeWho(
  article: { readonly words: readonly Word[]; readonly mentions: readonly Mention[] },
  at: number,
): Mention | null {
  let before = at - 1
  if (article.words[before]?.text === ',') before--
  before = beforeBracket(article.words, before)
  let low = 0
  let high = article.mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((article.mentions[middle]?.first ?? 0) < at) low = middle + 1
    else high = middle
  }
  const mention = article.mentions[low - 1]
  if (mention === undefined || mention.last < before - 1) return null
  const called = mention.last < before && mention.kind === 'place' // "a Dublin dealer who"
  return called ? null : mention
}

/** "Doe (D-Ohio), who", "Doe, 91, who": the word before a bracket or an age that closes at a word. */
function beforeBracket(words: readonly Word[], at: number): number {
  if (/^\d{1,3}$/.test(words[at]?.text ?? '') && words[at - 1]?.text === ',') return at - 2
  if (words[at]?.text !== ')') return at
  for (let open = at - 1; open > at - 8; open--) if (words[open]?.text === '(') return open - 1
  return at - 1
}
