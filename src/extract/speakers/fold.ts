/**
 * Letters without case and diacritics, so that "Müller" and "MULLER" compare equal.
 */

const PLAIN = /^[\x20-\x7e]*$/
const MARKS = /\p{M}+/gu
/** Letters that Unicode does not take apart. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['þ', 'th'],
  ['’', "'"],
])

/**
 * Folds a word.
 * @param text a word or name
 * @returns it in lower case, without diacritics and without a closing full stop ("Dr." gives "dr", "Gómez" gives "gomez")
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  const plain = PLAIN.test(lower) ? lower : unmark(lower)
  return plain.length > 1 && plain.endsWith('.') ? plain.slice(0, -1) : plain
}

function unmark(lower: string): string {
  let out = ''
  for (const letter of lower.normalize('NFD').replace(MARKS, '')) out += SPECIAL.get(letter) ?? letter
  return out
}
