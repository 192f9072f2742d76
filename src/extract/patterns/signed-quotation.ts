/**
 * A quotation and then the name of who said it, after a dash: `“We will stay.” — Ann Lee, Leeds`, the dash in the same or the next paragraph.
 */
import type { Draft, Pattern, Workspace } from './pattern.ts'
import { inQuote, isCapital, type Reading, type Run, sameParagraph, wordAt } from './reading.ts'
import { sourceAfter } from './sources.ts'

const DASHES = new Set(['—', '–', '―', '--', '-', '~'])

export const signedQuotation: Pattern = { name: 'signed-quotation', confidence: 0.69, find }

function find({ reading }: Workspace): Draft[] {
  return reading.quoteRuns.flatMap((run) => link(reading, run) ?? [])
}

function link(reading: Reading, run: Run): Draft | null {
  const { tokens, furniture } = reading.document
  const dash = run.last + 1
  const name = dash + 1
  if (!DASHES.has(wordAt(reading, dash)) || !isCapital(reading, name) || inQuote(reading, name)) return null
  if (furniture[tokens[run.first]?.paragraph ?? 0]) return null
  const paragraph = reading.paragraphRuns[tokens[dash]?.paragraph ?? -1]
  const source = sourceAfter(reading, name)
  // the name must end its paragraph, or be short: `“Yes” — the answer — came late` is no signature
  if (source === null || paragraph === undefined || !sameParagraph(reading, dash, name)) return null
  const ends = source.last >= paragraph.last - 6
  return ends ? { content: [run], cue: [{ first: dash, last: dash }], source } : null
}
