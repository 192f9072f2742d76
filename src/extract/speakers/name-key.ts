/**
 * Keys by which a speaker of one article is found among the speakers of others. Two records are one only when their merge
 * keys are equal; everything weaker is a candidate for a person to decide on.
 *
 * The rule: a person's merge key needs a given name and a last name, and every word of the name counts (a middle initial
 * or "Jr." can be all that tells two people apart). A last name alone, a description and a group never merge over articles.
 * What is evened out: case, accents, hyphens, and spellings of one name in other alphabets' transcriptions.
 */
import { NICKNAMES } from '../lexicon/first-names.ts'
import { NAME_SUFFIXES } from '../lexicon/honorifics.ts'
import { BODY_SPELLINGS, GIVEN_NAME_SPELLINGS } from '../lexicon/spellings.ts'
import type { Speaker } from '../types.ts'
import { fold } from './fold.ts'
import { writtenOut } from './name-text.ts'

/** `merge`: equal keys are one speaker; null: never merged by name. `candidates`: shared ones may be one speaker, strongest first. */
export interface NameKeys {
  readonly merge: string | null
  readonly candidates: readonly string[]
}

const LONGEST_NAME = 200
/** Last names that came through Cyrillic. */
const SLAVIC = /(?:sk(?:yy|iy|yj|ij|ii|yi|y|i)|enko|[oe](?:v|w|ff)|vych|vich|witsch|vitch|vic|..[iyj]an)$/
/** Articles that stand before Arabic last names. */
const ARABIC_ARTICLE = /^(?:al|el|ul|ad|as|ash)-/

/**
 * The keys of a speaker's name.
 * @param speaker name and kind, as the speaker stage gives them
 */
export function nameKeys(speaker: Pick<Speaker, 'name' | 'kind'>): NameKeys {
  const words = nameWords(speaker.name)
  if (words.length === 0 || speaker.kind === 'unnamed' || speaker.kind === 'group')
    return { merge: null, candidates: [] }
  return speaker.kind === 'person' ? personKeys(words) : bodyKeys(words)
}

/**
 * True when two speakers are one by their names alone.
 * @param a one speaker
 * @param b another
 */
export function sameSpeaker(a: Pick<Speaker, 'name' | 'kind'>, b: Pick<Speaker, 'name' | 'kind'>): boolean {
  const key = nameKeys(a).merge
  return key !== null && key === nameKeys(b).merge
}

function nameWords(name: string): string[] {
  const spaced = writtenOut(name.slice(0, LONGEST_NAME)).replace(/[,()“”"]/g, ' ')
  return spaced
    .split(/\s+/)
    .map((word) => fold(word).replace(/[.'’]/g, ''))
    .filter((word) => word !== '' && word !== 'the')
}

function personKeys(words: readonly string[]): NameKeys {
  const kept = words
    .map((word) => word.replace(ARABIC_ARTICLE, ''))
    .filter((word) => !/^(?:al|el|ul)$/.test(word))
  let end = kept.length - 1
  while (end > 0 && NAME_SUFFIXES.has(kept[end] ?? '')) end--
  const last = lastKey(kept[end] ?? '')
  const given = givenKey(kept[0] ?? '')
  if (end < 1) return { merge: null, candidates: [`last:${last}`] }
  const middle = kept.slice(1, end).map((word) => word.replaceAll('-', ''))
  const suffix = kept.slice(end + 1)
  const merge = `person:${[given, ...middle, last, ...suffix].join('')}`
  const long = NICKNAMES.get(given) ?? given
  return { merge, candidates: [`plain:${long}${last}`, `initial:${given.charAt(0)}${last}`, `last:${last}`] }
}

function bodyKeys(words: readonly string[]): NameKeys {
  const even = words.map((word) => BODY_SPELLINGS.get(word) ?? word).map((word) => word.replaceAll('-', ''))
  const letters = even.filter((word) => !/^(?:of|for|and|on|in|&)$/.test(word)).map((word) => word.charAt(0))
  const acronym = even.length > 1 ? letters.join('') : (even[0] ?? '')
  return { merge: `body:${even.join('')}`, candidates: [`acronym:${acronym}`] }
}

function givenKey(word: string): string {
  return (GIVEN_NAME_SPELLINGS.get(word) ?? word).replaceAll('-', '')
}

/**
 * "mueller" and "muller", "zelenskyy" and "selenskyj", "gaddafi" and "qadhafi" give one key each. What only resembles another
 * name keeps a key of its own: "lindh" is not "lind", "lee" is not "le", "hoffmann" not "hoffman".
 */
function lastKey(word: string): string {
  if (/^[gkq]h?ad+h?af+[iy]$/.test(word)) return 'gadafi'
  const key = SLAVIC.test(word) ? slavicKey(word) : word
  return key.replace(/([aou])e(?=.)/g, '$1').replaceAll('-', '')
}

function slavicKey(word: string): string {
  return word
    .replaceAll('w', 'v')
    .replace(/^chr/, 'khr')
    .replace(/schtsch/g, 'shch')
    .replace(/tsch|tch|cz/g, 'c')
    .replace(/sch/g, 'sh')
    .replace(/ch/g, 'c')
    .replace(/^(?:ye|je)/, 'e')
    .replace(/^[yj](?=[aou])/, 'i')
    .replace(/ts|z/g, 's')
    .replace(/kh/g, 'h')
    .replace(/sk(?:yy|iy|yj|ij|ii|yi|y|i)$/, 'ski')
    .replace(/[oe](?:v|ff)$/, 'ov')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1')
}
