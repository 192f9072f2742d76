/**
 * Tells what kind each claim is: promise (to bring about or to keep), prediction, statement, opinion, question or demand.
 * Rules over the content's words, its subject and its cue, asked in one fixed order.
 */
import { type Atom, readAtoms } from './dates/atoms.ts'
import { isPastForm } from './dates/verbs.ts'
import {
  COMMAND_VERBS,
  DEMAND_CUES,
  FIRST_PERSON,
  FIRST_POSSESSIVES,
  INTENT_CUES,
  JUDGING_WORDS,
  KEEPING_VERBS,
  OPINION_CUES,
  PLAN_CUES,
  PREDICTION_CUES,
  PROMISE_CUES,
  QUESTION_CUES,
  QUESTION_WORDS,
  THINKING_VERBS,
  THIRD_PERSON,
  UNWILLED_VERBS,
} from './lexicon/claim-words.ts'
import { BE_PRESENT, DETERMINERS, FUTURE_AUXILIARIES } from './lexicon/verb-forms.ts'
import type { Attribution, ClaimType, Document, PromiseMode, Span } from './types.ts'

/** A claim's kind; only promises have a mode. */
export interface Classified {
  readonly type: ClaimType
  readonly mode: PromiseMode | null
}

/** One claim's words. */
interface Words {
  readonly content: readonly Atom[]
  readonly cue: ReadonlySet<string>
  readonly cueList: readonly string[]
  readonly source: ReadonlySet<string>
  readonly indirect: boolean
}

/** A verb group that looks ahead: where it stands, its subject and its main verb. */
interface Ahead {
  readonly at: number
  readonly verb: string
  readonly negated: boolean
  /** `self`: the speaker or theirs; `other`: anybody or anything else; `none`: no subject said ("to cut taxes"). */
  readonly subject: 'self' | 'other' | 'none'
}

/** Longest content looked at, in UTF-16 units: the kind shows in its first sentences. */
const MAX_CONTENT = 600

/** The kind of each attribution's content, same length and order. */
export function classifyClaims(doc: Document, attributions: readonly Attribution[]): Classified[] {
  return attributions.map((attribution) => classify(wordsOf(doc, attribution)))
}

function classify(words: Words): Classified {
  if (isQuestion(words)) return plain('question')
  if (isDemand(words)) return plain('demand')
  const ahead = findAhead(words)
  if (hasAny(words.cue, PROMISE_CUES) && !isAboutOthers(ahead)) return promise(words, ahead)
  if (hasAny(words.cue, PLAN_CUES) && ahead?.subject !== 'other') return promise(words, ahead)
  if (ahead?.subject === 'self' && !UNWILLED_VERBS.has(ahead.verb)) return promise(words, ahead)
  if (ahead?.subject === 'none' && hasAny(words.cue, INTENT_CUES)) return promise(words, ahead)
  if (ahead && ahead.subject !== 'none') return plain('prediction')
  if (hasAny(words.cue, PREDICTION_CUES) || isExpected(words.content)) return plain('prediction')
  if (mustDo(words)) return plain('demand')
  return plain(isOpinion(words) ? 'opinion' : 'statement')
}

function plain(type: ClaimType): Classified {
  return { type, mode: null }
}

function promise(words: Words, ahead: Ahead | null): Classified {
  return { type: 'promise', mode: isKeeping(words.content, ahead) ? 'maintain' : 'achieve' }
}

function isAboutOthers(ahead: Ahead | null): boolean {
  return ahead?.subject === 'other' && FUTURE_AUXILIARIES.has(ahead.verb)
}

function wordsOf(doc: Document, attribution: Attribution): Words {
  const content: Atom[] = []
  let left = MAX_CONTENT
  for (const span of attribution.content) {
    if (left <= 0) break
    content.push(...readAtoms(doc.text, span.start, Math.min(span.end, span.start + left)))
    left -= span.end - span.start
  }
  const cueList = listOf(doc, attribution.cue)
  return {
    content,
    cue: new Set(cueList),
    cueList,
    source: new Set(listOf(doc, attribution.source)),
    indirect: attribution.kind === 'indirect',
  }
}

function listOf(doc: Document, spans: readonly Span[]): string[] {
  return spans.flatMap((span) =>
    readAtoms(doc.text, span.start, Math.min(span.end, span.start + 200)).map((atom) => atom.word),
  )
}

