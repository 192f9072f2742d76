/** Articles: read without storing (`/extract`), store with all claims, list, show. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type AppEnv, actorOf } from '../context.ts'
import { ArticleRefused, fetchGiven, type GivenArticle, ingestArticle, prepareArticle } from '../ingest.ts'
import { articlesADay, quotaOf } from '../quota.ts'
import { findArticle, findArticleText, listArticles } from '../store/articles.ts'
import { claimsOfArticle } from '../store/claims.ts'
import { isErasedArticle } from '../store/erase-article.ts'
import { parseId } from '../store/ids.ts'
import { isOverQuota } from '../store/quota.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { pageJson } from './list.ts'
import {
  Article,
  ArticleInput,
  ArticleSummary,
  Claim,
  cursorOf,
  listOf,
  NewArticleInput,
  pageQuery,
  problemResponses,
} from './schemas.ts'
import { serializeArticle, serializeClaim, serializeProposal } from './serialize.ts'

export const articles = createResource()

const DAY_MS = 86_400_000

/** What is missing or one too many in a body that its schema let pass. */
function checkGiven(given: GivenArticle): void {
  if (given.text === undefined && given.html === undefined && given.url === undefined) {
    const detail = 'Give the article as `text` or `html`, or only its `url`, which is then fetched.'
    throw new Problem('invalid-field', detail, { errors: [{ pointer: '/text', detail }] })
  }
  if (given.text !== undefined && given.html !== undefined) {
    const detail = 'Give either `text` or `html`, not both.'
    throw new Problem('invalid-field', detail, { errors: [{ pointer: '/html', detail }] })
  }
}

/** The article as given, its page fetched when there is only an address. */
function completed(c: Context<AppEnv>, given: GivenArticle): Promise<GivenArticle> {
  checkGiven(given)
  return fetchGiven(given, { fetch: c.var.fetch, ownHosts: [new URL(c.req.url).hostname] })
}

function overQuota(c: Context<AppEnv>): Problem {
  const limit = articlesADay(c.env)
  const seconds = Math.ceil((DAY_MS - (c.var.now() % DAY_MS)) / 1000)
  return new Problem(
    'quota-exceeded',
    `This token has stored ${limit} articles today (UTC); go on tomorrow.`,
    {
      headers: { 'retry-after': String(seconds) },
      members: { limit },
    },
  )
}

/** Turns a refusal of the article into its problem. */
function orRefuse(c: Context<AppEnv>, error: unknown): never {
  if (isOverQuota(error)) throw overQuota(c)
  if (error instanceof ArticleRefused) throw new Problem(error.reason, error.message)
  throw error
}

const saved = z.object({ article: Article, claims: z.array(Claim) })

const postExtract = articles.openapi(
  createRoute({
    method: 'post',
    path: '/extract',
    summary: 'Find the claims of an article without storing anything (editor)',
    request: { body: { content: { 'application/json': { schema: ArticleInput } }, required: true } },
    responses: {
      200: {
        description: 'What was found',
        content: {
          'application/json': {
            schema: z.object({ article: ArticleSummary.loose(), claims: z.array(Claim) }),
          },
        },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const actor = actorOf(c)
    try {
      const given = await completed(c, c.req.valid('json'))
      const { article, claims } = prepareArticle(given, actor.name)
      const { createdBy: _, publishedDay: __, visibility: ___, ...shown } = article
      const today = c.var.today(article.timeZone)
      return c.json(
        {
          article: { id: null, ...shown },
          claims: claims.map((row) => serializeProposal(row, article, today)),
        },
        200,
      )
    } catch (error) {
      return orRefuse(c, error)
    }
  },
)

const postArticles = articles.openapi(
  createRoute({
    method: 'post',
    path: '/articles',
    summary: 'Store an article with all its claims (editor)',
    request: { body: { content: { 'application/json': { schema: NewArticleInput } }, required: true } },
    responses: {
      201: { description: 'Stored', content: { 'application/json': { schema: saved } } },
      200: {
        description: 'The same text and url were stored before: the stored record',
        content: { 'application/json': { schema: saved } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const actor = actorOf(c)
    try {
      const given = await completed(c, c.req.valid('json'))
      const result = await ingestArticle(c.var.db, given, {
        name: actor.name,
        now: c.var.now(),
        quota: quotaOf(c.env, c.var.quotaKey, c.var.now()),
      })
      const article = serializeArticle(result.article)
      const today = c.var.today(article.timeZone)
      const claims = result.claims.map((row) => serializeClaim(row, today))
      c.header('location', `/v1/articles/${article.id}`)
      return result.isNew ? c.json({ article, claims }, 201) : c.json({ article, claims }, 200)
    } catch (error) {
      return orRefuse(c, error)
    }
  },
)

const getArticles = articles.openapi(
  createRoute({
    method: 'get',
    path: '/articles',
    summary: 'List articles, newest recorded first',
    request: { query: z.strictObject(pageQuery) },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listOf(Article) } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const page = await listArticles(c.var.db, {
      limit,
      cursor: cursorOf(cursor, 'articles'),
      all: c.var.actor !== null,
    })
    return c.json(pageJson(c, page, { list: 'articles', row: (row) => serializeArticle(row) }), 200)
  },
)

const getArticlesId = articles.openapi(
  createRoute({
    method: 'get',
    path: '/articles/{id}',
    summary: 'One article with its claims in the order of its text; the full text for editors',
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: { description: 'The article', content: { 'application/json': { schema: saved } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const id = parseId('art', c.req.valid('param').id)
    const { db, actor } = c.var
    const row = id === null ? null : await findArticle(db, id)
    if (row && isErasedArticle(row) && !actor) {
      throw new Problem('erased', 'What stood here was erased on request.')
    }
    if (!row || (row.visibility !== 'published' && !actor)) {
      throw new Problem('not-found', 'No article has this id.')
    }
    const text = actor ? await findArticleText(db, row.id) : null
    const claims = await claimsOfArticle(db, row.id)
    const today = c.var.today(row.timeZone)
    const visible = claims.filter((claim) => actor || claim.visibility === 'published')
    return c.json(
      { article: serializeArticle(row, text), claims: visible.map((claim) => serializeClaim(claim, today)) },
      200,
    )
  },
)

/** For the typed client (client.ts). */
export type ArticlesRoutes =
  | typeof postExtract
  | typeof postArticles
  | typeof getArticles
  | typeof getArticlesId
