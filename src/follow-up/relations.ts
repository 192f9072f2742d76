/**
 * Does a claim say again what its speaker said before, with another deadline, or the contrary? Only a suggestion,
 * with its reason: precision comes first, and an editor decides.
 */
import { daysBetween } from './days.ts'
import { CANONICAL, DENIALS, EMPTY_WORDS, NUMBER_WORDS, OPPOSITES, UNITS } from './relation-words.ts'
import type { DueWindow } from './types.ts'

export type RelationKind = 'repeats' | 'moves_deadline' | 'contradicts'

/** What is compared of a claim. `duePhrase`: the words its deadline was read from; they are not part of what is promised. */
export interface ComparedClaim {
  readonly text: string
  readonly due: DueWindow | null
  readonly duePhrase: string | null
}

/** How a later claim relates to an earlier one of the same speaker. */
export interface Relation {
  readonly kind: RelationKind
  /** How much of what is said is the same, 0..1. */
  readonly score: number
  /** True when it is sure enough to be shown as such; otherwise it is only a hint. */
  readonly sure: boolean
  /** One sentence that says why. */
  readonly reason: string
  /** By how many days the deadline moved; negative when it comes sooner. Only with `moves_deadline`. */
  readonly slipDays: number | null
}

const SURE = 0.8
const HINT = 0.65

/** A claim's words, reduced to what they say. */
interface Gist {
  /** Stems in text order, once each. */
  readonly stems: readonly string[]
  /** Stems of words that begin with a capital letter within the claim: names. */
  readonly names: ReadonlySet<string>
  /** Amounts with the unit or word that follows: "40 bed". */
  readonly amounts: ReadonlyMap<string, number>
  /** Years named: what is said of one year is not said of another. */
  readonly years: ReadonlySet<string>
  readonly denied: boolean
}

/**
 * Compares a claim with an earlier one of the same speaker.
 * @returns null when they are not about the same thing
 */
export function relate(later: ComparedClaim, earlier: ComparedClaim): Relation | null {
  const a = gistOf(later)
  const b = gistOf(earlier)
  if (!agree(a.names, b.names) || !agree(a.years, b.years)) return null
  const opposite = oppositeStem(a.stems, b.stems)
  const score = similarity(a, b, opposite)
  const fewest = Math.min(a.stems.length, b.stems.length)
  if (score < HINT || fewest < 2) return null
  const sure = score >= SURE && fewest >= 3 && isSameMatter(a, b, opposite)
  const found = difference({ a, b, opposite, later, earlier })
  return { score: Math.round(score * 100) / 100, sure, ...found }
}

/**
 * True when nothing suggests another matter: one claim may add a word, but a word of one that stands where the other
 * has a different one ("closes its plant", "closes its office"), or a name too many, makes it doubtful.
 */
function isSameMatter(a: Gist, b: Gist, opposite: readonly [string, string] | null): boolean {
  const inA = new Set(a.stems)
  const inB = new Set(b.stems)
  const onlyA = a.stems.filter((stem) => !inB.has(stem) && stem !== opposite?.[0])
  const onlyB = b.stems.filter((stem) => !inA.has(stem) && stem !== opposite?.[1])
  const names =
    a.names.size === b.names.size ||
    [...onlyA, ...onlyB].every((stem) => !a.names.has(stem) && !b.names.has(stem))
  return names && (onlyA.length === 0 || onlyB.length === 0)
}

interface Compared {
  readonly a: Gist
  readonly b: Gist
  readonly opposite: readonly [string, string] | null
  readonly later: ComparedClaim
  readonly earlier: ComparedClaim
}

/** What changed between two claims about the same thing. */
function difference({
  a,
  b,
  opposite,
  later,
  earlier,
}: Compared): Pick<Relation, 'kind' | 'reason' | 'slipDays'> {
  if (a.denied !== b.denied && !opposite) {
    const which = a.denied ? 'Now denied, before affirmed' : 'Now affirmed, before denied'
    return { kind: 'contradicts', reason: `${which}, in nearly the same words.`, slipDays: null }
  }
  if (opposite && a.denied === b.denied) {
    const reason = `Now “${opposite[0]}”, before “${opposite[1]}”, of the same thing.`
    return { kind: 'contradicts', reason, slipDays: null }
  }
  for (const [unit, amount] of a.amounts) {
    const before = b.amounts.get(unit)
    if (before !== undefined && before !== amount) {
      const reason = `Now ${amount} ${unit}, before ${before} ${unit}, of the same thing.`
      return { kind: 'contradicts', reason, slipDays: null }
    }
  }
  if (later.due && earlier.due && later.due.latest !== earlier.due.latest) {
    const slipDays = daysBetween(earlier.due.latest, later.due.latest)
    const way = slipDays > 0 ? `${slipDays} days later` : `${-slipDays} days sooner`
    const reason = `The same thing is now due by ${later.due.latest}, ${way} than ${earlier.due.latest}.`
    return { kind: 'moves_deadline', reason, slipDays }
  }
  return { kind: 'repeats', reason: 'The same thing is said in nearly the same words.', slipDays: null }
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.,]\p{N}+)*|[%€$£]/gu

