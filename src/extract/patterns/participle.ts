/**
 * A second statement hung on with a participle: `Lee said no, adding that it was late.` / `…, accusing Beijing of siding with Moscow.`
 */

import { AUXILIARY, PREPOSITION, VERB } from '../lexicon/closed-words.ts'
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
import {
  inQuote,
  isClass,
  isWord,
  type Reading,
  type Run,
  sameSentence,
  sentenceFirst,
  wordAt,
} from './reading.ts'
import { sourceAfter } from './sources.ts'

export const participle: Pattern = { name: 'participle', confidence: 0.75, find }

function find({ reading, cues, index }: Workspace): Draft[] {
  const drafts: Draft[] = []
  for (const cue of cues) {
    if (!isParticiple(reading, cue) || !isHungOn(reading, cue)) continue
    const start = startOf(reading, cue)
    if (
      start < 0 ||
      !sameSentence(reading, cue.verb, start) ||
      !(isWord(reading, start) || inQuote(reading, start))
    )
      continue
    const isNarrow = (cue.features & CLAUSE) === 0 || opens(reading, cue)
    const content = trimRight(reading, {
      first: start,
      last: contentLast(reading, start, { cue, index, isNarrow }),
    })
    const source = opens(reading, cue) ? subjectAfter(reading, content.last) : cue.subject
    drafts.push({ content: [content], cue: [cue.run], source })
  }
  return drafts
}

/** True when the participle begins its sentence: `Accusing Beijing of delay, Lee left.` */
function opens(reading: Reading, cue: Cue): boolean {
  return sentenceFirst(reading, cue.verb) === cue.run.first
}

function subjectAfter(reading: Reading, last: number): Run | null {
  return wordAt(reading, last + 1) === ',' ? sourceAfter(reading, last + 2) : null
}

/** True after a comma, at the head of a sentence, after "and"; a verb that takes a clause may also follow a noun ("a letter saying that"). */
function isHungOn(reading: Reading, cue: Cue): boolean {
  const before = cue.run.first - 1
  if (
    isClass(reading, cue.run.last + 1, VERB | AUXILIARY) ||
    wordAt(reading, cue.run.last + 1).endsWith('ed')
  )
    return false // "a posting made …"
  if (opens(reading, cue)) return true
  const word = wordAt(reading, before)
  if ([',', 'and', 'but', '—', '–', '--', 'while', 'before', 'after'].includes(word))
    return !inQuote(reading, before)
  return (
    (cue.features & (CLAUSE | ADDRESSEE)) !== 0 &&
    cue.subject !== null &&
    isWord(reading, before) &&
    !isClass(reading, before, PREPOSITION)
  )
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
