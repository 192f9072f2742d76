/** Bodies of JSON lines (NDJSON), one value a line, and answers that are written line by line. */
import { rawLines } from '../editing/batches.ts'
import { isWhole } from '../editing/whole.ts'
import { Problem } from './errors.ts'

export const NDJSON = 'application/x-ndjson'

/** A line that cannot be taken. */
export function badLine(line: number, detail: string): Problem {
  return new Problem('invalid-field', `Line ${line}: ${detail}`, {
    errors: [{ pointer: `/${line - 1}`, detail: `line ${line}: ${detail}` }],
  })
}

/**
 * The JSON of each line that is not empty.
 * @throws Problem invalid-field at the first that is none
 */
export function linesOf(text: string): { readonly line: number; readonly json: unknown }[] {
  return rawLines(text).map(({ line, raw }) => {
    const json = parsed(line, raw)
    if (!isWhole(json)) throw badLine(line, 'a text holds half of a character (a lone surrogate)')
    return { line, json }
  })
}

function parsed(line: number, raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    throw badLine(line, 'is not JSON')
  }
}

/** Text as a stream of bytes: a piece is made when the reader has taken the one before. None may be empty. */
export function streamOf(pieces: AsyncGenerator<string, void, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      cancel: async () => void (await pieces.return()),
    },
    { highWaterMark: 1 },
  )
}
