/**
 * Works out from a claim's own words by when it can be checked. A grammar of prepositions, units and anchors that gives nothing when unsure.
 */
import type { Attribution, DatedValue, Document, Span } from '../types.ts'
import { type Atom, readAtoms } from './atoms.ts'
import { parseIso, toIso } from './calendar.ts'
import { isDeadline, type Phrase, viewOfCue } from './due-context.ts'
import { type CountedDue, readCounted, readGiven } from './due-count.ts'
import { type Lead, readLead } from './due-lead.ts'
import {
  countedWindow,
  type DueWindow,
  isAhead,
  leadWindow,
  type SaidDays,
  timeWindow,
} from './due-window.ts'
import type { Expr } from './expression.ts'
import { type FoundExpr, findExprs, spanOf } from './find-exprs.ts'
import { skipTimeOfDay } from './parse-time.ts'

/** A deadline phrase with its window and how explicit it is (3 the most). */
interface Candidate {
  readonly phrase: Phrase
  readonly window: DueWindow
  readonly rank: number
}

const COUNT_STARTS = new Set([
  'within',
  'inside',
  'in',
  'over',
  'during',
  'has',
  'have',
  'give',
  'gives',
  'giving',
  'allow',
  'allows',
  "'ve",
  'get',
  'gets',
])
const PLAIN = { today: false, named: false, current: false, broad: false, recent: false }
const NAMED_KINDS = new Set<Expr['kind']>(['day', 'month', 'years', 'season', 'holiday'])
const BROAD_KINDS = new Set<Expr['kind']>(['month', 'years', 'season'])
const DAY_KINDS = new Set<Expr['kind']>(['weekday', 'today', 'day', 'holiday', 'beside', 'monthday'])

/**
 * The due window of each attribution's content, same length and order; null when its words set none or leave it open.
 * `saidOn` is what `resolveSaidOn` gave. A window begins where the words let it, at the earliest on the day of saying; without such a day
 * only dates of the calendar count.
 */
export function resolveDue(
  doc: Document,
  attributions: readonly Attribution[],
  saidOn: readonly (DatedValue | null)[],
): (DatedValue | null)[] {
  return attributions.map((attribution, index) => {
    const said = saidDays(saidOn[index] ?? null)
    let best: DueCandidate | null = null
    const cue = viewOfCue(wordsOf(doc, attribution.cue))
    if (cue === 'denial') return null
    for (const span of attribution.content) {
      for (const piece of piecesOf(doc, span)) {
        const found = bestIn(doc, piece, {
          said,
          cue,
          strict: attribution.kind !== 'indirect',
          direct: attribution.kind === 'direct',
          opens: followsCue(attribution, piece),
        })
        if (found && (!best || found.candidate.rank > best.candidate.rank)) best = found
      }
    }
    return best ? toValue(doc, best, said) : null
  })
}

/** True when reported words stand right behind their cue. */
function followsCue(attribution: Attribution, piece: Span): boolean {
  const cue = attribution.cue[attribution.cue.length - 1]
  return (
    attribution.kind === 'indirect' &&
    cue !== undefined &&
    piece.start >= cue.end &&
    piece.start - cue.end <= 2
  )
}

interface DueCandidate {
  readonly candidate: Candidate
  readonly atoms: readonly Atom[]
}

interface Reading {
  readonly said: SaidDays | null
  readonly cue: ReturnType<typeof viewOfCue>
  /** True when a weekday's name cannot mean the day of saying itself: people say "today" for that. */
  readonly strict: boolean
  readonly direct: boolean
  /** True when the words stand right behind their cue. */
  readonly opens: boolean
}

function saidDays(value: DatedValue | null): SaidDays | null {
  if (!value) return null
  const first = parseIso(value.earliest)
  const last = parseIso(value.latest)
  return first === null || last === null ? null : { first, last }
}

function wordsOf(doc: Document, spans: readonly Span[]): string[] {
  return spans.flatMap((span) => readAtoms(doc.text, span.start, span.end).map((atom) => atom.word))
}

