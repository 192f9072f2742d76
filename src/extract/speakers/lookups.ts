/**
 * Questions about single words, answered from the word lists.
 */
import { FEMALE_NAMES, MALE_NAMES, NEUTRAL_NAMES } from '../lexicon/first-names.ts'
import { FEMALE_TITLES, MALE_TITLES, PLAIN_TITLES } from '../lexicon/honorifics.ts'
import { CAPITALS, DEMONYMS, OTHER_PEOPLES, OTHER_PLACES } from '../lexicon/nationalities.ts'
import { FIRM_WORDS, TRADE_WORDS } from '../lexicon/organisations.ts'
import { BODY_CLASS, FEMALE_ROLES, MALE_ROLES, ROLE_CLASS, ROLE_MODIFIERS } from '../lexicon/roles.ts'
import type { Gender } from './model.ts'

const COUNTRY_NAMES: ReadonlySet<string> = new Set(DEMONYMS.values())

/** True for a given name of the lists; of a double name ("jean-marc") the first half counts. */
export function isFirstName(low: string): boolean {
  return genderOfName(low) !== null || NEUTRAL_NAMES.has(low)
}

/** What a given name says of its bearer, or null. */
export function genderOfName(low: string): Gender | null {
  const hyphen = low.indexOf('-')
  const head = hyphen > 0 && !MALE_NAMES.has(low) && !FEMALE_NAMES.has(low) ? low.slice(0, hyphen) : low
  const male = MALE_NAMES.has(head)
  const female = FEMALE_NAMES.has(head)
  if (male === female) return null
  return male ? 'male' : 'female'
}

/** True for a word that stands before a person's name as a title. */
export function isTitle(low: string): boolean {
  return PLAIN_TITLES.has(low) || MALE_TITLES.has(low) || FEMALE_TITLES.has(low)
}

/** True for a polite title that states no role ("Mr", "Dr"). */
export function isPolite(low: string): boolean {
  return POLITE.has(low)
}

const POLITE: ReadonlySet<string> = new Set(
  'mr mrs ms miss mister sir dame dr hon madam lord lady monsieur madame herr frau senor senora shri sri smt dato datuk datin puan haji ustad begum'.split(
    ' ',
  ),
)

/** True for a title that is only ever written before a name: "Sen.", "Mr", "Rev." (not "Judge", which can be a name). */
export function isShortTitle(low: string): boolean {
  return SHORT_TITLES.has(low)
}

const SHORT_TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms dr sen sens rep reps gov govs gen lt col capt sgt maj cpl pvt adm cmdr prof rev hon supt insp const atty'.split(
    ' ',
  ),
)

/** What a title or role word says of its bearer, or null. */
export function genderOfRole(low: string): Gender | null {
  if (MALE_TITLES.has(low) || MALE_ROLES.has(low)) return 'male'
  return FEMALE_TITLES.has(low) || FEMALE_ROLES.has(low) ? 'female' : null
}

/** The singular of a regular plural ("senators" gives "senator"). */
export function singular(low: string): string {
  if (low.endsWith('men')) return `${low.slice(0, -2)}an`
  if (low.endsWith('ies') && low.length > 4) return `${low.slice(0, -3)}y`
  return low.endsWith('s') && !low.endsWith('ss') && low.length > 3 ? low.slice(0, -1) : low
}

/** The class of a role word, singular or plural, or null. */
export function roleClass(low: string): string | null {
  const found = ROLE_CLASS.get(low) ?? ROLE_CLASS.get(singular(low))
  if (found !== undefined) return found
  const hyphen = low.indexOf('-')
  return hyphen > 0 && BESIDE.has(low.slice(0, hyphen)) ? roleClass(low.slice(hyphen + 1)) : null
}

/** What stands before a role with a hyphen: "co-leader", "ex-minister", "vice-captain". */
const BESIDE: ReadonlySet<string> = new Set('co ex vice sub deputy then'.split(' '))

