/**
 * The claim measures: contents by strict, soft and partial match, sources, speakers, and the whole attribution.
 * Gold and predicted claims are paired greedily, the closest contents first (Jaccard over word characters).
 */
import type { Kind } from '../../src/extract/types.ts'
import type { MarkedArticle, PlainClaim } from './gold.ts'
import { sameName } from './names.ts'
import { equalSets, jaccard, percent, type Rates, rates, ratesOf, shared, wordCharacters } from './overlap.ts'

/** A claim with the word characters of its content and source. */
export interface Measured {
  readonly claim: PlainClaim
  readonly content: Set<number>
  readonly source: Set<number>
}

/** A gold claim and the predicted one it was paired with. */
export interface Match {
  readonly gold: Measured
  readonly predicted: Measured
  readonly jaccard: number
}

/** One article compared: the pairs and all claims of both sides. */
export interface Comparison {
  readonly article: MarkedArticle
  readonly gold: readonly Measured[]
  readonly predicted: readonly Measured[]
  readonly matches: readonly Match[]
}

/** Recall of one kind's gold claims and precision of its predicted ones. */
export interface KindScore {
  readonly gold: number
  readonly softRecall: number
  readonly strictRecall: number
  readonly predicted: number
  readonly softPrecision: number
}

/** All claim measures, in per cent. `null` where the gold has nothing to measure. */
export interface ClaimScores {
  readonly strict: Rates
  readonly soft: Rates
  readonly partial: Rates
  readonly characters: Rates
  readonly kinds: Record<Kind, KindScore>
  readonly sourceOverlap: number | null
  readonly sourceExact: number | null
  readonly speaker: number | null
  readonly pronounSpeaker: number | null
  readonly endToEnd: Rates
}

const KINDS: readonly Kind[] = ['direct', 'indirect', 'mixed']

/** Pairs the claims of every gold article with those of the predicted article of the same id. */
export function compareAll(
  gold: readonly MarkedArticle[],
  predicted: readonly MarkedArticle[],
): Comparison[] {
  const byId = new Map(predicted.map((article) => [article.id, article]))
  return gold.map((article) => compare(article, byId.get(article.id)?.claims ?? []))
}

/** Scores a whole set of compared articles. */
export function scoreClaims(comparisons: readonly Comparison[]): ClaimScores {
  const gold = comparisons.flatMap((one) => one.gold)
  const predicted = comparisons.flatMap((one) => one.predicted)
  const matches = comparisons.flatMap((one) => one.matches)
  const sourced = matches.filter((match) => match.gold.source.size > 0)
  const named = matches.filter((match) => match.gold.claim.speaker !== null)
  const pronouns = named.filter((match) => match.gold.claim.pronounSource)
  const strict = matches.filter((match) => equalSets(match.gold.content, match.predicted.content))
  return {
    strict: rates(strict.length, predicted.length, gold.length),
    soft: rates(matches.length, predicted.length, gold.length),
    partial: partialRates(comparisons),
    characters: characterRates(comparisons),
    kinds: kindScores(comparisons, strict),
    sourceOverlap: share(sourced, (match) => shared(match.gold.source, match.predicted.source) > 0),
    sourceExact: share(sourced, (match) => equalSets(match.gold.source, match.predicted.source)),
    speaker: share(named, rightSpeaker),
    pronounSpeaker: share(pronouns, rightSpeaker),
    endToEnd: rates(matches.filter(isRight).length, predicted.length, gold.length),
  }
}

/** True when a pair is right as a whole: contents overlap by half (Jaccard) and the sources touch. */
export function isRight(match: Match): boolean {
  return match.jaccard >= 0.5 && shared(match.gold.source, match.predicted.source) > 0
}

/** As `isRight`, but two claims that both name no source agree in that. */
export function isSound(match: Match): boolean {
  const { gold, predicted } = match
  return isRight(match) || (match.jaccard >= 0.5 && gold.source.size === 0 && predicted.source.size === 0)
}

