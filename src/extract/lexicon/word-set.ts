/**
 * Word lists are written as plain text, words between white space: short to read, quick to load.
 */

/**
 * Reads a word list.
 * @param text words with white space between them
 * @returns the words, each once
 */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}

/**
 * Reads a table of `key: word word word` lines.
 * @param text one key a line, a colon, and the words that stand for it; white space inside a word is written `_`
 * @returns for each word (with spaces for `_`) its key
 */
export function wordTable(text: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    const key = line.slice(0, colon).trim().replaceAll('_', ' ')
    for (const word of wordSet(line.slice(colon + 1))) table.set(word.replaceAll('_', ' '), key)
  }
  return table
}
