/**
 * A second statement hung on with a participle: `Lee said no, adding that it was late.` / `…, accusing Beijing of siding with Moscow.`
 */

import { PREPOSITION } from '../lexicon/closed-words.ts'
import {
  ADDRESSEE,
  BARE,
  CLAUSE,
  GERUND,
  INFINITIVE,
  OBJECT,
  PERSON_INFINITIVE,
  QUOTE,
} from '../lexicon/cue-verbs.ts'
import { contentLast, skipMarks, trimRight } from './contents.ts'
import type { Cue } from './cues.ts'
import { afterCue } from './frames.ts'
import { isParticiple } from './linking.ts'
import type { Draft, Pattern, Workspace } from './pattern.ts'
import { inQuote, isClass, isWord, type Reading, sameSentence, wordAt } from './reading.ts'

export const participle: Pattern = { name: 'participle', confidence: 0.6, find }

function find({ reading, cues, index }: Workspace): Draft[] {
  const drafts: Draft[] = []
  for (const cue of cues) {
    if (!isParticiple(reading, cue)) continue
    const start = startOf(reading, cue)
    if (
      start < 0 ||
      !sameSentence(reading, cue.verb, start) ||
      !(isWord(reading, start) || inQuote(reading, start))
    )
      continue
    const content = trimRight(reading, {
      first: start,
      last: contentLast(reading, start, { cue, index, isNarrow: (cue.features & CLAUSE) === 0 }),
    })
    drafts.push({ content: [content], cue: [cue.run], source: cue.subject })
  }
  return drafts
}

function startOf(reading: Reading, cue: Cue): number {
  const next = cue.run.last + 1
  const after = skipMarks(reading, afterCue(reading, cue))
  if (inQuote(reading, after) && (cue.features & (QUOTE | CLAUSE | ADDRESSEE)) !== 0) return after
  if (wordAt(reading, after) === 'that' && (cue.features & (CLAUSE | ADDRESSEE)) !== 0) return after
  if (wordAt(reading, next) === 'to') return (cue.features & INFINITIVE) !== 0 ? next : -1
  if ((cue.features & BARE) !== 0)
    return isClass(reading, after, PREPOSITION) && cue.base !== 'say' ? -1 : after
  if ((cue.features & (OBJECT | GERUND | PERSON_INFINITIVE)) !== 0)
    return isClass(reading, next, PREPOSITION) ? -1 : next
  return -1
}
