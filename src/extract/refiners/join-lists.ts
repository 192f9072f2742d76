/**
 * Joins what rules and what the model find into one list: the one place where the two meet.
 * Where both follow the same cue, the rules know better where the words end and the model who says them (measured on PolNeAR's dev split:
 * content 61.3 -> 62.8, source 73.9 -> 74.9, end to end 61.2 -> 64.5).
 */
import { bisect } from '../bisect.ts'
import { overlaps } from '../span.ts'
import type { Attribution, Span } from '../types.ts'

/** Patterns that beat the model on the words of what was said; the others only add what it has not found. */
const SURE_PATTERNS: ReadonlySet<string> = new Set([
  'quote-then-cue',
  'cue-then-quote',
  'signed-quotation',
  'cue-then-that',
  'cue-then-clause',
  'clause-then-cue',
  'according-to',
  'interview',
])

/** A pattern that is seldom right where the model sees nothing: the words of one in six (PolNeAR, 210 training articles). */
const SELDOM_RIGHT = 'participle'

/** Below this stated confidence fewer than three in ten of the model's attributions are right: they are not given. */
const MODEL_FROM = 0.3

/** The same where nobody is named as the source: below it four in ten are right, on PolNeAR's dev split and on news of other desks. */
const NOBODYS_FROM = 0.5

/** From this stated confidence on the model's own words stand (content 63.8 -> 64.4, source 76.3 -> 77.0 on PolNeAR’s dev split). */
const SURE_MODEL = 0.7

/** All attributions of both lists without doubles, in text order. */
export function joinLists(matched: readonly Attribution[], given: readonly Attribution[]): Attribution[] {
  const predicted = withSources(matched, cutBeforeParticiples(matched, given))
  const cues = indexSpans(predicted, ({ cue }) => cue)
  const contents = indexSpans(predicted, ({ content }) => content)
  const sureRules = matched.filter(({ method }) => SURE_PATTERNS.has(method))
  const twins = sureRules.map((rule) => meeting(cues, rule.cue)[0] ?? -1)
  const swallowing = swallowOthers(sureRules, predicted)
  const stands = (index: number, rule: Attribution): boolean => {
    const twin = predicted[index]
    return twin !== undefined && !swallowing.has(index) && isSure(twin, rule)
  }
  // What a rule has cut to its own words no longer stands against the rule beside it.
  const replaced = new Set(
    twins.filter((index, i) => {
      const rule = sureRules[i]
      return index >= 0 && rule !== undefined && !stands(index, rule)
    }),
  )
  const sure = sureRules.flatMap((rule, i) => {
    const twin = predicted[twins[i] ?? -1]
    if (twin !== undefined) return stands(twins[i] ?? -1, rule) ? [] : [withTwin(rule, twin)]
    if (rule.method === 'interview') return [rule]
    const isBeaten = meeting(contents, rule.content).some(
      (index) => !replaced.has(index) && (predicted[index]?.confidence ?? 0) > rule.confidence,
    )
    return isBeaten ? [] : [rule]
  })
  const likely = predicted.filter(isLikely)
  const withModel = addMissing(sure, likely)
  const others = matched.filter((rule) => !SURE_PATTERNS.has(rule.method) && !isSeldomRight(rule))
  return addMissing(withModel, others).sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
}

function isLikely({ confidence, source, kind }: Attribution): boolean {
  const from = source.length === 0 && kind === 'indirect' ? NOBODYS_FROM : MODEL_FROM
  return confidence >= from
}

function isSeldomRight({ method, kind }: Attribution): boolean {
  return kind === 'indirect' && method === SELDOM_RIGHT
}

/** The model's own words stand where it is sure, and has not taken the source that the rule sees for words of the content. */
function isSure(twin: Attribution, rule: Attribution): boolean {
  const swallowed =
    twin.source.length === 0 && rule.source.some((span) => twin.content.some((own) => overlaps(own, span)))
  return twin.confidence >= SURE_MODEL && !swallowed
}

/**
 * Those of the model's attributions whose words run over a further cue of the same source, as rules see it:
 * `Lee said it must wait and insisted it would not be long`.
 */