function hasAny(words: ReadonlySet<string>, list: ReadonlySet<string>): boolean {
  for (const word of words) if (list.has(word)) return true
  return false
}

/** A question mark at the end, or a cue of asking with "whether", "if" or a question word. */
function isQuestion(words: Words): boolean {
  const { content } = words
  for (let at = content.length - 1; at >= 0 && at >= content.length - 3; at -= 1) {
    if (content[at]?.word === '?') return true
    if (content[at]?.kind !== 'mark') break
  }
  const head = firstWord(content)
  const opener = content[head]?.word ?? ''
  if (hasAny(words.cue, QUESTION_CUES)) return QUESTION_WORDS.has(opener)
  return opener === 'whether'
}

/** A cue of demanding, or a command. "called" demands only with "for", "on" or "to". */
function isDemand(words: Words): boolean {
  const { content, cue } = words
  const head = firstWord(content)
  const opener = content[head]
  if (hasAny(cue, DEMAND_CUES) && isDemandCue(words, opener?.word ?? '')) return true
  const asks =
    cue.has('asked') || cue.has('told') || cue.has('asking') || cue.has('warned') || cue.has('asks')
  if (asks && asksTo(content, head)) return true
  if (words.indirect || !opener || !COMMAND_VERBS.has(opener.word)) return false
  return isCommand(content, head)
}

/** "to act", "parliament to act": asked or told to do something. */
function asksTo(content: readonly Atom[], head: number): boolean {
  for (let at = head; at < content.length && at <= head + 5; at += 1) {
    const atom = content[at]
    if (!atom || QUESTION_WORDS.has(atom.word) || atom.kind === 'mark') return false
    if (atom.word === 'to') return true
    if (BE_PRESENT.has(atom.word) || FUTURE_AUXILIARIES.has(atom.word) || isPastForm(atom.word)) return false
  }
  return false
}

function isDemandCue(words: Words, opener: string): boolean {
  const { cue } = words
  if (!cue.has('called') && !cue.has('call') && !cue.has('calls') && !cue.has('calling')) return true
  return (
    cue.has('for') ||
    cue.has('on') ||
    cue.has('upon') ||
    opener === 'for' ||
    opener === 'on' ||
    opener === 'to'
  )
}

/** A verb at the head that is not followed by a verb of its own: "Stop the war", not "Work is going well". */
function isCommand(content: readonly Atom[], head: number): boolean {
  for (let at = head + 1; at < content.length && at <= head + 2; at += 1) {
    const word = content[at]?.word ?? ''
    if (
      BE_PRESENT.has(word) ||
      FUTURE_AUXILIARIES.has(word) ||
      word === 'was' ||
      word === 'were' ||
      word === 'has'
    )
      return false
  }
  return true
}

/** "must", "has to", "needs to" said of others. */
function mustDo(words: Words): boolean {
  const { content } = words
  for (let at = 0; at < content.length; at += 1) {
    const word = content[at]?.word ?? ''
    const next = content[at + 1]?.word ?? ''
    const must = word === 'must' || word === "mustn't"
    const need = (word === 'has' || word === 'needs' || word === 'have' || word === 'need') && next === 'to'
    if (!must && !need) continue
    if (
      must &&
      (next === 'have' || next === 'be') &&
      isPastForm(content[at + 2]?.word ?? '') &&
      next === 'have'
    )
      return false
    const subject = subjectOf(words, at)
    return must ? subject !== 'self' || content.some((atom) => atom.word === 'we') : subject === 'other'
  }
  return false
}

/** The first verb group that looks ahead in a main clause. */
function findAhead(words: Words): Ahead | null {
  const { content, indirect } = words
  const head = firstWord(content)
  if (content[head]?.word === 'to' && indirect)
    return { at: head, verb: content[head + 1]?.word ?? '', negated: false, subject: 'none' }
  if (content[head]?.word === 'not' && content[head + 1]?.word === 'to') {
    return { at: head, verb: content[head + 2]?.word ?? '', negated: true, subject: 'none' }
  }
  for (let at = head; at < content.length; at += 1) {
    const found = aheadAt(words, at)
    if (found) return found
  }
  return null
}

