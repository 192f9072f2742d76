/**
 * Which attribution's content lies around a place.
 */
import { bisect } from '../bisect.ts'

/** A stretch of words, inclusive, with what it belongs to. */
export interface Stretch<T> {
  readonly from: number
  readonly to: number
  readonly value: T
}

/** How many stretches are looked at before a place; attributions are hardly ever nested deeper. */
const DEPTH = 16

/**
 * Makes a look-up for the narrowest stretch around a place.
 * @param stretches in any order
 * @returns a function from a word index to the values of the stretches around it, narrowest first
 */
export function enclosing<T>(stretches: readonly Stretch<T>[]): (at: number) => T[] {
  const sorted = [...stretches].sort((a, b) => a.from - b.from)
  return (at) => {
    const low = bisect(sorted, (one) => one.from <= at)
    const near = sorted.slice(Math.max(0, low - DEPTH), low).filter((stretch) => stretch.to >= at)
    return near.sort((a, b) => a.to - a.from - (b.to - b.from)).map((stretch) => stretch.value)
  }
}
