/** One proposed claim: corrected, accepted or dropped, then the next; or a new one, from words of the text. */
import { Hono } from 'hono'
import { inTextOrder, saysTheSame, shownOf, withEdits } from '../../editing/drafts.ts'
import { EditRefused } from '../../editing/refusal.ts'
import { explain } from '../../follow-up/explain.ts'
import { addProposed, decide, editProposed, type OpenDraft, type Proposed } from '../../store/drafts.ts'
import { publicId } from '../../store/ids.ts'
import type { NewClaim } from '../../store/new-claims.ts'
import { ClaimFields } from './claim-form.tsx'
import { type ClaimValues, emptyValues, readClaim, valuesIn, valuesOf } from './claim-values.ts'
import type { DeskContext, DeskEnv, FieldError } from './form.ts'
import { MarkedText, windowOf } from './marked-text.tsx'
import { NoSuchDraft } from './nothing.tsx'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'
import { draftAt } from './review.tsx'

export const proposalPages = new Hono<DeskEnv>()

/** Why a date is as it is, in a sentence; null when there is none. */
export function whyOf(
  earliest: string | null,
  latest: string | null,
  derivation: string | null,
): string | null {
  if (earliest === null || latest === null || derivation === null) return null
  return explain({ earliest, latest, derivation: JSON.parse(derivation) })
}

interface PageProps {
  readonly c: DeskContext
  readonly draft: OpenDraft
  readonly all: readonly Proposed[]
  /** Null for a new claim. */
  readonly one: Proposed | null
  readonly values: ClaimValues
  readonly errors: readonly FieldError[]
}

function ProposalPage({ c, draft, all, one, values, errors }: PageProps) {
  const base = `/desk/drafts/${publicId('drf', draft.id)}`
  const number = one ? all.indexOf(one) + 1 : 0
  const claim = one && shownOf(one)
  const spans = claim ? (JSON.parse(claim.content) as [number, number][]) : []
  const part = claim ? windowOf(draft.text, spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0) : {}
  const title = one ? `Claim ${number} of ${all.length}` : 'Add a claim'
  return (
    <DeskFrame c={c} title={title}>
      <div class="head">
        <p class="kicker">
          <a href={one ? `${base}#c${number}` : base} dir="auto">
            {draft.article.title ?? 'Untitled article'}
          </a>
        </p>
        <h1>{title}</h1>
      </div>
      <ErrorSummary errors={errors} />
      <div class="review">
        <div class="review-text" data-take="Take the selected words">
          <h2 class="vh">The text</h2>
          <MarkedText
            text={draft.text}
            label={one ? 'The text around the claim' : 'The text of the article'}
            claims={one ? [{ number, state: 'this', spans }] : []}
            {...part}
          />
        </div>
        <PostForm c={c} label="The claim">
          <ClaimFields
            values={values}
            errors={errors}
            why={
              claim
                ? {
                    saidOn: whyOf(claim.saidEarliest, claim.saidLatest, claim.saidDerivation),
                    due: whyOf(claim.dueEarliest, claim.dueLatest, claim.dueDerivation),
                  }
                : {}
            }
            speakers={[...new Set(all.flatMap((other) => shownOf(other).speaker?.name ?? []))].slice(0, 100)}
          />
          <Buttons base={base} isNew={one === null} last={number === all.length} number={number} />
        </PostForm>
      </div>
    </DeskFrame>
  )
}

function Buttons(given: { base: string; isNew: boolean; last: boolean; number: number }) {
  const { base, isNew, last, number } = given
  if (isNew) {
    return (
      <div class="actions">
        <button type="submit" name="do" value="add" class="main">
          Add this claim
        </button>
        <a href={base}>Back without adding</a>
      </div>
    )
  }
  const next = last ? '' : ', next claim'
  return (
    <div class="actions">
      <button type="submit" name="do" value="accepted" class="main">
        Accept{next}
      </button>
      <button type="submit" name="do" value="dropped">
        Drop{next}
      </button>
      <button type="submit" name="do" value="save">
        Save, decide later
      </button>
      <a href={`${base}#c${number}`}>Back without saving</a>
    </div>
  )
}