function aheadAt(words: Words, at: number): Ahead | null {
  const { content, indirect } = words
  const word = content[at]?.word ?? ''
  const going = word === 'going' && content[at + 1]?.word === 'to' && isBe(beBefore(content, at))
  const would =
    indirect && (word === 'would' || word === "wouldn't" || word === "'d") && !isUnreal(content, at)
  const may = (word === 'may' && !content[at]?.capital) || word === 'might' || word === 'could'
  const guess = may && content[at + 1]?.word !== 'have' && !indirectPast(words, at)
  if (!FUTURE_AUXILIARIES.has(word) && !going && !would && !guess) return null
  if (inRelative(content, at)) return null
  const verb = mainVerb(content, going ? at + 2 : at + 1)
  const negated = word.endsWith("n't") || verb.negated || (going && content[at - 1]?.word === 'not')
  const subject = subjectOf(words, at)
  return { at, verb: verb.word, negated, subject: guess ? 'other' : subject }
}

/** "could" of indirect speech is often plain ability: "said he could not sleep". */
function indirectPast(words: Words, at: number): boolean {
  return words.content[at]?.word === 'could' && words.indirect
}

function isBe(word: string): boolean {
  return BE_PRESENT.has(word) || word === "'s"
}

function beBefore(content: readonly Atom[], at: number): string {
  const before = content[at - 1]?.word ?? ''
  return before === 'not' || before === 'never' || before.endsWith('ly')
    ? (content[at - 2]?.word ?? '')
    : before
}

/** "would have", "would like": nothing to come. */
function isUnreal(content: readonly Atom[], at: number): boolean {
  const next = content[at + 1]?.word === 'not' ? content[at + 2]?.word : content[at + 1]?.word
  return next === 'have' || next === 'like' || next === 'rather'
}

function mainVerb(content: readonly Atom[], from: number): { word: string; negated: boolean } {
  let negated = false
  for (let at = from; at < content.length && at < from + 4; at += 1) {
    const word = content[at]?.word ?? ''
    if (word === 'not' || word === 'never') negated = content[at + 1]?.word !== 'only'
    else if (
      !SKIPPED.has(word) &&
      !(word.endsWith('ly') && word.length > 4 && word !== 'rely' && word !== 'supply')
    )
      return { word, negated }
  }
  return { word: '', negated }
}

const SKIPPED = new Set([
  'also',
  'always',
  'now',
  'then',
  'soon',
  'just',
  'all',
  'still',
  'again',
  'even',
  'one',
  'day',
  'in',
  'no',
  'longer',
])

/** True when the verb stands in a relative or conditional clause ("if they will", "which will"). */
function inRelative(content: readonly Atom[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - 3; back -= 1) {
    const word = content[back]?.word ?? ''
    if (word === ',') return false
    if (word === 'which') return true
    if (word === 'if' || word === 'unless' || word === 'who') return back === at - 1 || word === 'if'
  }
  return false
}

/** Who does it: the words between the clause's start and the verb. */
function subjectOf(words: Words, at: number): Ahead['subject'] {
  const { content } = words
  for (let back = at - 1; back >= 0 && back >= at - 14; back -= 1) {
    const atom = content[back]
    if (!atom) break
    const word = atom.word
    if (FIRST_PERSON.has(word)) return 'self'
    if (FIRST_POSSESSIVES.has(word)) return isOwnBody(content[back + 1]?.word ?? '') ? 'self' : 'other'
    if (words.indirect && THIRD_PERSON.has(word)) return word === 'it' && !mayBeBody(words) ? 'other' : 'self'
    if (words.indirect && words.source.has(word) && !DETERMINERS.has(word) && word.length > 3) return 'self'
    if (atom.kind === 'mark' && word !== "'" && word !== '-') return back === at - 1 ? 'none' : 'other'
    if (word === 'that' || word === 'and' || word === 'but')
      return back === at - 1 ? subjectOf(words, back) : 'other'
  }
  return at === 0 ? 'none' : 'other'
}

/** A speaker can promise for these. */
const OWN_BODIES = new Set([
  ...[
    'government',
    'administration',
    'party',
    'company',
    'team',
    'ministry',
    'office',
    'campaign',
    'cabinet',
    'firm',
    'group',
    'bank',
  ],
  ...[
    'department',
    'agency',
    'council',
    'country',
    'union',
    'troops',
    'army',
    'forces',
    'police',
    'staff',
    'committee',
    'board',
    'court',
  ],
])

