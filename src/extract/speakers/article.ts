/**
 * The article as the resolution needs it: words, clustered mentions, and each attribution's source read.
 */
import { bisect } from '../bisect.ts'
import { COMMON_OPENERS } from '../lexicon/not-names.ts'
import { PREPOSITIONS } from '../lexicon/prepositions.ts'
import type { Attribution, Document, Span } from '../types.ts'
import { clusterMentions } from './entities.ts'
import { type Couple, joinFamilies } from './family.ts'
import { isDemonym, isPlace, isRole, isTitle, singular } from './lookups.ts'
import { findMentions, isDateline, oneLine } from './mentions.ts'
import type { Mention } from './model.ts'
import { pronounClass } from './pronoun-class.ts'
import type { Registry } from './registry.ts'
import { isNamedAfter, readSource, type SourceReading } from './sources.ts'
import { statedRole } from './stated-role.ts'
import { hasClause, isOwned, saysSomebody, subjectBefore } from './subject.ts'
import { nameBeforeWho } from './who.ts'
import { readWords, type Word } from './words.ts'

/** Word indices, inclusive. */
export interface WordRange {
  readonly from: number
  readonly to: number
}

/** One attribution with its source read. */
export interface Reading {
  readonly attribution: Attribution
  readonly source: SourceReading
  readonly range: WordRange | null
  /** The words between the content's first and last. */
  readonly content: WordRange | null
  /** The words of the first stretch of the cue. */
  readonly cue: WordRange | null
}

export interface Article {
  readonly text: string
  readonly words: readonly Word[]
  readonly mentions: readonly Mention[]
  readonly registry: Registry
  readonly couples: readonly Couple[]
  readonly readings: readonly Reading[]
}

/**
 * Reads the article once.
 * @param doc the document
 * @param attributions its attributions
 */
export function readArticle(doc: Document, attributions: readonly Attribution[]): Article {
  const words = readWords(doc)
  const ranges = attributions.map((attribution) => rangesOf(words, attribution))
  for (const [at, list] of ranges.entries()) {
    const cue = attributions[at]?.cue[0]
    for (const range of list) {
      promoteNames(words, range)
      const last = words[range.to]
      if (last !== undefined && cue !== undefined && words[range.to + 1]?.start === cue.start)
        last.closes = !isTitle(last.low)
    }
  }
  const mentions = findMentions(doc.text, words)
  const registry = clusterMentions(mentions)
  const couples = joinFamilies(words, mentions, registry)
  const readings = attributions.map((attribution, at) => {
    const best = readBest(words, mentions, ranges[at] ?? [])
    const known = attribution.source.length > 0 || saysSomebody(words, best.source)
    const { source, range } = known && !isPlaceLine(words, mentions, best.source) ? best : NOBODY
    return {
      attribution,
      source,
      range,
      content: coverOf(words, attribution.content),
      cue: cueOf(words, attribution),
    }
  })
  const article = { text: doc.text, words, mentions, registry, couples, readings }
  for (const reading of readings) addStatedRole(article, reading)
  return article
}

/** "HARROGATE, May 22 —": where an article was written says nothing. */
function isPlaceLine(words: readonly Word[], mentions: readonly Mention[], source: SourceReading): boolean {
  const only =
    source.form === 'names' && source.mentions.length === 1 ? mentions[source.mentions[0] ?? -1] : undefined
  return only !== undefined && isDateline(words, only)
}

const NOBODY: { source: SourceReading; range: null } = { source: { form: 'none' }, range: null }

/** "Jane Doe, a junior from Leeds, said": what the source itself says she is, whatever the word, when nothing else does. */
function addStatedRole({ text, words, mentions, registry }: Article, { source, range }: Reading): void {
  if (source.form !== 'names' || source.mentions.length !== 1 || range === null) return
  const mention = mentions[source.mentions[0] ?? -1]
  const entity = registry.entities[mention?.entity ?? -1]
  if (mention === undefined || entity === undefined) return
  if (entity.kind !== 'person' || entity.roles.length > 0 || entity.described !== null) return
  const span = statedRole(words, { from: mention.last + 1, to: range.to })
  if (span !== null) entity.roles.push(oneLine(text, span))
}

/** The index of the first word that ends after `offset`. */
export function wordAt(words: readonly Word[], offset: number): number {
  return bisect(words, (one) => one.end <= offset)
}

function rangeOf(words: readonly Word[], span: Span): WordRange | null {
  const from = wordAt(words, span.start)
  let to = wordAt(words, span.end)
  while (to >= from && (words[to]?.start ?? Number.POSITIVE_INFINITY) >= span.end) to--
  if (to < from) return null
  if (isTitle(words[to]?.low ?? '') && words[to + 1]?.name) to++ // "Mr" alone: the name was left out
  return { from, to: Math.min(to, from + LONGEST_SOURCE) }
}

