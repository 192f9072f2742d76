/**
 * Words that stand before a person's name and say that it is one, and the small words inside names.
 */
import { wordSet } from './word-set.ts'

/** Titles that say the person is a man. Lower case, without the full stop. */
export const MALE_TITLES = wordSet(
  'mr mister sir lord king prince father brother baron duke earl count emperor sheikh pope imam don monsieur herr senor signor shri sri haji datuk dato ustad',
)

/** Titles that say the person is a woman. Lower case, without the full stop. */
export const FEMALE_TITLES = wordSet(
  'mrs ms miss dame lady queen princess sister baroness duchess countess madam madame empress frau senora signora smt datin puan begum',
)

/** Titles that say only that it is a person. Lower case, without the full stop; roles that serve as titles are in roles.ts. */
export const PLAIN_TITLES = wordSet(`
dr prof professor rev reverend hon sen sens rep reps gov govs gen lt col capt sgt maj cpl pvt adm cmdr pres supt det insp const atty del
judge justice senator representative congressman congresswoman governor mayor president chancellor secretary minister ambassador general colonel captain
sergeant major lieutenant admiral commander commodore marshal corporal officer detective inspector superintendent constable sheriff chief deputy
archbishop bishop cardinal pastor deacon canon rabbi ayatollah mullah chairman chairwoman chairperson premier speaker commissioner councillor councilman councilwoman
alderman delegate attorney coach doctor nurse mp mep msp pm cm ag vp cllr emir sultan secretary-general director-general governor-general president-elect
`)

/** Small words inside names: "Ursula von der Leyen", "Mohammed bin Salman". Lower case. */
export const NAME_PARTICLES = wordSet(`
de del della di da do dos das du la las le los van von der den ter ten te zu zur bin ibn bint ben al el ul ur e y af av abu bar mac san
`)

/** What may follow a last name. Lower case, without the full stop. */
export const NAME_SUFFIXES = wordSet('jr sr ii iii iv phd md qc kc obe mbe cbe esq')
