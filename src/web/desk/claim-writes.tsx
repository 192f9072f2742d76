/** What the forms on a claim's page do: record what became of it, decide on relations, hide and show. */
import { Hono } from 'hono'
import { sealed } from '../../editing/chain.ts'
import { correctClaim } from '../../editing/corrections.ts'
import { acceptedFollowUp } from '../../editing/follow-ups.ts'
import { EditRefused } from '../../editing/refusal.ts'
import { decideOn } from '../../editing/relations.ts'
import type { ProposedFollowUp } from '../../follow-up/types.ts'
import { HIDES, refusalOf } from '../../rights.ts'
import { findKept, type Written } from '../../store/changes.ts'
import { type ClaimRow, findClaim } from '../../store/claims.ts'
import { sha256 } from '../../store/digest.ts'
import { appendFollowUp, followUpsOf } from '../../store/follow-ups.ts'
import { parseId } from '../../store/ids.ts'
import { changedSince, claimAt, claimPage } from './claim.tsx'
import { type FollowUpValues, followUpIn, guardError, readFollowUp } from './follow-up-values.ts'
import { type DeskContext, type DeskEnv, isLonger } from './form.ts'
import { NoSuchClaim } from './nothing.tsx'

export const claimWrites = new Hono<DeskEnv>()

/** Who writes, and when. */
export function writerOf(c: DeskContext) {
  return { name: c.var.actor?.name ?? '', now: c.var.now() }
}

/** The claim's page with what was written, after another write came first. */
async function tooLate(c: DeskContext, row: ClaimRow, values?: FollowUpValues) {
  const now = (await findClaim(c.var.db, row.id, { asOf: null, all: true })) ?? row
  const meanwhile = await changedSince(c, now, Number(c.var.form.get('version')) || 0)
  return c.html(await claimPage(c, now, { ...(values ? { values } : {}), meanwhile }), 412)
}

claimWrites.post('/desk/claims/:id/follow-ups', async (c) => {
  const row = await claimAt(c)
  if (!row) return c.html(<NoSuchClaim c={c} />, 404)
  const { form } = c.var
  const values = followUpIn(form)
  if (form.get('do') === 'more') {
    const evidence = [...values.evidence, { url: '', title: '', date: '', quote: '', archive: '' }]
    return c.html(await claimPage(c, row, { values: { ...values, evidence } }))
  }
  const { proposed, errors } = readFollowUp(values)
  if (!proposed) return c.html(await claimPage(c, row, { values, errors }), 422)
  try {
    const written = await record(c, row, proposed)
    return written
      ? c.redirect(`/desk/claims/${c.req.param('id')}?done=followed`, 303)
      : tooLate(c, row, values)
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error
    const told = [guardError(error.type, error.pointer, error.message)]
    return c.html(await claimPage(c, row, { values, errors: told }), 422)
  }
})

/**
 * Records a follow-up on the claim as the form had shown it.
 * @returns false when another write came first; true also when this very form was sent before
 * @throws EditRefused
 */
async function record(c: DeskContext, row: ClaimRow, proposed: ProposedFollowUp): Promise<boolean> {
  const { db, form } = c.var
  const by = { ...writerOf(c), today: c.var.today(row.article.timeZone) }
  const key = await sha256(`desk\n${by.name}\n${row.id}\n${form.get('once')}`)
  if (row.version !== Number(form.get('version'))) return (await findKept(db, key)) !== null
  const recorded = await followUpsOf(db, row.id)
  const kept = { key, fingerprint: key, status: 303, headers: '{}', body: '{}' }
  for (let written: Written = 'again'; written === 'again'; ) {
    const followUp = await sealed(row, recorded, acceptedFollowUp(row, recorded, proposed, by))
    written = await appendFollowUp(db, row, { followUp, kept })
    if (written === 'written' || written === 'repeated') return true
  }
  return (await findKept(db, key)) !== null
}

const KINDS = ['repeats', 'moves_deadline', 'contradicts'] as const

claimWrites.post('/desk/claims/:id/relations', async (c) => {
  const row = await claimAt(c)
  if (!row) return c.html(<NoSuchClaim c={c} />, 404)
  const { form, db } = c.var
  const otherId = parseId('clm', form.get('claim'))
  const other = otherId === null ? null : await findClaim(db, otherId, { asOf: null, all: true })
  const kind = KINDS.find((one) => one === form.get('kind'))
  const state = form.get('state') === 'confirmed' ? 'confirmed' : 'rejected'
  try {
    await decideOn(db, { row, other }, { state, kind, note: null }, writerOf(c))
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error
    const told = [{ field: '', message: `The other claim ${error.message}.` }]
    return c.html(await claimPage(c, row, { errors: told }), 422)
  }
  return c.redirect(`/desk/claims/${c.req.param('id')}?done=related`, 303)
})

claimWrites.post('/desk/claims/:id/visibility', async (c) => {
  const row = await claimAt(c)
  if (!row) return c.html(<NoSuchClaim c={c} />, 404)
  const { form, db, actor } = c.var
  const to = form.get('to') === 'hidden' ? 'hidden' : 'published'
  const reason = form.get('hideReason')
  const refuse = async (field: string, message: string, status: 403 | 422) =>
    c.html(await claimPage(c, row, { errors: [{ field, message }] }), status)
  if ((to === 'hidden' || row.visibility === 'hidden') && refusalOf(HIDES, actor) !== null) {
    return refuse('', 'Only an admin may hide a claim, or show a hidden one.', 403)
  }
  if (reason === '' || isLonger(reason, 1000)) {
    return refuse('hideReason', 'Why: say it in 1 to 1,000 characters.', 422)
  }
  if (row.version !== Number(form.get('version'))) return tooLate(c, row)
  try {
    const written = await correctClaim(db, row, { reason, visibility: to }, writerOf(c))
    if (written !== 'written') return tooLate(c, row)
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error
    return refuse('', error.message, 422)
  }
  return c.redirect(`/desk/claims/${c.req.param('id')}?done=${to === 'hidden' ? 'hidden' : 'shown'}`, 303)
})