function gistOf(claim: ComparedClaim): Gist {
  const text = claim.duePhrase ? claim.text.replace(claim.duePhrase, ' ') : claim.text
  const words = [...text.replaceAll('’', "'").replaceAll("n't", ' not').matchAll(WORD)].map(
    (match) => match[0],
  )
  const stems = new Set<string>()
  const names = new Set<string>()
  const amounts = new Map<string, number>()
  const years = new Set<string>()
  let denied = false
  words.forEach((word, i) => {
    const lower = fold(word)
    const next = fold(words[i + 1] ?? '')
    if (DENIALS.has(lower)) {
      // "no later than", "not only" and "no longer than" deny nothing.
      if (!['later', 'less', 'fewer', 'only', 'more'].includes(next)) denied = !denied
      return
    }
    if (/^(?:19|20)\d\d$/.test(lower)) {
      years.add(lower)
      return
    }
    const amount = amountOf(lower)
    if (amount !== null) {
      amounts.set(unitAfter(words, i), amount)
      return
    }
    if (EMPTY_WORDS.has(lower)) return
    const stem = stemOf(lower)
    stems.add(stem)
    if (i > 0 && word.charAt(0) !== lower.charAt(0)) names.add(stem)
  })
  return { stems: [...stems], names, amounts, years, denied }
}

/** Lower case without accents, so that "Málaga" and "Malaga" are one. */
function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

function amountOf(word: string): number | null {
  const number = NUMBER_WORDS.get(word)
  if (number !== undefined && word !== 'one') return number
  if (!/^\d/.test(word)) return null
  const value = Number(word.replaceAll(',', ''))
  return Number.isFinite(value) ? value : null
}

/** What an amount counts: the next words as far as they are units, else the next word. */
function unitAfter(words: readonly string[], at: number): string {
  const found: string[] = []
  for (let i = at + 1; i < Math.min(words.length, at + 4); i++) {
    const stem = stemOf(fold(words[i] ?? ''))
    found.push(stem)
    if (!UNITS.has(stem) || !UNITS.has(stemOf(fold(words[i + 1] ?? '')))) break
  }
  return found.join(' ')
}

/** A crude stem: enough to bring "building", "builds" and "built homes" near; synonyms become one word. */
function stemOf(word: string): string {
  let stem = word
  for (const ending of ['ingly', 'edly', 'ing', 'ies', 'ied', 'es', 'ed', 's']) {
    if (stem.length > ending.length + 3 && stem.endsWith(ending)) {
      stem = stem.slice(0, -ending.length) + (ending === 'ies' || ending === 'ied' ? 'y' : '')
      if (/([bdgmnprt])\1$/.test(stem)) stem = stem.slice(0, -1)
      break
    }
  }
  if (stem.length > 4 && stem.endsWith('e')) stem = stem.slice(0, -1)
  return CANONICAL_STEMS.get(stem) ?? stem
}

const trimE = (word: string) => (word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word)
const CANONICAL_STEMS = new Map([...CANONICAL].map(([word, first]) => [trimE(word), trimE(first)]))
const OPPOSITE_STEMS = new Map(
  [...OPPOSITES].map(([word, others]) => [stemOf(word), new Set([...others].map((other) => stemOf(other)))]),
)

/** Two claims that each name something (a person, a place, a year) must not name different ones. */
function agree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return true
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  return [...small].every((name) => large.has(name))
}

/** A word of one claim whose opposite stands in the other, neither being in both. */
function oppositeStem(a: readonly string[], b: readonly string[]): readonly [string, string] | null {
  const inA = new Set(a)
  const inB = new Set(b)
  for (const stem of a) {
    if (inB.has(stem)) continue
    for (const other of OPPOSITE_STEMS.get(stem) ?? [])
      if (inB.has(other) && !inA.has(other)) return [stem, other]
  }
  return null
}

/** Longer words say more: a stem weighs by its length, a name twice. */
function weight(stem: string, gist: Gist): number {
  return Math.min(8, 2 + stem.length) * (gist.names.has(stem) ? 2 : 1)
}

/** Weighted share of common stems (Dice), lowered when they stand in another order. */
function similarity(a: Gist, b: Gist, opposite: readonly [string, string] | null): number {
  const inB = new Set(b.stems)
  let common = 0
  let all = 0
  for (const stem of a.stems) {
    const w = weight(stem, a)
    all += w
    if (inB.has(stem) || stem === opposite?.[0]) common += 2 * w
  }
  for (const stem of b.stems) all += weight(stem, b)
  if (all === 0) return 0
  const shared = a.stems.filter((stem) => inB.has(stem))
  return Math.min(1, common / all) * inOrder(shared, b.stems)
}

/** 1 when the shared stems stand in the same order in both; less the more neighbours are swapped. */
function inOrder(shared: readonly string[], other: readonly string[]): number {
  if (shared.length < 2) return 1
  const place = new Map(other.map((stem, i) => [stem, i]))
  let swapped = 0
  for (let i = 1; i < shared.length; i++) {
    if ((place.get(shared[i] ?? '') ?? 0) < (place.get(shared[i - 1] ?? '') ?? 0)) swapped++
  }
  return 1 - (0.3 * swapped) / (shared.length - 1)
}
