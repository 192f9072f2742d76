/**
 * Gender as evidence in votes: titles and roles weigh most, given names next, pronouns least.
 */
import type { Entity, Gender } from './model.ts'

/** True unless the evidence speaks for the other gender. */
export function fitsGender(entity: Entity, gender: Gender): boolean {
  return gender === 'male' ? entity.male >= entity.female : entity.female >= entity.male
}

/** Adds one vote to an entity whose gender nothing has told yet: the pronoun that was taken to mean it. */
export function voteByPronoun(entity: Entity, gender: Gender): void {
  if (entity.male !== entity.female) return
  if (gender === 'male') entity.male += 1
  else entity.female += 1
}
