/**
 * People whom the article only describes: "a retired teacher", "residents of the village", sources that nobody named fits.
 */
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import { type Description, kindOfDescription } from './description.ts'
import { GROUP } from './groups.ts'
import { keyOf } from './known.ts'
import { genderOfRole, isDemonym, isRole, plainHead, roleClass, singular } from './lookups.ts'
import type { Entity } from './model.ts'
import { descriptionName } from './name-text.ts'
import { describeEntity } from './registry.ts'
import { leave, type Walk } from './walk.ts'
import type { Word } from './words.ts'

/** The entity of a source that only describes; the same words give the same one. */
export function newlyDescribed(
  walk: Walk,
  description: Description,
  range: { from: number; to: number },
): Entity {
  const { text, words, registry } = walk.article
  const name = descriptionName(
    text.slice(words[range.from]?.start ?? 0, words[range.to]?.end ?? 0),
    isCommon(words[range.from]),
  )
  const entity = describeEntity(registry, name, {
    kind: kindOfDescription(description),
    plural: description.plural,
    gender: description.gender,
    role: description.role !== null,
  })
  if (description.role !== null)
    walk.described.set(keyOf(description), { entity, paragraph: words[range.from]?.paragraph ?? 0 })
  return entity
}

/** "a retired teacher": somebody new, whom a later "she" may mean. Not in "is a teacher", nor in an apposition. */
export function introduce(walk: Walk, at: number): void {
  const { words } = walk.article
  const before = words[at - 1]
  if (
    words[at]?.quoted ||
    before?.text === ',' ||
    /^(?:is|was|be|been|being|as|become|became|like|of|not)$/.test(before?.low ?? '')
  )
    return
  for (let end = at + 1; end <= at + 4; end++) {
    const word = words[end]
    if (word === undefined || !word.letters || word.name || PREPOSITIONS.has(word.low)) return
    if (!isRole(word.low) || singular(word.low) !== word.low) continue
    const next = words[end + 1]
    if (next?.letters && (isRole(next.low) || next.name)) return
    const name = descriptionName(walk.article.text.slice(words[at]?.start ?? 0, word.end), true)
    const traits = { kind: 'unnamed', plural: false, gender: genderOfRole(word.low), role: true } as const
    const subject = words[at]?.opens === true
    const entity = describeEntity(walk.article.registry, name, traits)
    walk.described.set(plainHead(word.low, ''), { entity, paragraph: word.paragraph })
    leave(walk, entity, { at, source: false, subject })
    return
  }
}

/** "Residents of the village blocked the road": many, whom a later "they" may mean, as the subject of a sentence. */
export function introduceMany(walk: Walk, at: number): void {
  const { words, text, registry } = walk.article
  const opening = words[at]
  if (opening === undefined || opening.headline) return
  const from = opening.low === 'the' ? at + 1 : at
  for (let end = from; end <= from + 3; end++) {
    const word = words[end]
    if (word === undefined || !word.letters || word.sentence !== opening.sentence || word.possessive) return
    if (end > at && word.name) return
    if (PREPOSITIONS.has(word.low)) return
    if (!isRole(word.low) || singular(word.low) === word.low) continue
    const next = words[end + 1]
    if (next === undefined || next.name || !next.letters || isRole(next.low)) return
    const key = `${word.low} many`
    const before = opening.low === 'the' ? walk.described.get(key)?.entity : undefined
    const to = endOfComplement(words, end)
    const name = descriptionName(text.slice(opening.start, words[to]?.end), isCommon(opening))
    const entity = before ?? describeEntity(registry, name, { ...GROUP, role: true })
    walk.described.set(key, { entity, paragraph: word.paragraph })
    leave(walk, entity, { at, source: false, subject: true })
    return
  }
}

/** "residents of Lower Tarn": the last word of the name that a preposition adds, else the role itself. */
function endOfComplement(words: readonly Word[], role: number): number {
  if (!/^(?:of|in|at|from|for)$/.test(words[role + 1]?.low ?? '')) return role
  let to = words[role + 2]?.low === 'the' ? role + 2 : role + 1
  const first = to + 1
  while (words[to + 1]?.name && to - role < 8) to++
  return to < first ? role : to
}

/** True when a word's capital, if it has one, only opens the sentence. */
function isCommon(word: Word | undefined): boolean {
  if (word === undefined || !word.opens || word.name) return false
  return !isDemonym(word.low) && roleClass(word.low) !== 'politician'
}
