/**
 * Checks a history of what many clients did to one record at the same time, in time that grows with its length. Each write names the
 * version that it changed and the one that it made, so the writes that took effect must be one chain; and a read must show a version
 * that could have stood while it was on its way.
 */

/** Times are of one clock. `unknown`: the answer was lost, so the write may have taken effect, once. */
export type Operation =
  | {
      readonly kind: 'write'
      readonly outcome: 'ok' | 'refused' | 'unknown'
      readonly from: number
      readonly to: number
      readonly start: number
      readonly end: number
    }
  | { readonly kind: 'read'; readonly version: number; readonly start: number; readonly end: number }

/**
 * @param last the version that stands in the end
 * @returns what cannot have been; empty when all could
 */
export function checkOrder(history: readonly Operation[], last: number): string[] {
  const wrong: string[] = []
  const made = new Map<number, { start: number; end: number; isSure: boolean }>()
  for (const one of history) {
    if (one.kind !== 'write' || one.outcome === 'refused') continue
    const { from, to, start, end, outcome } = one
    const known = made.get(to)
    if (outcome === 'ok') {
      if (to !== from + 1) wrong.push(`a write of ${from} made ${to}`)
      if (known?.isSure) wrong.push(`version ${to} was made twice: an update was lost`)
      if (to > last) wrong.push(`version ${to} was acknowledged and is gone`)
    }
    if (outcome === 'ok' || !known) made.set(to, { start, end, isSure: outcome === 'ok' })
    // Of several whose answers were lost, any may have made it, the first to begin too.
    else if (!known.isSure) made.set(to, { ...known, start: Math.min(known.start, start) })
  }
  for (let version = 2; version <= last; version++) {
    if (!made.has(version)) wrong.push(`nobody made version ${version}`)
  }
  for (const one of history) {
    if (one.kind !== 'read') continue
    const before = made.get(one.version)
    const after = made.get(one.version + 1)
    if (one.version > 1 && (!before || before.start > one.end))
      wrong.push(`version ${one.version} was read before it was made`)
    if (after?.isSure && after.end < one.start)
      wrong.push(`version ${one.version} was read after ${one.version + 1} was acknowledged`)
  }
  return wrong
}
