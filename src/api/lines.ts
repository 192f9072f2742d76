/** Bodies of JSON lines (NDJSON): one value a line. */
import { Problem } from './errors.ts'

export const NDJSON = 'application/x-ndjson'

/** A line that cannot be taken. */
export function badLine(line: number, detail: string): Problem {
  return new Problem('invalid-field', `Line ${line}: ${detail}`, {
    errors: [{ pointer: `/${line - 1}`, detail: `line ${line}: ${detail}` }],
  })
}

/** The lines of a body that are not empty, with their numbers (from 1). */
export function rawLines(text: string): { readonly line: number; readonly raw: string }[] {
  return text.split('\n').flatMap((raw, i) => (raw.trim() === '' ? [] : [{ line: i + 1, raw }]))
}

/**
 * The JSON of each line that is not empty.
 * @throws Problem invalid-field at the first that is none
 */
export function linesOf(text: string): { readonly line: number; readonly json: unknown }[] {
  return rawLines(text).map(({ line, raw }) => {
    try {
      return { line, json: JSON.parse(raw) as unknown }
    } catch {
      throw badLine(line, 'is not JSON')
    }
  })
}