/** In words: who is meant stands within them. */
const LONGEST_SOURCE = 60

/** The ranges of the source; without one, or with one that is a part of a relative clause about it, the subject before the cue. */
function rangesOf(words: readonly Word[], attribution: Attribution): WordRange[] {
  const ranges = sourceRanges(words, attribution.source)
  const [only, other] = ranges
  if (other !== undefined || (only !== undefined && !isOwned(words, only))) return ranges
  const cue = cueOf(words, attribution)
  const subject = cue === null ? null : subjectBefore(words, cue)
  if (only === undefined) return subject === null ? [] : [subject]
  return subject !== null && hasClause(words, subject, only.from) ? [subject] : ranges
}

function sourceRanges(words: readonly Word[], spans: readonly Span[]): WordRange[] {
  return spans.map((span) => rangeOf(words, span)).filter((range) => range !== null)
}

function cueOf(words: readonly Word[], attribution: Attribution): WordRange | null {
  const [cue] = attribution.cue
  return cue === undefined ? null : rangeOf(words, cue)
}

function coverOf(words: readonly Word[], spans: readonly Span[]): WordRange | null {
  const first = spans[0]
  const last = spans.at(-1)
  if (first === undefined || last === undefined) return null
  return { from: wordAt(words, first.start), to: wordAt(words, last.end) - 1 }
}

/** A source that is all capitals ("Zero Hedge", "Anon") is a name by its place, though each word also opens the sentence. */
function promoteNames(words: readonly Word[], range: WordRange): void {
  if (range.to - range.from > 3) return
  for (let at = range.from; at <= range.to; at++) {
    const word = words[at]
    if (word === undefined || (word.headline && range.to - range.from > 1)) return
    if (!word.capital || COMMON_OPENERS.has(word.low) || pronounClass(word) !== null) return
    if (isRole(word.low) || (singular(word.low) !== word.low && range.from === range.to && word.opens)) return
  }
  for (let at = range.from; at <= range.to; at++) {
    const word = words[at]
    if (word !== undefined) word.name = true
  }
}

/** Of several source spans the one that names somebody, else the first that says something. */
function readBest(
  words: readonly Word[],
  mentions: readonly Mention[],
  ranges: readonly WordRange[],
): { source: SourceReading; range: WordRange | null } {
  let best: { source: SourceReading; range: WordRange | null } = { source: { form: 'none' }, range: null }
  for (const range of ranges) {
    const source = nameAfter(words, mentions, readSource(words, range, mentionsIn(mentions, range)))
    if (source.form === 'names') return { source, range }
    if (best.source.form === 'none') best = { source, range }
  }
  return best
}

function nameAfter(
  words: readonly Word[],
  mentions: readonly Mention[],
  source: SourceReading,
): SourceReading {
  if (source.form === 'pronoun' && source.pronoun === 'relative')
    return nameBeforeWho({ words, mentions }, source.at) === null ? describedBefore(words, source) : source
  if (source.form !== 'description') return source
  const next = firstMention(mentions, source.to + 1)
  if (!isNamedAfter(words, source, mentions[next])) return source
  const before = source.several ? mentionsIn(mentions, source).map(([index]) => index) : []
  if (before.length > 1) return source
  return { form: 'names', mentions: [...before, next], from: source.from, to: source.to }
}

/** "Her neighbour, who said": the few words before the pronoun from their determiner on, when no name stands there. */
function describedBefore(
  words: readonly Word[],
  source: SourceReading & { readonly at: number },
): SourceReading {
  const who = source.at
  const to = words[who - 1]?.text === ',' ? who - 2 : who - 1
  if (words[who]?.low !== 'who') return source
  for (let from = to; from > to - 4; from--) {
    const word = words[from]
    if (word === undefined || !word.letters) return source
    if (/^(?:a|an|the|his|her|their|its|another)$/.test(word.low))
      return from === to ? source : { form: 'description', from, to, head: to, several: false }
    if ((word.name && !isPlace(word.low) && !isDemonym(word.low)) || PREPOSITIONS.has(word.low)) return source
  }
  return source
}

/** The index of the first mention that ends at or after a word. */
function firstMention(mentions: readonly Mention[], at: number): number {
  return bisect(mentions, (one) => one.last < at)
}

function mentionsIn(mentions: readonly Mention[], range: WordRange): [number, Mention][] {
  const found: [number, Mention][] = []
  for (let at = firstMention(mentions, range.from); at < mentions.length; at++) {
    const mention = mentions[at]
    if (mention === undefined || mention.from > range.to) break
    found.push([at, mention])
  }
  return found
}
