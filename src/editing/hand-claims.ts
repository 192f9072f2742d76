/** A claim that an editor records by hand, from the words of an article's text. */
import { namedSpeaker } from '../ingest.ts'
import type { NewClaim } from '../store/new-claims.ts'
import type { Claim } from '../store/schema.ts'
import { contentColumns, dateColumns, type Span, typeColumns } from './claim-columns.ts'
import type { NamedKind } from './corrections.ts'

export interface HandClaim {
  readonly content: readonly Span[]
  readonly speaker: { readonly name: string; readonly kind: NamedKind } | null
  readonly role: string | null
  /** EDTF, or null for unknown. */
  readonly saidOn: string | null
  readonly due: string | null
  readonly type: Claim['type']
  readonly mode?: Claim['mode'] | undefined
  readonly kind: Claim['kind']
}

/**
 * The claim as it is stored.
 * @param text the article's
 * @throws EditRefused
 */
export function handClaim(text: string, given: HandClaim): NewClaim {
  const { speaker, role, kind } = given
  return {
    ...contentColumns(text, given.content),
    kind,
    ...typeColumns(given.type, given.mode),
    cue: '[]',
    source: '[]',
    sourceText: null,
    role,
    resolution: speaker ? 'named' : 'unknown',
    method: 'by hand',
    confidence: 1,
    ...dateColumns('said', given.saidOn),
    ...dateColumns('due', given.due),
    speaker: speaker && namedSpeaker(speaker.name, speaker.kind),
  }
}
