/** A draft: the claims that were found, marked in the whole text; accepted or dropped one by one or many at once; published. */

import { Hono } from 'hono'
import { inTextOrder, publishDraft, shownOf } from '../../editing/drafts.ts'
import { quotaOf } from '../../quota.ts'
import { articleDigest, findArticleByDigest } from '../../store/articles.ts'
import {
  type Decision,
  decide,
  discardDraft,
  findDraft,
  type OpenDraft,
  type Proposed,
} from '../../store/drafts.ts'
import { parseId, publicId } from '../../store/ids.ts'
import { isOverQuota } from '../../store/quota.ts'
import type { DeskContext, DeskEnv, FieldError, Form } from './form.ts'
import { NoSuchDraft } from './nothing.tsx'
import { ReviewPage } from './review-page.tsx'

export const reviewPages = new Hono<DeskEnv>()

/** The draft at an address, or null. */
export async function draftAt(c: DeskContext): Promise<OpenDraft | null> {
  const id = parseId('drf', c.req.param('id') ?? '')
  return id === null ? null : findDraft(c.var.db, id, c.var.now())
}

reviewPages.get('/desk/drafts/:id', async (c) => {
  const draft = await draftAt(c)
  if (!draft) return c.html(<NoSuchDraft c={c} />, 404)
  if (draft.articleId !== null) return c.redirect(`/articles/${publicId('art', draft.articleId)}`, 303)
  return c.html(await reviewOf(c, draft, []))
})

async function reviewOf(c: DeskContext, draft: OpenDraft, errors: readonly FieldError[]) {
  const digest = await articleDigest(draft.article.url, draft.text)
  const twin = await findArticleByDigest(c.var.db, digest)
  const proposed = await inTextOrder(c.var.db, draft.id)
  return <ReviewPage c={c} draft={draft} proposed={proposed} errors={errors} twin={twin} />
}

/** What the form decides, by position: the choices as they were sent, then what the button does to the others. */
function decisionsIn(form: Form, proposed: readonly Proposed[]): Map<number, Decision> {
  const action = form.get('do')
  const threshold = Number(form.get('threshold')) || 1
  const decisions = new Map<number, Decision>()
  for (const one of proposed) {
    const sent = form.get(`d${one.position}`)
    const chosen: Decision = sent === 'accepted' || sent === 'dropped' ? sent : 'open'
    const accepts =
      action === 'accept-all' || (action === 'accept-sure' && shownOf(one).confidence >= threshold)
    const then: Decision = accepts ? 'accepted' : action === 'drop-rest' ? 'dropped' : 'open'
    decisions.set(one.position, chosen === 'open' ? then : chosen)
  }
  return decisions
}

reviewPages.post('/desk/drafts/:id', async (c) => {
  const { form, db, actor } = c.var
  const draft = await draftAt(c)
  if (!draft) return c.html(<NoSuchDraft c={c} />, 404)
  if (draft.articleId !== null) return c.redirect(`/articles/${publicId('art', draft.articleId)}`, 303)
  const action = form.get('do')
  const base = c.req.path
  if (action === 'discard') {
    await discardDraft(db, draft.id)
    return c.redirect('/desk?done=discarded', 303)
  }
  const proposed = await inTextOrder(db, draft.id)
  await decide(db, draft.id, decisionsIn(form, proposed))
  const [, position] = /^edit-(\d{1,6})$/.exec(action) ?? []
  if (position !== undefined) return c.redirect(`${base}/claims/${position}`, 303)
  if (action !== 'publish') return c.redirect(goOn(form, base), 303)
  const open = proposed.findIndex((one) => !['accepted', 'dropped'].includes(form.get(`d${one.position}`)))
  if (open >= 0) return c.html(await reviewOf(c, draft, [undecided(open + 1)]), 422)
  const now = c.var.now()
  const by = { name: actor?.name ?? '', now, quota: quotaOf(c.env, c.var.quotaKey, now) }
  const saved = await publishDraft(db, draft, by).catch((error: unknown) => {
    if (isOverQuota(error)) return null
    throw error
  })
  if (!saved) return c.html(await reviewOf(c, draft, [OVER_QUOTA]), 429)
  // The page says that it is on record already.
  if (!saved.isNew) return c.html(await reviewOf(c, draft, []), 409)
  return c.redirect(`/articles/${publicId('art', saved.article.id)}`, 303)
})

const OVER_QUOTA: FieldError = {
  field: '',
  message:
    'As many articles as your token may store in a day are stored. The draft stays: publish it tomorrow.',
}

/** Where the script was on its way to when it saved the decisions; only to adding a claim. */
function goOn(form: Form, base: string): string {
  const there = form.get('go')
  return there.startsWith(`${base}/claims/new`) && /^[\x21-\x7e]{1,200}$/.test(there) ? there : base
}

function undecided(number: number): FieldError {
  const message = `Claim ${number} is neither accepted nor dropped. Decide on it, or drop all that is undecided, then publish.`
  return { field: `=c${number}`, message }
}
