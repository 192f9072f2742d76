/** The public pages: reading only, without script. */

import { type Context, Hono } from 'hono'
import type { AppEnv } from '../context.ts'
import { daysAfter, isDay } from '../follow-up/days.ts'
import { listArticles } from '../store/articles.ts'
import { listClaims } from '../store/claim-list.ts'
import { daysNow } from '../store/due.ts'
import { parseId } from '../store/ids.ts'
import { MAX_QUERY } from '../store/match.ts'
import { readArticle, readClaim, readDue, readFront, readSpeaker } from '../store/reading.ts'
import { listSpeakers } from '../store/speakers.ts'
import { heardOf } from '../store/tallies.ts'
import { AboutPage } from './pages/about.tsx'
import { ArticlePage } from './pages/article.tsx'
import { ArticlesPage } from './pages/articles.tsx'
import { ClaimPage } from './pages/claim.tsx'
import { DuePage } from './pages/due.tsx'
import { HomePage } from './pages/home.tsx'
import { SearchPage } from './pages/search.tsx'
import { SpeakerPage } from './pages/speaker.tsx'
import { SpeakersPage } from './pages/speakers.tsx'
import { cursorOf, dayTeller, idOf, monthsAfter, neighbours, nothing, refuse } from './request.ts'
import { readSearch, type SearchQuery, searchOrder, searchPath } from './search-query.ts'

export const reader = new Hono<AppEnv>()

/** Most speakers that a search names above what was said. */
const MAX_PEOPLE = 5

type Asked = Context<AppEnv>
const originOf = (c: Asked) => new URL(c.req.url).origin
/** True for who may see what is not published. */
const seesAll = (c: Asked) => c.var.actor !== null

reader.get('/', async (c) => {
  const today = dayTeller(c)
  const now = today(null)
  const days = {
    today: now,
    since: daysAfter(now, -6),
    soon: daysAfter(now, 8),
  }
  const front = await readFront(c.var.db, days, { limit: 10, cursor: cursorOf(c, 'home'), dueLimit: 5 })
  const pages = neighbours(front.latest, 'home', '/')
  return c.html(<HomePage front={front} today={today} since={days.since} {...pages} origin={originOf(c)} />)
})

reader.get('/claims', (c) => {
  const { searchParams } = new URL(c.req.url)
  // No page takes one there; it is not handed on.
  searchParams.delete('token')
  return c.redirect(`/search${searchParams.size === 0 ? '' : `?${searchParams}`}`, 301)
})

reader.get('/claims/:id', async (c) => {
  const id = idOf('clm', c.req.param('id'), 'claim')
  const record = await readClaim(c.var.db, id, { all: seesAll(c) })
  if (!record) throw nothing('claim')
  const today = c.var.today(record.claim.article.timeZone)
  return c.html(<ClaimPage record={record} today={today} origin={originOf(c)} isEditor={seesAll(c)} />)
})

reader.get('/articles', async (c) => {
  const request = { limit: 20, cursor: cursorOf(c, 'articles'), all: seesAll(c) }
  const page = await listArticles(c.var.db, request)
  return c.html(<ArticlesPage articles={page.rows} {...neighbours(page, 'articles', '/articles')} />)
})

reader.get('/articles/:id', async (c) => {
  const id = idOf('art', c.req.param('id'), 'article')
  const record = await readArticle(c.var.db, id, { all: seesAll(c) })
  if (!record) throw nothing('article')
  const today = c.var.today(record.article.timeZone)
  return c.html(<ArticlePage record={record} today={today} origin={originOf(c)} />)
})

reader.get('/speakers', async (c) => {
  const q = c.req.query('q')?.trim().slice(0, MAX_QUERY) || undefined
  const list = q === undefined ? 'speakers' : `speakers ${q}`
  const path = q === undefined ? '/speakers' : `/speakers?${new URLSearchParams({ q })}`
  const page = await listSpeakers(c.var.db, { limit: 20, q, cursor: cursorOf(c, list) })
  const heard = await heardOf(
    c.var.db,
    page.rows.map((one) => one.id),
  )
  return c.html(<SpeakersPage q={q} speakers={page.rows} heard={heard} {...neighbours(page, list, path)} />)
})

reader.get('/speakers/:id', async (c) => {
  const text = c.req.param('id')
  const id = idOf('spk', text, 'speaker')
  const list = `speaker ${text}`
  const record = await readSpeaker(c.var.db, id, { limit: 20, cursor: cursorOf(c, list) })
  if (!record) throw nothing('speaker')
  const pages = neighbours(record.page, list, `/speakers/${text}`)
  return c.html(<SpeakerPage record={record} today={dayTeller(c)} origin={originOf(c)} {...pages} />)
})

reader.get('/search', async (c) => {
  const query = readSearch((name) => c.req.query(name))
  const path = searchPath(query)
  const request = { limit: 20, cursor: cursorOf(c, path), order: searchOrder(query) }
  const filters = await filtersOf(c, query)
  // Who types a name looks for a person: shown beside what was said, on the first page.
  const isNew = query.q !== undefined && query.speaker === undefined && request.cursor === null
  const [page, people] = await Promise.all([
    listClaims(c.var.db, filters, request),
    isNew ? listSpeakers(c.var.db, { limit: MAX_PEOPLE, q: query.q, cursor: null }) : null,
  ])
  const shown = { query, claims: page.rows, people: people?.rows ?? [], today: dayTeller(c) }
  return c.html(<SearchPage {...shown} {...neighbours(page, path, path)} />)
})

/** The filters as the store takes them; what day it is, is asked for only where a due state is. */
async function filtersOf(c: Asked, { order: _, ...query }: SearchQuery) {
  const id = (prefix: 'spk' | 'art', text: string | undefined) =>
    text === undefined ? undefined : (parseId(prefix, text) ?? undefined)
  return {
    ...query,
    speaker: id('spk', query.speaker),
    article: id('art', query.article),
    settled: query.settled === 'yes',
    due: query.due && { states: [query.due], days: await daysNow(c.var.db, dayTeller(c)) },
  }
}

reader.get('/due', async (c) => {
  const today = dayTeller(c)
  const now = today(null)
  const day = c.req.query('day')
  const asked = c.req.query('month')
  if (day !== undefined && !isDay(day)) refuse('day must be a day, YYYY-MM-DD.')
  if (asked !== undefined && !isDay(`${asked}-01`)) refuse('month must be a month, YYYY-MM.')
  const month = day?.slice(0, 7) ?? asked ?? now.slice(0, 7)
  const whole = [`${month}-01`, `${monthsAfter(month, 1)}-01`] as const
  // Without a month it is what comes next, from today on and beyond the month's end.
  const span = day ? ([day, daysAfter(day, 1)] as const) : asked ? whole : ([now, '9999-12-31'] as const)
  const list = `due ${span.join(' ')}`
  const due = await readDue(c.var.db, { span, month }, { limit: 20, cursor: cursorOf(c, list) })
  const path = day ? `/due?day=${day}` : asked ? `/due?month=${asked}` : '/due'
  return c.html(
    <DuePage due={due} month={month} day={day} today={today} {...neighbours(due.page, list, path)} />,
  )
})

reader.get('/about', (c) => c.html(<AboutPage origin={originOf(c)} />))