function rightSpeaker(match: Match): boolean {
  return sameName(match.gold.claim.speaker, match.predicted.claim.speaker)
}

function compare(article: MarkedArticle, claims: readonly PlainClaim[]): Comparison {
  const measure = (claim: PlainClaim): Measured => ({
    claim,
    content: wordCharacters(article.text, claim.content),
    source: wordCharacters(article.text, claim.source),
  })
  const gold = article.claims.map(measure)
  const predicted = claims.map(measure)
  return { article, gold, predicted, matches: pairUp(gold, predicted) }
}

function pairUp(gold: readonly Measured[], predicted: readonly Measured[]): Match[] {
  const candidates: Match[] = []
  for (const one of gold) {
    for (const other of predicted) {
      const closeness = jaccard(one.content, other.content)
      if (closeness > 0) candidates.push({ gold: one, predicted: other, jaccard: closeness })
    }
  }
  candidates.sort((a, b) => b.jaccard - a.jaccard)
  const taken = new Set<Measured>()
  return candidates.filter((match) => {
    if (taken.has(match.gold) || taken.has(match.predicted)) return false
    taken.add(match.gold).add(match.predicted)
    return true
  })
}

/** Overlap with the best counterpart, as a share of each content: Pareti's partial match. */
function partialRates(comparisons: readonly Comparison[]): Rates {
  const sums = { precision: 0, recall: 0, predicted: 0, gold: 0 }
  for (const { gold, predicted } of comparisons) {
    sums.predicted += predicted.length
    sums.gold += gold.length
    for (const one of predicted) sums.precision += best(one, gold) / (one.content.size || 1)
    for (const one of gold) sums.recall += best(one, predicted) / (one.content.size || 1)
  }
  const counts = { predicted: sums.predicted, gold: sums.gold }
  return ratesOf(sums.precision / (counts.predicted || 1), sums.recall / (counts.gold || 1), counts)
}

function characterRates(comparisons: readonly Comparison[]): Rates {
  let right = 0
  let predicted = 0
  let gold = 0
  for (const one of comparisons) {
    const goldSet = union(one.gold)
    const predictedSet = union(one.predicted)
    right += shared(goldSet, predictedSet)
    predicted += predictedSet.size
    gold += goldSet.size
  }
  return rates(right, predicted, gold)
}

function kindScores(comparisons: readonly Comparison[], strict: readonly Match[]): Record<Kind, KindScore> {
  const of = (kind: Kind): KindScore => {
    const counts = { gold: 0, goldTouched: 0, predicted: 0, predictedTouched: 0 }
    for (const { gold, predicted } of comparisons) {
      const goldHere = gold.filter((one) => one.claim.kind === kind)
      const predictedHere = predicted.filter((one) => one.claim.kind === kind)
      counts.gold += goldHere.length
      counts.predicted += predictedHere.length
      counts.goldTouched += goldHere.filter((one) => best(one, predicted) > 0).length
      counts.predictedTouched += predictedHere.filter((one) => best(one, gold) > 0).length
    }
    const exact = strict.filter((match) => match.gold.claim.kind === kind).length
    return {
      gold: counts.gold,
      softRecall: percent(counts.goldTouched / (counts.gold || 1)),
      strictRecall: percent(exact / (counts.gold || 1)),
      predicted: counts.predicted,
      softPrecision: percent(counts.predictedTouched / (counts.predicted || 1)),
    }
  }
  const [direct, indirect, mixed] = KINDS.map(of) as [KindScore, KindScore, KindScore]
  return { direct, indirect, mixed }
}

function best(one: Measured, others: readonly Measured[]): number {
  let most = 0
  for (const other of others) most = Math.max(most, shared(one.content, other.content))
  return most
}

function union(claims: readonly Measured[]): Set<number> {
  const all = new Set<number>()
  for (const claim of claims) for (const at of claim.content) all.add(at)
  return all
}

function share(matches: readonly Match[], isGood: (match: Match) => boolean): number | null {
  return matches.length === 0 ? null : percent(matches.filter(isGood).length / matches.length)
}
