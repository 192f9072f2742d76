/**
 * Dates each attribution by its own phrase: "said on Thursday", "speaking earlier this week, she said", "in a 2014 interview".
 */
import { FUTURE_AUXILIARIES } from '../lexicon/verb-forms.ts'
import type { Attribution, DatedValue, Document, ExtractionContext } from '../types.ts'
import { articleDay } from './article-day.ts'
import { parseIso, toIso } from './calendar.ts'
import { type FoundExpr, spanOf, toDatedValue } from './find-exprs.ts'
import { resolve } from './resolve.ts'
import { edtfOfDays, type Resolved } from './resolved.ts'
import { datesNear, type Place, placeOf } from './said-place.ts'
import { rankOf } from './said-rank.ts'
import { type SentenceReader, sentenceReader } from './sentence-dates.ts'

const PRONOUNS = new Set(['he', 'she', 'they', 'it'])
/** How many attributions back an earlier cue of the same sentence is looked for. */
const INHERIT_REACH = 6

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
  const own = attributions.map((attribution) => {
    const sentence = sentences.at(headOf(attribution))
    if (!sentence || sentence.exprs.length === 0) return null
    const place = placeOf(attribution, sentence, contents)
    return place ? ownDate(doc, { place, dates: datesNear(sentence, place) }, anchor) : null
  })
  return attributions.map(
    (_, index) => own[index] ?? inherited(doc, { attributions, own, sentences }, index) ?? last,
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

/** Where the attribution's own words stand: its cue, else its source; -1 without both. */
function headOf(attribution: Attribution): number {
  return (attribution.cue[0] ?? attribution.source[0])?.start ?? -1
}

/** The nearest date that belongs to the attribution. */
function ownDate(
  doc: Document,
  from: { place: Place; dates: readonly FoundExpr[] },
  anchor: number | null,
): DatedValue | null {
  let best: DatedValue | null = null
  let bestRank = Number.POSITIVE_INFINITY
  for (const item of from.dates) {
    const rank = rankOf(item, from.place)
    if (rank === null || rank >= bestRank) continue
    const value = dated(doc, item, { place: from.place, anchor })
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
  const { atoms, cue } = place
  const ahead = [atoms[cue.from]?.word, atoms[cue.from - 1]?.word].some((word) =>
    FUTURE_AUXILIARIES.has(word ?? ''),
  )
  const resolved = resolve(item.expr, { anchor, direction: ahead ? 1 : -1 })
  if (!resolved) return null
  const kept = ahead ? resolved : upToToday(resolved, anchor)
  return kept ? toDatedValue(kept, { text: doc.text, span: spanOf(atoms, item), anchor }) : null
}

/** What was said was said by now: "this week" ends today, and nothing later will do. */
function upToToday(resolved: Resolved, anchor: number | null): Resolved | null {
  if (anchor === null || resolved.end <= anchor) return resolved
  if (resolved.start > anchor) return null
  const period = { start: resolved.start, end: anchor }
  return { ...resolved, ...period, edtf: edtfOfDays(period), relative: true }
}

/** The date of the same speaker's earlier cue in the sentence: "said on Monday that …, but stressed that …". */
function inherited(
  doc: Document,
  from: {
    attributions: readonly Attribution[]
    own: readonly (DatedValue | null)[]
    sentences: SentenceReader
  },
  index: number,
): DatedValue | null {
  const { attributions, own, sentences } = from
  const attribution = attributions[index]
  if (!attribution) return null
  const head = headOf(attribution)
  for (let back = index - 1; back >= 0 && back >= index - INHERIT_REACH; back -= 1) {
    const other = attributions[back]
    const value = own[back]
    if (!other || !value || head < 0 || headOf(other) > head) continue
    const together = sentences.indexAt(headOf(other)) === sentences.indexAt(head)
    if (together && sharesSpeaker(doc, other, attribution)) return value
  }
  return null
}

function sharesSpeaker(doc: Document, first: Attribution, second: Attribution): boolean {
  const source = second.source[0]
  if (!source || first.source[0]?.start === source.start) return true
  return PRONOUNS.has(doc.text.slice(source.start, source.end).toLowerCase())
}
