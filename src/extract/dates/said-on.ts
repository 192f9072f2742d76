/**
 * Dates each attribution by its own phrase: "said on Thursday", "speaking earlier this week, she said", "in a 2014 interview".
 */
import { OTHER_TIME, SPEECH_NOUNS, SPEECH_PARTICIPLES } from '../lexicon/speech-words.ts'
import { FUTURE_AUXILIARIES } from '../lexicon/verb-forms.ts'
import type { Attribution, DatedValue, Document, ExtractionContext, Span } from '../types.ts'
import { articleDay } from './article-day.ts'
import type { Atom } from './atoms.ts'
import { parseIso, toIso } from './calendar.ts'
import type { Expr } from './expression.ts'
import { type FoundExpr, spanOf, toDatedValue } from './find-exprs.ts'
import { isPastForm } from './outlook.ts'
import { isYear } from './parse-absolute.ts'
import { edtfOfDays, type Resolved, resolve } from './resolve.ts'
import { atomAt, type SentenceDates, sentenceReader } from './sentence-dates.ts'

/** One attribution in its sentence, in atom indices. */
interface Place {
  readonly sentence: SentenceDates
  /** First and past-last atom of the cue, and of the source; -1 when there is none in this sentence. */
  readonly cue: { readonly from: number; readonly next: number }
  readonly source: { readonly from: number; readonly next: number }
  /** Text that tells what was said, not when: offsets. */
  readonly closed: readonly Span[]
}

/** Words between a cue and a date that end the cue's reach. */
const REACH_ENDS = new Set([
  ...[
    'who',
    'which',
    'whose',
    'where',
    'because',
    'if',
    'that',
    'although',
    'though',
    'when',
    'as',
    'while',
    'after',
    'before',
  ],
  ...['since', 'until', 'following', 'ahead', 'despite', 'once', 'than', 'but'],
])

/** How far after its cue, in atoms, a date may stand. */
const CUE_REACH = 24
const PRONOUNS = new Set(['he', 'she', 'they', 'it'])

/**
 * The day each attribution was uttered, same length and order as `attributions`. From a phrase of the attribution's own clause; else
 * from the same speaker's phrase earlier in the sentence; else the publication day (rule `publication`) or, without one, the printed
 * date of the article (rule `article_date`); else null.
 */
export function resolveSaidOn(
  doc: Document,
  attributions: readonly Attribution[],
  context: ExtractionContext,
): (DatedValue | null)[] {
  const published = parseIso(context.publishedAt ?? '')
  const printed = articleDay(doc, context)
  const anchor = printed ?? published
  const fallback = published !== null ? wholeDay(published, 'publication') : null
  const last = fallback ?? (printed !== null ? wholeDay(printed, 'article_date') : null)
  const sentences = sentenceReader(doc)
  const contents = attributions.flatMap((attribution) => attribution.content)
  contents.sort((a, b) => a.start - b.start)
  const own: (DatedValue | null)[] = attributions.map((attribution) => {
    const head = attribution.cue[0] ?? attribution.source[0]
    const sentence = head ? sentences.at(head.start) : null
    if (!sentence || sentence.exprs.length === 0) return null
    return ownDate(doc, placeOf(attribution, sentence, contents), anchor)
  })
  return attributions.map(
    (attribution, index) => own[index] ?? inherited(doc, { attributions, own, index, attribution }) ?? last,
  )
}

function wholeDay(day: number, rule: string): DatedValue {
  const iso = toIso(day)
  return {
    edtf: iso,
    earliest: iso,
    latest: iso,
    derivation: { phrase: null, span: null, rule, anchor: iso },
  }
}

function placeOf(attribution: Attribution, sentence: SentenceDates, contents: readonly Span[]): Place {
  const { atoms } = sentence
  const range = (span: Span | undefined): { from: number; next: number } => {
    const first = atoms[0]?.start ?? 0
    const end = atoms[atoms.length - 1]?.end ?? 0
    if (!span || span.start < first || span.start >= end) return { from: -1, next: -1 }
    return { from: atomAt(atoms, span.start), next: atomAt(atoms, span.end - 1) + 1 }
  }
  const head = attribution.cue[0] ?? attribution.source[0]
  const start = atoms[0]?.start ?? 0
  const end = atoms[atoms.length - 1]?.end ?? 0
  const closed: Span[] = []
  for (let at = firstFrom(contents, start); at < contents.length; at += 1) {
    const span = contents[at]
    if (!span || span.start >= end) break
    const holdsCue = head !== undefined && span.start <= head.start && span.end >= head.end
    if (span.end > start && !holdsCue) closed.push(span)
  }
  const cue = range(attribution.cue[0])
  const source = range(attribution.source[0])
  return { sentence, cue: cue.from < 0 ? source : cue, source, closed }
}

