/** A claim at the desk: where it stands, what became of it, and the forms that say more. */
import { Hono } from 'hono'
import { historyOf } from '../../editing/follow-ups.ts'
import { relationsFor } from '../../editing/relations.ts'
import { dayInWords } from '../../follow-up/explain.ts'
import { project } from '../../follow-up/history.ts'
import { labelOf } from '../../follow-up/statuses.ts'
import { HIDES, refusalOf } from '../../rights.ts'
import { changesOf } from '../../store/changes.ts'
import { type ClaimRow, findClaim } from '../../store/claims.ts'
import { type FollowUpWithEvidence, followUpsOf } from '../../store/follow-ups.ts'
import { parseId, publicId } from '../../store/ids.ts'
import type { Change } from '../../store/schema.ts'
import { DueBadge, StatusBadge } from '../components/badges.tsx'
import { ArticleName, SpeakerName } from '../components/claim-card.tsx'
import { TextField } from '../components/fields.tsx'
import { Notice } from '../components/notice.tsx'
import { Passage } from '../components/passage.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { emptyFollowUp, type FollowUpValues } from './follow-up-values.ts'
import { type DeskContext, type DeskEnv, errorAt, type FieldError } from './form.ts'
import { NoSuchClaim } from './nothing.tsx'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'
import { whyOf } from './proposal.tsx'
import { Relations } from './relations.tsx'

export const claimPages = new Hono<DeskEnv>()

/** The claim at an address, or null. */
export async function claimAt(c: DeskContext): Promise<ClaimRow | null> {
  const id = parseId('clm', c.req.param('id') ?? '')
  return id === null ? null : findClaim(c.var.db, id, { asOf: null, all: true })
}

/** What was changed since a version was read. */
export async function changedSince(c: DeskContext, row: ClaimRow, version: number): Promise<Change[]> {
  const all = await changesOf(c.var.db, 'claim', row.id)
  return all.filter((one) => one.version !== null && one.version > version)
}

interface Shown {
  /** What was written into the form for a follow-up. */
  readonly values?: FollowUpValues
  readonly errors?: readonly FieldError[]
  /** What others did since the form was opened. */
  readonly meanwhile?: readonly Change[]
}

/** The page of a claim. */
export async function claimPage(c: DeskContext, row: ClaimRow, shown: Shown = {}) {
  const { db } = c.var
  const [recorded, relations] = await Promise.all([
    followUpsOf(db, row.id),
    relationsFor(db, row, { suggest: true }),
  ])
  const asked = emptyFollowUp({ status: c.req.query('status'), corrects: c.req.query('corrects') })
  const { values = asked, errors = [], meanwhile = [] } = shown
  const id = publicId('clm', row.id)
  const today = c.var.today(row.article.timeZone)
  return (
    <DeskFrame c={c} title="Claim">
      <div class="head">
        <p class="kicker">
          {row.type}
          {row.visibility === 'published' ? '' : `, ${row.visibility}`}
        </p>
        <h1 class="plain-h1">
          <SpeakerName claim={row} />
        </h1>
        <Passage claim={row} whole />
        <p class="facts">
          <StatusBadge status={row.status} type={row.type} />
          <DueBadge claim={row} today={today} />
        </p>
        <Reckoned row={row} />
        <p class="from">
          <ArticleName article={row.article} /> · <a href={`/claims/${id}`}>As readers see it</a> ·{' '}
          <a href={`/desk/claims/${id}/correct`}>Correct this claim</a>
        </p>
      </div>
      <Done what={c.req.query('done')} />
      <Meanwhile changes={meanwhile} />
      <ErrorSummary errors={errors} />
      <div class="columns">
        <div>
          <section class="section">
            <h2>Say what became of it</h2>
            <FollowUpForm c={c} row={row} recorded={recorded} values={values} errors={errors} today={today} />
          </section>
        </div>
        <div class="aside">
          <section>
            <h2>So far</h2>
            <SoFar row={row} recorded={recorded} />
          </section>
          <Relations c={c} row={row} {...relations} />
          <Visibility c={c} row={row} errors={errors} />
        </div>
      </div>
    </DeskFrame>
  )
}

const DONE: Readonly<Record<string, string>> = {
  added: 'The claim is on record.',
  followed: 'It is recorded.',
  corrected: 'The claim is corrected.',
  related: 'Your decision is kept.',
  shown: 'The claim can be read by everybody.',
  hidden: 'The claim is hidden.',
}

function Done({ what }: { readonly what: string | undefined }) {
  const title = DONE[what ?? '']
  return title ? <Notice tone="done" title={title} /> : null
}

