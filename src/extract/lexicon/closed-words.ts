/**
 * Closed classes of English words, as bits, so that one look-up says what a word may be. Our own lists; lower case.
 */

export const DETERMINER = 1
export const PRONOUN = 2 // may be a subject
export const PREPOSITION = 4
export const CONJUNCTION = 8
export const SUBORDINATOR = 16
export const AUXILIARY = 32
export const ADVERB = 64
export const TIME = 128
export const NUMBER = 256
export const VERB = 512 // a finite verb that is no cue
export const ROLE = 1024 // a noun for a person's office or work: may stand before a name
export const OBJECT_PRONOUN = 2048
export const NEGATION = 4096
export const RELATIVE = 8192

const LISTS: readonly (readonly [number, string])[] = [
  [
    DETERMINER,
    'the a an this that these those his her its their our my your some many most several all both each every any no another one few more other such multiple numerous two three four five six seven eight nine ten dozens hundreds',
  ],
  [
    PRONOUN,
    'i he she it we they you who someone nobody everyone anyone everybody somebody others many some most both neither which that one',
  ],
  [OBJECT_PRONOUN, 'me him her us them you it himself herself themselves'],
  [RELATIVE, 'who which that'],
  [
    PREPOSITION,
    'of at for from with in on to by against near behind about over under after before during without within into onto through throughout between among across along around despite like including amid since until toward towards via per than upon beyond beside besides outside inside alongside following',
  ],
  [CONJUNCTION, 'and or but nor yet &'],
  [
    SUBORDINATOR,
    'that when while as because though although if whether where after before since until unless once whereas how why what whose whom',
  ],
  [
    AUXILIARY,
    "is are was were be been being am has have had having do does did will would can could may might must shall should 'll ’ll 've ’ve 're ’re 'd ’d 'm ’m ca wo",
  ],
  [NEGATION, "not n't n’t never nor neither"],
  [
    ADVERB,
    'also then now later recently repeatedly still again already just even only once often always soon earlier first further furthermore too reportedly allegedly apparently previously long ever here there instead quickly simply actually really twice perhaps maybe however meanwhile nevertheless therefore thus so yet merely far rather almost nearly publicly privately famously immediately',
  ],
  [
    TIME,
    'monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. sat. sun. morning afternoon evening night week month year weekend midday noon',
  ],
  [
    NUMBER,
    'one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion',
  ],
  [
    VERB,
    'used made makes make took takes take gave gives give won wins win lost loses lose held holds hold met meets meet went goes go came comes come got gets get left leaves became becomes become began ran runs run kept keeps keep put puts led leads found finds saw sees see knew knows know brought brings bought built sent spent stood fell rose grew paid lay sat heard let cut hit broke drew drove fought chose wore ate slept flew shot struck hung rang sank threw wants want needs need seems seem looks look remains remain appears appear includes include showed shows show works work lives live plays play moves move starts start stops stop uses use tries try helps help happens happen believes believe thinks think shares posted did does set sets',
  ],
  [
    ROLE,
    'spokesman spokeswoman spokesperson president vice minister prime chancellor secretary senator congressman congresswoman representative governor mayor judge justice sheriff chief chairman chairwoman chair director manager coach captain striker goalkeeper defender midfielder analyst economist professor doctor lawyer attorney prosecutor officer official leader lawmaker legislator delegate candidate nominee rival colleague adviser advisor aide strategist consultant pollster historian scientist researcher author writer reporter journalist editor correspondent columnist commentator host anchor actor actress singer musician director producer activist campaigner organizer organiser founder co-founder owner executive ceo boss head deputy former ex-president veteran star activist resident neighbor neighbour witness victim survivor farmer teacher student nurse pilot driver engineer expert specialist critic supporter voter ambassador envoy diplomat general colonel lieutenant sergeant detective inspector constable commissioner superintendent councillor councilman councilwoman alderman pastor bishop archbishop cardinal pope rabbi imam king queen prince princess duke lord lady billionaire businessman businesswoman investor broker trader lecturer fellow principal headteacher father mother brother sister son daughter wife husband uncle aunt cousin friend then-president then-candidate spokespeople partner attorney-general counsel barrister solicitor defendant plaintiff coordinator president-elect republican democrat democratic conservative liberal labour independent state federal local senior junior top longtime long-time fellow presidential senate house congressional gubernatorial party campaign company firm police defense defence foreign health finance interior home press government ministry union assistant associate interim acting national',
  ],
]

function build(): Map<string, number> {
  const words = new Map<string, number>()
  for (const [bit, list] of LISTS) {
    for (const word of list.split(' ')) words.set(word, (words.get(word) ?? 0) | bit)
  }
  return words
}

/** The classes that each closed-class word may belong to, as bits. */
export const CLOSED_WORDS: ReadonlyMap<string, number> = build()
