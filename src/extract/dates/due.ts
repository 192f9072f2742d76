/**
 * Works out from a claim's own words by when it can be checked. A grammar of prepositions, units and anchors that gives nothing when unsure.
 */
import { bisect } from '../bisect.ts'
import { RULE_SOURCES } from '../lexicon/deadline-words.ts'
import type { Attribution, DatedValue, Document, Span } from '../types.ts'
import { type Atom, readAtoms } from './atoms.ts'
import { parseIso, toIso } from './calendar.ts'
import { type Candidate, candidatesIn, type Reading } from './due-candidates.ts'
import { isDeadline } from './due-context.ts'
import { type Phrase, viewOfCue } from './due-phrase.ts'
import type { SaidDays } from './due-window.ts'
import { spanOf } from './find-exprs.ts'

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
    const standing = wordsOf(doc, attribution.source).some((word) => RULE_SOURCES.has(word))
    for (const span of attribution.content) {
      for (const piece of piecesOf(doc, span)) {
        const found = bestIn(doc, piece, {
          said,
          cue,
          strict: attribution.kind !== 'indirect',
          direct: attribution.kind === 'direct',
          standing,
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
  const low = bisect(doc.sentences, (one) => one.end <= span.start)
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
