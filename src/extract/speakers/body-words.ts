/**
 * The word for a body beside a name: "the newspaper Harbour Post", "the developer, Harbour Homes,", "Harbour Homes, a firm of
 * builders,", "the GWU union".
 */
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import { LEADING_BODIES, NAMED_BODIES } from '../lexicon/roles.ts'
import { skipParenthesis } from './appositions.ts'
import { bodyClass, isAcronym, isFirstName, isRole } from './lookups.ts'
import type { NamePart } from './split-run.ts'
import type { Word } from './words.ts'

/**
 * What a name is called right before or after it.
 * @param words the words of the document
 * @param part the name
 * @returns the word in lower case, or null
 */
export function bodyWordOf(words: readonly Word[], part: NamePart): string | null {
  if (part.titled) return null
  return (
    bodyBefore(words, part) ??
    bodyAfter(words, part) ??
    (isFirstName(words[part.first]?.low ?? '')
      ? null
      : (apposedBefore(words, part) ?? apposedAfter(words, part)))
  )
}

/** "the newspaper", "its parent company", "charity"; with a capital that only opens the sentence "Operator". */
function bodyBefore(words: readonly Word[], part: NamePart): string | null {
  const before = words[part.from - 1]
  const head = words[part.from]
  if (before === undefined || head === undefined || before.sentence !== head.sentence) return null
  if (before.possessive || before.quoted !== head.quoted) return null
  if (before.capital) return before.opens && LEADING_BODIES.has(before.low) ? before.low : null
  return NAMED_BODIES.has(before.low) ? before.low : null
}

/** "the GWU union". */
function bodyAfter(words: readonly Word[], part: NamePart): string | null {
  const after = words[part.last + 1]
  const last = words[part.last]
  if (after === undefined || last === undefined || after.capital || last.possessive) return null
  if (part.first !== part.last || !isAcronym(last.text)) return null
  return NAMED_BODIES.has(after.low) && after.low !== 'agency' ? after.low : null
}

/** "The developer, Harbour Homes,": a short phrase with an article, the name between commas. */
function apposedBefore(words: readonly Word[], part: NamePart): string | null {
  const word = words[part.from - 2]
  if (words[part.from - 1]?.text !== ',' || word === undefined || word.capital || word.possessive) return null
  if (bodyClass(word.low) === null || isFollowed(words[part.last + 1]) || isRole(word.low)) return null
  for (let at = part.from - 3; at > part.from - 6; at--) {
    const low = words[at]?.low ?? ''
    if (/^(?:the|its|their|a|an)$/.test(low))
      return PREPOSITIONS.has(words[at - 1]?.low ?? '') ? null : word.low // "the head of the service, Jane Doe,"
    if (!words[at]?.letters || (words[at]?.possessive && !low.endsWith('s'))) return null
  }
  return null
}

/** More than "of Leeds" goes on after the name. */
function isFollowed(next: Word | undefined): boolean {
  return next?.letters === true && next.low !== 'of' && next.low !== 'in'
}

/** Words for bodies that people are called too: "Doe, a machine operator,". */
const MAY_BE_PERSON = /^(?:operator|developer|builder|brewer|supplier|maker)$/

/** "Harbour Homes, a firm of builders,": the word before a mark or a preposition. */
function apposedAfter(words: readonly Word[], part: NamePart): string | null {
  const comma = skipParenthesis(words, part.last + 1)
  if (words[comma]?.text !== ',' || !/^(?:the|a|an)$/.test(words[comma + 1]?.low ?? '')) return null
  for (let at = comma + 2; at < comma + 7; at++) {
    const word = words[at]
    const next = words[at + 1]
    if (word === undefined || !word.letters || word.possessive || isRole(word.low)) return null
    if (next?.letters && !PREPOSITIONS.has(next.low) && !/^(?:that|which|whose|based)$/.test(next.low))
      continue
    return bodyClass(word.low) === null || MAY_BE_PERSON.test(word.low) ? null : word.low
  }
  return null
}
