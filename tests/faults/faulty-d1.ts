/** A D1 that fails at its Nth call, in one of the ways that D1 fails (its documentation, "Debug D1"). */
import { interceptD1 } from '../intercept-d1.ts'

/**
 * `before`: nothing was done; `after`: it was done, and the answer lost; `overloaded`: refused; `hang`: done or not, no answer ever comes.
 */
export const FAULTS = ['before', 'after', 'overloaded', 'hang'] as const
export type Fault = (typeof FAULTS)[number]

const LOST = 'D1_ERROR: Network connection lost.'
const OVERLOADED = 'D1_ERROR: D1 DB is overloaded. Requests queued for too long.'

export interface FaultyD1 {
  readonly db: D1Database
  /** How many calls came. */
  readonly calls: () => number
  /** True once the fault has happened. */
  readonly hasFailed: () => boolean
}

/**
 * @param at the call that fails, 1 the first; 0 for none
 */
export function faultyD1(d1: D1Database, at: number, fault: Fault): FaultyD1 {
  let count = 0
  const call = async (work: () => Promise<unknown>): Promise<unknown> => {
    count++
    if (count !== at) return work()
    if (fault === 'overloaded') throw new Error(OVERLOADED)
    if (fault === 'before') throw new Error(LOST)
    await work()
    if (fault === 'hang') return new Promise(() => undefined)
    throw new Error(LOST)
  }
  return { db: interceptD1(d1, call), calls: () => count, hasFailed: () => at > 0 && count >= at }
}
