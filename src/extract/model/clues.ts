/** What a place can see from afar: the nearest cue-like word, mark, verb on each side, in its sentence. */
import { type Codes, PAD, SHAPE } from './codes.ts'
import { tagPlaces } from './tagger.ts'
import { IS_FINITE } from './tags.ts'
import type { Model } from './weights.ts'
import { lookUp } from './words.ts'

/** Padded arrays beside `Codes`; a nearest place is -1 where the sentence has none on that side. */
export interface Clues {
  readonly cueClass: Uint8Array
  readonly fine: Uint16Array
  readonly coarse: Uint8Array
  readonly tag: Uint8Array
  readonly leftCue: Int32Array
  readonly rightCue: Int32Array
  readonly leftMark: Int32Array
  readonly rightMark: Int32Array
  readonly leftVerb: Int32Array
  readonly rightVerb: Int32Array
  readonly leftQuote: Int32Array
  readonly rightQuote: Int32Array
}

/** Looks words up, tags them, and finds nearest places. */
export function findClues(
  codes: Codes,
  model: Pick<Model, 'clusters' | 'coarseOfFine' | 'cues' | 'tags'>,
): Clues {
  const { size } = codes
  const nearest = (): Int32Array => new Int32Array(size).fill(-1)
  const fine = new Uint16Array(size)
  const coarse = new Uint8Array(size)
  const cueClass = new Uint8Array(size)
  for (let at = PAD; at < size; at++) {
    if (codes.token[at] === -1) continue
    const word = codes.word[at] as number
    fine[at] = lookUp(model.clusters, word)
    coarse[at] = model.coarseOfFine[fine[at] as number] as number
    cueClass[at] = lookUp(model.cues, word)
  }
  const clues: Clues = {
    cueClass,
    fine,
    coarse,
    tag: tagPlaces(codes, fine, model.tags),
    leftCue: nearest(),
    rightCue: nearest(),
    leftMark: nearest(),
    rightMark: nearest(),
    leftVerb: nearest(),
    rightVerb: nearest(),
    leftQuote: nearest(),
    rightQuote: nearest(),
  }
  const { leftCue, leftMark, leftVerb, leftQuote, rightCue, rightMark, rightVerb, rightQuote } = clues
  scan(codes, clues, { cue: leftCue, mark: leftMark, verb: leftVerb, quote: leftQuote, step: 1 })
  scan(codes, clues, { cue: rightCue, mark: rightMark, verb: rightVerb, quote: rightQuote, step: -1 })
  return clues
}

interface Side {
  readonly cue: Int32Array
  readonly mark: Int32Array
  readonly verb: Int32Array
  readonly quote: Int32Array
  readonly step: 1 | -1
}

/** One walk through the text, forgetting at sentence ends (quotations: at paragraph ends). */
function scan(codes: Codes, clues: Clues, side: Side): void {
  let cue = -1
  let mark = -1
  let verb = -1
  let quote = -1
  let sentence = -1
  let paragraph = -1
  const begin = side.step === 1 ? 0 : codes.size - 1
  for (let at = begin; at >= 0 && at < codes.size; at += side.step) {
    if (codes.token[at] === -1) continue
    if (codes.sentenceStart[at] !== sentence) {
      cue = mark = verb = -1
      sentence = codes.sentenceStart[at] as number
    }
    if (codes.paragraphStart[at] !== paragraph) {
      quote = -1
      paragraph = codes.paragraphStart[at] as number
    }
    side.cue[at] = cue
    side.mark[at] = mark
    side.verb[at] = verb
    side.quote[at] = quote
    const shape = codes.shape[at] as number
    if ((clues.cueClass[at] as number) >= 3) cue = at
    if (shape >= SHAPE.comma && shape <= SHAPE.bracket) mark = at
    if (IS_FINITE[clues.tag[at] as number]) verb = at
    if (shape === SHAPE.open || shape === SHAPE.close) quote = at
  }
}