function swallowOthers(
  rules: readonly Attribution[],
  predicted: readonly Attribution[],
): ReadonlySet<number> {
  const contents = indexSpans(predicted, ({ content }) => content)
  const meet = (some: readonly Span[], others: readonly Span[]): boolean =>
    some.some((span) => others.some((other) => overlaps(span, other)))
  const found = new Set<number>()
  for (const { cue, source } of rules) {
    for (const index of meeting(contents, cue)) {
      const one = predicted[index]
      if (one === undefined || one.kind !== 'indirect' || meet(one.cue, cue)) continue
      if (meet(one.source, source)) found.add(index)
    }
  }
  return found
}

/**
 * A participle that rules see as a cue of its own ends the content that the model lets run over it:
 * `raised questions about his mandate, accusing him of …`.
 */
function cutBeforeParticiples(
  matched: readonly Attribution[],
  predicted: readonly Attribution[],
): Attribution[] {
  const participles = indexSpans(
    matched.filter(({ method }) => method === 'participle'),
    ({ cue }) => cue,
  )
  return predicted.map((one) => {
    const last = one.content.at(-1)
    if (last === undefined || one.kind !== 'indirect') return one
    const cuts = meetingSpans(participles, last).map((cue) => cue.start)
    const cut = Math.min(...cuts.filter((start) => start > last.start + 2))
    if (!Number.isFinite(cut)) return one
    return { ...one, content: [...one.content.slice(0, -1), { start: last.start, end: cut }] }
  })
}

/** Quotations that the model leaves without a source get the one that a rule sees for the same words. */
function withSources(matched: readonly Attribution[], predicted: readonly Attribution[]): Attribution[] {
  const sourced = matched.filter(({ source }) => source.length > 0)
  const contents = indexSpans(sourced, ({ content }) => content)
  const cues = indexSpans(sourced, ({ cue }) => cue)
  return predicted.map((one) => {
    if (one.source.length > 0) return one
    if (one.kind !== 'direct') {
      const rule = sourced[meeting(cues, one.cue)[0] ?? -1]
      return rule === undefined ? one : { ...one, source: rule.source }
    }
    const rule = sourced[meeting(contents, one.content.slice(0, 1))[0] ?? -1]
    return rule === undefined || rule.kind !== 'direct' ? one : { ...one, source: rule.source }
  })
}

/** The rule's words with the model's source and cue. */
function withTwin(rule: Attribution, twin: Attribution): Attribution {
  const { confidence } = twin
  return twin.source.length === 0
    ? { ...rule, confidence }
    : { ...rule, source: twin.source, cue: twin.cue, confidence }
}

/** `list`, and those of `more` whose contents meet none of its contents. */
function addMissing(list: readonly Attribution[], more: readonly Attribution[]): Attribution[] {
  const contents = indexSpans(list, ({ content }) => content)
  return [...list, ...more.filter(({ content }) => meeting(contents, content).length === 0)]
}

interface Indexed {
  readonly span: Span
  readonly index: number
  /** Furthest end of this span and all before it. */
  readonly reach: number
}

function indexSpans(list: readonly Attribution[], pick: (one: Attribution) => readonly Span[]): Indexed[] {
  let reach = 0
  return list
    .flatMap((one, index) => pick(one).map((span) => ({ span, index })))
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, index }) => {
      reach = Math.max(reach, span.end)
      return { span, index, reach }
    })
}

/** How many indexed spans are looked at for one span: contents rarely lie within one another more deeply. */
const DEPTH = 16

/** Indexes of attributions whose indexed spans overlap one of `spans`, the last in the text first. */
function meeting(indexed: readonly Indexed[], spans: readonly Span[]): number[] {
  return spans.flatMap((span) => near(indexed, span).map((one) => one.index))
}

/** The indexed spans that overlap `span`, the last in the text first. */
function meetingSpans(indexed: readonly Indexed[], span: Span): Span[] {
  return near(indexed, span).map((one) => one.span)
}

function near(indexed: readonly Indexed[], span: Span): Indexed[] {
  const low = bisect(indexed, (one) => one.span.start < span.end)
  const found: Indexed[] = []
  for (let at = low - 1; at >= Math.max(0, low - DEPTH); at--) {
    const one = indexed[at]
    if (one === undefined || one.reach <= span.start) break
    if (overlaps(one.span, span)) found.push(one)
  }
  return found
}