function isOwnBody(word: string): boolean {
  return OWN_BODIES.has(word)
}

/** "it" is the speaker when the source is a body, not a person. */
function mayBeBody(words: Words): boolean {
  for (const word of words.source) if (OWN_BODIES.has(word) || BODY_SOURCES.has(word)) return true
  return false
}

const BODY_SOURCES = new Set([
  'airline',
  'club',
  'school',
  'university',
  'hospital',
  'museum',
  'operator',
  'utility',
  'retailer',
  'maker',
  'kremlin',
])

function isKeeping(content: readonly Atom[], ahead: Ahead | null): boolean {
  if (ahead?.negated) return true
  const head = firstWord(content)
  const opener = content[head]?.word
  if (!ahead) return opener === 'no' || opener === 'never'
  if (KEEPING_VERBS.has(ahead.verb)) return true
  return ahead.verb === 'be' && content.slice(ahead.at, ahead.at + 4).some((atom) => atom.word === 'no')
}

/** "is expected to", "is likely to", "is set to". */
function isExpected(content: readonly Atom[]): boolean {
  for (let at = 1; at < content.length - 1; at += 1) {
    const word = content[at]?.word ?? ''
    if (!EXPECTED.has(word) || content[at + 1]?.word !== 'to') continue
    const be = beBefore(content, at)
    if (BE_PRESENT.has(be) || be === 'more' || be === 'most' || be === "'s" || be === 'was' || be === 'were')
      return true
  }
  return false
}

const EXPECTED = new Set([
  'expected',
  'likely',
  'set',
  'bound',
  'due',
  'poised',
  'unlikely',
  'projected',
  'forecast',
  'scheduled',
  'destined',
  'certain',
  'sure',
])

function isOpinion(words: Words): boolean {
  const { content } = words
  if (hasAny(words.cue, OPINION_CUES)) return true
  for (let at = 0; at < content.length; at += 1) {
    const word = content[at]?.word ?? ''
    if (word === 'should' || word === "shouldn't" || word === 'ought') return true
    if (FIRST_PERSON.has(word) && THINKING_VERBS.has(verbAfter(content, at + 1))) return true
    if (
      (word === 'my' || word === 'our') &&
      (content[at + 1]?.word === 'view' || content[at + 1]?.word === 'opinion')
    )
      return true
    if (JUDGING_WORDS.has(word) && judges(content, at)) return true
    if (word === 'too' && JUDGED_BY_TOO.has(content[at + 1]?.word ?? '')) return true
  }
  return false
}

const JUDGED_BY_TOO = new Set([
  'much',
  'many',
  'little',
  'late',
  'far',
  'slow',
  'expensive',
  'weak',
  'often',
  'long',
  'few',
  'big',
  'soft',
])

function verbAfter(content: readonly Atom[], at: number): string {
  const word = content[at]?.word ?? ''
  if (
    word === 'do' ||
    word === "don't" ||
    word === 'really' ||
    word === 'still' ||
    word === 'also' ||
    word === 'strongly' ||
    word === "'m"
  ) {
    const next = content[at + 1]?.word ?? ''
    return next === 'not' ? (content[at + 2]?.word ?? '') : next
  }
  return word
}

/** A judging word that is no part of a fixed phrase ("right now", "just two", "human right"). */
function judges(content: readonly Atom[], at: number): boolean {
  const word = content[at]?.word
  const next = content[at + 1]
  const before = content[at - 1]?.word ?? ''
  if (word === 'right')
    return (
      BE_PRESENT.has(before) ||
      before === "'s" ||
      before === 'was' ||
      before === 'were' ||
      before === 'absolutely'
    )
  if (word === 'just')
    return before === 'a' || before === 'be' || (BE_PRESENT.has(before) && next?.kind === 'mark')
  if (word === 'fair' || word === 'strong' || word === 'welcome' || word === 'like')
    return next?.kind !== 'word' || !next.capital
  return true
}

function firstWord(content: readonly Atom[]): number {
  let at = 0
  while (
    at < content.length &&
    (content[at]?.kind === 'mark' || content[at]?.word === 'that' || OPENERS.has(content[at]?.word ?? ''))
  )
    at += 1
  return at
}

const OPENERS = new Set(['and', 'but', 'so', 'well', 'then'])
