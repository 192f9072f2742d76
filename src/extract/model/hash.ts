/** 32-bit hashes of words and of small tuples of numbers; multiply-and-shift mixing as in MurmurHash3's finaliser. */

/** Hash of a word: case, digits' values and the style of apostrophes and quotation marks do not count. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ foldCode(word.charCodeAt(at)), 0x01000193)
  return hash
}

/** Hash of the last `length` characters of a word, folded as `hashWord` does; of all of a shorter word. */
export function hashSuffix(word: string, length: number): number {
  let hash = 0x811c9dc5 ^ length
  for (let at = Math.max(0, word.length - length); at < word.length; at++) {
    hash = Math.imul(hash ^ foldCode(word.charCodeAt(at)), 0x01000193)
  }
  return hash
}

/** Lower case for ASCII letters, 0 for digits, straight marks for curly ones. */
export function foldCode(code: number): number {
  if (code >= 65 && code <= 90) return code | 32
  if (code >= 48 && code <= 57) return 48
  if (code === 0x2018 || code === 0x2019 || code === 0x60) return 39
  if (code === 0x201c || code === 0x201d) return 34
  return code
}

/** Mixes a value into a running hash. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x85ebca6b)
  mixed ^= mixed >>> 15
  return Math.imul(mixed, 0xc2b2ae35)
}

/** Last mixing of a hash, so that its high bits depend on all of it. */
export function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return mixed ^ (mixed >>> 15)
}
