/**
 * Takes a capitalised run apart: "Ukrainian President | Volodymyr Zelenskyy", "Refugee Council | Enver Solomon".
 */

import { NAME_SUFFIXES } from '../lexicon/honorifics.ts'
import { KNOWN_BODIES } from '../lexicon/known-bodies.ts'
import { BODIES } from '../lexicon/metonyms.ts'
import { COMMON_OPENERS } from '../lexicon/not-names.ts'
import { FIRST_BODY_WORDS, ORGANISATION_WORDS } from '../lexicon/organisations.ts'
import { ROLE_COMPLEMENTS } from '../lexicon/role-complements.ts'
import { LEADING_BODIES } from '../lexicon/roles.ts'
import {
  isAcronym,
  isDemonym,
  isFirstName,
  isPlace,
  isPolite,
  isRole,
  isRoleModifier,
  isShortTitle,
  isTitle,
  roleClass,
  singular,
} from './lookups.ts'
import type { Run } from './runs.ts'
import type { Word } from './words.ts'

/** A name inside a run: word indices, inclusive. `from`: where its title or role inside the run begins (`first` when there is none). */
export interface NamePart {
  readonly from: number
  readonly first: number
  readonly last: number
  /** A title or role stands before the name. */
  readonly titled: boolean
}

const JOINERS: ReadonlySet<string> = new Set(['of', 'for', 'on', 'and', '&'])

/**
 * Splits one run into its names. A run that is only a role ("Home Secretary") or only a nationality gives none.
 * @param words the words of the document
 * @param run a run of them
 */
export function splitRun(words: readonly Word[], run: Run): NamePart[] {
  const { to } = run
  let from = run.from
  while (from < to && words[from]?.opens && isOpenerOnly(words, { from, to })) from++
  if (isRoleOnly(words, { from, to })) return []
  const role = lastRole(words, { from, to })
  if (role >= 0) {
    const first = skipComplement(words, role + 1, to)
    if (first > to) return []
    return [{ from, first, last: to, titled: true }]
  }
  return splitName(words, { from, first: from, last: to, titled: false })
}

/** A capital that only opens the sentence, before the real name. */
function isOpenerOnly(words: readonly Word[], run: Run): boolean {
  const low = words[run.from]?.low ?? ''
  if (isFirstName(low) || isTitle(low) || isRole(low)) return false
  if (isRoleModifier(low) || LEADING_BODIES.has(low)) return true
  const unknown = !isPlace(low) && !isDemonym(low) && !isAcronym(words[run.from]?.text ?? '')
  return unknown && run.to - run.from >= 2 && isFirstName(words[run.from + 1]?.low ?? '')
}

function isRoleOnly(words: readonly Word[], run: Run): boolean {
  const last = words[run.to]
  if (last === undefined) return true
  if (run.from === run.to)
    return isRole(last.low) ? !isFirstName(last.low) : !isAcronym(last.text) && isNoName(last.low)
  const before = words[run.to - 1]
  if (before !== undefined && isFirstName(before.low) && !(isRole(before.low) && isRoleNotName(last.low)))
    return false
  if (!isRole(last.low) && !isTitle(last.low)) return false
  if (before !== undefined && isPolite(before.low)) return false
  if (last.low === 'democrats' || last.low === 'republicans') return true
  for (let at = run.from; at < run.to; at++) {
    const low = words[at]?.low ?? ''
    if (low === 'to') return false // "Committee to Protect Teachers"
    const known =
      isRole(low) ||
      isTitle(low) ||
      isRoleModifier(low) ||
      isDemonym(low) ||
      isPlace(low) ||
      ORGANISATION_WORDS.has(low)
    if (!known && !ROLE_COMPLEMENTS.has(low) && !JOINERS.has(low) && low !== 'the')
      return isRole(last.low) && last.low !== 'king'
  }
  return true
}

/** "Baker", "Miner": what somebody works as is a last name after "Dean". */
function isRoleNotName(low: string): boolean {
  return roleClass(low) !== 'worker'
}

/** A capitalised word that alone names nobody: a role, a nationality, "Democratic", "In". */
function isNoName(low: string): boolean {
  if (KNOWN_BODIES.has(low) || isFirstName(low)) return false
  if (isRole(low) || isDemonym(low) || COMMON_OPENERS.has(low)) return true
  return isRoleModifier(low) && !ORGANISATION_WORDS.has(low)
}

/** The index of the last title or role word with a name after it, or -1. */
function lastRole(words: readonly Word[], run: Run): number {
  for (let at = run.to - 1; at >= run.from; at--) {
    const low = words[at]?.low ?? ''
    if ((!isTitle(low) && !isRole(low)) || isCrowd(low) || !words[at]?.capital) continue // "Museo del Golfo"
    if (words[at + 1]?.low === 'without') continue // "Doctors Without Borders"
    if (at > run.from && !isShortTitle(low) && isGiven(words, run.from, at - 1)) continue
    if (isFirstName(low) && !isTitle(low)) continue
    const final = words[run.to]?.low ?? ''
    const named = isFirstName(words[at + 1]?.low ?? '') || JOINERS.has(words[at + 1]?.low ?? '')
    if (ORGANISATION_WORDS.has(final) && !named && !isPersonEnd(words, at, run.to)) continue
    return at
  }
  return -1
}

/** A given name, so that the word after it is a last name: not in "South Carolina Senator". */
function isGiven(words: readonly Word[], from: number, at: number): boolean {
  const low = words[at]?.low ?? ''
  if (!isFirstName(low) || isRole(low)) return false
  return !isPlaceEnd(words, from, at + 1)
}

