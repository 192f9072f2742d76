/**
 * An entity as the speaker that is given out.
 */
import type { Resolution, Speaker, SpeakerKind, SpeakerResolution } from '../types.ts'
import { isBody } from './described.ts'
import { isPlace } from './lookups.ts'
import type { Entity } from './model.ts'
import { writtenOut } from './name-text.ts'

/**
 * A resolution to an entity.
 * @param confidence 0..1; rounded to hundredths
 */
export function given(entity: Entity, resolution: Resolution, confidence: number): SpeakerResolution {
  return { speaker: speakerOf(entity), resolution, confidence: Math.round(confidence * 100) / 100 }
}

function speakerOf(entity: Entity): Speaker {
  if (entity.described !== null) return { name: entity.name, kind: entity.described.kind, role: null }
  return { name: writtenOut(entity.name), kind: kindOf(entity), role: entity.roles[0] ?? null }
}

function kindOf(entity: Entity): SpeakerKind {
  const low = entity.low.join(' ')
  if (isBody(low)) return 'organisation'
  if (entity.kind === 'place' || isPlace(low)) return 'place'
  return entity.kind === 'unknown' ? 'person' : entity.kind
}
