/**
 * Verbs and phrases that attribute, by what follows them. Base forms; the other forms are made by rule and by the list of
 * irregular ones. Sources of the facts: word forms in GenderGapTracker's quote verbs (MIT) and JournalismAI's (Apache-2.0), and
 * counts of how often a word is a cue in PolNeAR's training split (counts only); sorted and completed by us.
 */

/** What a cue verb may be followed by; one verb may have several. */
export const CLAUSE = 1 // said (that) prices rose
export const ADDRESSEE = 2 // told reporters (that) prices rose
export const OBJECT = 4 // denied the charge
export const INFINITIVE = 8 // promised to cut prices
export const PERSON_INFINITIVE = 16 // urged ministers to cut prices
export const QUOTE = 32 // carries a quotation
export const BARE = 64 // takes a clause without "that" as often as with it
export const GERUND = 128 // accused them of cutting prices
export const THOUGHT = 256 // believed, hoped: not said aloud

type Rows = readonly (readonly [features: number, verbs: string])[]

const ROWS: Rows = [
  [CLAUSE | QUOTE | BARE, 'say'],
  [
    CLAUSE | QUOTE | BARE,
    `add admit argue claim concede conclude confirm contend declare estimate explain insist joke maintain note
     predict quip reckon remark reply reveal state stress suggest testify tweet warn write announce acknowledge assert allege
     caution complain point_out recall reiterate lament boast emphasize emphasise vow swear indicate hint muse opine
     speculate observe reason affirm attest brag counter report proclaim email post`,
  ],
  [
    CLAUSE | OBJECT,
    'demand decree deny mention propose recommend request rule highlight underline underscore disclose imply signal',
  ],
  [ADDRESSEE | QUOTE | BARE, 'tell'],
  [ADDRESSEE, 'assure remind inform reassure notify'],
  [CLAUSE | BARE | THOUGHT, 'think believe hope fear suspect feel doubt'],
  [CLAUSE | THOUGHT, 'expect wonder find learn'],
  [CLAUSE, 'show hear'],
  [PERSON_INFINITIVE, 'expect want'],
  [
    OBJECT,
    `accept acknowledge address advocate applaud assail attack back bash belittle bemoan blame blast castigate cite chastise commend
     condemn confirm congratulate criticize criticise debunk decry defend denounce deplore deride describe disavow dismiss
     dispute downplay echo embrace endorse express extol hail insult lambast lambaste laud lampoon mock oppose outline
     portray praise propose question rebuff rebuke rebut refute reiterate reject renounce repeat repudiate ridicule rip
     scold slam support thank tout unveil voice welcome announce predict discuss laments explain
     call dub label brand`,
  ],
  [INFINITIVE, 'promise vow pledge refuse decline agree threaten offer swear want hope intend plan seek'],
  [CLAUSE | BARE | QUOTE, 'promise pledge agree'],
  [
    PERSON_INFINITIVE,
    'urge ask order encourage implore beg call_on press advise direct instruct warn challenge persuade',
  ],
  [GERUND, 'accuse'],
  [
    QUOTE,
    `ask answer begin blog bark beam bellow boom chant chime_in comment confess continue cry deadpan elaborate exclaim fume grumble
     gush interject intone laugh mutter murmur object offer plead press protest read recite repeat respond retort scoff scream
     shout shrug sigh sing snap sneer text thunder urge venture volunteer whisper wonder yell reflect agree conclude cry_out
     chuckle clarify confide crow demand enthuse implore inquire enquire moan groan pronounce rage
     rant rave recount relate summarize summarise surmise theorize theorise wail think go_on note_down remember`,
  ],
]

/** Verb + particle or preposition whose object is the content. The first word is a base form. */
const PHRASES: Rows = [
  [
    OBJECT,
    `rule_out call_for push_for speak_out_against speak_of warn_of warn_against complain_about complain_of boast_of boast_about
     brag_about apologize_for apologise_for point_to refer_to allude_to hint_at rail_against rant_about lash_out_at vouch_for
     argue_for argue_against advocate_for talk_about disagree_with agree_with take_issue_with express_concern_about
     express_support_for express_confidence_in express_concerns_about raise_questions_about raise_concerns_about
     raise_doubts_about voice_concern_about voice_concerns_about voice_support_for voice_opposition_to cast_doubt_on
     pour_scorn_on play_down brush_off brush_aside shrug_off talk_up single_out lay_out spell_out set_out weigh_in_on
     side_with object_to insist_on comment_on call_attention_to draw_attention_to pay_tribute_to defer_to admit_to
     confess_to plead_guilty_to call_out hit_out_at`,
  ],
  [PERSON_INFINITIVE, 'call_on call_upon appeal_to'],
  [
    CLAUSE | BARE,
    `point_out make_clear make_it_clear go_on_to_say go_on_to_add issue_a_statement_saying express_concern express_concerns
     express_hope express_confidence express_fears raise_concerns voice_concern voice_concerns voice_fears make_the_point
     make_the_case`,
  ],
  [CLAUSE, `echo_SOURCE_position echo_SOURCE_view echo_SOURCE_call echo_SOURCE_claim echo_SOURCE_warning`],
  [
    OBJECT,
    'express_hope_for express_regret_for express_doubt_about express_doubts_about express_disappointment_with',
  ],
]

