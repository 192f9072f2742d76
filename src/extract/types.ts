/**
 * The words of extraction, one type each. Every offset is a UTF-16 index into the one normalised text,
 * end exclusive: `text.slice(start, end)` is the span's text.
 */

/** A piece of the text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Text between quotation marks, nobody attached yet. `inner` leaves out the marks; `closed` is false when the mark that ends it is missing. */
export interface Quote {
  readonly outer: Span
  readonly inner: Span
  readonly closed: boolean
  /** Index into `Document.quotes` of the quotation that this one goes on with (a reopened paragraph), or null. */
  readonly continues: number | null
}

/** A text read once: what every later stage works on. Lists are in text order and do not overlap. */
export interface Document {
  readonly text: string
  /** Non-empty lines of the text, without the white space around them. */
  readonly paragraphs: readonly Span[]
  /** Sentences; each lies in one paragraph. A sentence does not break inside quotation marks unless the quotation itself ends one. */
  readonly sentences: readonly Span[]
  /** Words and single punctuation marks. */
  readonly tokens: readonly Token[]
  readonly quotes: readonly Quote[]
  /** For each paragraph: true when it is page furniture (share links, sign-up lines, credits), which yields no claim. */
  readonly furniture: readonly boolean[]
}

/** A word or one punctuation mark. */
export interface Token extends Span {
  readonly text: string
  /** Index into `Document.sentences`. */
  readonly sentence: number
  /** Index into `Document.paragraphs`. */
  readonly paragraph: number
}

/** `direct`: all in quotation marks; `indirect`: none; `mixed`: partly. */
export type Kind = 'direct' | 'indirect' | 'mixed'

/** One source + cue + content. `source` and `cue` are empty lists when the text gives none. */
export interface Attribution {
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
  readonly kind: Kind
  /** What found it: `model`, or the name of a pattern. */
  readonly method: string
  /** Probability that it is right, 0..1. */
  readonly confidence: number
}

/** How the speaker was reached from the source. */
export type Resolution = 'named' | 'pronoun' | 'description' | 'unknown'

export type SpeakerKind = 'person' | 'organisation' | 'place' | 'group' | 'unnamed'

/** The person, body or place that a source refers to. */
export interface Speaker {
  /** The fullest name that the article gives, without titles; for an unnamed source its description ("a senior official"). */
  readonly name: string
  readonly kind: SpeakerKind
  /** The role as the article states it ("Russian Foreign Minister"), or null. */
  readonly role: string | null
}

/** Who one attribution's source is. `speaker` is null when nobody can be named without guessing. */
export interface SpeakerResolution {
  readonly speaker: Speaker | null
  readonly resolution: Resolution
  /** Probability that it is right, 0..1. */
  readonly confidence: number
}

/** A date with its uncertainty and how it was reached. */
export interface DatedValue {
  /** EDTF (ISO 8601-2) level 0 or 1 text. */
  readonly edtf: string
  /** First possible day, ISO 8601 `YYYY-MM-DD`. */
  readonly earliest: string
  /** Last possible day, ISO 8601 `YYYY-MM-DD`. */
  readonly latest: string
  readonly derivation: Derivation
}

/** What a reader needs to check a date. */
export interface Derivation {
  /** The words it was read from, or null when it comes from the publication date alone. */
  readonly phrase: string | null
  /** Where those words stand, or null. */
  readonly span: Span | null
  /** Name of the rule that read them. */
  readonly rule: string
  /** The day that they were reckoned from, ISO 8601 `YYYY-MM-DD`, or null for an absolute date. */
  readonly anchor: string | null
  /** True when the words themselves are vague ("in the coming weeks"). */
  readonly approximate?: boolean
}

export type ClaimType = 'promise' | 'prediction' | 'statement' | 'opinion' | 'question' | 'demand'

/** `achieve`: it is to come about; `maintain`: it is to stay so ("will not raise taxes"). Only promises have one. */
export type PromiseMode = 'achieve' | 'maintain'

/** A claim as extraction gives it. */
export interface ExtractedClaim {
  /** The content's own words: the spans' text without outer quotation marks and edge punctuation, joined by " … ". */
  readonly text: string
  readonly kind: Kind
  readonly type: ClaimType
  readonly mode: PromiseMode | null
  readonly attribution: Attribution
  readonly speaker: SpeakerResolution
  readonly saidOn: DatedValue | null
  readonly due: DatedValue | null
}

/** What is known of the article besides its text. */
export interface ExtractionContext {
  /** Day of publication in the outlet's time zone, ISO 8601 `YYYY-MM-DD`, or null. */
  readonly publishedAt: string | null
  /** Day that the article prints on itself, or null when it prints none; left out, it is read from the top of the document. */
  readonly printedAt?: string | null
}
