/**
 * How far stated confidence can be believed: isotonic regression (pool adjacent violators) of "right" on the raw
 * confidence, over articles that the weights behind their labels had not seen.
 */
import { joinPieces } from '../src/extract/model/join.ts'
import { linkPieces } from '../src/extract/model/link.ts'
import { piecesOf } from '../src/extract/model/pieces.ts'
import type { Model } from '../src/extract/model/weights.ts'
import { compareAll, isSound } from '../tests/eval/score.ts'
import type { Example } from './data.ts'
import type { Relabelled } from './relabel.ts'

/** The curve is kept at this many equal steps from 0 to 1. */
const STEPS = 20
/** Fewest claims that one level of the curve stands on. */
const FEWEST = 40

/** Shares that were right, at raw confidences 0, 1 / STEPS, ... 1. The model's own calibration must be the plain one. */
export function calibrate(
  fresh: readonly { readonly example: Example; readonly labelled: Relabelled }[],
  model: Model,
): number[] {
  const predicted = fresh.map(({ example, labelled }) => {
    const { doc, codes, clues, labels, chances } = labelled
    const pieces = piecesOf(codes, labels)
    const links = linkPieces({ codes, clues, pieces }, model.links)
    const found = joinPieces({ doc, codes, pieces, links, chances, calibration: model.calibration })
    const claims = found.map((one) => ({ ...one, speaker: null, pronounSource: false }))
    return { ...example.article, claims }
  })
  const comparisons = compareAll(
    fresh.map(({ example }) => example.article),
    predicted,
  )
  const right = new Set(
    comparisons.flatMap((one) => one.matches.filter(isSound).map((match) => match.predicted)),
  )
  const points = comparisons
    .flatMap((one) => one.predicted)
    .map((one) => ({ raw: one.claim.confidence, right: right.has(one) ? 1 : 0 }))
    .sort((a, b) => a.raw - b.raw)
  const levels = pool(points)
  return Array.from({ length: STEPS + 1 }, (_, step) => round(shareAt(levels, step / STEPS)))
}

/** To four places: beyond them processors may differ, and the weights file is to be the same everywhere. */
const round = (share: number): number => Math.round(share * 1e4) / 1e4

interface Level {
  raw: number
  share: number
  count: number
}

/** Rising levels: neighbours that fall are merged. */
function pool(points: readonly { raw: number; right: number }[]): Level[] {
  const levels: Level[] = []
  for (let at = 0; at < points.length; at += FEWEST) {
    const some = points.slice(at, at + FEWEST)
    const mean = (of: (point: { raw: number; right: number }) => number) =>
      some.reduce((sum, point) => sum + of(point), 0) / some.length
    let level: Level = { raw: mean((p) => p.raw), share: mean((p) => p.right), count: some.length }
    for (let last = levels.at(-1); last && last.share >= level.share; last = levels.at(-1)) {
      levels.pop()
      const count = last.count + level.count
      const joined = (a: number, b: number) => (a * last.count + b * level.count) / count
      level = { raw: joined(last.raw, level.raw), share: joined(last.share, level.share), count }
    }
    levels.push(level)
  }
  return levels
}

/** Straight lines between levels, flat beyond the ends. */
function shareAt(levels: readonly Level[], raw: number): number {
  const after = levels.findIndex((level) => level.raw >= raw)
  const high = levels[after]
  const low = levels[after < 0 ? levels.length - 1 : after - 1]
  if (!high) return low?.share ?? raw
  if (!low) return high.share
  return low.share + ((high.share - low.share) * (raw - low.raw)) / (high.raw - low.raw || 1)
}
