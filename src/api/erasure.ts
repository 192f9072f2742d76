/** Erasure by an admin, on a legal request: the words go for good, the record that they were there stays. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type AppEnv, actorOf } from '../context.ts'
import { keptHashes } from '../editing/chain.ts'
import { eraseWholeArticle } from '../editing/erasure.ts'
import { findArticle } from '../store/articles.ts'
import type { Written } from '../store/changes.ts'
import { type ClaimRow, claimsOfArticle } from '../store/claims.ts'
import { eraseClaim, eraseWordsOf, isErased } from '../store/erasure.ts'
import { followUpsOf } from '../store/follow-ups.ts'
import { parseId, publicId } from '../store/ids.ts'
import { createResource } from './app.ts'
import { ClaimWithFollowUps, claimAt, idParam, showClaim } from './claims.ts'
import { IF_MATCH, requireMatch, stale } from './conditional.ts'
import { reason } from './corrections.ts'
import { Problem } from './errors.ts'
import { Article, Claim, problemResponses } from './schemas.ts'
import { serializeArticle, serializeClaim } from './serialize.ts'

export const erasure = createResource()

const body = {
  content: { 'application/json': { schema: z.strictObject({ reason }).openapi('Erasure') } },
  required: true,
}
const responses = {
  200: { description: 'Erased', content: { 'application/json': { schema: ClaimWithFollowUps } } },
  ...problemResponses,
}

/** Shows the claim as it stands after the write. */
async function answer(c: Context<AppEnv>, row: ClaimRow, written: Written) {
  const current = await claimAt(c, publicId('clm', row.id))
  const shown = showClaim(c, current, await followUpsOf(c.var.db, row.id))
  if (written !== 'written') throw stale(shown)
  c.header('etag', shown.tag)
  return shown.json
}

const postClaimsIdErase = erasure.openapi(
  createRoute({
    method: 'post',
    path: '/claims/{id}/erase',
    summary: 'Erase the words of a hidden claim and of its follow-ups, for good (admin)',
    parameters: [IF_MATCH],
    request: { params: idParam, body },
    responses,
  }),
  async (c) => {
    const row = await claimAt(c, c.req.valid('param').id)
    const recorded = await followUpsOf(c.var.db, row.id)
    requireMatch(c, () => showClaim(c, row, recorded))
    if (isErased(row)) throw new Problem('erased', 'It is erased already.')
    if (row.visibility !== 'hidden') throw new Problem('not-hidden', 'Hide the claim first.')
    const cause = { by: actorOf(c).name, now: c.var.now(), reason: c.req.valid('json').reason }
    const written = await eraseClaim(c.var.db, row, await keptHashes(recorded), cause)
    return c.json(await answer(c, row, written), 200)
  },
)

const postClaimsIdFollowUpsFollowUpErase = erasure.openapi(
  createRoute({
    method: 'post',
    path: '/claims/{id}/follow-ups/{followUp}/erase',
    summary: 'Erase the note and the evidence of one follow-up, for good (admin)',
    parameters: [IF_MATCH],
    request: { params: idParam.extend({ followUp: z.string() }), body },
    responses,
  }),
  async (c) => {
    const { id, followUp } = c.req.valid('param')
    const row = await claimAt(c, id)
    const recorded = await followUpsOf(c.var.db, row.id)
    requireMatch(c, () => showClaim(c, row, recorded))
    const all = await keptHashes(recorded)
    const these = all.filter((one) => publicId('fup', one.id) === followUp)
    if (these.length === 0) throw new Problem('not-found', 'No follow-up of this claim has this id.')
    const cause = { by: actorOf(c).name, now: c.var.now(), reason: c.req.valid('json').reason }
    const written = await eraseWordsOf(c.var.db, row, these, cause)
    return c.json(await answer(c, row, written), 200)
  },
)

const ArticleErasure = z
  .strictObject({
    reason,
    claims: z
      .int()
      .min(0)
      .openapi({ description: 'how many claims it has, as read: so that none is erased unseen' }),
  })
  .openapi('ArticleErasure')

const postArticlesIdErase = erasure.openapi(
  createRoute({
    method: 'post',
    path: '/articles/{id}/erase',
    summary: 'Erase an article with the words of all its claims, for good (admin)',
    request: {
      params: idParam,
      body: { content: { 'application/json': { schema: ArticleErasure } }, required: true },
    },
    responses: {
      200: {
        description: 'Erased: what is left of it',
        content: { 'application/json': { schema: z.object({ article: Article, claims: z.array(Claim) }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { db } = c.var
    const id = parseId('art', c.req.valid('param').id)
    const given = c.req.valid('json')
    const by = { name: actorOf(c).name, now: c.var.now() }
    const found = id === null ? 'none' : await eraseWholeArticle(db, id, given, by)
    if (id === null || found === 'none') throw new Problem('not-found', 'No article has this id.')
    if (found === 'erased') throw new Problem('erased', 'It is erased already.')
    if (found === 'stale') {
      throw new Problem('stale-version', 'It has another number of claims, or one of them is being changed.')
    }
    const [article, claims] = await Promise.all([findArticle(db, id), claimsOfArticle(db, id)])
    if (!article) throw new Problem('not-found', 'No article has this id.')
    const today = c.var.today(article.timeZone)
    return c.json(
      { article: serializeArticle(article), claims: claims.map((row) => serializeClaim(row, today)) },
      200,
    )
  },
)

/** For the typed client (client.ts). */
export type ErasureRoutes =
  | typeof postArticlesIdErase
  | typeof postClaimsIdErase
  | typeof postClaimsIdFollowUpsFollowUpErase
