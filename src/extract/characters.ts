/**
 * What kind of character stands at an offset, by UTF-16 code unit and without regular expressions:
 * the tokeniser and the quotation scanner ask this for every character of an article.
 */

export const SPACE = 0
export const LETTER = 1
export const DIGIT = 2
export const MARK = 3

const ASCII = new Uint8Array(128)
for (let code = 0; code < 128; code++) ASCII[code] = asciiClass(code)

function asciiClass(code: number): number {
  if (code <= 32 || code === 127) return SPACE
  if (code >= 48 && code <= 57) return DIGIT
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95) return LETTER
  return MARK
}

/**
 * The class of one UTF-16 code unit: SPACE, LETTER, DIGIT or MARK. NaN (past the end of a text) is SPACE.
 * Beyond ASCII everything that is not known white space or punctuation counts as a letter, so words of any script stay whole.
 */
export function classOf(code: number): number {
  if (code < 128) return ASCII[code] ?? SPACE
  if (code < 0xc0) return latin1Class(code)
  if (code < 0x2000) return code === 0xd7 || code === 0xf7 ? MARK : code === 0x1680 ? SPACE : LETTER
  return code <= 0xffff ? wideClass(code) : SPACE
}

function latin1Class(code: number): number {
  if (code <= 0xa0) return SPACE
  return code === 0xaa || code === 0xb5 || code === 0xba ? LETTER : MARK
}

function wideClass(code: number): number {
  if (code <= 0x206f) return code === 0x200c || code === 0x200d ? LETTER : isWideSpace(code) ? SPACE : MARK
  if (code >= 0x20a0 && code <= 0x20cf) return MARK // currency signs
  if (code >= 0x2190 && code <= 0x2bff) return MARK // arrows, symbols, dingbats
  if (code >= 0x3000 && code <= 0x303f) return code === 0x3000 ? SPACE : MARK
  if (code >= 0xd83c && code <= 0xd83e) return MARK // first half of an emoji
  if (code >= 0xfe00 && code <= 0xfe0f) return LETTER // variation selectors go with what they follow
  if (code === 0xfeff) return SPACE
  return LETTER
}

function isWideSpace(code: number): boolean {
  return code <= 0x200b || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f
}

/** True for a letter or digit. */
export function isWordCode(code: number): boolean {
  const kind = classOf(code)
  return kind === LETTER || kind === DIGIT
}

/** True for ' and ’ (and the modifier letter that some keyboards give). */
export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc
}

/** True when the character at `offset` of `text` is an upper-case letter (of any script that has case). */
export function isUpperAt(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset)
  if (code < 128) return code >= 65 && code <= 90
  const letter = text.charAt(offset)
  return letter !== letter.toLowerCase()
}

/** True when the character at `offset` of `text` is a lower-case letter (of any script that has case). */
export function isLowerAt(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset)
  if (code < 128) return code >= 97 && code <= 122
  const letter = text.charAt(offset)
  return letter !== letter.toUpperCase()
}
