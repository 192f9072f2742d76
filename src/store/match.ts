/**
 * What a reader types into a search box, as an FTS5 expression that is always valid:
 * `reopen "the bridge" pris*` -> `"reopen" "the bridge" "pris"*`. Everything else is taken as words.
 */

/** Longest query that is read, in UTF-16 units. */
export const MAX_QUERY = 200

/** A term's letters; the tokenizer drops all else, and a term without any would match nothing. */
const HAS_TOKEN = /[\p{L}\p{N}]/u

interface Term {
  readonly text: string
  readonly isPrefix: boolean
}

/** Splits at blanks and quotation marks (straight or curly); an unclosed one runs to the end. */
function termsOf(query: string): Term[] {
  const terms: Term[] = []
  let start = 0
  let inPhrase = false
  const cut = (end: number) => {
    const text = query.slice(start, end)
    const isPrefix = !inPhrase && /[\p{L}\p{N}]{2}\*$/u.test(text)
    if (HAS_TOKEN.test(text)) terms.push({ text, isPrefix })
    start = end + 1
  }
  for (let i = 0; i < query.length; i++) {
    const char = query.charAt(i)
    if (char === '"' || char === '“' || char === '”') {
      cut(i)
      inPhrase = !inPhrase
    } else if (!inPhrase && /\s/.test(char)) cut(i)
  }
  cut(query.length)
  return terms
}

/**
 * The FTS5 expression of a query: all its words, "phrases" and prefixes* must occur in the text of a claim, or in the names of a speaker.
 * A prefix needs two letters; accents and case are folded by the tokenizer.
 * @returns null when the query has no word in it: nothing can match
 */
export function matchText(query: string): string | null {
  const terms = termsOf(query.slice(0, MAX_QUERY).toWellFormed().replaceAll('\0', ' '))
  if (terms.length === 0) return null
  return terms
    .map(({ text, isPrefix }) => `"${text.replaceAll('*', ' ').trim()}"${isPrefix ? '*' : ''}`)
    .join(' ')
}
