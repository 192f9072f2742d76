/**
 * Words of the calendar: months, weekdays, units, seasons, parts of the day. Data only.
 * Keys are lower case; a full stop after an abbreviation is read by the grammar.
 */

/** Months 1..12, in full and as newspapers shorten them. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ['january', 1],
  ['jan', 1],
  ['february', 2],
  ['feb', 2],
  ['march', 3],
  ['mar', 3],
  ['april', 4],
  ['apr', 4],
  ['may', 5],
  ['june', 6],
  ['jun', 6],
  ['july', 7],
  ['jul', 7],
  ['august', 8],
  ['aug', 8],
  ['september', 9],
  ['sept', 9],
  ['sep', 9],
  ['october', 10],
  ['oct', 10],
  ['november', 11],
  ['nov', 11],
  ['december', 12],
  ['dec', 12],
])

/** Weekdays, 0 Monday .. 6 Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ['monday', 0],
  ['mon', 0],
  ['tuesday', 1],
  ['tue', 1],
  ['tues', 1],
  ['wednesday', 2],
  ['wed', 2],
  ['thursday', 3],
  ['thu', 3],
  ['thur', 3],
  ['thurs', 3],
  ['friday', 4],
  ['fri', 4],
  ['saturday', 5],
  ['sat', 5],
  ['sunday', 6],
  ['sun', 6],
])

/** Month and weekday forms that are also common words or names: they need more around them than a capital. */
export const DOUBTFUL_NAMES: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'jan',
  'jun',
  'dec',
  'april',
  'june',
  'august',
  'mon',
  'wed',
  'sat',
  'sun',
  'fri',
  'tue',
  'thu',
])

/** What a period or a distance is counted in. */
export type Unit =
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'

/** Units: how many of which basic unit one is, and whether the form is a plural. */
export const UNITS: ReadonlyMap<string, { unit: Unit; times: number; plural: boolean }> = new Map([
  ['minute', { unit: 'minute', times: 1, plural: false }],
  ['minutes', { unit: 'minute', times: 1, plural: true }],
  ['hour', { unit: 'hour', times: 1, plural: false }],
  ['hours', { unit: 'hour', times: 1, plural: true }],
  ['day', { unit: 'day', times: 1, plural: false }],
  ['days', { unit: 'day', times: 1, plural: true }],
  ['week', { unit: 'week', times: 1, plural: false }],
  ['weeks', { unit: 'week', times: 1, plural: true }],
  ['fortnight', { unit: 'week', times: 2, plural: false }],
  ['fortnights', { unit: 'week', times: 2, plural: true }],
  ['weekend', { unit: 'weekend', times: 1, plural: false }],
  ['month', { unit: 'month', times: 1, plural: false }],
  ['months', { unit: 'month', times: 1, plural: true }],
  ['quarter', { unit: 'quarter', times: 1, plural: false }],
  ['quarters', { unit: 'quarter', times: 1, plural: true }],
  ['year', { unit: 'year', times: 1, plural: false }],
  ['years', { unit: 'year', times: 1, plural: true }],
  ['decade', { unit: 'decade', times: 1, plural: false }],
  ['decades', { unit: 'decade', times: 1, plural: true }],
  ['century', { unit: 'century', times: 1, plural: false }],
  ['centuries', { unit: 'century', times: 1, plural: true }],
])

/** Seasons, 0 spring .. 3 winter. "fall" is left to the grammar, being a verb as well. */
export const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 0],
  ['springtime', 0],
  ['summer', 1],
  ['summertime', 1],
  ['autumn', 2],
  ['fall', 2],
  ['winter', 3],
])

/** Words for one day seen from today. */
export const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
])

/** Parts of a day, which may follow a day. */
export const DAY_PARTS: ReadonlySet<string> = new Set([
  'morning',
  'afternoon',
  'evening',
  'night',
  'lunchtime',
  'noon',
  'midday',
  'midnight',
])

/** Time zones that may follow a time of day. */
export const TIME_ZONES: ReadonlySet<string> = new Set([
  'gmt',
  'utc',
  'bst',
  'cet',
  'cest',
  'eet',
  'eest',
  'msk',
  'et',
  'est',
  'edt',
  'ct',
  'cst',
  'cdt',
  'mt',
  'mst',
  'mdt',
  'pt',
  'pst',
  'pdt',
  'ist',
  'jst',
  'aest',
  'aedt',
  'zulu',
])

/** Words that make what follows them the earlier, middle or later part of a period. */
export const PERIOD_PARTS: ReadonlyMap<string, 'early' | 'mid' | 'late'> = new Map([
  ['early', 'early'],
  ['mid', 'mid'],
  ['late', 'late'],
])

/** Nouns for a period's edge, as in "the end of May". */
export const EDGE_NOUNS: ReadonlyMap<string, 'start' | 'middle' | 'end'> = new Map([
  ['start', 'start'],
  ['beginning', 'start'],
  ['opening', 'start'],
  ['dawn', 'start'],
  ['middle', 'middle'],
  ['midpoint', 'middle'],
  ['end', 'end'],
  ['close', 'end'],
])

/** Words after which a month's name that is also a common word is the month, and after which a bare number is a year. */
export const LEADS: ReadonlySet<string> = new Set([
  ...[
    'in',
    'by',
    'since',
    'until',
    'till',
    'through',
    'before',
    'after',
    'from',
    'to',
    'of',
    'during',
    'between',
    'and',
  ],
  ...[
    'or',
    'for',
    'this',
    'last',
    'next',
    'late',
    'early',
    'mid',
    'around',
    'on',
    'over',
    'end',
    'than',
    'every',
    'each',
  ],
  ...[
    'about',
    'ending',
    'starting',
    'beginning',
    'begin',
    'as',
    'coming',
    'within',
    'circa',
    'throughout',
    '-',
    '–',
    '—',
  ],
])

/** Things that are counted by the thousand. */
export const COUNTED: ReadonlySet<string> = new Set([
  'people',
  'men',
  'women',
  'children',
  'troops',
  'soldiers',
  'jobs',
  'euros',
  'dollars',
  'pounds',
  'miles',
  'km',
])

/** Times of day that the sun sets. */
export const DAY_TIMES: ReadonlySet<string> = new Set([
  'sunset',
  'sundown',
  'dawn',
  'nightfall',
  'daybreak',
  'sunrise',
  'lunchtime',
  'dusk',
])
