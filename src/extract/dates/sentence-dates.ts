/**
 * The date expressions of a document's sentences, read when first asked for and kept: claims share sentences.
 */
import { bisect } from '../bisect.ts'
import type { Document } from '../types.ts'
import { type Atom, readAtoms } from './atoms.ts'
import { type FoundExpr, findExprs } from './find-exprs.ts'

/** One sentence's pieces and date expressions (ends of ranges left out). */
export interface SentenceDates {
  readonly index: number
  readonly atoms: readonly Atom[]
  readonly exprs: readonly FoundExpr[]
}

/** Gives sentences by an offset inside them. */
export interface SentenceReader {
  /** The sentence that holds (or last began before) the offset, or null for a document without sentences. */
  at(offset: number): SentenceDates | null
  /** Index of that sentence, or -1. */
  indexAt(offset: number): number
}

/** A reader of `doc`'s sentences. */
export function sentenceReader(doc: Document): SentenceReader {
  const known = new Map<number, SentenceDates>()
  return {
    indexAt: (offset) => sentenceAt(doc, offset),
    at(offset) {
      const index = sentenceAt(doc, offset)
      const sentence = doc.sentences[index]
      if (!sentence) return null
      const old = known.get(index)
      if (old) return old
      const atoms = readAtoms(doc.text, sentence.start, sentence.end)
      const made = { index, atoms, exprs: findExprs(atoms).filter((item) => !item.nested) }
      known.set(index, made)
      return made
    },
  }
}

/** Index of the first atom that ends after the offset. */
export function atomAt(atoms: readonly Atom[], offset: number): number {
  return bisect(atoms, (one) => one.end <= offset)
}

function sentenceAt(doc: Document, offset: number): number {
  const low = bisect(doc.sentences, (one) => one.start <= offset)
  return low - 1
}
