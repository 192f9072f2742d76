/**
 * What a source says of its name in an apposition, whatever the word.
 */
import type { Span } from '../types.ts'
import { STOPS, skipParenthesis, spanOf } from './appositions.ts'
import type { Word } from './words.ts'

const LONGEST_STATED = 10

/**
 * The apposition in a source after its name: ", a junior from Leeds,".
 * @param words the words of the document
 * @param range the source's words after the name
 * @returns it without its article, or null when none with an article follows
 */
export function statedRole(words: readonly Word[], range: { from: number; to: number }): Span | null {
  let at = skipParenthesis(words, range.from)
  if (words[at]?.text !== ',') return null
  if (/^\d{1,3}$/.test(words[at + 1]?.text ?? '') && words[at + 2]?.text === ',') at += 2
  if (!/^(?:a|an|the)$/.test(words[at + 1]?.low ?? '')) return null
  const from = at + 2
  let to = from - 1
  while (to < range.to && to - from < LONGEST_STATED) {
    const word = words[to + 1]
    if (word === undefined || STOPS.has(word.low) || (!word.letters && word.text !== '-')) break
    to++
  }
  return to < from ? null : spanOf(words, { from, to })
}
