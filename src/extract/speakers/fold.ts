/**
 * Letters without case and diacritics, so that "Müller" and "MULLER" compare equal.
 */

const DOT = 46
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
  let plain = true
  let small = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 126) plain = false
    else if (code >= 65 && code <= 90) small = false
  }
  const lower = small && plain ? text : text.toLowerCase()
  const folded = plain ? lower : unmark(lower)
  return folded.length > 1 && folded.charCodeAt(folded.length - 1) === DOT ? folded.slice(0, -1) : folded
}

function unmark(lower: string): string {
  let out = ''
  for (const letter of lower.normalize('NFD').replace(MARKS, '')) out += SPECIAL.get(letter) ?? letter
  return out
}
