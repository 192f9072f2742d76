/**
 * Pronouns that a source can be, with what they say of the person.
 */
import { wordSet } from './word-set.ts'

export const MALE_PRONOUNS = wordSet('he him his himself')
export const FEMALE_PRONOUNS = wordSet('she her hers herself')
export const NEUTER_PRONOUNS = wordSet('it its itself')
export const PLURAL_PRONOUNS = wordSet('they them their theirs themselves')
export const FIRST_PERSON = wordSet('i me my mine myself we us our ours ourselves')
export const RELATIVE_PRONOUNS = wordSet('who whom whose which that')
/** Pronouns for nobody in particular. */
export const VAGUE_PRONOUNS = wordSet(`
one you your yours yourself yourselves everyone everybody someone somebody anyone anybody nobody none no-one others another
those these this many some few most all both each several other neither either what
`)
