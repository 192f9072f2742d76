/** From a draft to the record: correcting what is proposed, and publishing what was accepted. */
import { namedSpeaker, prepareArticle } from '../ingest.ts'
import type { SavedArticle } from '../store/articles.ts'
import { saveArticle } from '../store/articles.ts'
import type { Db } from '../store/db.ts'
import { closeDraft, type DraftArticle, type OpenDraft, type Proposed, proposedIn } from '../store/drafts.ts'
import type { NewClaim } from '../store/new-claims.ts'
import { countArticle, type Quota } from '../store/quota.ts'
import { contentColumns, dateColumns, typeColumns } from './claim-columns.ts'
import { type HandClaim, handClaim } from './hand-claims.ts'

/** What will be stored of a proposed claim. */
export function shownOf(proposed: Proposed): NewClaim {
  const claim = proposed.edited ?? proposed.found
  if (!claim) throw new Error('A proposed claim is neither found nor made.')
  return claim
}

/** Where a claim begins in the text. */
export function startOf(claim: Pick<NewClaim, 'content'>): number {
  return (JSON.parse(claim.content) as [number, number][])[0]?.[0] ?? 0
}

/** All claims of a draft, in the order of the text. */
export async function inTextOrder(db: Db, draftId: number): Promise<Proposed[]> {
  const all = await proposedIn(db, draftId)
  return all.sort((a, b) => startOf(shownOf(a)) - startOf(shownOf(b)) || a.position - b.position)
}

/**
 * A claim with what the editor says of it. What is as it was found keeps how it was found.
 * @param base what was found, or what the editor had made; null for a new claim
 * @throws EditRefused
 */
export function withEdits(text: string, base: NewClaim | null, given: HandClaim): NewClaim {
  if (base === null) return handClaim(text, given)
  const { speaker, content } = given
  const sameWords = JSON.stringify(content.map(({ start, end }) => [start, end])) === base.content
  const sameSpeaker =
    speaker?.name === base.speaker?.name && (!speaker || speaker.kind === base.speaker?.kind)
  return {
    ...base,
    ...(sameWords ? {} : contentColumns(text, content)),
    ...(given.saidOn === base.saidEdtf ? {} : dateColumns('said', given.saidOn)),
    ...(given.due === base.dueEdtf ? {} : dateColumns('due', given.due)),
    ...typeColumns(given.type, given.mode),
    kind: given.kind,
    role: given.role,
    ...(sameSpeaker
      ? {}
      : {
          speaker: speaker && namedSpeaker(speaker.name, speaker.kind),
          resolution: speaker ? ('named' as const) : ('unknown' as const),
        }),
  }
}

/** True when both say the same. */
export function saysTheSame(a: NewClaim, b: NewClaim): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The fields that `machine` keeps, under their outside names. */
const FIELDS: Readonly<Record<string, (claim: NewClaim) => unknown>> = {
  speaker: ({ speaker }) => speaker && { name: speaker.name, kind: speaker.kind },
  role: (claim) => claim.role,
  saidOn: (claim) => claim.saidEdtf,
  due: (claim) => claim.dueEdtf,
  type: (claim) => claim.type,
  mode: (claim) => claim.mode,
  kind: (claim) => claim.kind,
  content: (claim) =>
    (JSON.parse(claim.content) as [number, number][]).map(([start, end]) => ({ start, end })),
  text: (claim) => claim.text,
}

/** What extraction had found, for each field that the editor corrected; null when none. */
function machineOf({ found, edited }: Proposed): string | null {
  if (!found || !edited) return null
  const differing = Object.entries(FIELDS).filter(
    ([, read]) => JSON.stringify(read(found)) !== JSON.stringify(read(edited)),
  )
  if (differing.length === 0) return null
  return JSON.stringify(Object.fromEntries(differing.map(([name, read]) => [name, read(found)])))
}

/**
 * Stores a draft's article with the claims that were accepted, all of it or nothing, and closes the draft.
 * @param by name of the editor, milliseconds since 1970 UTC, and the quota that the article counts against
 * @throws what `isOverQuota` knows
 * @returns `isNew` false: the same text and address was on record already, nothing was stored and the draft stays
 */
export async function publishDraft(
  db: Db,
  draft: OpenDraft,
  by: { readonly name: string; readonly now: number; readonly quota: Quota | null },
): Promise<SavedArticle> {
  const all = await inTextOrder(db, draft.id)
  const claims = all
    .filter((one) => one.decision === 'accepted')
    .map((one) => ({ ...shownOf(one), machine: machineOf(one) }))
  const article = { ...draft.article, text: draft.text, createdBy: by.name }
  return saveArticle(db, { article, claims }, by.now, (articleId) => [
    ...closeDraft(db, draft.id, articleId),
    ...(by.quota ? [countArticle(db, by.quota)] : []),
  ])
}

/**
 * Finds the claims anew for another day of publication; their words stay, their dates may not.
 * @returns what is found now, by position, for the claims that were found before
 */
export function foundAnew(draft: OpenDraft, article: DraftArticle, proposed: readonly Proposed[]) {
  const { url, title, outlet, author, timeZone, createdBy } = article
  const given = {
    text: draft.text,
    publishedAt: article.publishedAt ?? undefined,
    url: url ?? undefined,
    title: title ?? undefined,
    outlet: outlet ?? undefined,
    author: author ?? undefined,
    timeZone: timeZone ?? undefined,
  }
  const prepared = prepareArticle(given, createdBy)
  const byWords = new Map(prepared.claims.map((claim) => [`${claim.content} ${claim.cue}`, claim]))
  const found = new Map<number, NewClaim>()
  for (const one of proposed) {
    const now = one.found && byWords.get(`${one.found.content} ${one.found.cue}`)
    if (now) found.set(one.position, now)
  }
  return { article: { ...article, publishedDay: prepared.article.publishedDay }, found }
}
