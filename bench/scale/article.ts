/** One generated article with its claims, as extraction would hand it to the store: every span is exact. */
import type { NewArticle } from '../../src/store/articles.ts'
import type { NewClaim } from '../../src/store/new-claims.ts'
import type { Chance } from './random.ts'
import { FILLERS, MOVES, TAILS, THINGS, VERBS } from './words.ts'
import type { Person, World } from './world.ts'

const DAY_MS = 86_400_000
const CONTEXT = 120
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

interface Piece {
  readonly sentence: string
  /** Offsets within the sentence, UTF-16, end exclusive. */
  readonly content: readonly [number, number]
  readonly cue: readonly [number, number]
  readonly source: readonly [number, number]
  readonly words: string
  readonly fields: Pick<NewClaim, 'kind' | 'type' | 'mode' | 'role' | 'resolution' | 'speaker'> & Dates
}
type Dates = Pick<
  NewClaim,
  | 'saidEdtf'
  | 'saidEarliest'
  | 'saidLatest'
  | 'saidDerivation'
  | 'dueEdtf'
  | 'dueEarliest'
  | 'dueLatest'
  | 'dueDerivation'
>

/**
 * An article of four to sixteen claims.
 * @param at its publication, milliseconds since 1970 UTC
 * @param n a number of its own, which goes into its address
 */
export function makeArticle(world: World, random: Chance, { at, n }: { at: number; n: number }) {
  const outlet = world.outlets[random.skewed(world.outlets.length)] ?? world.outlets[0]
  const parts: string[] = []
  const claims: NewClaim[] = []
  const pieces = Array.from({ length: 4 + random.below(13) }, () => makePiece(world, random, at))
  let length = 0
  const starts: number[] = []
  for (const piece of pieces) {
    const filler = random.next() < 0.5 ? `${random.pick(FILLERS)} ` : ''
    starts.push(length + filler.length)
    const paragraph = `${filler}${piece.sentence}\n`
    parts.push(paragraph)
    length += paragraph.length
  }
  const text = parts.join('').trimEnd()
  pieces.forEach((piece, i) => {
    claims.push(placed(piece, text, { start: starts[i] ?? 0, confidence: 0.4 + random.next() * 0.6 }))
  })
  const article: NewArticle = {
    text,
    url: `https://${outlet?.host}/${dayOf(at).replaceAll('-', '/')}/story-${n}`,
    title: upper(`${random.pick(THINGS)} of ${random.pick(world.places)} ${random.pick(MOVES)}`),
    outlet: outlet?.name ?? null,
    author: null,
    language: 'en',
    publishedAt: dayOf(at),
    publishedDay: dayOf(at),
    timeZone: outlet?.zone ?? null,
    visibility: random.next() < 0.02 ? 'draft' : 'published',
    createdBy: 'generator',
  }
  return { article, claims }
}

function placed(piece: Piece, text: string, at: { start: number; confidence: number }): NewClaim {
  const span = ([start, end]: readonly [number, number]) => [[start + at.start, end + at.start]] as const
  const [[start, end]] = span(piece.content)
  const exact = text.slice(start, end)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const [[from, to]] = span(piece.source)
  return {
    ...piece.fields,
    text: piece.words,
    exact: exact === piece.words ? null : exact,
    prefix: text.slice(Math.max(lineStart, start - CONTEXT), start),
    suffix: text.slice(end, Math.min(lineEnd < 0 ? text.length : lineEnd, end + CONTEXT)),
    content: JSON.stringify(span(piece.content)),
    cue: JSON.stringify(span(piece.cue)),
    source: JSON.stringify(span(piece.source)),
    sourceText: text.slice(from, to),
    method: 'model',
    confidence: at.confidence,
  }
}

