/**
 * What somebody echoes, disputes or shares is the position itself, not whose it is:
 * `echoed the city's position that rents must fall` -> `that rents must fall`. Annotators begin the content at "that"
 * in 43 of 82 such sentences (PolNeAR, training set), and at the words before it in the others.
 */
import type { Attribution } from '../types.ts'

/** Nouns for what somebody holds or says. */
const STANCES = new Set(
  'position claim view argument assertion belief idea notion contention suggestion accusation allegation charge theory opinion stance message warning promise pledge'.split(
    ' ',
  ),
)
/** How many words may stand before the noun: "the city council's long-held position that". */
const MOST_WORDS = 4
const LONGEST_LEAD = 80

/** The attributions, their indirect and mixed contents without "somebody's position" before "that". */
export function skipStance(text: string, attributions: readonly Attribution[]): Attribution[] {
  return attributions.map((attribution) => {
    const [first, ...rest] = attribution.content
    if (first === undefined || attribution.kind === 'direct') return attribution
    const lead = text.slice(first.start, Math.min(first.end, first.start + LONGEST_LEAD)).split(' ')
    const that = lead.indexOf('that')
    if (that < 2 || that > MOST_WORDS || !STANCES.has((lead[that - 1] ?? '').toLowerCase()))
      return attribution
    const start = first.start + lead.slice(0, that).join(' ').length + 1
    return { ...attribution, content: [{ start, end: first.end }, ...rest] }
  })
}
