/** Random Unicode texts with speech in them, and whether an independent reader finds every word where the API says. */
import { FAMILIES } from '../naughty-families.ts'
import { between, from, type Random, seeded } from '../seeded.ts'
import { at, send, wrong } from './kit.ts'
import { measure, misplaced, type Placed } from './reader.ts'

const NAMES = ['Ada Quill', 'Bo Larsen', 'Cy Dove', 'Zoë Ångström', 'Ада Квилл', '王小明', 'María José Núñez']
const TEMPLATES = [
  '“X we will open Y,” Mayor N said on Thursday.',
  'N said that X the bridge Y would open by Friday.',
  '"X," said N, "Y and we stay."',
  'According to N, X fares Y will rise within seven to 10 days.',
  'N told reporters: ‘X Y!’',
  '“X Y',
  'N, who was there, denied X on Monday.',
  '«X» — N said Y.',
  'He said X.',
]
const JOINTS = ['\n', '\r\n', ' ', '\n\n', '\u2028', '\r', '']
const MOST_NOISE = 40

/** A little of anything: cut where it may cut through a character. */
function noise(random: Random): string {
  const text = from(random, FAMILIES)(random)
  const start = between(random, 0, Math.max(0, text.length - MOST_NOISE))
  return text.slice(start, start + between(random, 0, MOST_NOISE))
}

/** The text with this number: the same every time. */
export function spokenText(n: number): string {
  const random = seeded(n + 7_000_000)
  const sentence = () =>
    from(random, TEMPLATES)
      .replace('N', () => from(random, NAMES) + (random() < 0.2 ? noise(random) : ''))
      .replace(/[XY]/g, () => noise(random))
  return Array.from({ length: between(random, 1, 6) }, () => sentence() + from(random, JOINTS)).join('')
}

/** How many claims were read back. */
export const readBack = { texts: 0, claims: 0, annotations: 0 }

/** Checks all claims of one text; every tenth text is stored, and its claims read as Web Annotations too. */
export async function asPlaces(text: string, n: number): Promise<void> {
  const isStored = n % 10 === 0
  const body = { text, publishedAt: '2025-08-21', url: `https://news.example/spans/${n}` }
  const { json, status } = await send(text, {
    method: 'POST',
    path: isStored ? '/v1/articles' : '/v1/extract',
    body,
  })
  if (status >= 300) return
  readBack.texts++
  const claims = at(json, 'claims') as (Placed & { readonly id: string | null })[]
  const stored = isStored ? await send(text, { path: `/v1/articles/${at(json, 'article', 'id')}` }) : { json }
  const read = String(at(stored.json, 'article', 'text'))
  if (!read.isWellFormed() || /[\0\r\u2028\ufeff]/.test(read.slice(0, 1)) || /[\0\r\u2028]/.test(read))
    wrong('the text is not in normal form', text)
  const measured = measure(read)
  for (const claim of claims) {
    readBack.claims++
    for (const one of misplaced(claim, measured)) wrong(`text ${n}: ${one}`, text, claim)
    if (claim.id === null || !isStored) continue
    readBack.annotations++
    const { json: annotation } = await send(text, { path: `/v1/claims/${claim.id}/annotation` })
    const [quote, place] = at(annotation, 'target', 'selector') as {
      exact: string
      start: number
      end: number
    }[]
    const found = measured.points.slice(place?.start, place?.end).join('')
    if (found !== quote?.exact || found !== claim.passage.exact)
      wrong(`text ${n}: the annotation is elsewhere`, text, [quote, place])
  }
}
