/**
 * Names as lists of folded words: their parts, and when two of one article can be one person's or one body's.
 */
import { NICKNAMES } from '../lexicon/first-names.ts'
import { NAME_SUFFIXES } from '../lexicon/honorifics.ts'

/** The last name's last word: suffixes ("Jr.") do not count. */
export function lastName(low: readonly string[]): string {
  for (let at = low.length - 1; at > 0; at--) {
    const word = low[at] ?? ''
    if (!NAME_SUFFIXES.has(word)) return word
  }
  return low[0] ?? ''
}

/** Last two words of a body's name. */
export function tail(low: readonly string[]): string {
  return low.slice(-2).join(' ')
}

/** First letters of the longer words: "world health organization" gives "who". */
export function acronymOf(low: readonly string[]): string {
  let letters = ''
  for (const word of low) if (!/^(?:of|for|on|and|the|&|in)$/.test(word)) letters += word.charAt(0)
  return letters
}

/** True when two full names with one last name can be one person's: "Joseph R. Biden" and "Joe Biden", "J.D. Vance" and "James Vance". */
export function sameGiven(a: readonly string[], b: readonly string[]): boolean {
  const first = (a[0] ?? '').replaceAll('.', '')
  const other = (b[0] ?? '').replaceAll('.', '')
  if (isSuffixed(a) !== isSuffixed(b) && bare(a) === bare(b)) return false // "Donald Trump" and "Donald Trump Jr."
  if (first === other) return a.length <= 2 || b.length <= 2 || sharesMiddle(a, b)
  if (first.charAt(0) !== other.charAt(0))
    return NICKNAMES.get(first) === other || NICKNAMES.get(other) === first
  const short = first.length < other.length ? first : other
  const long = first.length < other.length ? other : first
  return (
    short.length === 1 ||
    NICKNAMES.get(short) === long ||
    NICKNAMES.get(long) === short ||
    (short.length >= 3 && long.startsWith(short))
  )
}

function isSuffixed(low: readonly string[]): boolean {
  return NAME_SUFFIXES.has(low.at(-1) ?? '')
}

function bare(low: readonly string[]): string {
  return (isSuffixed(low) ? low.slice(0, -1) : low).join(' ')
}

function sharesMiddle(a: readonly string[], b: readonly string[]): boolean {
  const middle = (a[1] ?? '').charAt(0)
  return middle === (b[1] ?? '').charAt(0)
}

/** True when the shorter body's name ends the longer one: "Security Council" and "United Nations Security Council". */
export function isTail(a: readonly string[], b: readonly string[]): boolean {
  const long = a.length > b.length ? a : b
  const short = a.length > b.length ? b : a
  return short.length >= 2 && short.every((word, at) => word === long[long.length - short.length + at])
}

/** A name's first letter and its consonants, each once in a row: "zelensky" and "zelenskyy" give "zlnsk". */
export function consonants(low: string): string {
  let out = ''
  for (const letter of low) {
    if (out !== '' && "aeiouyhjw'-".includes(letter)) continue
    if (!out.endsWith(letter)) out += letter
  }
  return out
}

const LONGEST_COMPARED = 24

/** True when two names are a slip of the pen apart: one letter, two in long names. "buchtmann" and "bauchtman", not "jensen" and "johnson". */
export function nearlySame(a: string, b: string): boolean {
  const allowed = Math.min(a.length, b.length) < 7 ? 1 : 2
  if (Math.abs(a.length - b.length) > allowed || a.length > LONGEST_COMPARED) return false
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let at = 1; at <= a.length; at++) {
    const next = [at]
    for (let other = 1; other <= b.length; other++) {
      const same = a.charAt(at - 1) === b.charAt(other - 1) ? 0 : 1
      const changed = (row[other - 1] ?? 0) + same
      next.push(Math.min(changed, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1))
    }
    row = next
  }
  return (row[b.length] ?? 0) <= allowed
}

/** How many of the words are initials. */
export function initials(low: readonly string[]): number {
  return low.filter((word) => word.length === 1 || /^[a-z](?:\.[a-z])+$/.test(word)).length
}
