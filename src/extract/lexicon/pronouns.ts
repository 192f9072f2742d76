/**
 * Pronouns that a source can be, with what they say of the person.
 */
import { wordTable } from './word-set.ts'

/** `first`: the speaker of the quotation around it; `vague`: nobody in particular. */
export type PronounClass = 'male' | 'female' | 'neuter' | 'plural' | 'first' | 'relative' | 'vague'

/** For each pronoun (lower case): its class. */
export const PRONOUN_CLASSES = wordTable(`
male: he him his himself
female: she her hers herself
neuter: it its itself
plural: they them their theirs themselves
first: i me my mine myself we us our ours ourselves
relative: who whom whose which that
vague: one you your yours yourself yourselves everyone everybody someone somebody anyone anybody nobody none no-one others another
vague: those these this many some few most all both each several other neither either what
`) as ReadonlyMap<string, PronounClass>
