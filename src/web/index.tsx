/** The pages: what people read, and the box that an editor pastes an article into. No client script. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../context.ts'
import { ArticleRefused, ingestArticle } from '../ingest.ts'
import { findArticle } from '../store/articles.ts'
import { listClaims } from '../store/claim-list.ts'
import { claimsOfArticle } from '../store/claims.ts'
import { parseId, publicId } from '../store/ids.ts'
import { readCursor, writeCursor } from '../store/page.ts'
import { findActor } from '../store/tokens.ts'
import { assets } from './assets.ts'
import { pageHeaders } from './headers.ts'
import { ArticlePage } from './pages/article.tsx'
import { HomePage } from './pages/home.tsx'

export const web = new Hono<AppEnv>()
web.use('*', pageHeaders)
web.route('/', assets)

const LIST = 'home'
/** Largest form, in bytes. */
const MAX_FORM = 4 * 1024 * 1024

web.get('/', async (c) => {
  const given = c.req.query('cursor')
  const cursor = given ? readCursor(given, LIST) : null
  const page = await listClaims(c.var.db, {}, { limit: 20, cursor, order: 'recorded' })
  const next = page.next && writeCursor(page.next, LIST)
  const previous = page.previous && writeCursor(page.previous, LIST)
  return c.html(<HomePage claims={page.rows} next={next} previous={previous} today={c.var.today} />)
})

web.get('/articles/:id', async (c) => {
  const id = parseId('art', c.req.param('id'))
  const article = id === null ? null : await findArticle(c.var.db, id)
  if (article?.visibility !== 'published') {
    throw new HTTPException(404, { message: 'No article has this address.' })
  }
  const claims = await claimsOfArticle(c.var.db, article.id)
  const visible = claims.filter((claim) => claim.visibility === 'published')
  return c.html(<ArticlePage article={article} claims={visible} today={c.var.today(article.timeZone)} />)
})

web.post('/articles', async (c) => {
  const field = await readForm(c.req.raw)
  const secret = c.env.ADMIN_TOKEN
  const actor = await findActor(c.var.db, field('token') ?? '', { secret, now: c.var.now() })
  if (!actor) throw new HTTPException(401, { message: 'This token is not known.' })
  const body = field('body') ?? ''
  const given = {
    ...(body.trimStart().startsWith('<') ? { html: body } : { text: body }),
    title: field('title')?.slice(0, 500),
    outlet: field('outlet')?.slice(0, 200),
    url: checked(field('url'), isWebUrl, 'The address must be an http or https address.'),
    publishedAt: checked(field('publishedAt'), isDay, 'The day of publication must be a day, YYYY-MM-DD.'),
  }
  try {
    const saved = await ingestArticle(c.var.db, given, { name: actor.name, now: c.var.now() })
    return c.redirect(`/articles/${publicId('art', saved.article.id)}`, 303)
  } catch (error) {
    if (error instanceof ArticleRefused) throw new HTTPException(422, { message: error.message })
    throw error
  }
})

/** The fields of a sent form, each trimmed; an empty one is not there. */
async function readForm(request: Request): Promise<(name: string) => string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_FORM) {
    throw new HTTPException(413, { message: 'The article is too large.' })
  }
  const form = await request.formData().catch(() => {
    throw new HTTPException(415, { message: 'Send the form as a form.' })
  })
  return (name) => {
    const value = form.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
}

function checked(value: string | undefined, isRight: (value: string) => boolean, message: string) {
  if (value !== undefined && !isRight(value)) throw new HTTPException(422, { message })
  return value
}

function isWebUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && text.length <= 2048
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
