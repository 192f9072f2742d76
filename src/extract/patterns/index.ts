/**
 * The ways to attribute that we know, in the order in which they are tried: where two claim the same cue, the earlier one has it.
 */
import { accordingTo } from './according-to.ts'
import { clauseThenCue } from './clause-then-cue.ts'
import {
  cueThenClause,
  cueThenInfinitive,
  cueThenObject,
  cueThenQuote,
  cueThenThat,
} from './cue-then-content.ts'
import { participle } from './participle.ts'
import type { Pattern } from './pattern.ts'
import { quoteThenCue } from './quote-then-cue.ts'
import { signedQuotation } from './signed-quotation.ts'
import { interview, transcript } from './transcript.ts'

export const PATTERNS: readonly Pattern[] = [
  transcript,
  interview,
  quoteThenCue,
  cueThenQuote,
  cueThenThat,
  clauseThenCue,
  accordingTo,
  cueThenInfinitive,
  cueThenClause,
  cueThenObject,
  participle,
  signedQuotation,
]
