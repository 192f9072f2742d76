/** oEmbed 1.0: what another site asks to show a claim as a card, given only its address. */
import { inMarks } from '../formats.ts'
import type { ClaimRow } from '../store/claims.ts'
import { embedCode } from './components/use-claim.tsx'
import { shorten } from './words.ts'

/** An answer of type `rich`. */
export interface OEmbed {
  readonly version: '1.0'
  readonly type: 'rich'
  readonly title: string
  readonly author_name?: string
  readonly provider_name: string
  readonly provider_url: string
  readonly cache_age: number
  readonly html: string
  readonly width: number
  readonly height: number
}

const WIDTH = 560
const HEIGHT = 300
const HOUR = 3600

/** The id of the claim that an address of this site shows, or null. */
export function claimIdIn(address: string, origin: string): string | null {
  const url = URL.parse(address)
  if (url?.origin !== origin) return null
  return /^\/(?:embed\/)?claims\/(clm_[0-9a-z]{11})\/?$/.exec(url.pathname)?.[1] ?? null
}

/** The card of a claim, no larger than asked for. */
export function oembedOf(claim: ClaimRow, origin: string, most: { width: number; height: number }): OEmbed {
  const width = Math.min(WIDTH, most.width)
  const height = Math.min(HEIGHT, most.height)
  const name = claim.speaker?.name
  return {
    version: '1.0',
    type: 'rich',
    title: shorten(`${name ?? 'Unknown speaker'}: ${inMarks(claim, claim.text)}`, 200),
    ...(name ? { author_name: shorten(name, 160) } : {}),
    provider_name: 'On Record',
    provider_url: `${origin}/`,
    cache_age: HOUR,
    html: embedCode(claim, origin).replace(
      `width="${WIDTH}" height="${HEIGHT}"`,
      `width="${width}" height="${height}"`,
    ),
    width,
    height,
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The same as XML; what XML 1.0 cannot hold is left out. */
export function oembedXml(answer: OEmbed): string {
  const text = (value: string | number) =>
    String(value)
      .toWellFormed()
      .replace(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
      .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
  const fields = Object.entries(answer).map(([name, value]) => `<${name}>${text(value)}</${name}>`)
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join('')}</oembed>\n`
}
