/**
 * The guards of the status machine. Each has a problem type of its own, and its detail tells what would be accepted.
 */
import { effectiveDay, tooEarlyForMaintained, tooEarlyForNotHeld } from './due.ts'
import { project, standing } from './history.ts'
import { STATUS_NAMES, STATUSES } from './statuses.ts'
import type { Evidence, FollowedClaim, FollowUp, ProposedFollowUp } from './types.ts'

/** Problem types with their titles. */
export const PROBLEMS = {
  'invalid-transition': 'This status cannot follow the current one',
  'no-change': 'Nothing new',
  'corrects-required': 'This takes back what was recorded',
  'corrects-unknown': 'No such follow-up on this claim',
  'corrects-not-current': 'That follow-up no longer decides the status',
  'note-required': 'A note is needed',
  'evidence-required': 'Evidence is needed',
  'evidence-undated': 'Dated evidence is needed',
  'reason-required': 'A reason is needed',
  'reason-not-allowed': 'This reason does not belong to this status',
  'effective-in-future': 'This has not happened yet',
  'premature-outcome': 'Too early to tell',
  'late-outcome': 'It happened after the window',
} as const
export type ProblemType = keyof typeof PROBLEMS

/** Why a follow-up is refused. `pointer` is a JSON pointer to the field that would have to change. */
export interface Problem {
  readonly type: ProblemType
  readonly title: string
  readonly detail: string
  readonly pointer: string
}

/** All that a guard looks at. */
export interface Case {
  readonly claim: FollowedClaim
  readonly history: readonly FollowUp[]
  readonly proposed: ProposedFollowUp
  readonly today: string
}
export type Guard = (given: Case) => Problem | null

/** The guards in the order in which they are asked: the move first, then what it needs, then its dates. */
export const GUARDS: readonly Guard[] = [
  checkMove,
  checkChange,
  checkCorrects,
  checkNote,
  checkEvidence,
  checkReason,
  checkEffective,
  checkPremature,
  checkLate,
]

function checkMove({ history, proposed }: Case): Problem | null {
  const from = project(history).status
  const moves = STATUSES[from].to
  if (moves[proposed.status] !== 'never') return null
  const accepted = STATUS_NAMES.filter((status) => moves[status] !== 'never' && moves[status] !== 'same')
  return problem('invalid-transition', '/status', `From ${from} a claim can only become ${list(accepted)}.`)
}

function checkChange({ history, proposed }: Case): Problem | null {
  const from = project(history).status
  if (STATUSES[from].to[proposed.status] !== 'same' || proposed.corrects) return null
  const cited = new Set(history.flatMap((one) => one.evidence.map(keyOf)))
  if (proposed.evidence.some((item) => isWebUrl(item.url) && !cited.has(keyOf(item)))) return null
  const detail = `The claim is ${from} already. Saying so again needs at least one piece of evidence that it has not cited yet.`
  return problem('no-change', '/evidence', detail)
}

function checkCorrects({ history, proposed }: Case): Problem | null {
  const from = project(history).status
  const accepted = standing(history).map((one) => one.id)
  const which = accepted.length > 0 ? `Accepted: ${list(accepted)}.` : 'This claim has none to correct.'
  if (!proposed.corrects) {
    if (STATUSES[from].to[proposed.status] !== 'correction') return null
    const detail = `Going from ${from} to ${proposed.status} is a correction: name in "corrects" the follow-up that was wrong and say why in the note. ${which}`
    return problem('corrects-required', '/corrects', detail)
  }
  if (!history.some((one) => one.id === proposed.corrects)) {
    const detail = `"corrects" names ${proposed.corrects}, which is not a follow-up of this claim. ${which}`
    return problem('corrects-unknown', '/corrects', detail)
  }
  if (accepted.includes(proposed.corrects)) return null
  const detail = `${proposed.corrects} was corrected or superseded already. ${which}`
  return problem('corrects-not-current', '/corrects', detail)
}

