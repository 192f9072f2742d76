/** The pages: what people read, and the editors' desk. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../context.ts'
import { findArticle } from '../store/articles.ts'
import { listClaims } from '../store/claim-list.ts'
import { claimsOfArticle } from '../store/claims.ts'
import { parseId } from '../store/ids.ts'
import { readCursor, writeCursor } from '../store/page.ts'
import { assets } from './assets.ts'
import { desk } from './desk/index.tsx'
import { pageHeaders } from './headers.ts'
import { ArticlePage } from './pages/article.tsx'
import { HomePage } from './pages/home.tsx'

export const web = new Hono<AppEnv>()
web.use('*', pageHeaders)
web.route('/', assets)
web.route('/', desk)

const LIST = 'home'

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
