/**
 * The text of a speaker's name, as it is shown.
 */
import { FULL_NAMES } from '../lexicon/full-names.ts'

/** What abbreviations at a name's beginning stand for. */
const LONG_FORMS: ReadonlyMap<string, string> = new Map([
  ['U.S.', 'United States'],
  ['US', 'United States'],
  ['U.N.', 'United Nations'],
  ['UN', 'United Nations'],
  ['U.K.', 'United Kingdom'],
  ['UK', 'United Kingdom'],
  ['E.U.', 'European Union'],
  ['EU', 'European Union'],
])

const LONGEST_DESCRIPTION = 120

/**
 * Writes out a body's letters, and the abbreviation that a body's or a country's name begins with, so that "U.S. Department of Justice" and
 * "United States Department of Justice" are one.
 * @param name a name as the article gives it
 */
export function writtenOut(name: string): string {
  const full = FULL_NAMES.get(name.includes('.') ? name.replaceAll('.', '') : name)
  if (full !== undefined) return full
  const space = name.indexOf(' ')
  const first = space < 0 ? name : name.slice(0, space)
  const long = LONG_FORMS.get(first)
  return long === undefined ? name : long + (space < 0 ? '' : name.slice(space))
}

/**
 * The words of a description as a name: one line, cut at a word when very long.
 * @param text the description as it stands
 * @param lowered true to write its first letter small: its capital only opened a sentence
 */
export function descriptionName(text: string, lowered: boolean): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const name = lowered ? line.charAt(0).toLowerCase() + line.slice(1) : line
  if (name.length <= LONGEST_DESCRIPTION) return name
  const cut = name.lastIndexOf(' ', LONGEST_DESCRIPTION)
  return `${name.slice(0, cut > 40 ? cut : LONGEST_DESCRIPTION)}…`
}

/**
 * The name of several together: "Jane Doe, John Roe and Ann Lee".
 * @param members two or more
 */
export function groupName(members: readonly { readonly name: string }[]): string {
  const names = members.map(({ name }) => writtenOut(name))
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