/** The claim that an address names; null for `new`, undefined when there is none. */
function namedClaim(c: DeskContext, all: readonly Proposed[]): Proposed | null | undefined {
  const name = c.req.param('position') ?? ''
  return name === 'new' ? null : all.find((one) => String(one.position) === name)
}

/** Words that were selected in the text before, by their offsets in the address. */
function selected(c: DeskContext, text: string): ClaimValues['pieces'] {
  const [start, end] = [Number(c.req.query('start')), Number(c.req.query('end'))]
  const fits =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length
  return fits ? [{ words: text.slice(start, end), at: String(start) }] : []
}

proposalPages.get('/desk/drafts/:id/claims/:position', async (c) => {
  const draft = await draftAt(c)
  const all = draft ? await inTextOrder(c.var.db, draft.id) : []
  const one = namedClaim(c, all)
  if (!draft || draft.articleId !== null || one === undefined) return c.html(<NoSuchDraft c={c} />, 404)
  const values = one
    ? valuesOf(draft.text, shownOf(one))
    : emptyValues(draft.article.publishedDay, selected(c, draft.text))
  return c.html(<ProposalPage c={c} draft={draft} all={all} one={one} values={values} errors={[]} />)
})

proposalPages.post('/desk/drafts/:id/claims/:position', async (c) => {
  const { db, form } = c.var
  const draft = await draftAt(c)
  const all = draft ? await inTextOrder(db, draft.id) : []
  const one = namedClaim(c, all)
  if (!draft || draft.articleId !== null || one === undefined) return c.html(<NoSuchDraft c={c} />, 404)
  const base = `/desk/drafts/${publicId('drf', draft.id)}`
  const action = form.get('do')
  if (one && action === 'dropped') {
    // What is dropped need not be right.
    await decide(db, draft.id, new Map([[one.position, 'dropped']]))
    return c.redirect(nextOf(base, all, one), 303)
  }
  const values = valuesIn(form)
  const { claim, errors } = claimFrom(draft, one, values)
  if (!claim) {
    return c.html(
      <ProposalPage c={c} draft={draft} all={all} one={one} values={values} errors={errors} />,
      422,
    )
  }
  if (one === null) {
    await addProposed(db, draft.id, claim)
    return c.redirect(`${base}#review`, 303)
  }
  const edited = one.found && saysTheSame(one.found, claim) ? null : claim
  const decision = action === 'accepted' ? 'accepted' : one.decision
  await editProposed(db, draft.id, { position: one.position, decision, edited })
  return c.redirect(action === 'accepted' ? nextOf(base, all, one) : `${base}#c${all.indexOf(one) + 1}`, 303)
})

/** The claim as the form has it, or what is wrong. */
function claimFrom(
  draft: OpenDraft,
  one: Proposed | null,
  values: ClaimValues,
): { readonly claim: NewClaim | null; readonly errors: FieldError[] } {
  const before = one && shownOf(one)
  const { claim, errors } = readClaim(draft.text, values, before?.speaker?.kind)
  if (errors.length > 0) return { claim: null, errors }
  try {
    return { claim: withEdits(draft.text, one && (one.found ?? one.edited), claim), errors }
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error
    return { claim: null, errors: [{ field: 'words-0', message: `Words: ${error.message}.` }] }
  }
}

/** The next claim that is not decided on, after this one or else before it; the draft when all are. */
function nextOf(base: string, all: readonly Proposed[], one: Proposed): string {
  const at = all.indexOf(one)
  const rest = [...all.slice(at + 1), ...all.slice(0, at)]
  const next = rest.find((other) => other.decision === 'open')
  return next ? `${base}/claims/${next.position}` : `${base}#review`
}
