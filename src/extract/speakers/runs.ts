/**
 * Runs of capitalised words, joined over the small words inside names: "Ursula von der Leyen",
 * "Department of Health and Human Services".
 */
import { NAME_PARTICLES } from '../lexicon/honorifics.ts'
import { JOINING_HEADS, ORGANISATION_WORDS } from '../lexicon/organisations.ts'
import { ROLE_COMPLEMENTS } from '../lexicon/role-complements.ts'
import { isFirstName, isPlace, isRole, isTitle } from './lookups.ts'
import type { Word } from './words.ts'

/** Indices into the words, both inclusive. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** Bodies whose names may say what they are to do: "Committee to Save the Elms". */
const AIMED: ReadonlySet<string> = new Set(['committee', 'campaign', 'coalition', 'alliance', 'movement'])

/** Longer runs are cut: no name has more words. */
const LONGEST = 14

/**
 * Finds every run of name words, in text order, not overlapping.
 * @param words the words of the document
 */
export function findRuns(words: readonly Word[]): Run[] {
  const runs: Run[] = []
  let at = 0
  while (at < words.length) {
    if (!words[at]?.name) {
      at++
      continue
    }
    const from = at
    let to = at
    while (to - from < LONGEST) {
      const next = extend(words, from, to)
      if (next === to) break
      to = next
    }
    runs.push({ from, to })
    at = to + 1
  }
  return runs
}

/** Gives the index of the run's next name word, or `to` when the run ends. */
function extend(words: readonly Word[], from: number, to: number): number {
  const last = words[to]
  const next = words[to + 1]
  if (last === undefined || next === undefined || next.sentence !== last.sentence) return to
  if (last.possessive && !isMembersOf(last, next)) return to
  if (last.closes) return to
  if (next.name && !next.opens) return to + 1
  if (next.text === ',' && to > from && isSuffix(words[to + 2])) return to + 2
  const beyond = skipSmall(words, to + 1)
  const target = words[beyond]
  if (target === undefined || !target.name || target.sentence !== last.sentence) return to
  if (next.low === 'and' || next.low === '&') return joinsByAnd(words, { from, to }, beyond) ? beyond : to
  if (next.low === 'of' || next.low === 'for' || next.low === 'on')
    return takesOf(words, from, to) ? beyond : to
  if (next.low === 'to') return AIMED.has(last.low) ? beyond : to
  return NAME_PARTICLES.has(next.low) && !next.capital ? beyond : to
}

/** "Owners' Association", "Women's Institute": many to whom a body belongs, within its name. */
function isMembersOf(last: Word, next: Word): boolean {
  const many = last.text.endsWith('s') || /^(?:women|men|children|people)$/.test(last.low)
  return many && next.name && isRole(last.low) && ORGANISATION_WORDS.has(next.low)
}

/** "Jr." in "Carl Berg, Jr." */
function isSuffix(word: Word | undefined): boolean {
  return word?.capital === true && /^(?:jr|sr|ii|iii|iv)$/.test(word.low)
}

/** "Ministry of", "Secretary of", not "Stacy Baker of". */
function takesOf(words: readonly Word[], from: number, to: number): boolean {
  const low = words[to]?.low ?? ''
  if (JOINING_HEADS.has(low) || isOpenBody(words, from, to)) return true
  if (words[to + 1]?.low !== 'on' && /^(?:club|campaign|guild)$/.test(low))
    return to > from || low === 'campaign'
  const before = words[to - 1]
  const surname = to > from && before !== undefined && isFirstName(before.low) && !isPlace(before.low)
  return (isTitle(low) || isRole(low)) && !surname
}

/** "Centre for Control [of …]": the run already holds a body's head word and a joining word. */
function isOpenBody(words: readonly Word[], from: number, to: number): boolean {
  let head = false
  for (let at = from; at <= to; at++) {
    const low = words[at]?.low ?? ''
    if (ORGANISATION_WORDS.has(low)) head = true
    else if (head && (low === 'of' || low === 'for' || low === 'on')) return true
  }
  return false
}

/** Skips "and" or "to", another joining word and "the", or up to three particles. */
function skipSmall(words: readonly Word[], at: number): number {
  const low = words[at]?.low ?? ''
  if (low === 'and' || low === '&' || low === 'to') return at + 1
  if (low === 'of' || low === 'for' || low === 'on') return words[at + 1]?.low === 'the' ? at + 2 : at + 1
  let end = at
  while (end - at < 3 && NAME_PARTICLES.has(words[end]?.low ?? '') && !words[end]?.capital) end++
  return end
}

/** "Health and Human Services", "Food and Drug Administration": the part after "and" ends in a body's word, the part before is no person. */
function joinsByAnd(words: readonly Word[], run: Run, beyond: number): boolean {
  const first = words[run.from]
  const last = words[run.to]
  if (first === undefined || last === undefined || isFirstName(first.low)) return false
  if (ROLE_COMPLEMENTS.has(words[beyond]?.low ?? '') && isOpenBody(words, run.from, run.to)) return true
  if (!JOINING_HEADS.has(last.low) && !JOINING_HEADS.has(first.low) && !ORGANISATION_WORDS.has(first.low))
    return false
  let end = beyond
  while (words[end + 1]?.name && !words[end]?.possessive && end - beyond < 4) end++
  const final = words[end]
  return end > beyond && final !== undefined && ORGANISATION_WORDS.has(final.low) && run.to - run.from < 4
}
