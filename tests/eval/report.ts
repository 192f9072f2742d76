/** Scores as Markdown tables: figures only, no article text. */
import type { ReliabilityBin } from './calibration.ts'
import type { Role } from './cofenet.ts'
import type { DateScore } from './dates.ts'
import type { Rates } from './overlap.ts'
import type { ClaimScores } from './score.ts'

/** All that was measured on one gold file. */
export interface SetResult {
  readonly name: string
  readonly articles: number
  readonly scores: ClaimScores
  readonly cofenet: Record<Role, Rates> | null
  readonly dates: DateScore | null
  readonly reliability: readonly ReliabilityBin[]
}

/** One section a gold file. */
export function report(results: readonly SetResult[]): string {
  return `${results.map(section).join('\n\n')}\n`
}

function section(result: SetResult): string {
  const { scores } = result
  const parts = [`## ${result.name} (${result.articles} articles, ${scores.soft.gold} claims)`]
  if (result.cofenet) {
    parts.push(
      rateTable('CofeNet, exact', [
        ['source', result.cofenet.source],
        ['cue', result.cofenet.cue],
        ['content', result.cofenet.content],
      ]),
    )
  }
  parts.push(
    rateTable('Claims', [
      ['content strict', scores.strict],
      ['content soft', scores.soft],
      ['content partial', scores.partial],
      ['content characters', scores.characters],
      ['end to end (content Jaccard ≥ .5 and source)', scores.endToEnd],
    ]),
    kindTable(scores),
    otherTable(result),
    reliabilityTable(result.reliability),
  )
  return parts.join('\n\n')
}

function rateTable(title: string, rows: readonly (readonly [string, Rates])[]): string {
  const lines = rows.map(
    ([name, r]) => `| ${name} | ${r.precision} | ${r.recall} | **${r.f1}** | ${r.predicted} | ${r.gold} |`,
  )
  return [`| ${title} | P | R | F1 | predicted | gold |`, '|---|---|---|---|---|---|', ...lines].join('\n')
}

function kindTable(scores: ClaimScores): string {
  const lines = Object.entries(scores.kinds).map(
    ([kind, k]) =>
      `| ${kind} | ${k.softRecall} | ${k.strictRecall} | ${k.softPrecision} | ${k.predicted} | ${k.gold} |`,
  )
  const head = '| kind | soft recall | strict recall | soft precision | predicted | gold |'
  return [head, '|---|---|---|---|---|---|', ...lines].join('\n')
}

function otherTable({ scores, dates }: SetResult): string {
  const rows: [string, string][] = [
    ['source overlaps, of paired claims', figure(scores.sourceOverlap)],
    ['source exact, of paired claims', figure(scores.sourceExact)],
    ['speaker name', figure(scores.speaker)],
    ['speaker name where the source is a pronoun', figure(scores.pronounSpeaker)],
  ]
  if (dates) {
    const share = (n: number): string =>
      `${((100 * n) / (dates.gold || 1)).toFixed(1)} (${n} of ${dates.gold})`
    rows.push(['date expressions found', share(dates.found)], ['… with the right value', share(dates.right)])
  }
  return ['| of gold | % |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n')
}

function reliabilityTable(bins: readonly ReliabilityBin[]): string {
  const lines = bins.map(
    (bin) =>
      `| ${bin.from.toFixed(2)} to ${Math.min(1, bin.to).toFixed(2)} | ${bin.claims} | ${bin.stated.toFixed(2)} | ${bin.right.toFixed(2)} |`,
  )
  return ['| stated confidence | claims | mean stated | right |', '|---|---|---|---|', ...lines].join('\n')
}

function figure(value: number | null): string {
  return value === null ? '-' : String(value)
}
