/**
 * The chain of a record's changes: each carries a seal, which holds a hash of itself and of the one before it, so that no correction
 * can be bent, removed or put in later without a trace. It is reckoned from what the API shows, so that anybody can check it.
 */
import type { Fault } from '../follow-up/chain.ts'
import { sha256 } from './digest.ts'

/** A change of a claim, speaker or article as the API shows it. */
export interface ChangeLink {
  readonly seq: number
  readonly type: string
  /** Public id of the record that changed. */
  readonly subject: string
  readonly version: number
  readonly at: string
  readonly by: string
  readonly reason: string | null
  readonly data: unknown
  readonly seal: string | null
}

/** The parts of a seal, hex: of the change, of its words, of what the record said before and after it, and the salt of the last two. */
export interface Seal {
  readonly hash: string
  readonly words: string
  readonly states: string
  /** '' once what it changed was erased: the words cannot be guessed from their hash then. */
  readonly salt: string
}

/** Length of a seal without its salt: what is left of it after erasure. */
export const SALTLESS = 3 * 64 + 2

const write = ({ hash, words, states, salt }: Seal) =>
  [hash, words, states, ...(salt === '' ? [] : [salt])].join('.')

/** Reads a seal; null when it is none. */
export function readSeal(text: string): Seal | null {
  const [hash = '', words = '', states = '', salt = ''] = text.split('.')
  return /^(?:[0-9a-f]{64}\.){2}[0-9a-f]{64}(?:\.[0-9a-f]{32})?$/.test(text)
    ? { hash, words, states, salt }
    : null
}

/** SHA-256, hex, of values as JSON without spaces. */
const digest = (values: readonly unknown[]) => sha256(JSON.stringify(values))

const wordsHash = ({ reason, data }: Pick<ChangeLink, 'reason' | 'data'>, salt: string) =>
  digest([salt, reason, data])

/** The hash of what a record said before and after a change; null for what is not told. */
export const statesHash = (states: readonly unknown[], salt: string) => digest([salt, ...states])

function hashOf(
  change: Omit<ChangeLink, 'seal' | 'seq'>,
  parts: readonly string[],
  previous: string,
): Promise<string> {
  const { type, subject, version, at, by } = change
  return digest([previous, type, subject, version, at, by, ...parts])
}

/**
 * The seal of a new change.
 * @param given `previous`: the seal of the change that made the version before; `states`: what the record said before and says after
 * it; `salt`: 32 random hex letters
 */
export async function sealOf(
  change: Omit<ChangeLink, 'seal' | 'seq'>,
  given: { readonly previous: string | null; readonly states: readonly unknown[]; readonly salt: string },
): Promise<string> {
  const { previous, states: told, salt } = given
  const words = await wordsHash(change, salt)
  const states = await statesHash(told, salt)
  const hash = await hashOf(change, [words, states], readSeal(previous ?? '')?.hash ?? '')
  return write({ hash, words, states, salt })
}

/**
 * Walks the changes of one record.
 * @param changes those that made a version, oldest first, without a gap
 * @returns every place where the chain is broken
 */
export async function checkChanges(changes: readonly ChangeLink[]): Promise<Fault[]> {
  const faults: Fault[] = []
  let previous = ''
  let isSealed = false
  for (const change of changes) {
    const add = (detail: string) =>
      faults.push({ claim: change.subject, followUp: `change ${change.seq}`, detail })
    const seal = change.seal === null ? null : readSeal(change.seal)
    if (seal === null) {
      // Before the first sealed one: the beginning, or what was recorded before there were seals.
      if (isSealed || change.seal !== null) add('it has no seal, though one before it has')
      continue
    }
    isSealed = true
    // What was erased shows no words; the hash of what they were still stands in the chain.
    if (seal.salt !== '' && (await wordsHash(change, seal.salt)) !== seal.words)
      add('its reason or what it says was changed')
    if ((await hashOf(change, [seal.words, seal.states], previous)) !== seal.hash)
      add('it was changed, or what stood before it was changed, moved or removed')
    previous = seal.hash
  }
  return faults
}
