/**
 * Ids: 53-bit integers, milliseconds since 2020 in the high 41 bits and, in the low 12, a count from a random beginning, so that they sort
 * by time and fit a SQLite rowid and a JavaScript number. Outside they are `clm_` + 11 Crockford base-32 letters.
 */

const EPOCH = Date.UTC(2020, 0, 1)
const RANDOM_BITS = 12
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 11

export type IdPrefix = 'art' | 'clm' | 'spk' | 'fup' | 'tok' | 'whk' | 'bat' | 'drf'

/** The low bits of this isolate's next id: from a random beginning it goes on by one, so that its own ids do not meet. */
let next: number | null = null

/**
 * A block of new ids in rising order.
 * @param count how many
 * @param now milliseconds since 1970 UTC
 * @returns `count` integers; blocks of two isolates in the same millisecond may meet, which the primary key then refuses
 */
export function newIds(count: number, now: number): number[] {
  const low = (next ?? crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) & (2 ** RANDOM_BITS - 1)
  next = low + count
  const first = Math.max(0, now - EPOCH) * 2 ** RANDOM_BITS + low
  return Array.from({ length: count }, (_, i) => first + i)
}

/** Begins the low bits anew at the next block: for data that is made by a seed. */
export function restartIds(): void {
  next = null
}

/** When an id was made, in milliseconds since 1970 UTC. */
export function idTime(id: number): number {
  return Math.floor(id / 2 ** RANDOM_BITS) + EPOCH
}

/** The lowest id that is made at a moment (milliseconds since 1970 UTC). */
export function idAt(ms: number): number {
  return (ms - EPOCH) * 2 ** RANDOM_BITS
}

/** An id's 11 letters: they sort as the numbers do. */
export function encodeId(id: number): string {
  let out = ''
  for (let rest = id, i = 0; i < LENGTH; i++) {
    out = ALPHABET.charAt(rest % 32) + out
    rest = Math.floor(rest / 32)
  }
  return out
}

/** An id as the outside sees it: `clm_0abc…`. */
export function publicId(prefix: IdPrefix, id: number): string {
  return `${prefix}_${encodeId(id)}`
}

/**
 * Reads an outside id.
 * @returns the integer, or null when the text is not an id with this prefix
 */
export function parseId(prefix: IdPrefix, text: string): number | null {
  if (!text.startsWith(`${prefix}_`) || text.length !== prefix.length + 1 + LENGTH) return null
  let id = 0
  for (const letter of text.slice(prefix.length + 1)) {
    const digit = ALPHABET.indexOf(letter)
    if (digit < 0) return null
    id = id * 32 + digit
  }
  return Number.isSafeInteger(id) ? id : null
}
