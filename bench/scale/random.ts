/** Chance by seed: the same seed gives the same sequence, on every machine. */

export interface Chance {
  /** A number from 0 to less than 1. */
  next(): number
  /** A whole number from 0 to less than `n`. */
  below(n: number): number
  /** The same, small numbers much more often than large ones (about 1 / (1 + number)). */
  skewed(n: number): number
  pick<T>(from: readonly T[]): T
}

/** Mulberry32: 32 bits of state, enough for data to look at. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    skewed: (n) => Math.min(n - 1, Math.floor((n + 1) ** next()) - 1),
    pick: (from) => {
      const one = from[below(from.length)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
  }
}
