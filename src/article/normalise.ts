/**
 * The one normal form of article text. Every offset that is ever stored is an index into what this gives.
 */

/** A run of this many combining marks is as long as any language needs (the bound of Unicode's stream-safe text format). */
const MARK_RUN = /[\p{M}--\u034f]{30}(?=[\p{M}--\u034f])/gv

/** Breaks lines: CRLF, CR, vertical tab, form feed, next line, line separator, paragraph separator. */
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g

/** Spaces that only forbid a line break: no-break, figure and narrow no-break space. */
const HARD_SPACES = /[\u00a0\u2007\u202f]/g

/**
 * Brings raw article text into its normal form.
 *
 * Given: any string. Gives: well-formed UTF-16 in Unicode form C, lines ended by `\n`, without a byte order mark at the
 * start, without control characters other than `\n` and `\t`, and with plain spaces for no-break spaces. White space is
 * otherwise kept, so text that is already clean comes back unchanged and keeps its offsets. Doing it twice changes nothing.
 *
 * Form C is quadratic in a run of unsorted combining marks, so such runs are first broken every 30 marks with the
 * combining grapheme joiner (Unicode Standard Annex 15, stream-safe text); once more after, since some marks decompose.
 */
export function normaliseText(raw: string): string {
  const plain = raw
    .toWellFormed()
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(/^\ufeff+/, '')
    .replace(HARD_SPACES, ' ')
  return breakMarkRuns(breakMarkRuns(plain).normalize('NFC'))
}

function breakMarkRuns(text: string): string {
  return text.replace(MARK_RUN, (run) => `${run}\u034f`)
}
