/** Word numbers by hash: small open-addressed tables of 16-bit slots, each a check and a value; 0 is an empty slot. */

/** A table of words. Its size is a power of two; `valueBits` low bits of a slot hold the value, the others the check. */
export interface WordTable {
  readonly slots: Uint16Array
  readonly valueBits: number
  /** 32 minus the binary logarithm of the number of slots. */
  readonly shift: number
}

/** First slot to look at for a word hash. */
export function firstSlot(table: WordTable, word: number): number {
  return Math.imul(word ^ (word >>> 15), 0x2c1b3c6d) >>> table.shift
}

/** Check of a word hash, in its place above the value. */
export function checkOf(table: WordTable, word: number): number {
  return (Math.imul(word, 0x297a2d39) >>> (16 + table.valueBits)) << table.valueBits
}

/** The word's value, 0 when it is not in the table. Words that are not may now and then get another's value. */
export function lookUp(table: WordTable, word: number): number {
  const { slots } = table
  const mask = (1 << table.valueBits) - 1
  const check = checkOf(table, word)
  for (let at = firstSlot(table, word); ; at = (at + 1) & (slots.length - 1)) {
    const slot = slots[at] as number
    if (slot === 0) return 0
    if ((slot & ~mask) === check) return slot & mask
  }
}