/** The class of a word for a body, singular or plural, or null. */
export function bodyClass(low: string): string | null {
  return BODY_CLASS.get(low) ?? BODY_CLASS.get(singular(low)) ?? null
}

/** True for a word that says what a person is: a role of the lists, or a word built like one ("ecologist"). */
export function isRole(low: string): boolean {
  return (
    roleClass(low) !== null ||
    (low.length > 6 && (low.endsWith('ologist') || low.endsWith('woman') || low.endsWith('person')))
  )
}

/** True for a last word that says a name is a firm's. */
export function isFirmWord(low: string): boolean {
  return TRADE_WORDS.has(low) || FIRM_WORDS.has(low)
}

/** True for a word that may stand before a role word within one role. */
export function isRoleModifier(low: string): boolean {
  return ROLE_MODIFIERS.has(low)
}

/** The country (lower case) that a name, demonym, capital or seat stands for, or null. */
export function countryOf(low: string): string | null {
  return DEMONYMS.get(low) ?? CAPITALS.get(low) ?? (COUNTRY_NAMES.has(low) ? low : null)
}

/** True for a place of the lists (country, capital, state, large city). */
export function isPlace(low: string): boolean {
  return COUNTRY_NAMES.has(low) || CAPITALS.has(low) || OTHER_PLACES.has(low) || ABBREVIATED.has(low)
}

/** Short forms of countries that are places though they stand in the table of demonyms. */
const ABBREVIATED: ReadonlySet<string> = new Set(
  'us u.s u.s.a usa uk u.k uae eu drc britain england scotland wales america korea holland burma'.split(' '),
)

/** True for an adjective or noun of nationality ("Russian", "Poles"). */
export function isDemonym(low: string): boolean {
  if (OTHER_PEOPLES.has(low) || (DEMONYMS.has(low) && !ABBREVIATED.has(low))) return true
  const hyphen = low.indexOf('-') // "Cuban-American"
  return hyphen > 2 && isDemonym(low.slice(hyphen + 1)) && low.length - hyphen > 4
}

/** True for "WHO", "U.N.", "BBC": all capitals, two letters or more. */
export function isAcronym(text: string): boolean {
  if (text.charCodeAt(1) > 90 || text.charCodeAt(0) > 90) return false // most words: a lower-case letter
  return text.length >= 2 && text.length <= 9 && /^[A-Z][A-Z.&-]*[A-Z.]$|^[A-Z]{2,}s$/.test(text)
}

/** The words of a role before its first preposition, in lower case, each as `plainHead` gives it. */
export function headWords(role: string): string[] {
  const out: string[] = []
  for (const raw of role.toLowerCase().split(' ', 12)) {
    if (out.length > 0 && /^(?:of|for|at|in|to|from|with)$/.test(raw)) break
    out.push(plainHead(raw.replace(/[.,’']s?$/, ''), out.at(-1) ?? ''))
  }
  return out
}

/**
 * One form for a role word: "gen" gives "general", "prime minister" gives "premier", "vice president" is no president.
 * @param low the word
 * @param before the word before it
 */
export function plainHead(low: string, before: string): string {
  if (low === 'minister' && (before === 'prime' || before === 'first')) return 'premier'
  if (before === 'vice' && (low === 'president' || low === 'chancellor')) return `vice-${low}`
  return SHORT_ROLES.get(low) ?? low
}

const SHORT_ROLES: ReadonlyMap<string, string> = new Map(
  'gen:general lt:lieutenant col:colonel capt:captain sgt:sergeant maj:major adm:admiral cpl:corporal sen:senator rep:representative gov:governor prof:professor rev:reverend det:detective insp:inspector supt:superintendent cllr:councillor pres:president pm:premier ag:attorney atty:attorney vp:vice-president dr:doctor'
    .split(' ')
    .map((pair) => {
      const colon = pair.indexOf(':')
      return [pair.slice(0, colon), pair.slice(colon + 1)] as const
    }),
)