const CHANGES: Readonly<Partial<Record<Change['kind'], string>>> = {
  'claim.corrected': 'corrected the claim',
  'claim.followed_up': 'recorded what became of it',
  'claim.hidden': 'hid the claim',
  'claim.published': 'made the claim public',
}

/** What others did to a claim while a form was filled in; the form still has all that was written. */
export function Meanwhile({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0) return null
  return (
    <Notice tone="wrong" title="The claim was changed meanwhile, so nothing was recorded">
      <ul>
        {changes.map((one) => (
          <li>
            <bdi>{one.by}</bdi> {CHANGES[one.kind] ?? 'changed it'}
            {one.reason ? `: “${one.reason}”` : ''}
          </li>
        ))}
      </ul>
      <p>
        This page shows it as it is now, with all that you wrote. Look whether it still fits, then send it
        again.
      </p>
    </Notice>
  )
}

function Reckoned({ row }: { readonly row: ClaimRow }) {
  const said = whyOf(row.saidEarliest, row.saidLatest, row.saidDerivation)
  const due = whyOf(row.dueEarliest, row.dueLatest, row.dueDerivation)
  return (
    <dl class="reckoned">
      <dt>Said on</dt>
      <dd>{said ?? 'Nobody knows.'}</dd>
      <dt>Due</dt>
      <dd>{due ?? 'Its words set no time.'}</dd>
    </dl>
  )
}

/** The follow-ups, newest first; one that the status rests on can be corrected, which is how it is undone. */
function SoFar({ row, recorded }: { row: ClaimRow; recorded: readonly FollowUpWithEvidence[] }) {
  const history = historyOf(recorded)
  const { correctedBy } = project(history)
  if (recorded.length === 0) return <p class="quiet">Nothing yet.</p>
  const id = publicId('clm', row.id)
  return (
    <ol class="rows">
      {recorded
        .map((one, i) => {
          const own = publicId('fup', one.id)
          const isLast = i === recorded.length - 1
          const before = recorded[i - 1]?.status ?? 'pending'
          return (
            <li>
              <span class="facts">
                <StatusBadge status={one.status} type={row.type} />
                <span class="small quiet">{dayInWords(one.effectiveOn)}</span>
                {correctedBy.has(own) ? <span class="tag">corrected</span> : null}
              </span>
              {one.note ? <span dir="auto">{one.note}</span> : null}
              {one.evidence.map((item) => (
                <a href={item.url} rel="nofollow noopener noreferrer ugc" class="small">
                  {item.title ?? item.url}
                </a>
              ))}
              <span class="small quiet">
                recorded by <bdi>{one.recordedBy}</bdi>
                {correctedBy.has(own) || !isLast ? null : (
                  <>
                    {' '}
                    · <a href={`/desk/claims/${id}?corrects=${own}#follow-up`}>Correct it</a> ·{' '}
                    <a href={`/desk/claims/${id}?corrects=${own}&status=${before}#follow-up`}>
                      Take it back to “{labelOf(before, row.type)}”
                    </a>
                  </>
                )}
              </span>
            </li>
          )
        })
        .reverse()}
    </ol>
  )
}

/** Hiding a claim and showing it again, for who may; publishing a draft, for every editor. */
function Visibility({ c, row, errors }: { c: DeskContext; row: ClaimRow; errors: readonly FieldError[] }) {
  const mayHide = refusalOf(HIDES, c.var.actor) === null
  const isPublic = row.visibility === 'published'
  if (!mayHide && row.visibility !== 'draft') return null
  const id = publicId('clm', row.id)
  return (
    <section>
      <h2>{isPublic ? 'Hide this claim' : 'Show this claim'}</h2>
      <PostForm c={c} action={`/desk/claims/${id}/visibility`}>
        <input type="hidden" name="version" value={String(row.version)} />
        <input type="hidden" name="to" value={isPublic ? 'hidden' : 'published'} />
        <TextField
          name="hideReason"
          label="Why"
          required
          maxlength={1000}
          hint="Everybody can read the reason."
          error={errorAt(errors, 'hideReason')}
        />
        <div class="actions">
          <button type="submit">{isPublic ? 'Hide it' : 'Make it public'}</button>
        </div>
      </PostForm>
    </section>
  )
}

claimPages.get('/desk/claims/:id', async (c) => {
  const row = await claimAt(c)
  if (!row) return c.html(<NoSuchClaim c={c} />, 404)
  return c.html(await claimPage(c, row))
})
