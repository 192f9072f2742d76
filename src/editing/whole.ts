/** Texts that hold no half of a character: the database would keep one as three others. */

/**
 * True when no text and no name in a JSON value holds a lone surrogate.
 * @param except names of an object's own fields whose text is made whole later
 */
export function isWhole(value: unknown, except: readonly string[] = []): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(
    ([name, inner]) => name.isWellFormed() && (except.includes(name) || isWhole(inner)),
  )
}
