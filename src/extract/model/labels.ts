/** The labels that the model gives to tokens: begin and inside of each role, or none. */

export const LABELS = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const

export type Label = (typeof LABELS)[number]
export type Role = 'source' | 'cue' | 'content'

export const ROLES: readonly Role[] = ['source', 'cue', 'content']
export const LABEL_COUNT = LABELS.length

/** Label number 0 is none; role r (its place in ROLES) begins with 2r + 1 and goes on with 2r + 2. */
export const NONE = 0

/** A run of tokens of one role; token indices, end exclusive. */
export interface Segment {
  readonly role: Role
  readonly start: number
  readonly end: number
}

/** Cuts labels (numbers into LABELS) of tokens `from`..`to` into segments. */
export function segmentsOf(labels: Uint8Array, from: number, to: number): Segment[] {
  const segments: Segment[] = []
  let at = from
  while (at < to) {
    const label = labels[at] ?? NONE
    if (label === NONE) {
      at++
      continue
    }
    const role = (label - 1) >> 1
    let end = at + 1
    while (end < to && labels[end] === 2 * role + 2) end++
    segments.push({ role: ROLES[role] ?? 'content', start: at, end })
    at = end
  }
  return segments
}
