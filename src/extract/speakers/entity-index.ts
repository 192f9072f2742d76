/**
 * Entities by class, in lists short enough for any text.
 */
import type { Entity } from './model.ts'

/** For each class, the entities of it, in text order. */
export type EntityIndex = ReadonlyMap<string, readonly Entity[]>

/** How many entities of one class are looked at. */
const MOST_OF_A_CLASS = 12

/** Adds an entity to a class once, unless the class is full. */
export function addTo(index: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = index.get(key)
  if (list === undefined) index.set(key, [entity])
  else if (list.length < MOST_OF_A_CLASS && !list.includes(entity)) list.push(entity)
}
