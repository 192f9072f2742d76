/**
 * What follows "Secretary of", "Minister for", "Director of" and belongs to the role, not to the name after it.
 */
import { wordSet } from './word-set.ts'

/** Lower case. */
export const ROLE_COMPLEMENTS = wordSet(`
state defense defence education health treasury commerce labor labour energy homeland security foreign affairs interior agriculture transportation transport finance
justice housing urban development veterans human services national intelligence staff environment culture trade industry immigration police operations communications
public information technology science sport sports tourism research innovation women families children pensions work home economy economic external international
cooperation infrastructure planning budget policy elections parliament congress government cabinet war council england wales scotland
`)
