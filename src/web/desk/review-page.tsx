/** The page of a draft: the text with its claims marked, and what can be done with them. */

import { shownOf } from '../../editing/drafts.ts'
import { dayInWords } from '../../follow-up/explain.ts'
import type { Decision, OpenDraft, Proposed } from '../../store/drafts.ts'
import { publicId } from '../../store/ids.ts'
import type { NewClaim } from '../../store/new-claims.ts'
import { EmptyState, Notice } from '../components/notice.tsx'
import { counted, dateInWords, shorten } from '../words.ts'
import type { DeskContext, FieldError } from './form.ts'
import { MarkedText } from './marked-text.tsx'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'

/** The thresholds of confidence that bulk acceptance offers. */
const THRESHOLDS = ['0.95', '0.9', '0.8', '0.7', '0.6', '0.5'] as const

interface PageProps {
  readonly c: DeskContext
  readonly draft: OpenDraft
  readonly proposed: readonly Proposed[]
  readonly errors?: readonly FieldError[]
  /** The article that says the same and is on record already. */
  readonly twin: { readonly id: number } | null
}

/** A draft: its text with the proposed claims marked, and each of them to accept, drop or correct. */
export function ReviewPage({ c, draft, proposed, errors = [], twin }: PageProps) {
  const { article } = draft
  const base = `/desk/drafts/${publicId('drf', draft.id)}`
  const title = article.title ?? 'Untitled article'
  const left = proposed.filter((one) => one.decision === 'open').length
  return (
    <DeskFrame c={c} title={title}>
      <div class="head">
        <p class="kicker">Draft, not on record</p>
        <h1 dir="auto">{title}</h1>
        <p class="quiet">
          <bdi>{article.outlet ?? 'Outlet unknown'}</bdi> ·{' '}
          {article.publishedDay
            ? `published ${dayInWords(article.publishedDay)}`
            : 'day of publication unknown: dates such as “on Thursday” cannot be reckoned'}{' '}
          · <a href={`${base}/details`}>Change this</a>
        </p>
      </div>
      {twin ? (
        <Notice tone="wrong" title="This article is on record already">
          <p>
            The same text and address were stored before:{' '}
            <a href={`/articles/${publicId('art', twin.id)}`}>see the article on record</a>. This draft cannot
            be published a second time.
          </p>
        </Notice>
      ) : null}
      <ErrorSummary errors={errors} />
      <div class="review">
        <div class="review-text">
          <h2 class="vh">The text</h2>
          <MarkedText
            text={draft.text}
            label="The text of the article"
            claims={proposed.map((one, i) => ({
              number: i + 1,
              state: one.decision,
              spans: JSON.parse(shownOf(one).content) as [number, number][],
              href: `#c${i + 1}`,
            }))}
          />
        </div>
        <div class="review-claims">
          <h2>
            {counted(proposed.length, 'claim')}, {left} to decide
          </h2>
          <PostForm c={c} id="review" plain class="stack" label="Claims">
            <Toolbar proposed={proposed} base={base} />
            {proposed.length === 0 ? (
              <EmptyState title="No claim was found">
                <p>
                  Perhaps nobody is quoted. Where one was missed,{' '}
                  <a href={`${base}/claims/new`}>add it by hand</a>.
                </p>
              </EmptyState>
            ) : null}
            <ol class="proposals">
              {proposed.map((one, i) => (
                <Card proposed={one} number={i + 1} />
              ))}
            </ol>
            {proposed.length > 3 ? <Publish proposed={proposed} /> : null}
          </PostForm>
        </div>
      </div>
    </DeskFrame>
  )
}

function Toolbar({ proposed, base }: { readonly proposed: readonly Proposed[]; readonly base: string }) {
  return (
    <>
      <div class="actions">
        {/* The first button is what Enter means: it changes nothing but what was chosen. */}
        <button type="submit" name="do" value="save">
          Save decisions
        </button>
        <a class="button" href={`${base}/claims/new`} data-add>
          Add a claim
        </a>
        <button type="submit" name="do" value="discard" class="quiet-button">
          Throw the draft away
        </button>
      </div>
      {proposed.length > 1 ? (
        <fieldset class="bulk">
          <legend>Many at once</legend>
          <div class="actions">
            <button type="submit" name="do" value="accept-all">
              Accept all
            </button>
            <span class="together">
              <button type="submit" name="do" value="accept-sure">
                Accept from
              </button>
              <label for="f-threshold" class="vh">
                Confidence at or above
              </label>
              <select id="f-threshold" name="threshold">
                {THRESHOLDS.map((value) => (
                  <option value={value} selected={value === '0.8'}>
                    {value}
                  </option>
                ))}
              </select>
            </span>
            <button type="submit" name="do" value="drop-rest">
              Drop the undecided
            </button>
          </div>
          <p class="hint">
            “From” is the confidence that the machine states. What you decided already stays.
          </p>
        </fieldset>
      ) : null}
      <Publish proposed={proposed} />
    </>
  )
}

function Publish({ proposed }: { readonly proposed: readonly Proposed[] }) {
  const accepted = proposed.filter((one) => one.decision === 'accepted').length
  return (
    <div class="actions">
      <button type="submit" name="do" value="publish" class="main">
        Publish with {counted(accepted, 'accepted claim')}
      </button>
    </div>
  )
}

/** Who, when and until when, on one line. */
function factsOf(claim: NewClaim): string {
  const date = (edtf: string | null, earliest: string | null, latest: string | null) =>
    edtf && earliest && latest ? dateInWords({ edtf, earliest, latest }) : null
  const said = date(claim.saidEdtf, claim.saidEarliest, claim.saidLatest)
  const due = date(claim.dueEdtf, claim.dueEarliest, claim.dueLatest)
  return [said ? `said ${said}` : 'day unknown', due ? `due ${due}` : ''].filter((one) => one).join(' · ')
}

function Card({ proposed, number }: { readonly proposed: Proposed; readonly number: number }) {
  const claim = shownOf(proposed)
  const { position, decision, found, edited } = proposed
  const choice = (value: Decision, name: string) => (
    <label>
      <input type="radio" name={`d${position}`} value={value} checked={decision === value} /> {name}
    </label>
  )
  return (
    <li id={`c${number}`} class={`proposal of-${decision}`} tabindex={-1}>
      <p class="facts">
        <a href={`#m${number}`} class="number" aria-label={`Claim ${number}: show it in the text`}>
          {number}
        </a>
        <b>
          <bdi>{claim.speaker ? shorten(claim.speaker.name, 80) : 'Speaker unknown'}</bdi>
        </b>
        {claim.role ? (
          <span class="quiet">
            <bdi>{shorten(claim.role, 80)}</bdi>
          </span>
        ) : null}
      </p>
      <p class="said" dir="auto">
        {shorten(claim.text, 400)}
      </p>
      <p class="from">
        <span class="tag">{claim.type}</span> · {factsOf(claim)} ·{' '}
        {found === null ? 'added by hand' : `confidence ${claim.confidence.toFixed(2)}`}
        {found !== null && edited !== null ? ' · corrected' : ''}
      </p>
      <fieldset class="decide">
        <legend class="vh">Decision on claim {number}</legend>
        {choice('accepted', 'Accept')}
        {choice('dropped', 'Drop')}
        <button type="submit" name="do" value={`edit-${position}`} class="small-button">
          Correct<span class="vh"> claim {number}</span>
        </button>
      </fieldset>
    </li>
  )
}
