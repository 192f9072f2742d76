/** Learns which pieces belong together: a perceptron that ranks each piece's candidates. */
import { findClues } from '../src/extract/model/clues.ts'
import { encode, placeOf } from '../src/extract/model/codes.ts'
import { addLinkFeatures, candidates, type Scene, wantedRole } from '../src/extract/model/link.ts'
import { type Piece, piecesOf } from '../src/extract/model/pieces.ts'
import type { FeatureSink } from '../src/extract/model/sink.ts'
import type { Table } from '../src/extract/model/table.ts'
import type { Span } from '../src/extract/types.ts'
import type { Example } from './data.ts'
import { packTable } from './pack.ts'
import { average, newPerceptron } from './perceptron.ts'
import { random, shuffle } from './random.ts'
import type { Groundwork } from './sequences.ts'
import { packPerceptron } from './tagger.ts'

const BITS = 20
const EPOCHS = 8

/** A document's pieces and, for each that looks for another, the right one (-1: none). */
export interface LinkLesson {
  readonly scene: Scene
  readonly gold: Int32Array
}

/** Lessons from marked articles: `labels` gives the pieces, the claims say which belong together. */
export function linkLesson(example: Example, labels: Uint8Array, ground: Groundwork): LinkLesson {
  const codes = encode(example.doc)
  const scene = { codes, clues: findClues(codes, ground), pieces: piecesOf(codes, labels) }
  const gold = new Int32Array(scene.pieces.length).fill(-1)
  for (const claim of example.article.claims) {
    const cue = pieceAt(example, scene, 'cue', claim.cue)
    const source = pieceAt(example, scene, 'source', claim.source)
    if (cue >= 0 && source >= 0) gold[cue] = source
    for (const span of claim.content) {
      const content = pieceAt(example, scene, 'content', [span])
      if (content >= 0) gold[content] = cue
    }
  }
  return { scene, gold }
}

/** Index of the piece of a role that overlaps the spans most, or -1. */
function pieceAt({ doc }: Example, { pieces }: Scene, role: Piece['role'], spans: readonly Span[]): number {
  let best = -1
  let most = 0
  const [first] = spans
  if (!first) return -1
  const inSpan: number[] = []
  doc.tokens.forEach((token, index) => {
    if (token.start >= first.start && token.start < first.end) inSpan.push(placeOf(token, index))
  })
  const [low, high] = [inSpan[0] ?? 0, (inSpan.at(-1) ?? -1) + 1]
  pieces.forEach((piece, index) => {
    const overlap = Math.min(piece.end, high) - Math.max(piece.start, low)
    if (piece.role === role && overlap > most) {
      most = overlap
      best = index
    }
  })
  return best
}

/** A table that links nothing. */
export function emptyTable(): Table {
  return packTable(BITS, new Uint32Array(1), new Float32Array(1), 1)
}

/** Learns from lessons, and packs what was learned. */
export function learnLinks(lessons: readonly LinkLesson[]): Table {
  const model = newPerceptron(BITS, 1)
  const next = random(11)
  const order = [...lessons]
  const right: FeatureSink = { out: new Int32Array(64), length: 0 }
  const guess: FeatureSink = { out: new Int32Array(64), length: 0 }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, next)
    for (const { scene, gold } of order) {
      for (let from = 0; from < scene.pieces.length; from++) {
        if (wantedRole(scene, from) === null) continue
        const options = candidates(scene, from)
        const wanted = gold[from] as number
        model.step++
        if (!options.includes(wanted)) continue
        let best = -Infinity
        let chosen = -1
        for (const to of options) {
          guess.length = 0
          addLinkFeatures(scene, from, to, guess)
          let score = to === wanted ? 0 : 0.5
          for (let f = 0; f < guess.length; f++)
            score += model.weights[(guess.out[f] as number) >>> (32 - BITS)] as number
          if (score > best) {
            best = score
            chosen = to
          }
        }
        if (chosen === wanted) continue
        right.length = 0
        addLinkFeatures(scene, from, wanted, right)
        guess.length = 0
        addLinkFeatures(scene, from, chosen, guess)
        for (let f = 0; f < right.length; f++) move(model, right.out[f] as number, 1)
        for (let f = 0; f < guess.length; f++) move(model, guess.out[f] as number, -1)
      }
    }
  }
  average(model)
  return packPerceptron(model)
}

function move(model: ReturnType<typeof newPerceptron>, hash: number, by: number): void {
  const at = hash >>> (32 - BITS)
  model.sums[at] =
    (model.sums[at] as number) + (model.step - (model.touched[at] as number)) * (model.weights[at] as number)
  model.touched[at] = model.step
  model.weights[at] = (model.weights[at] as number) + by
}
