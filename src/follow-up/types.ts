/**
 * The words of following a claim up, one type each. Days are ISO 8601 `YYYY-MM-DD` in the claim's own time zone,
 * instants are ISO 8601 with `Z`. Nothing here knows a clock: today is always given.
 */

/** What a claim is; the same words as extraction uses. It chooses the labels. */
export type ClaimKind = 'promise' | 'prediction' | 'statement' | 'opinion' | 'question' | 'demand'

export type OpenStatus = 'pending' | 'in_progress' | 'stalled'
export type Outcome = 'held' | 'partly_held' | 'not_held' | 'unresolvable' | 'withdrawn'
export type Status = OpenStatus | Outcome

/** Why something did not hold before its window was over. */
export type EarlyReason = 'impossible' | 'shown_untrue' | 'retracted'
/** Why nobody can tell. */
export type UnresolvableReason = 'vague_wording' | 'no_measure' | 'no_data' | 'disputed' | 'condition_not_met'
export type Reason = EarlyReason | UnresolvableReason

/** The first and the last day that the claim's own words allow. */
export interface DueWindow {
  readonly earliest: string
  readonly latest: string
}

/** What the guards must know of a claim. */
export interface FollowedClaim {
  readonly type: ClaimKind
  /** `maintain`: it is to stay so until the window ends; only promises have one. */
  readonly mode: 'achieve' | 'maintain' | null
  readonly due: DueWindow | null
}

/** A page that shows what became of a claim. It is dated when it says when it was published. */
export interface Evidence {
  readonly url: string
  readonly title?: string | null
  /** Day or instant of publication. */
  readonly publishedAt?: string | null
  readonly quote?: string | null
  readonly archivedUrl?: string | null
}

/** A follow-up that an editor would like to record. */
export interface ProposedFollowUp {
  readonly status: Status
  readonly note: string
  readonly evidence: readonly Evidence[]
  /** The day that it happened; left out, see `effectiveDay`. */
  readonly effectiveOn?: string | null
  readonly reasonCode?: Reason | null
  /** Id of the follow-up that was wrong. */
  readonly corrects?: string | null
}

/** A recorded follow-up. A history is a list of them, oldest first. */
export interface FollowUp extends ProposedFollowUp {
  readonly id: string
  /** The version of the claim that this follow-up made; it grows along a history. */
  readonly version: number
  /** Instant at which it was written down. */
  readonly recordedAt: string
}
