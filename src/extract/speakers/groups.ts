/**
 * Groups of names: "Jane Doe and John Roe met" leaves one, and "the two leaders" are one.
 */
import { bisect } from '../bisect.ts'
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import type { Description } from './description.ts'
import type { Entity } from './model.ts'
import { groupName } from './name-text.ts'
import { describeEntity, type Registry } from './registry.ts'
import type { Choice } from './salience.ts'
import { leave, type Walk } from './walk.ts'
import type { Word } from './words.ts'

/** How many "the two leaders" or "the pair" are; 0 for another description. */
export function countOf({ definite, plural, modifiers, head }: Description): number {
  if (!definite) return 0
  if (head === 'couple' || head === 'pair' || head === 'duo' || head === 'two') return 2
  if (head === 'trio' || head === 'three') return 3
  if (!plural) return 0
  if (modifiers.includes('two')) return 2
  return modifiers.includes('three') ? 3 : 0
}

/** "The couple": the one that the article spoke of last. */
export function coupleBefore({ article }: Walk, at: number): Choice | null {
  const low = bisect(article.couples, (one) => one.at < at)
  const last = article.couples[low - 1]
  if (last === undefined) return null
  return { entity: groupOf(article.registry, last.members), confidence: 0.75 }
}

/** In traces. */
const REACH_OF_GROUP = 12

/**
 * The group of so many names that was spoken of last, else so many people with that role, or of the two sentences before.
 * @param bare true for "the two", "the pair": no word says that they are not people
 */
export function groupBefore(
  walk: Walk,
  { count, role, bare }: { count: number; role: string | null; bare: boolean },
  at: number,
): Choice | null {
  const word = walk.article.words[at]
  const people: Entity[] = []
  const { trail } = walk
  for (let back = trail.length - 1; back >= Math.max(0, trail.length - REACH_OF_GROUP); back--) {
    const trace = trail[back]
    if (trace === undefined || word === undefined || word.paragraph - trace.paragraph > 1) break
    const { entity } = trace
    if (entity.described?.kind === 'group' && entity.name.split(/, | and /).length === count)
      return { entity, confidence: 0.7 }
    if (
      word.sentence - trace.sentence <= 2 &&
      word.sentence !== trace.sentence &&
      entity.kind === 'person' &&
      !entity.described &&
      !trace.quoted
    )
      if (!people.includes(entity)) people.unshift(entity)
  }
  const bearers = role === null ? [] : (walk.roles.get(role) ?? [])
  if (bearers.length === count) return { entity: groupOf(walk.article.registry, bearers), confidence: 0.6 }
  if (people.length !== count || !(role !== null || bare)) return null
  return { entity: groupOf(walk.article.registry, people), confidence: 0.55 }
}

/** The group of several entities; the same ones give the same group. */
export function groupOf(registry: Registry, members: readonly Entity[]): Entity {
  return describeEntity(registry, groupName(members), GROUP)
}

/** Traits of several together. */
export const GROUP = { kind: 'group', plural: true, gender: null, role: false } as const

/** The "and" before a name, also before "and her husband, the surgeon John Roe"; -1 when there is none. */
function joinedAt(words: readonly Word[], from: number): number {
  for (let at = from - 1; at > from - 8; at--) {
    const word = words[at]
    if (word === undefined) return -1
    if (word.low === 'and') return at === from - 1 || /^(?:her|his)$/.test(words[at + 1]?.low ?? '') ? at : -1
    if (word.text !== ',' && (!word.letters || word.possessive || PREPOSITIONS.has(word.low))) return -1
  }
  return -1
}

/** "Jane Doe and John Roe met": whom "they" and "the two leaders" may mean. */
export function leavePair(walk: Walk, index: number): void {
  const { words, mentions, registry } = walk.article
  const second = mentions[index]
  if (second === undefined || second.quoted || walk.marks.groups.has(second.first)) return
  const and = joinedAt(words, second.from)
  if (and < 0 || words[second.last]?.possessive) return
  const members: Entity[] = []
  let at = index
  for (let left = and - 1; at > index - 5; at--) {
    const mention = mentions[at]
    const entity = registry.entities[mention?.entity ?? -1]
    if (mention === undefined || entity === undefined || (at < index && mention.last !== left)) break
    if (entity.kind !== registry.entities[second.entity]?.kind || members.includes(entity)) return
    members.unshift(entity)
    if (at === index) continue
    if (words[mention.from - 1]?.text !== ',') break
    left = mention.from - 2
  }
  if (members.length < 2) return
  const subject = mentions[index - members.length + 1]?.leads === true
  leave(walk, groupOf(registry, members), { at: second.first, source: false, subject })
}