function checkNote({ proposed }: Case): Problem | null {
  if (proposed.note.trim() !== '') return null
  if (proposed.corrects) {
    return problem(
      'note-required',
      '/note',
      'A correction needs a note that says why the corrected one was wrong.',
    )
  }
  if (STATUSES[proposed.status].note === 'optional') return null
  const detail = `${proposed.status} needs a note that says how the evidence leads to it.`
  return problem('note-required', '/note', detail)
}

function checkEvidence({ proposed }: Case): Problem | null {
  const needed = STATUSES[proposed.status].evidence
  if (needed === 'optional') return null
  const usable = proposed.evidence.filter((item) => isWebUrl(item.url))
  if (usable.length === 0) {
    const detail = `${proposed.status} needs at least one piece of evidence with an http or https address${needed === 'dated' ? ' and the date of its publication' : ''}.`
    return problem('evidence-required', '/evidence', detail)
  }
  if (needed !== 'dated' || usable.some((item) => item.publishedAt)) return null
  const detail = `${proposed.status} says that something moved or stopped, so at least one piece of evidence must say when it was published ("publishedAt").`
  return problem('evidence-undated', '/evidence', detail)
}

function checkReason({ proposed }: Case): Problem | null {
  const { reason, reasons } = STATUSES[proposed.status]
  if (!proposed.reasonCode) {
    if (reason !== 'required') return null
    const detail = `${proposed.status} needs "reasonCode": ${list(reasons)}.`
    return problem('reason-required', '/reasonCode', detail)
  }
  if (reasons.includes(proposed.reasonCode)) return null
  const accepted = reasons.length > 0 ? `takes one of ${list(reasons)}` : 'takes no reason: leave it out'
  const detail = `${proposed.reasonCode} is no reason for ${proposed.status}, which ${accepted}.`
  return problem('reason-not-allowed', '/reasonCode', detail)
}

function checkEffective({ claim, proposed, today }: Case): Problem | null {
  const effective = effectiveDay(claim, proposed, today)
  if (effective <= today) return null
  const detail = `"effectiveOn" is ${effective}, but where the claim was made it is ${today}. A day up to then is accepted.`
  return problem('effective-in-future', '/effectiveOn', detail)
}

function checkPremature({ claim, proposed, today }: Case): Problem | null {
  const latest = claim.due?.latest ?? ''
  if (proposed.status === 'not_held' && !proposed.reasonCode && tooEarlyForNotHeld(claim, today)) {
    const detail = `The window ends with ${latest}. Until it is over, not_held needs "reasonCode": ${list(STATUSES.not_held.reasons)}.`
    return problem('premature-outcome', '/reasonCode', detail)
  }
  if (proposed.status === 'held' && tooEarlyForMaintained(claim, today)) {
    const detail = `This promise is to be maintained until ${latest}; held is accepted from that day on. in_progress is accepted now.`
    return problem('premature-outcome', '/status', detail)
  }
  return null
}

function checkLate({ claim, proposed, today }: Case): Problem | null {
  if (proposed.status !== 'held' || claim.due === null) return null
  const effective = effectiveDay(claim, proposed, today)
  if (effective <= claim.due.latest) return null
  const detail = `The window ended with ${claim.due.latest} and this took effect on ${effective}. partly_held is accepted for what came late; held is accepted when "effectiveOn" is ${claim.due.latest} or before.`
  return problem('late-outcome', '/effectiveOn', detail)
}

function problem(type: ProblemType, pointer: string, detail: string): Problem {
  return { type, title: PROBLEMS[type], detail, pointer }
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
}

/** Two items are the same evidence when page, date and quoted words are; the part of an address after `#` names no other page. */
function keyOf(item: Evidence): string {
  const page = URL.canParse(item.url) ? new URL(item.url) : null
  if (page !== null) page.hash = ''
  return JSON.stringify([page?.href ?? item.url, item.publishedAt ?? null, item.quote ?? null])
}

/** "a", "a or b", "a, b or c". */
function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
