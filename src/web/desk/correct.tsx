/** Correcting a claim that is on record: its words, speaker, dates and type, with a reason that everybody can read. */
import { Hono } from 'hono'
import { type Correction, correctClaim } from '../../editing/corrections.ts'
import type { HandClaim } from '../../editing/hand-claims.ts'
import { EditRefused } from '../../editing/refusal.ts'
import { findArticleText } from '../../store/articles.ts'
import { type ClaimRow, findClaim } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import type { Change } from '../../store/schema.ts'
import { TextField } from '../components/fields.tsx'
import { shorten } from '../words.ts'
import { changedSince, claimAt, Meanwhile } from './claim.tsx'
import { ClaimFields } from './claim-form.tsx'
import { type ClaimValues, readClaim, valuesIn, valuesOf } from './claim-values.ts'
import { writerOf } from './claim-writes.tsx'
import { type DeskContext, type DeskEnv, errorAt, type FieldError, isLonger } from './form.ts'
import { MarkedText, windowOf } from './marked-text.tsx'
import { NoSuchClaim } from './nothing.tsx'
import { DeskFrame, ErrorSummary, PostForm } from './parts.tsx'
import { whyOf } from './proposal.tsx'

export const correctPages = new Hono<DeskEnv>()

interface PageProps {
  readonly c: DeskContext
  readonly row: ClaimRow
  readonly text: string
  readonly values: ClaimValues
  readonly reason: string
  readonly errors?: readonly FieldError[]
  readonly meanwhile?: readonly Change[]
}

function CorrectPage({ c, row, text, values, reason, errors = [], meanwhile = [] }: PageProps) {
  const spans = JSON.parse(row.content) as [number, number][]
  const part = windowOf(text, spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0)
  const why = {
    saidOn: whyOf(row.saidEarliest, row.saidLatest, row.saidDerivation),
    due: whyOf(row.dueEarliest, row.dueLatest, row.dueDerivation),
  }
  return (
    <DeskFrame c={c} title="Correct a claim">
      <div class="head">
        <p class="kicker">
          <a href={`/desk/claims/${publicId('clm', row.id)}`} dir="auto">
            {shorten(row.text, 80)}
          </a>
        </p>
        <h1>Correct this claim</h1>
        <p>What the machine had found, and who changed it, when and why, stays on record.</p>
      </div>
      <Meanwhile changes={meanwhile} />
      <ErrorSummary errors={errors} />
      <div class="review">
        <div class="review-text">
          <h2 class="vh">The text</h2>
          <MarkedText
            text={text}
            label="The text around the claim"
            claims={[{ number: 1, state: 'this', spans }]}
            {...part}
          />
        </div>
        <PostForm c={c} label="The claim">
          <input type="hidden" name="version" value={String(row.version)} />
          <ClaimFields values={values} errors={errors} why={why} />
          <TextField
            name="reason"
            label="Why it is corrected"
            required
            maxlength={1000}
            value={reason}
            hint="Everybody can read it."
            error={errorAt(errors, 'reason')}
          />
          <div class="actions">
            <button type="submit" class="main">
              Correct it
            </button>
            <a href={`/desk/claims/${publicId('clm', row.id)}`}>Back without saving</a>
          </div>
        </PostForm>
      </div>
    </DeskFrame>
  )
}

correctPages.get('/desk/claims/:id/correct', async (c) => {
  const row = await claimAt(c)
  const text = row && (await findArticleText(c.var.db, row.articleId))
  if (!row || text === null) return c.html(<NoSuchClaim c={c} />, 404)
  return c.html(<CorrectPage c={c} row={row} text={text} values={valuesOf(text, row)} reason="" />)
})

/** What of the claim is to change; what the form has as it stands is left alone. */
function correctionOf(row: ClaimRow, claim: HandClaim, reason: string): Correction {
  const { speaker, content, ...rest } = claim
  const spans = JSON.stringify(content.map(({ start, end }) => [start, end]))
  const sameSpeaker =
    (speaker?.name ?? null) === (row.speaker?.name ?? null) &&
    (speaker === null || speaker.kind === row.speaker?.kind)
  return {
    reason,
    ...rest,
    speaker: sameSpeaker ? undefined : speaker,
    content: spans === row.content ? undefined : content,
  }
}

correctPages.post('/desk/claims/:id/correct', async (c) => {
  const { db, form } = c.var
  const row = await claimAt(c)
  const text = row && (await findArticleText(db, row.articleId))
  if (!row || text === null) return c.html(<NoSuchClaim c={c} />, 404)
  const values = valuesIn(form)
  const reason = form.get('reason')
  const page = { c, row, text, values, reason }
  const { claim, errors } = readClaim(text, values, row.speaker?.kind)
  if (reason === '' || isLonger(reason, 1000)) {
    errors.push({ field: 'reason', message: 'Why it is corrected: say it in 1 to 1,000 characters.' })
  }
  if (errors.length > 0) return c.html(<CorrectPage {...page} errors={errors} />, 422)
  const version = Number(form.get('version')) || 0
  try {
    const isCurrent = version === row.version
    const written = isCurrent
      ? await correctClaim(db, row, correctionOf(row, claim, reason), writerOf(c))
      : 'stale'
    if (written === 'written')
      return c.redirect(`/desk/claims/${publicId('clm', row.id)}?done=corrected`, 303)
    const now = (await findClaim(db, row.id, { asOf: null, all: true })) ?? row
    const meanwhile = await changedSince(c, now, version)
    return c.html(<CorrectPage {...page} row={now} meanwhile={meanwhile} />, 412)
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error
    const told = [{ field: error.pointer === '/content' ? 'words-0' : '', message: error.message }]
    return c.html(<CorrectPage {...page} errors={told} />, 422)
  }
})