/** "River Friends", "Moms Network": plurals that name no role before a name. */
function isCrowd(low: string): boolean {
  return (
    singular(low) !== low && /^(?:friend|member|person|relative|activist|worker)$/.test(roleClass(low) ?? '')
  )
}

/** "Mr House": a polite title makes even a body's word a last name. */
function isPersonEnd(words: readonly Word[], at: number, to: number): boolean {
  return at + 1 === to && /^(?:mr|mrs|ms|miss|dr|sir|lord)$/.test(words[at]?.low ?? '')
}

/** After "Secretary of …" gives the index where the person's name begins; beyond `to` when there is none. */
function skipComplement(words: readonly Word[], at: number, to: number): number {
  if (!JOINERS.has(words[at]?.low ?? '')) return at
  for (let index = at + 1; index < to; index++) {
    const low = words[index]?.low ?? ''
    if (isFirstName(low) && !ROLE_COMPLEMENTS.has(low) && !isPlace(low)) return index
  }
  const behind = behindBody(words, at + 1, to)
  if (behind > 0) return behind
  if (words[at + 1]?.low === 'the') return to + 1
  let index = at + 1
  while (index <= to && belongsToRole(words[index]?.low ?? '')) index++
  if (index > to) return index
  const left = to - index + 1
  if (index === at + 1) return left >= 3 ? to - 1 : to + 1
  return index
}

/** "head of the Refugee Council | Enver Solomon": where two or three words that are no body's follow a body's last word, or -1. */
function behindBody(words: readonly Word[], from: number, to: number): number {
  for (let at = to - 2; at >= Math.max(from, to - 3); at--) {
    const rest = words.slice(at + 1, to + 1)
    if (!ORGANISATION_WORDS.has(words[at]?.low ?? '')) continue
    return rest.some(({ low }) => belongsToRole(low) || isRole(low)) ? -1 : at + 1
  }
  return -1
}

function belongsToRole(low: string): boolean {
  return (
    ROLE_COMPLEMENTS.has(low) ||
    ORGANISATION_WORDS.has(low) ||
    JOINERS.has(low) ||
    low === 'the' ||
    isPlace(low)
  )
}

/** Cuts a person's name off the body or place before it. */
function splitName(words: readonly Word[], part: NamePart): NamePart[] {
  const cut = personCut(words, part)
  if (cut < 0) return [part]
  const person = { from: cut, first: cut, last: part.last, titled: false }
  let last = cut - 1
  while (last > part.first && JOINERS.has(words[last]?.low ?? '')) last--
  if (last < cut - 1 && isRoleOnly(words, { from: part.first, to: last })) return [person] // "Fans of Jane Doe"
  return [{ from: part.from, first: part.first, last, titled: false }, person]
}

/** The index where a given name begins after a body, place, nationality or party, or -1. */
function personCut(words: readonly Word[], part: NamePart): number {
  if (isApposedCitizen(words, part)) return part.first + 1
  for (let at = part.first + 1; at < part.last; at++) {
    const low = words[at]?.low ?? ''
    const before = words[at - 1]
    if (before === undefined || !isFirstName(low) || isPlace(low)) continue
    const head = words[part.first]
    if (head !== undefined && isFirstName(head.low) && !isPlace(head.low)) return -1
    if (
      ORGANISATION_WORDS.has(before.low) ||
      isPlaceEnd(words, part.first, at) ||
      isAcronym(before.text) ||
      isDemonym(before.low)
    )
      return at
    if (at === part.last - 1 && at > part.first + 1 && isLastName(words[part.last]?.low ?? '')) return at
  }
  return -1
}

/** ", Swede | Ingela Doe,": a nationality before two words that name no body, between commas. */
function isApposedCitizen(words: readonly Word[], { first, last }: NamePart): boolean {
  if (last !== first + 2 || !isDemonym(words[first]?.low ?? '')) return false
  if (words[first - 1]?.text !== ',' || words[last + 1]?.text !== ',') return false
  return isLastName(words[last]?.low ?? '') && !ORGANISATION_WORDS.has(words[first + 1]?.low ?? '')
}

/** "Islamic Relations | Alia Salem": a given name and one word more end a longer name of something else. */
function isLastName(low: string): boolean {
  return !ORGANISATION_WORDS.has(low) && !isPlace(low) && !isRole(low)
}

function isPlaceEnd(words: readonly Word[], first: number, at: number): boolean {
  const one = words[at - 1]?.low ?? ''
  const two = at - 2 >= first ? `${words[at - 2]?.low} ${one}` : ''
  return isPlace(one) || (two !== '' && isPlace(two))
}

/** True when the words name a body: one of the lists, a body's head word at its end, or one joined by "of". */
export function isBodyName(words: readonly string[], low: readonly string[]): boolean {
  const last = low.at(-1) ?? ''
  if (BODIES.has(low.join(' '))) return true
  if (low.length > 1 && ORGANISATION_WORDS.has(last)) return true
  if (low.length === 1) return ORGANISATION_WORDS.has(last)
  if (low.some((word, at) => at > 0 && JOINERS.has(word)) || FIRST_BODY_WORDS.has(low[0] ?? '')) return true
  if (words.every((word) => isAcronym(word)) && isFirstName(low[0] ?? '')) return false // "JANE DOE"
  return isAcronym(words[0] ?? '') || (isAcronym(words.at(-1) ?? '') && !NAME_SUFFIXES.has(last))
}