/** Index of the first content that can reach into a sentence from `start`; a few before it may run over the boundary. */
function firstFrom(contents: readonly Span[], start: number): number {
  let low = 0
  let high = contents.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((contents[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 4)
}

/** The nearest date that belongs to the attribution, after the cue before others. */
function ownDate(doc: Document, place: Place, anchor: number | null): DatedValue | null {
  let best: DatedValue | null = null
  let bestRank = Number.POSITIVE_INFINITY
  for (const item of place.sentence.exprs) {
    const rank = rankOf(item, place)
    if (rank === null || rank >= bestRank) continue
    const value = dated(doc, item, { place, anchor })
    if (!value) continue
    best = value
    bestRank = rank
  }
  return best
}

function dated(
  doc: Document,
  item: FoundExpr,
  at: { place: Place; anchor: number | null },
): DatedValue | null {
  const { place, anchor } = at
  const { atoms } = place.sentence
  const ahead = [atoms[place.cue.from]?.word, atoms[place.cue.from - 1]?.word].some((word) =>
    FUTURE_AUXILIARIES.has(word ?? ''),
  )
  const resolved = resolve(item.expr, { anchor, direction: ahead ? 1 : -1 })
  if (!resolved) return null
  const kept = ahead ? resolved : upToToday(resolved, anchor)
  if (!kept) return null
  return toDatedValue(kept, { text: doc.text, span: spanOf(atoms, item), anchor })
}

/** What was said was said by now: "this week" ends today, and nothing later will do. */
function upToToday(resolved: Resolved, anchor: number | null): Resolved | null {
  if (anchor === null || resolved.end <= anchor) return resolved
  if (resolved.start > anchor) return null
  const period = { start: resolved.start, end: anchor }
  return { ...resolved, ...period, edtf: edtfOfDays(period), relative: true }
}

/** How near a date is to the attribution (0 is nearest), or null when it does not belong to it. */
function rankOf(item: FoundExpr, place: Place): number | null {
  const { atoms } = place.sentence
  const first = atoms[item.from]
  if (
    !first ||
    place.closed.some((span) => span.start < (atoms[item.next - 1]?.end ?? 0) && span.end > first.start)
  )
    return null
  if (!isSpokenOf(atoms, item)) return null
  const { cue, source } = place
  if (item.from >= source.from && item.next <= source.next) return isSpeechDate(atoms, item) ? 30 : null
  if (item.from >= cue.next) return rankAfter(item, place)
  if (source.from >= 0 && source.next <= cue.from && item.from >= source.next) return rankBetween(item, place)
  return rankBefore(item, place)
}

/** False for a date that a word before it gives to something else ("since Monday"), or that stands before another noun. */
function isSpokenOf(atoms: readonly Atom[], item: FoundExpr): boolean {
  let before = item.from - 1
  while (before >= 0 && SKIPPED_BEFORE.has(atoms[before]?.word ?? '')) before -= 1
  if (OTHER_TIME.has(atoms[before]?.word ?? '')) return false
  const next = atoms[item.next]
  if (next?.word === "'s" || next?.word === "'") return isSpeechNoun(atoms, item.next + 1)
  const lead = atoms[item.from - 1]?.word
  if (lead === 'on' || lead === 'in' || lead === 'during' || lead === 'at') return true
  if (needsPreposition(item.expr)) return isSpeechNoun(atoms, item.next)
  return true
}

const SKIPPED_BEFORE = new Set(['the', 'late', 'early', 'on', 'in', 'at'])

/** True when a noun of speech stands at `at` or one word on ("2014 radio interview"). */
function isSpeechNoun(atoms: readonly Atom[], at: number): boolean {
  return [at, at + 1, at + 2].some((index) => SPEECH_NOUNS.has(atoms[index]?.word ?? ''))
}

/** Bare years, months and seasons tell no day of speaking: "the 2015 deal". */
function needsPreposition(expr: Expr): boolean {
  return expr.kind === 'years' || expr.kind === 'month' || expr.kind === 'season' || expr.kind === 'quarter'
}

/** True for a date inside the source that tells when its words came out: "a report published on Monday", "a 2014 study". */
function isSpeechDate(atoms: readonly Atom[], item: FoundExpr): boolean {
  if (isSpeechNoun(atoms, item.next)) return true
  for (let back = item.from - 1; back >= 0 && back >= item.from - 3; back -= 1) {
    const word = atoms[back]?.word ?? ''
    if (SPEECH_PARTICIPLES.has(word) || SPEECH_NOUNS.has(word)) return true
  }
  return false
}

function rankAfter(item: FoundExpr, place: Place): number | null {
  const { atoms } = place.sentence
  if (item.from - place.cue.next > CUE_REACH + closedAtoms(place)) return null
  let steps = 0
  let sinceContent = -1
  for (let at = place.cue.next; at < item.from; at += 1) {
    const atom = atoms[at]
    if (!atom) return null
    const inContent = place.closed.find((span) => span.start < atom.end && span.end > atom.start)
    if (inContent) {
      sinceContent = 0
      continue
    }
    if (sinceContent >= 0 && atom.kind !== 'mark') sinceContent += 1
    if (at >= place.source.from && at < place.source.next) continue
    if (stopsReach(atoms, at)) return null
    steps += 1
  }
  if (sinceContent > 3) return null
  return sinceContent >= 0 ? 20 + steps : steps
}

function closedAtoms(place: Place): number {
  return place.closed.length > 0 ? place.sentence.atoms.length : 0
}

/** True for a word that hands what follows to another clause. */
function stopsReach(atoms: readonly Atom[], at: number): boolean {
  const atom = atoms[at]
  if (!atom) return true
  if (atom.word === ';' || atom.word === ':') return true
  if (REACH_ENDS.has(atom.word)) return true
  return atom.kind === 'word' && isPastForm(atom.word) && !SPEECH_PARTICIPLES.has(atom.word)
}

/** Between source and cue: "Smith, speaking on Thursday, said", but not "Smith, elected in 2019, said". */
function rankBetween(item: FoundExpr, place: Place): number | null {
  const { atoms } = place.sentence
  for (let at = place.source.next; at < item.from; at += 1) if (stopsReach(atoms, at)) return null
  return 10
}

/** Before source and cue: a phrase that opens the clause. */
function rankBefore(item: FoundExpr, place: Place): number | null {
  const { atoms } = place.sentence
  const heads = [place.source.from, place.cue.from].filter((index) => index >= item.next)
  if (heads.length === 0) return null
  const head = Math.min(...heads)
  let start = item.from
  while (start > 0 && !endsSegment(atoms, start - 1, place)) start -= 1
  for (let at = start; at < item.from; at += 1) {
    if (stopsReach(atoms, at)) return null
  }
  let plain = true
  for (let at = item.next; at < head; at += 1) {
    const atom = atoms[at]
    if (!atom) return null
    if (place.closed.some((span) => span.start < atom.end && span.end > atom.start)) continue
    if (atom.kind === 'mark') continue
    if (stopsReach(atoms, at) || atom.word === 'and') return null
    plain = false
  }
  if (plain) return 12
  return opensSentence(atoms, start) && isYearOrSpeech(atoms, item, start) ? 15 : null
}

/** A segment ends at a comma (not one inside a date), a stop, or the end of a content. */
function endsSegment(atoms: readonly Atom[], at: number, place: Place): boolean {
  const atom = atoms[at]
  if (!atom) return true
  if (atom.word === ';' || atom.word === ':' || atom.word === '—') return true
  if (atom.word === ',') return !isYear(atoms[at + 1])
  return place.closed.some((span) => span.start < atom.end && span.end > atom.start)
}

function opensSentence(atoms: readonly Atom[], start: number): boolean {
  for (let at = 0; at < start; at += 1) {
    const atom = atoms[at]
    if (atom && atom.kind === 'word' && atom.word !== 'and' && atom.word !== 'but') return false
  }
  return true
}

/** Words may follow the date before the source when it opens the sentence or belongs to an occasion of speech. */
function isYearOrSpeech(atoms: readonly Atom[], item: FoundExpr, start: number): boolean {
  if (item.from - start <= 2) return true
  for (let at = start; at < item.from; at += 1) {
    const word = atoms[at]?.word ?? ''
    if (SPEECH_NOUNS.has(word) || SPEECH_PARTICIPLES.has(word)) return true
  }
  return isSpeechNoun(atoms, item.next)
}

/** The date of the same speaker's earlier cue in the sentence: "said on Monday that …, but stressed that …". */
function inherited(
  doc: Document,
  from: {
    attributions: readonly Attribution[]
    own: readonly (DatedValue | null)[]
    index: number
    attribution: Attribution
  },
): DatedValue | null {
  const { attributions, own, index, attribution } = from
  const head = attribution.cue[0] ?? attribution.source[0]
  if (!head) return null
  for (let back = index - 1; back >= 0 && back >= index - 6; back -= 1) {
    const other = attributions[back]
    const value = own[back]
    const otherHead = other?.cue[0] ?? other?.source[0]
    if (!other || !value || !otherHead || otherHead.start > head.start) continue
    if (sharesSpeaker(doc, other, attribution) && sameSentence(doc, otherHead.start, head.start)) return value
  }
  return null
}

function sharesSpeaker(doc: Document, first: Attribution, second: Attribution): boolean {
  const source = second.source[0]
  if (!source) return true
  if (first.source[0]?.start === source.start) return true
  return PRONOUNS.has(doc.text.slice(source.start, source.end).toLowerCase())
}

function sameSentence(doc: Document, from: number, to: number): boolean {
  for (const sentence of doc.sentences) {
    if (from >= sentence.start && from < sentence.end) return to < sentence.end
  }
  return false
}
