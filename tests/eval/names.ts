/** When two speaker names count as the same person or body. */

const TITLES = new Set('the mr mrs ms dr sen rep gov president sir jr sr'.split(' '))

/** True when the names are equal but for titles, case and accents, or the shorter one's words end the longer one. */
export function sameName(gold: string | null, predicted: string | null): boolean {
  const a = nameWords(gold)
  const b = nameWords(predicted)
  if (a.length === 0 || b.length === 0) return false
  if (a.join(' ') === b.join(' ')) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.at(-1) === long.at(-1) && short.every((word) => long.includes(word))
}

function nameWords(name: string | null): string[] {
  const plain = (name ?? '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  return plain
    .replace(/[a-z0-9_]+\.?/g, (word) => (TITLES.has(word.replace('.', '')) ? ' ' : word))
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
}