function makePiece(world: World, random: Chance, at: number): Piece {
  const person = world.people[random.skewed(world.people.length)] ?? world.people[0]
  if (!person) throw new RangeError('nobody speaks in this world')
  const type = pickType(random.next())
  const dates = makeDates(random, at, type)
  const due = dates.phrase === null ? '' : ` ${dates.phrase}`
  const words = `${random.pick(THINGS)} of ${random.pick(world.places)} ${random.pick(MOVES)} ${random.pick(TAILS)}${due}`
  const source = sourceOf(person, random.next())
  const kind = pickKind(random.next())
  const fields = {
    kind,
    type,
    mode: type === 'promise' ? (random.next() < 0.2 ? ('maintain' as const) : ('achieve' as const)) : null,
    role: person.role,
    ...source.fields,
    ...dates.columns,
  }
  const verb = random.pick(VERBS)
  const when = dates.weekday === null ? '' : ` on ${dates.weekday}`
  if (kind !== 'indirect') {
    const quoted = upper(words)
    const exact = `“${quoted},”`
    const sentence = `${exact} ${source.text} ${verb}${when}.`
    const from = exact.length + 1
    const to = from + source.text.length
    return {
      sentence,
      content: [0, exact.length],
      source: [from, to],
      cue: [to + 1, to + 1 + verb.length],
      words: quoted,
      fields,
    }
  }
  const head = `${source.text} ${verb}${when} `
  const content = `that ${words}`
  return {
    sentence: `${head}${content}.`,
    content: [head.length, head.length + content.length],
    source: [0, source.text.length],
    cue: [source.text.length + 1, source.text.length + 1 + verb.length],
    words: content,
    fields,
  }
}

function sourceOf(person: Person, chance: number) {
  const { speaker, role } = person
  if (chance < 0.06) {
    return { text: 'They', fields: { speaker: null, resolution: 'unknown' as const } }
  }
  if (chance < 0.25) return { text: 'He', fields: { speaker, resolution: 'pronoun' as const } }
  if (chance < 0.45) {
    const lastName = speaker.name.split(' ').at(-1) ?? speaker.name
    return { text: lastName, fields: { speaker, resolution: 'named' as const } }
  }
  return {
    text: role === null ? `the ${speaker.name}` : `${role} ${speaker.name}`,
    fields: { speaker, resolution: 'named' as const },
  }
}

function pickType(x: number): NewClaim['type'] {
  if (x < 0.62) return 'statement'
  if (x < 0.73) return 'opinion'
  if (x < 0.82) return 'prediction'
  if (x < 0.91) return 'promise'
  return x < 0.97 ? 'demand' : 'question'
}

function pickKind(x: number): NewClaim['kind'] {
  return x < 0.55 ? 'indirect' : x < 0.85 ? 'direct' : 'mixed'
}

function makeDates(random: Chance, at: number, type: NewClaim['type']) {
  const published = dayOf(at)
  const back = random.next() < 0.35 ? random.below(6) : null
  const said = back === null ? at : at - back * DAY_MS
  const weekday = back === null ? null : (WEEKDAYS[new Date(said).getUTCDay()] ?? null)
  const day = dayOf(said)
  const derivation =
    weekday === null
      ? { phrase: null, span: null, rule: 'publication', anchor: published }
      : { phrase: weekday, span: { start: 24, end: 32 }, rule: 'weekday', anchor: published }
  const hasDue = random.next() < (type === 'promise' || type === 'prediction' ? 0.5 : 0.02)
  const weeks = 1 + random.below(80)
  const phrase = hasDue ? `within ${weeks} weeks` : null
  const latest = hasDue ? dayOf(said + weeks * 7 * DAY_MS) : null
  return {
    weekday,
    phrase,
    columns: {
      saidEdtf: day,
      saidEarliest: day,
      saidLatest: day,
      saidDerivation: JSON.stringify(derivation),
      dueEdtf: latest && `${day}/${latest}`,
      dueEarliest: latest && day,
      dueLatest: latest,
      dueDerivation: latest
        ? JSON.stringify({ phrase, span: { start: 67, end: 85 }, rule: 'within_n_weeks', anchor: day })
        : null,
    } satisfies Dates,
  }
}
