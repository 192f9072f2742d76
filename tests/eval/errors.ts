/**
 * The error list: what was missed, invented or cut wrongly, grouped so that a reader sees what to mend first.
 * It quotes articles, so it belongs outside the repository.
 */

import { equalSets, shared } from './overlap.ts'
import type { Comparison, Measured } from './score.ts'

type Stage = 'missed' | 'invented' | 'content cut wrongly' | 'source wrong' | 'speaker wrong'

interface Fault {
  readonly stage: Stage
  readonly kind: string
  readonly cue: string
  readonly lines: readonly string[]
}

/** Markdown: totals by stage, kind and cue, then every fault with its context. */
export function errorList(comparisons: readonly Comparison[]): string {
  const faults = comparisons.flatMap(faultsOf)
  const parts = [
    '# Errors',
    table('By stage', faults, (fault) => fault.stage),
    table('By stage and kind', faults, (fault) => `${fault.stage}, ${fault.kind}`),
    table('By stage and cue', faults, (fault) => `${fault.stage}: ${fault.cue}`),
    ...faults.map(
      (fault) => `## ${fault.stage} (${fault.kind}, “${fault.cue}”)\n\n${fault.lines.join('\n')}`,
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

function faultsOf(comparison: Comparison): Fault[] {
  const { text, id } = comparison.article
  const words = (spans: Measured['claim']['content']): string =>
    spans.map((span) => text.slice(span.start, span.end).replace(/\s+/g, ' ')).join(' … ')
  const show = (label: string, one: Measured): string =>
    `- ${label}: [${words(one.claim.source)}] (${words(one.claim.cue)}) {${words(one.claim.content)}}`
  const around = (one: Measured): string => {
    const all = [...one.claim.content, ...one.claim.cue, ...one.claim.source]
    const start = Math.max(0, Math.min(...all.map((span) => span.start)) - 80)
    const end = Math.max(...all.map((span) => span.end)) + 80
    return `- ${id}: …${text.slice(start, end).replace(/\s+/g, ' ')}…`
  }
  const fault = (stage: Stage, one: Measured, lines: string[]): Fault => ({
    stage,
    kind: one.claim.kind,
    cue: words(one.claim.cue).toLowerCase() || '(none)',
    lines: [around(one), ...lines],
  })
  const paired = new Set(comparison.matches.flatMap((match) => [match.gold, match.predicted]))
  const faults: Fault[] = []
  for (const one of comparison.gold) {
    if (!paired.has(one)) faults.push(fault('missed', one, [show('gold', one)]))
  }
  for (const one of comparison.predicted) {
    if (!paired.has(one)) {
      faults.push(
        fault('invented', one, [show(`${one.claim.method} ${one.claim.confidence.toFixed(2)}`, one)]),
      )
    }
  }
  for (const { gold, predicted } of comparison.matches) {
    const lines = [show('gold', gold), show(predicted.claim.method, predicted)]
    if (!equalSets(gold.content, predicted.content)) faults.push(fault('content cut wrongly', gold, lines))
    if (gold.source.size > 0 && shared(gold.source, predicted.source) === 0) {
      faults.push(fault('source wrong', gold, lines))
    }
    const { speaker } = gold.claim
    if (speaker !== null && predicted.claim.speaker !== speaker) {
      const named = `- speaker: ${speaker}, given: ${predicted.claim.speaker ?? 'unknown'}`
      faults.push(fault('speaker wrong', gold, [named, ...lines]))
    }
  }
  return faults
}

function table(title: string, faults: readonly Fault[], group: (fault: Fault) => string): string {
  const counts = new Map<string, number>()
  for (const fault of faults) counts.set(group(fault), (counts.get(group(fault)) ?? 0) + 1)
  const rows = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 80)
  return [`## ${title}`, '', '| | |', '|---|---|', ...rows.map(([name, n]) => `| ${name} | ${n} |`)].join(
    '\n',
  )
}
