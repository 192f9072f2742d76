/**
 * Party and state in the brackets after an American lawmaker's name.
 */
import { isPlace } from './lookups.ts'
import type { Word } from './words.ts'

/**
 * What "(D-Maine)", ", R-Fla.," or "of Vermont" after a name says: "democrat of maine". It is never shown as a role.
 * @param words the words of the document
 * @param last index of the name's last word
 */
export function partyTag(words: readonly Word[], last: number): string | null {
  const mark = words[last + 1]?.text
  if (mark === 'of') return placeTag(words, last + 2)
  if (mark !== '(' && mark !== ',') return null
  const tag = words[last + 2]?.text ?? ''
  const letter = tag.charAt(0)
  if ((letter !== 'D' && letter !== 'R') || (tag.length > 1 && tag.charAt(1) !== '-')) return null
  const state = tag.slice(2).toLowerCase().replaceAll('.', '')
  return `${letter === 'D' ? 'democrat' : 'republican'} of ${STATES.get(state) ?? state}`
}

/** "Senator Jane Doe of Vermont". */
function placeTag(words: readonly Word[], at: number): string | null {
  const word = words[at]
  const next = words[at + 1]?.low ?? ''
  if (word === undefined || !word.capital) return null
  if (isPlace(`${word.low} ${next}`)) return `politician of ${next}`
  return isPlace(word.low) ? `politician of ${word.low}` : null
}

/** States as news shortens them in brackets, lower case without full stops. */
const STATES: ReadonlyMap<string, string> = new Map(
  `al:alabama ala:alabama ak:alaska az:arizona ariz:arizona ar:arkansas ark:arkansas ca:california calif:california co:colorado colo:colorado ct:connecticut conn:connecticut
de:delaware del:delaware fl:florida fla:florida ga:georgia hi:hawaii id:idaho il:illinois ill:illinois in:indiana ind:indiana ia:iowa ks:kansas kan:kansas ky:kentucky la:louisiana
me:maine md:maryland ma:massachusetts mass:massachusetts mi:michigan mich:michigan mn:minnesota minn:minnesota ms:mississippi miss:mississippi mo:missouri mt:montana mont:montana
ne:nebraska neb:nebraska nv:nevada nev:nevada nh:hampshire nj:jersey nm:mexico ny:york nc:carolina nd:dakota oh:ohio ok:oklahoma okla:oklahoma or:oregon ore:oregon pa:pennsylvania
ri:rhode sc:carolina sd:dakota tn:tennessee tenn:tennessee tx:texas tex:texas ut:utah vt:vermont va:virginia wa:washington wash:washington wv:virginia wi:wisconsin wis:wisconsin
wy:wyoming wyo:wyoming`
    .split(/\s+/)
    .map((pair) => {
      const colon = pair.indexOf(':')
      return [pair.slice(0, colon), pair.slice(colon + 1)] as const
    }),
)