/** The sentences, or parts of them, that a content span covers. */
function piecesOf(doc: Document, span: Span): Span[] {
  let low = 0
  let high = doc.sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((doc.sentences[middle]?.end ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  const pieces: Span[] = []
  for (let at = low; at < doc.sentences.length; at += 1) {
    const sentence = doc.sentences[at]
    if (!sentence || sentence.start >= span.end) break
    pieces.push({ start: Math.max(sentence.start, span.start), end: Math.min(sentence.end, span.end) })
  }
  return pieces
}

function bestIn(doc: Document, piece: Span, reading: Reading): DueCandidate | null {
  const atoms = readAtoms(doc.text, piece.start, piece.end)
  if (isQuestion(atoms)) return null
  let best: Candidate | null = null
  for (const candidate of candidatesIn(atoms, reading)) {
    if (best && candidate.rank <= best.rank) continue
    if (reading.opens && saysWhenSaid(atoms, candidate.phrase)) continue
    if (isDeadline(atoms, candidate.phrase, { cue: reading.cue, indirect: !reading.strict })) best = candidate
  }
  return best ? { candidate: best, atoms } : null
}

/** A weekday that opens reported words right after the cue is the day of saying: "said Thursday he would leave". */
function saysWhenSaid(atoms: readonly Atom[], phrase: Phrase): boolean {
  if (phrase.from !== 0 || !phrase.dayLike || (phrase.lead !== 'on' && phrase.lead !== 'bare')) return false
  return atoms[phrase.next]?.word !== ','
}

function isQuestion(atoms: readonly Atom[]): boolean {
  for (let at = atoms.length - 1; at >= 0 && at >= atoms.length - 3; at -= 1) {
    if (atoms[at]?.word === '?') return true
    if (atoms[at]?.kind !== 'mark') return false
  }
  return false
}

/** Every phrase of the sentence that could be a deadline: counted ones, dates with their lead, times of today. */
function candidatesIn(atoms: readonly Atom[], reading: Reading): Candidate[] {
  const found: Candidate[] = []
  let covered = 0
  const given = reading.cue === 'giving' ? readGiven(atoms, -1) : null
  const gift = given ? countedCandidate(given, reading) : null
  if (gift) found.push(gift)
  for (let at = 0; at < atoms.length; at += 1) {
    const word = atoms[at]?.word ?? ''
    const starts = COUNT_STARTS.has(word) || (!reading.strict && (word === 'had' || word === 'gave'))
    if (!starts || at < covered) continue
    const counted = readCounted(atoms, at)
    if (!counted) continue
    covered = counted.next
    const candidate = countedCandidate(counted, reading)
    if (candidate) found.push(candidate)
  }
  const counts = found.map(({ phrase }) => phrase)
  let count = 0
  for (const item of findExprs(atoms)) {
    while (count < counts.length && (counts[count]?.next ?? 0) <= item.from) count += 1
    if (item.nested || item.from >= (counts[count]?.from ?? Number.POSITIVE_INFINITY)) continue
    const lead = leadOf(atoms, item)
    const candidate = lead ? leadCandidate(atoms, { item, lead }, reading) : null
    if (candidate) found.push(candidate)
  }
  const time = timeCandidate(atoms, reading)
  if (time) found.push(time)
  return found
}

/** The words that lead a date in; "before summer ends" leads to its end, not its beginning. */
function leadOf(atoms: readonly Atom[], item: FoundExpr): Lead | null {
  const lead = readLead(atoms, item.from, item.expr)
  if (lead?.kind !== 'before') return lead
  const next = atoms[item.next]?.word
  const over =
    (next === 'is' || next === "'s") &&
    (atoms[item.next + 1]?.word === 'over' || atoms[item.next + 1]?.word === 'out')
  return next === 'ends' || over ? { ...lead, kind: 'by' } : lead
}

function countedCandidate(counted: CountedDue, reading: Reading): Candidate | null {
  const window = countedWindow(counted, reading.said)
  if (!window) return null
  const lead = counted.point ? 'in_count' : 'count'
  const phrase: Phrase = {
    from: counted.from,
    next: counted.next,
    lead,
    ahead: false,
    dayLike: false,
    ...PLAIN,
  }
  return { phrase, window, rank: counted.point ? 2 : 3 }
}

function leadCandidate(
  atoms: readonly Atom[],
  found: { item: FoundExpr; lead: Lead },
  reading: Reading,
): Candidate | null {
  const { item, lead } = found
  const window =
    isOther(atoms, item) || isInNewYear(atoms, found) ? null : leadWindow(item.expr, lead, reading)
  if (!window) return null
  const phrase: Phrase = {
    from: lead.from,
    next: item.next,
    lead: lead.kind,
    ahead: isAhead(item.expr, reading.said),
    dayLike: DAY_KINDS.has(item.expr.kind),
    today: item.expr.kind === 'today' && item.expr.shift === 0,
    current: item.expr.kind === 'unit' && item.expr.shift === 0,
    named: NAMED_KINDS.has(item.expr.kind),
    broad: BROAD_KINDS.has(item.expr.kind),
    recent: isRecent(item.expr, window, reading),
  }
  const rank =
    lead.kind === 'by' || lead.kind === 'before' || lead.kind === 'within' ? 3 : lead.kind === 'until' ? 2 : 1
  return { phrase, window, rank }
}

/** How far ahead, in days, a weekday or a date without its year must lie for its last coming round to be the likelier one. */
const WEEKDAY_AHEAD = 6
const YEARLY_AHEAD = 270

/** True for a name without week or year that came round far more recently than it will again; quoted speakers name weekdays ahead. */
function isRecent(expr: Expr, window: DueWindow, reading: Reading): boolean {
  const { said } = reading
  if (!said) return false
  const ahead = window.start - said.last
  if (expr.kind === 'weekday')
    return expr.pick === 'plain' && expr.weeks === 0 && !reading.direct && ahead >= WEEKDAY_AHEAD
  const named = expr.kind === 'part' || expr.kind === 'nth' ? expr.of : expr
  return (
    (named.kind === 'day' || named.kind === 'month' || named.kind === 'holiday') &&
    named.year === null &&
    named.pick === 'plain' &&
    ahead > YEARLY_AHEAD
  )
}

/** "the year-end news conference": a period's end that nothing leads up to. */
function isYearEndNoun(atoms: readonly Atom[], item: FoundExpr): boolean {
  const { expr } = item
  if (expr.kind !== 'part' || expr.part !== 'end' || expr.of.kind !== 'unit') return false
  return (
    atoms[item.next - 1]?.word === 'end' &&
    atoms[item.next]?.kind === 'word' &&
    atoms[item.from - 1]?.word !== 'by'
  )
}

/** Dates that set no deadline whatever stands around them: "earlier Friday", "a brighter tomorrow", the September 11 that needs no year. */
function isOther(atoms: readonly Atom[], item: FoundExpr): boolean {
  const { expr } = item
  const first = atoms[item.from]?.word
  if (first === 'earlier' || isYearEndNoun(atoms, item)) return true
  if (expr.kind === 'day') return expr.year === null && expr.month === 9 && expr.day === 11
  const article = atoms[item.from - 2]?.word
  return (
    first === 'tomorrow' && (article === 'a' || article === 'the') && atoms[item.from - 1]?.kind === 'word'
  )
}

/** "in the New Year" is some time early in it. */
function isInNewYear(atoms: readonly Atom[], found: { item: FoundExpr; lead: Lead }): boolean {
  return found.item.expr.kind === 'holiday' && found.lead.kind === 'on' && isVagueNewYear(atoms, found)
}

function isVagueNewYear(atoms: readonly Atom[], { item, lead }: { item: FoundExpr; lead: Lead }): boolean {
  const word = atoms[lead.from]?.word
  return (
    word === 'in' ||
    (word === 'come' &&
      item.expr.kind === 'holiday' &&
      atoms[item.from]?.word === 'new' &&
      item.next === item.from + 2)
  )
}

/** "by midnight", "before 5 p.m.": today, when no day follows. */
function timeCandidate(atoms: readonly Atom[], reading: Reading): Candidate | null {
  for (let at = 0; at < atoms.length; at += 1) {
    const word = atoms[at]?.word
    if (word !== 'by' && word !== 'before' && word !== 'until') continue
    const next = skipTimeOfDay(atoms, at + 1)
    if (next === null) continue
    const window = timeWindow(reading.said)
    const following = findExprs(atoms.slice(next, next + 4))
    if (!window || atoms[next]?.word === 'on' || following.some((item) => item.from <= 1)) continue
    return { phrase: { from: at, next, lead: 'by', ahead: false, dayLike: true, ...PLAIN }, window, rank: 3 }
  }
  return null
}

function toValue(doc: Document, due: DueCandidate, said: SaidDays | null): DatedValue {
  const { phrase, window } = due.candidate
  const span = spanOf(due.atoms, phrase)
  return {
    edtf: window.edtf,
    earliest: toIso(window.start),
    latest: toIso(window.end),
    derivation: {
      phrase: doc.text.slice(span.start, span.end),
      span,
      rule: window.rule,
      anchor: window.anchored && said ? toIso(said.last) : null,
      ...(window.approximate ? { approximate: true } : {}),
    },
  }
}
