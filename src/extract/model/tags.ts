/** Part-of-speech tags: the Penn set with rare ones merged. A tag's number is its place here; 0 is none. */

export const TAGS = [
  '',
  ...[
    'NN',
    'NNS',
    'NNP',
    'IN',
    'DT',
    'JJ',
    'RB',
    'PRP',
    'PRP$',
    'CC',
    'VB',
    'VBD',
    'VBN',
    'VBZ',
    'VBP',
    'VBG',
  ],
  ...['MD', 'TO', 'CD', 'WDT', 'WP', 'WRB', 'POS', 'RP', 'EX', 'UH', ',', '.', ':', '""', '()'],
] as const

export const TAG_COUNT = TAGS.length

/** 1 for the numbers of finite verbs and modals, by tag number. */
export const IS_FINITE = Uint8Array.from(TAGS, (tag) => (['VBD', 'VBZ', 'VBP', 'MD'].includes(tag) ? 1 : 0))
