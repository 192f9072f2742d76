/**
 * Which words may open a date expression: asked once for each word, so that the grammar looks at few.
 */
import {
  DAY_PARTS,
  DAY_TIMES,
  EDGE_NOUNS,
  MONTHS,
  PERIOD_PARTS,
  RELATIVE_DAYS,
  SEASONS,
  UNITS,
  WEEKDAYS,
} from '../lexicon/calendar-words.ts'
import { HOLIDAYS } from '../lexicon/holidays.ts'
import { DECADE_WORDS, NUMBER_WORDS, ORDINAL_WORDS, VAGUE_NUMBERS } from '../lexicon/number-words.ts'

/** What the lexer needs to know of a word. `opens`: it may open any date (`date`), only a counted one (`count`), or none. */
export interface WordFacts {
  readonly kind: 'word' | 'number' | 'ordinal'
  readonly value: number
  readonly opens: 'date' | 'count' | null
}

const COUNT_OPENERS = [
  ...[
    'a',
    'an',
    'half',
    'couple',
    'dozen',
    'hundred',
    'about',
    'around',
    'roughly',
    'approximately',
    'nearly',
    'almost',
    'some',
  ],
  ...[
    'circa',
    'approx',
    'at',
    'more',
    'longer',
    'less',
    'fewer',
    'no',
    'up',
    'just',
    'as',
    'over',
    'under',
    ...VAGUE_NUMBERS,
  ],
]

const DATE_OPENERS = [
  ...[
    'the',
    'this',
    'current',
    'last',
    'past',
    'previous',
    'next',
    'coming',
    'upcoming',
    'earlier',
    'later',
    'rest',
    'remainder',
  ],
  ...[
    'q',
    'h',
    'final',
    'closing',
    'between',
    'from',
    'weekend',
    'eve',
    'hours',
    'minutes',
    'moments',
    'all',
  ],
  ...[
    ...DAY_PARTS,
    ...DAY_TIMES,
    ...MONTHS.keys(),
    ...WEEKDAYS.keys(),
    ...SEASONS.keys(),
    ...RELATIVE_DAYS.keys(),
  ],
  ...[
    ...PERIOD_PARTS.keys(),
    ...EDGE_NOUNS.keys(),
    ...DECADE_WORDS.keys(),
    ...HOLIDAYS.map((holiday) => holiday.words[0] ?? ''),
  ],
  ...[...UNITS].filter(([, entry]) => !entry.plural).map(([word]) => word),
]

/** Facts by lower-case word; words that are not here have none. */
export const WORD_FACTS: ReadonlyMap<string, WordFacts> = collect()

function collect(): Map<string, WordFacts> {
  const facts = new Map<string, WordFacts>()
  for (const word of COUNT_OPENERS) facts.set(word, { kind: 'word', value: Number.NaN, opens: 'count' })
  for (const word of DATE_OPENERS) facts.set(word, { kind: 'word', value: Number.NaN, opens: 'date' })
  for (const [word, value] of NUMBER_WORDS) facts.set(word, { kind: 'number', value, opens: 'date' })
  for (const [word, value] of ORDINAL_WORDS) facts.set(word, { kind: 'ordinal', value, opens: 'date' })
  return facts
}
