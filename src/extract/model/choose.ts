/**
 * From chances to labels. What counts is whether pieces are right as wholes, so those are chosen whose chance to be
 * exactly right is above a threshold, and among pieces that overlap those that are worth most together: the choice that is
 * expected to be right most often, where the likeliest sequence of labels would leave out a piece that is likely but
 * for some doubt at each of its ends. (For F1 the best threshold is half of the F1 that is reached.)
 */
import type { Chances } from './decode.ts'
import { LABEL_COUNT as L, NONE, ROLES } from './labels.ts'

/** The best choice for the tokens up to each place: what it is worth, where its last piece begins, and its role (-1: none). */
interface Ways {
  readonly worth: Float64Array
  readonly start: Int32Array
  readonly role: Int8Array
}

/** Writes the labels of the pieces that are chosen in tokens from..to (one paragraph); `thresholds` by role. */
export function chooseLabels(
  given: Chances,
  { start: from, end: to }: { readonly start: number; readonly end: number },
  thresholds: readonly number[],
  labels: Uint8Array,
): void {
  const size = to - from
  const ways: Ways = {
    worth: new Float64Array(size + 1),
    start: new Int32Array(size + 1),
    role: new Int8Array(size + 1).fill(-1),
  }
  for (let at = 0; at < size; at++) {
    if ((ways.worth[at] as number) >= (ways.worth[at + 1] as number)) {
      ways.worth[at + 1] = ways.worth[at] as number
      ways.start[at + 1] = at
      ways.role[at + 1] = -1
    }
    for (let role = 0; role < ROLES.length; role++) {
      const threshold = thresholds[role] as number
      if ((given.chances[(from + at) * L + 2 * role + 1] as number) > threshold)
        growPiece(given, { from, to, at, role, threshold }, ways)
    }
  }
  for (let end = size; end > 0; end = ways.start[end] as number) {
    const [start, role] = [ways.start[end] as number, ways.role[end] as number]
    labels.fill(role < 0 ? NONE : 2 * role + 2, from + start, from + end)
    if (role >= 0) labels[from + start] = 2 * role + 1
  }
}

interface Growing {
  readonly from: number
  readonly to: number
  /** Where the piece begins, from `from` on. */
  readonly at: number
  readonly role: number
  readonly threshold: number
}

/** Tries every end of a piece for as long as it may be likely enough. */
function growPiece({ chances, goesOn }: Chances, growing: Growing, { worth, start, role }: Ways): void {
  const { from, to, at, threshold } = growing
  let label = (from + at) * L + 2 * growing.role + 1
  let chance = chances[label] as number
  for (let end = at + 1; from + end <= to && chance > threshold; end++) {
    const on = from + end === to ? 0 : (goesOn[label] as number)
    const all = (worth[at] as number) + chance * (1 - on) - threshold
    if (all > (worth[end] as number)) {
      worth[end] = all
      start[end] = at
      role[end] = growing.role
    }
    chance *= on
    label += end === at + 1 ? L + 1 : L
  }
}
