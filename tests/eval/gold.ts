/**
 * Marked articles: reading them, and the one plain form in which gold and predicted claims are compared.
 * Offsets are UTF-16 indices into the article's text, end exclusive.
 */
import { readFileSync } from 'node:fs'
import type { ExtractedClaim, Kind, Span } from '../../src/extract/types.ts'

/** One claim as the measures see it. */
export interface PlainClaim {
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
  readonly speaker: string | null
  readonly kind: Kind
  /** Gold only: the source is a pronoun. */
  readonly pronounSource: boolean
  /** Predicted only: stated confidence, and what found the claim. */
  readonly confidence: number
  readonly method: string
}

/** A date expression with its right value: a day, month or year in `when`, or an interval in `from` and `to`. */
export interface GoldDate {
  readonly start: number
  readonly end: number
  readonly when: string | null
  readonly from: string | null
  readonly to: string | null
}

/** A marked article, or a predicted one: then `claims` are the predictions. */
export interface MarkedArticle {
  readonly id: string
  readonly text: string
  readonly publishedAt: string | null
  readonly claims: readonly PlainClaim[]
  readonly dates: readonly GoldDate[]
}

type Pair = readonly [number, number]

interface RawClaim {
  readonly content: readonly Pair[] | null
  readonly cue?: readonly Pair[] | null
  readonly source?: readonly Pair[] | null
  readonly speaker?: string | null
  readonly kind: Kind
  readonly pronounSource?: boolean
}

interface RawArticle {
  readonly id: string
  readonly text: string
  readonly publishedAt?: string | null
  readonly claims: readonly RawClaim[]
  readonly dates?: readonly GoldDate[]
}

/** The folder of marked articles that lies beside the repository. */
export const DATA_FOLDER = new URL('../../../shared/attribution/', import.meta.url).pathname

/** Reads a file of one JSON value a line. The caller states what the lines hold. */
export function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

/** Reads marked articles from a file of one article a line. */
export function readGold(path: string): MarkedArticle[] {
  return readLines<RawArticle>(path).map((raw) => ({
    id: raw.id,
    text: raw.text,
    publishedAt: raw.publishedAt ?? null,
    claims: raw.claims.map(plainGold),
    dates: raw.dates ?? [],
  }))
}

/** What extraction gave, in the plain form. */
export function plainClaim(claim: ExtractedClaim): PlainClaim {
  const { content, cue, source, confidence, method } = claim.attribution
  const speaker = claim.speaker.speaker?.name ?? null
  return { content, cue, source, confidence, method, speaker, kind: claim.kind, pronounSource: false }
}

function plainGold(raw: RawClaim): PlainClaim {
  return {
    content: spansOf(raw.content),
    cue: spansOf(raw.cue),
    source: spansOf(raw.source),
    speaker: raw.speaker ?? null,
    kind: raw.kind,
    pronounSource: raw.pronounSource ?? false,
    confidence: 1,
    method: 'gold',
  }
}

function spansOf(pairs: readonly Pair[] | null | undefined): Span[] {
  return (pairs ?? []).map(([start, end]) => ({ start, end }))
}
