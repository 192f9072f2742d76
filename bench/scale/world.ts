/** The world that generated articles are about: who speaks, where, and who reports it. */
import { nameKeys } from '../../src/extract/speakers/name-key.ts'
import type { NewClaim } from '../../src/store/new-claims.ts'
import { type Chance, chance } from './random.ts'
import { BODIES, OUTLETS, properName, ROLES } from './words.ts'

export interface Person {
  readonly speaker: NonNullable<NewClaim['speaker']>
  readonly role: string | null
}

export interface World {
  /** Few speak often, most hardly ever. */
  readonly people: readonly Person[]
  readonly outlets: readonly { readonly name: string; readonly host: string; readonly zone: string | null }[]
  readonly places: readonly string[]
}

/**
 * @param claims for how many claims: a speaker for every fifty of them
 * @param seed the same seed gives the same world
 */
export function makeWorld(claims: number, seed: number): World {
  const random = chance(seed)
  const people = Array.from({ length: Math.max(20, Math.ceil(claims / 50)) }, () => someone(random))
  const outlets = Array.from({ length: 60 }, (_, i) => {
    const place = properName(random)
    const paper = random.pick(OUTLETS)
    const zone = i % 9 === 4 ? 'America/New_York' : i % 9 === 7 ? 'Asia/Tokyo' : null
    return { name: `The ${place} ${paper}`, host: `${place}-${paper}.example`.toLowerCase(), zone }
  })
  const places = Array.from({ length: Math.max(50, Math.ceil(claims / 200)) }, () => properName(random, 3))
  return { people, outlets, places }
}

function someone(random: Chance): Person {
  const isBody = random.next() < 0.25
  const name = isBody
    ? `${properName(random)} ${random.pick(BODIES)}`
    : `${properName(random, 1)} ${properName(random)}`
  const kind = isBody ? 'organisation' : 'person'
  return {
    speaker: { key: nameKeys({ name, kind }).merge, name, kind },
    role: isBody ? null : random.pick(ROLES),
  }
}
