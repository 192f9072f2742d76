/**
 * Reported speech moves its verbs back: "he hoped to sign by Friday" and "the plant was due to reopen on Monday" look ahead when
 * somebody said so.
 */
import { EXPECTING, WISHED } from '../lexicon/verb-forms.ts'
import type { Atom } from './atoms.ts'
import type { Outlook } from './outlook.ts'

/** The outlook of reported words as the speaker saw it: a past of wishing or expecting is a prospect; any other stays. */
export function backshifted(atoms: readonly Atom[], outlook: Outlook): Outlook {
  if (outlook.kind !== 'past' && outlook.kind !== 'past_plan') return outlook
  const word = atoms[outlook.at]?.word ?? ''
  const verb = word === 'to' ? before(atoms, outlook.at) : outlook.at
  return looksOn(atoms, verb) ? { kind: 'prospect', at: outlook.at } : outlook
}

function looksOn(atoms: readonly Atom[], verb: number): boolean {
  const word = atoms[verb]?.word ?? ''
  const helper = atoms[before(atoms, verb)]?.word ?? ''
  if (WISHED.has(word)) return helper !== 'had'
  if (word === 'was' || word === 'were')
    return atoms[verb + 1]?.word === 'to' || atoms[verb + 2]?.word === 'to'
  if (word === 'had') return atoms[verb + 1]?.word === 'until' || atoms[verb + 1]?.word === 'till'
  return EXPECTING.has(word) && (helper === 'was' || helper === 'were')
}

/** Index of the word before `at`, adverbs and "not" passed over. */
function before(atoms: readonly Atom[], at: number): number {
  let back = at - 1
  while (
    back > 0 &&
    (atoms[back]?.word === 'not' || atoms[back]?.word === 'still' || isAdverb(atoms[back]?.word ?? ''))
  )
    back -= 1
  return back
}

function isAdverb(word: string): boolean {
  return word.length > 4 && word.endsWith('ly')
}
