/**
 * What a pattern is: it finds attributions of one form in a document that has been read, and knows how often it is right.
 */

import type { Document } from '../types.ts'
import { type CueIndex, indexCues } from './contents.ts'
import { type Cue, findCues } from './cues.ts'
import { linkSources } from './linking.ts'
import { makeReading, type Reading, type Run } from './reading.ts'

/** What patterns look at: the reading, and every cue verb with its source. */
export interface Workspace {
  readonly reading: Reading
  readonly cues: readonly Cue[]
  readonly index: CueIndex
}

/** An attribution in tokens. `source` is null when the text names none. */
export interface Draft {
  readonly content: readonly Run[]
  readonly cue: readonly Run[]
  readonly source: Run | null
}

export interface Pattern {
  readonly name: string
  /** Share of what it finds whose words annotators mark too (Jaccard of the content at least .5), measured on PolNeAR's training split. */
  readonly confidence: number
  /** The attributions of this form in the document, in order. */
  readonly find: (workspace: Workspace) => Draft[]
}

/** Reads a document for the patterns. */
export function makeWorkspace(document: Document): Workspace {
  const reading = makeReading(document)
  const cues = linkSources(reading, findCues(reading))
  return { reading, cues, index: indexCues(cues) }
}
