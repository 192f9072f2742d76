/**
 * Seats of power that stand for the government that sits there. A source named so keeps its name ("Warsaw");
 * the country is only used to understand descriptions ("the Kremlin leader").
 */
import { wordTable } from './word-set.ts'

/** For each seat (lower case): its country as `nationalities.ts` names it, or the body. */
export const SEATS = wordTable(`
russia: kremlin
united states: white_house pentagon capitol_hill state_department foggy_bottom oval_office
united kingdom: downing_street whitehall westminster number_10 no_10 buckingham_palace
france: elysee elysée élysée quai_d'orsay matignon
germany: chancellery bundestag
italy: quirinale palazzo_chigi
south korea: blue_house
india: south_block
china: zhongnanhai
european union: berlaymont
`)

/** Bodies that are named by a place or a building: organisations, not places. Lower case. */
export const BODIES = wordTable(`
body: kremlin white_house pentagon downing_street capitol_hill whitehall elysee élysée elysée state_department buckingham_palace scotland_yard wall_street
body: blue_house supreme_court foreign_office home_office treasury senate congress parliament cabinet knesset duma bundestag vatican holy_see
`)
