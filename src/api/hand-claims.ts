/** `POST /v1/claims`: a claim that extraction missed, recorded by hand from the text of a stored article. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { handClaim } from '../editing/hand-claims.ts'
import { invalid } from '../editing/refusal.ts'
import { findArticle, findArticleText, saveClaim } from '../store/articles.ts'
import { ArticleErased } from '../store/erase-article.ts'
import { parseId, publicId } from '../store/ids.ts'
import type { NewClaim } from '../store/new-claims.ts'
import type { Article } from '../store/schema.ts'
import { createResource } from './app.ts'
import { claimAt } from './claims.ts'
import { edtf } from './corrections.ts'
import { asProblem, orProblem, Problem } from './errors.ts'
import { answerBefore, IDEMPOTENCY_KEY, keep, repeatable } from './idempotency.ts'
import { Claim, claimType, kind, problemResponses } from './schemas.ts'
import { serializeClaim } from './serialize.ts'

export const handClaims = createResource()

const ClaimInput = z
  .strictObject({
    article: z.string().max(40).openapi({ description: 'id of the article that it stands in' }),
    passage: z.strictObject({
      exact: z.string().min(1).max(4000).openapi({ description: 'the words, as they stand in the text' }),
      prefix: z
        .string()
        .max(400)
        .default('')
        .openapi({ description: 'what stands before, where the words occur twice' }),
    }),
    speaker: z
      .strictObject({
        name: z.string().trim().min(1).max(200),
        kind: z.enum(['person', 'organisation', 'place', 'group']).default('person'),
      })
      .nullable(),
    role: z.string().trim().min(1).max(200).nullable().optional(),
    saidOn: edtf.nullable().optional().openapi({ description: 'left out: the day of publication' }),
    due: edtf.nullable().optional(),
    type: claimType.default('statement'),
    mode: z.enum(['achieve', 'maintain']).nullable().optional(),
    kind: kind.default('indirect'),
  })
  .openapi('ClaimInput')
type Given = z.infer<typeof ClaimInput>

/** Where the words stand: the only place, or the one after the prefix. */
function placeOf(text: string, { exact, prefix }: Given['passage']): { start: number; end: number } {
  const first = text.indexOf(prefix + exact)
  if (first < 0) throw invalid('/passage/exact', 'these words do not stand in the article')
  if (text.indexOf(prefix + exact, first + 1) >= 0) {
    throw invalid(
      '/passage/prefix',
      'these words stand there more than once: give more of what stands before',
    )
  }
  const start = first + prefix.length
  return { start, end: start + exact.length }
}

function newClaim(given: Given, article: Article, text: string): NewClaim {
  const { role = null, due = null, saidOn = article.publishedDay, passage } = given
  return handClaim(text, { ...given, content: [placeOf(text, passage)], role, due, saidOn })
}

/** The claim that was recorded, as it stands: a retry is told of the same one. */
async function recorded(c: Context<AppEnv>, id: string) {
  const row = await claimAt(c, id)
  c.header('location', `/v1/claims/${id}`)
  return serializeClaim(row, c.var.today(row.article.timeZone))
}

const postClaims = handClaims.openapi(
  createRoute({
    method: 'post',
    path: '/claims',
    summary: 'Record a claim by hand (editor)',
    parameters: [IDEMPOTENCY_KEY],
    request: { body: { content: { 'application/json': { schema: ClaimInput } }, required: true } },
    responses: {
      201: { description: 'Recorded', content: { 'application/json': { schema: Claim } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { db } = c.var
    const request = await repeatable(c)
    const before = await answerBefore<{ id: string }>(c, request)
    if (before) return c.json(await recorded(c, before.id), 201)
    const given = c.req.valid('json')
    const articleId = parseId('art', given.article)
    const article = articleId === null ? null : await findArticle(db, articleId)
    const text = article && (await findArticleText(db, article.id))
    if (!article || text === null)
      throw asProblem(invalid('/article', 'no article with its text has this id'))
    const claim = orProblem(() => newClaim(given, article, text))
    const id = await saveClaim(db, article, claim, {
      now: c.var.now(),
      kept: (key) => keep(request, { status: 201, headers: {}, json: { id: publicId('clm', key) } }),
    }).catch((error) => {
      if (error instanceof ArticleErased) throw new Problem('erased', 'The article was erased on request.')
      throw error
    })
    const repeated = id === null ? await answerBefore<{ id: string }>(c, request) : null
    return c.json(await recorded(c, repeated?.id ?? publicId('clm', id ?? 0)), 201)
  },
)

/** For the typed client (client.ts). */
export type HandClaimsRoutes = typeof postClaims
