/** Randomness that is the same every time, for tests that make their inputs. */

/** In every text that tries to be markup, a formula or a header: where it comes out raw, something was not escaped. */
export const MARK = 'zz9'

/** Gives a number from 0 (part of it) to 1 (not). */
export type Random = () => number

/** Mulberry32: 32 bits of state, good enough to mix a list. */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** One of a list. */
export function from<T>(random: Random, list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('There is nothing to choose from.')
  return one
}

/** A whole number, both ends possible. */
export const between = (random: Random, least: number, most: number) =>
  least + Math.floor(random() * (most - least + 1))
