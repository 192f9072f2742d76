/** Is a claim that is given as 0.9 right nine times in ten? */
import { type Comparison, isSound } from './score.ts'

/** Claims whose stated confidence lies in [from, to). */
export interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly claims: number
  readonly stated: number
  readonly right: number
}

const EDGES = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01]

/** Mean stated confidence and share that is right, bin by bin; empty bins are left out. */
export function reliability(comparisons: readonly Comparison[]): ReliabilityBin[] {
  const right = new Set(
    comparisons.flatMap((one) => one.matches.filter(isSound).map((match) => match.predicted)),
  )
  const all = comparisons.flatMap((one) => one.predicted)
  return EDGES.slice(1).flatMap((to, index) => {
    const from = EDGES[index] ?? 0
    const here = all.filter(({ claim }) => claim.confidence >= from && claim.confidence < to)
    if (here.length === 0) return []
    const stated = here.reduce((sum, { claim }) => sum + claim.confidence, 0) / here.length
    return [
      {
        from,
        to,
        claims: here.length,
        stated,
        right: here.filter((one) => right.has(one)).length / here.length,
      },
    ]
  })
}
