/**
 * Reads times of day, which are passed over, and the day that they belong to.
 */
import { DAY_TIMES, TIME_ZONES } from '../lexicon/calendar-words.ts'
import type { Atom } from './atoms.ts'
import type { Parsed } from './expression.ts'
import { parseAnchorDay } from './parse-beside.ts'
import { parsePicked } from './parse-relative.ts'

/** The atoms after a time of day ("3 p.m. local time", "noon", "9:30 GMT") at atom `i`, or null when there is none. */
export function skipTimeOfDay(atoms: readonly Atom[], i: number): number | null {
  const atom = atoms[i]
  if (!atom) return null
  let at = i
  const business = skipBusinessDay(atoms, i)
  if (business !== null) return business
  if (DAY_TIMES.has(atom.word)) at = i + 1
  else if (atom.word === 'noon' || atom.word === 'midday' || atom.word === 'midnight') at = i + 1
  else {
    if (atom.kind !== 'number' || !(atom.value <= 2400)) return null
    at = i + 1
    const clock = (atoms[at]?.word === ':' || atoms[at]?.word === '.') && atoms[at + 1]?.kind === 'number'
    if (!isHour(atoms, i, clock)) return null
    if (clock) at += 2
    const half = atoms[at]?.word
    if (half === 'pm' || half === 'am' || half === "o'clock") at += 1
    else if (!clock && !TIME_ZONES.has(half ?? '')) return null
  }
  if (TIME_ZONES.has(atoms[at]?.word ?? '')) at += 1
  if (atoms[at + 1]?.word === 'time' && (atoms[at]?.word === 'local' || atoms[at]?.capital)) at += 2
  return at
}

/** "close of business". */
const BUSINESS = new Set(['business', 'play', 'trading', 'trade'])

function skipBusinessDay(atoms: readonly Atom[], i: number): number | null {
  const at = atoms[i]?.word === 'the' ? i + 1 : i
  const edge = atoms[at]?.word
  if ((edge !== 'close' && edge !== 'end') || atoms[at + 1]?.word !== 'of') return null
  return BUSINESS.has(atoms[at + 2]?.word ?? '') ? at + 3 : null
}

/** False for 25:61 and 99 p.m. */
function isHour(atoms: readonly Atom[], i: number, clock: boolean): boolean {
  const value = atoms[i]?.value ?? 0
  const whole = Math.floor(value)
  if (clock && !((atoms[i + 2]?.value ?? 0) < 60 && atoms[i + 2]?.word.length === 2)) return false
  // "0900 GMT" is written without a colon, "5.30pm" with a stop.
  return whole <= 24 || (value >= 100 && value <= 2400 && value % 100 < 60)
}

/** "3 p.m. on Friday", "noon tomorrow", "8am next Thursday": the day. */
export function parseTimed(atoms: readonly Atom[], i: number): Parsed | null {
  const after = skipTimeOfDay(atoms, i)
  if (after === null) return null
  const at = atoms[after]?.word === 'on' || atoms[after]?.word === ',' ? after + 1 : after
  const day = parseAnchorDay(atoms, at)
  if (day) return day
  const picked = parsePicked(atoms, at)
  return picked?.expr.kind === 'weekday' || picked?.expr.kind === 'day' ? picked : null
}
