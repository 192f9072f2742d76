/**
 * Makes attributions for tests out of words: sources and contents are given as text and looked up in order.
 */
import { readDocument } from '../../../src/extract/document.ts'
import { resolveSpeakers } from '../../../src/extract/speakers/index.ts'
import type { Attribution, Span, SpeakerResolution } from '../../../src/extract/types.ts'

/** A source with the words attributed to it; an empty source stands for none. */
export interface Case {
  readonly source: string
  readonly content: string
  /** Needed only where there is no source. */
  readonly cue?: string
}

/**
 * Resolves the sources of a text.
 * @param text the article
 * @param cases its attributions in the order of the text; each source is the nearest one to its content
 */
export function speakersOf(text: string, cases: readonly Case[]): SpeakerResolution[] {
  const attributions = cases.map(({ source, content, cue }): Attribution => {
    const at = text.indexOf(content)
    if (at < 0) throw new Error(`not in the text: ${content}`)
    const body: Span = { start: at, end: at + content.length }
    return {
      content: [body],
      cue: cue === undefined ? [] : [nearest(text, cue, body)],
      source: source === '' ? [] : [nearest(text, source, body)],
      kind: text.charAt(at) === '“' ? 'direct' : 'indirect',
      method: 'test',
      confidence: 1,
    }
  })
  return resolveSpeakers(readDocument(text), attributions)
}

/** Each speaker's name, "-" for nobody. */
export function namesOf(text: string, cases: readonly Case[]): string[] {
  return speakersOf(text, cases).map((one) => one.speaker?.name ?? '-')
}

function nearest(text: string, source: string, body: Span): Span {
  let best = -1
  let distance = Number.POSITIVE_INFINITY
  for (let at = text.indexOf(source); at >= 0; at = text.indexOf(source, at + 1)) {
    const inside = at >= body.start && at + source.length <= body.end
    const whole = !/[\p{L}]/u.test(`${text.charAt(at - 1)}${text.charAt(at + source.length)}`)
    const away = at < body.start ? body.start - at - source.length : at - body.end
    if (inside || !whole || away >= distance) continue
    best = at
    distance = away
  }
  if (best < 0) throw new Error(`no source in the text: ${source}`)
  return { start: best, end: best + source.length }
}
