/**
 * Prepositions: what stands after one belongs to another phrase than the head.
 */
import { wordSet } from './word-set.ts'

/** Lower case. */
export const PREPOSITIONS = wordSet(`
of for in at to on from with by about against into over under around near between among amongst within without after before during through across inside outside
upon toward towards behind beyond versus via per despite like unlike including than
`)
