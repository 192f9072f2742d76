/** The words that a claim's kind is read from, and small questions about them. */
import { type Atom, readAtoms } from '../dates/atoms.ts'
import { BE_PRESENT, DETERMINERS } from '../lexicon/verb-forms.ts'
import type { Attribution, Document, Span } from '../types.ts'

/** One claim's words. */
export interface Words {
  readonly content: readonly Atom[]
  readonly cue: ReadonlySet<string>
  readonly cueList: readonly string[]
  readonly source: ReadonlySet<string>
  readonly indirect: boolean
  /** True when the source holds a name: a capital that is no sentence's first determiner. */
  readonly named: boolean
}

/** Longest content looked at, in UTF-16 units: the kind shows in its first sentences. */
const MAX_CONTENT = 600

/** The words of one attribution, lower case, the first MAX_CONTENT units of its content. */
export function wordsOf(doc: Document, attribution: Attribution): Words {
  const content: Atom[] = []
  let left = MAX_CONTENT
  for (const span of attribution.content) {
    if (left <= 0) break
    content.push(...readAtoms(doc.text, span.start, Math.min(span.end, span.start + left)))
    left -= span.end - span.start
  }
  const cueList = listOf(doc, attribution.cue)
  return {
    content,
    cue: new Set(cueList),
    cueList,
    source: new Set(listOf(doc, attribution.source)),
    indirect: attribution.kind === 'indirect',
    named: holdsName(doc, attribution.source),
  }
}

function holdsName(doc: Document, spans: readonly Span[]): boolean {
  return spans.some((span) =>
    readAtoms(doc.text, span.start, Math.min(span.end, span.start + 200)).some(
      (atom) => atom.capital && !DETERMINERS.has(atom.word),
    ),
  )
}

function listOf(doc: Document, spans: readonly Span[]): string[] {
  return spans.flatMap((span) =>
    readAtoms(doc.text, span.start, Math.min(span.end, span.start + 200)).map((atom) => atom.word),
  )
}

/** True when any of the words is in the list. */
export function hasAny(words: ReadonlySet<string>, list: ReadonlySet<string>): boolean {
  for (const word of words) if (list.has(word)) return true
  return false
}

/** Where the content begins, as an index into its atoms: after marks, "that" and joining words. */
export function firstWord(content: readonly Atom[]): number {
  let at = 0
  while (
    at < content.length &&
    (content[at]?.kind === 'mark' || content[at]?.word === 'that' || OPENERS.has(content[at]?.word ?? ''))
  )
    at += 1
  return at
}

/** A present form of "be", also as "'s". */
export function isBe(word: string): boolean {
  return BE_PRESENT.has(word) || word === "'s"
}

/** The word before `at`, or the one before a "not" or an adverb that stands there. */
export function beBefore(content: readonly Atom[], at: number): string {
  const before = content[at - 1]?.word ?? ''
  return before === 'not' || before === 'never' || before.endsWith('ly')
    ? (content[at - 2]?.word ?? '')
    : before
}

const OPENERS = new Set(['and', 'but', 'so', 'well', 'then'])
