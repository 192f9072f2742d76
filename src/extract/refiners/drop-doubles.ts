/**
 * Leaves one attribution where two say the same: one content found by two patterns keeps the surer one.
 * Contents that lie within one another stay: a report may quote a report.
 */
import type { Attribution } from '../types.ts'

/** The list without doubles; order kept. Two attributions are doubles when their first contents begin or end at one place and overlap. */
export function dropDoubles(attributions: readonly Attribution[]): Attribution[] {
  const best = new Map<string, Attribution>()
  for (const attribution of attributions) {
    const first = attribution.content[0]
    if (first === undefined) continue
    const key = `${first.start}`
    const rival = best.get(key)
    if (rival === undefined || attribution.confidence > rival.confidence) best.set(key, attribution)
  }
  const kept = new Set(best.values())
  return attributions.filter((attribution) => kept.has(attribution))
}