/** Past tense and past participle of the irregular verbs above. */
const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  begin: ['began', 'begun'],
  beg: ['begged', 'begged'],
  cast: ['cast', 'cast'],
  cry: ['cried', 'cried'],
  draw: ['drew', 'drawn'],
  feel: ['felt', 'felt'],
  find: ['found', 'found'],
  hear: ['heard', 'heard'],
  show: ['showed', 'shown'],
  go: ['went', 'gone'],
  hit: ['hit', 'hit'],
  lay: ['laid', 'laid'],
  make: ['made', 'made'],
  pay: ['paid', 'paid'],
  read: ['read', 'read'],
  say: ['said', 'said'],
  seek: ['sought', 'sought'],
  set: ['set', 'set'],
  sing: ['sang', 'sung'],
  speak: ['spoke', 'spoken'],
  spell: ['spelled', 'spelled'],
  swear: ['swore', 'sworn'],
  take: ['took', 'taken'],
  tell: ['told', 'told'],
  think: ['thought', 'thought'],
  write: ['wrote', 'written'],
}

/** Verbs whose last consonant doubles before -ed and -ing. */
const DOUBLING = new Set([
  'admit',
  'beg',
  'blog',
  'brag',
  'chat',
  'dub',
  'plan',
  'quip',
  'refer',
  'rip',
  'slam',
  'snap',
  'shrug',
  'hit',
  'set',
  'defer',
])

export type VerbForm = 'base' | 'present' | 'past' | 'participle' | 'gerund'

/** One way to read a word as a cue verb. `form` `past` also stands for the past participle where both are the same. */
export interface CueWord {
  readonly base: string
  readonly form: VerbForm
  readonly features: number
}

/** A phrase after its first word: the other words, and what follows it. */
export interface CuePhrase {
  readonly rest: readonly string[]
  readonly features: number
}

function formsOf(base: string): readonly (readonly [string, VerbForm])[] {
  const [past, participle] = IRREGULAR[base] ?? [regularPast(base), regularPast(base)]
  const forms: (readonly [string, VerbForm])[] = [
    [base, 'base'],
    [present(base), 'present'],
    [gerund(base), 'gerund'],
    [past, 'past'],
  ]
  if (participle !== past) forms.push([participle, 'participle'])
  return forms
}

function present(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`
  return /(s|sh|ch|x|z|go)$/.test(base) ? `${base}es` : `${base}s`
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`
  return DOUBLING.has(base) ? `${base}${base.slice(-1)}ed` : `${base}ed`
}

function gerund(base: string): string {
  if (base.endsWith('e') && !base.endsWith('ee')) return `${base.slice(0, -1)}ing`
  return DOUBLING.has(base) || base === 'begin' ? `${base}${base.slice(-1)}ing` : `${base}ing`
}

function wordsIn(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '')
}

function buildWords(): Map<string, CueWord> {
  const features = new Map<string, number>()
  for (const [bits, verbs] of ROWS) {
    for (const verb of wordsIn(verbs))
      if (!verb.includes('_')) features.set(verb, (features.get(verb) ?? 0) | bits)
  }
  for (const phrase of PHRASES.flatMap(([, list]) => wordsIn(list))) {
    const first = phrase.slice(0, phrase.indexOf('_'))
    if (!features.has(first)) features.set(first, 0)
  }
  const words = new Map<string, CueWord>()
  for (const [base, bits] of features) {
    for (const [word, form] of formsOf(base))
      if (!words.has(word)) words.set(word, { base, form, features: bits })
  }
  return words
}

function buildPhrases(): Map<string, CuePhrase[]> {
  const phrases = new Map<string, CuePhrase[]>()
  for (const [features, list] of [...PHRASES, ...ROWS]) {
    for (const phrase of wordsIn(list)) {
      const [first, ...rest] = phrase.split('_')
      if (first === undefined || rest.length === 0) continue
      phrases.set(first, [...(phrases.get(first) ?? []), { rest, features }])
    }
  }
  // the longest first: "express concern about" before "express concern"
  for (const list of phrases.values()) list.sort((a, b) => b.rest.length - a.rest.length)
  return phrases
}

/** Every form of every cue verb, lower case. */
export const CUE_WORDS: ReadonlyMap<string, CueWord> = buildWords()

/** Phrases by the base form of their first word, longest first. `SOURCE` stands for a possessor ("echoed X's position"). */
export const CUE_PHRASES: ReadonlyMap<string, readonly CuePhrase[]> = buildPhrases()
