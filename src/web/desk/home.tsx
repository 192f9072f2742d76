/** The desk: what to check today, what is in the works, what came in last. */
import { Hono } from 'hono'
import { dayInWords } from '../../follow-up/explain.ts'
import { listArticles } from '../../store/articles.ts'
import { recentBatches } from '../../store/batches.ts'
import { listClaims } from '../../store/claim-list.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { type DraftSummary, listDrafts } from '../../store/drafts.ts'
import { type Days, daysNow } from '../../store/due.ts'
import { publicId } from '../../store/ids.ts'
import { type Page, readCursor, writeCursor } from '../../store/page.ts'
import type { Article } from '../../store/schema.ts'
import { DueBadge, StatusBadge } from '../components/badges.tsx'
import { EmptyState, Notice } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { counted, shorten } from '../words.ts'
import type { DeskContext, DeskEnv } from './form.ts'
import { Batches } from './import.tsx'
import { DeskFrame } from './parts.tsx'

export const homePages = new Hono<DeskEnv>()

/** The parts of the queue: due state, what it is called, what it means. */
const QUEUE = [
  ['overdue', 'Overdue', 'The last day is over and nobody has said what became of them.'],
  ['due', 'Due now', 'Their window is open today.'],
  ['upcoming', 'Coming up', 'What falls due next.'],
] as const
type QueueState = (typeof QUEUE)[number][0]
const SHOWN = 5

function queuePage(c: DeskContext, state: QueueState, days: Days, request: Parameters<typeof listClaims>[2]) {
  return listClaims(c.var.db, { due: { states: [state], days }, all: true }, request)
}

homePages.get('/desk', async (c) => {
  const { db } = c.var
  const days = await daysNow(db, c.var.today)
  const first = (limit: number) => ({ limit, cursor: null, order: 'due' as const })
  const [overdue, due, upcoming, drafts, recent, batches] = await Promise.all([
    queuePage(c, 'overdue', days, first(SHOWN)),
    queuePage(c, 'due', days, first(SHOWN)),
    queuePage(c, 'upcoming', days, first(SHOWN)),
    listDrafts(db, c.var.now(), 10),
    listArticles(db, { limit: 8, cursor: null, all: true }),
    recentBatches(db, 3),
  ])
  return c.html(
    <HomePage
      c={c}
      queue={{ overdue, due, upcoming }}
      drafts={drafts}
      recent={recent.rows}
      batches={batches}
    />,
  )
})

interface HomeProps {
  readonly c: DeskContext
  readonly queue: Readonly<Record<QueueState, Page<ClaimRow>>>
  readonly drafts: readonly DraftSummary[]
  readonly recent: readonly Article[]
  readonly batches: Parameters<typeof Batches>[0]['batches']
}

function HomePage({ c, queue, drafts, recent, batches }: HomeProps) {
  const isEmpty = QUEUE.every(([state]) => queue[state].rows.length === 0)
  return (
    <DeskFrame c={c} title="Today">
      <div class="head">
        <h1>What to check today</h1>
      </div>
      {c.req.query('done') === 'discarded' ? <Notice tone="done" title="The draft was thrown away." /> : null}
      <div class="columns">
        <div>
          {isEmpty ? (
            <EmptyState title="Nothing is due">
              <p>
                Claims with a due window come here when it opens. <a href="/desk/new">Bring in an article</a>,
                or <a href="/search">search</a> for a claim to follow up.
              </p>
            </EmptyState>
          ) : null}
          {QUEUE.map(([state, name, meaning]) =>
            queue[state].rows.length === 0 ? null : (
              <section class="section">
                <h2>{name}</h2>
                <p class="hint">{meaning}</p>
                <Queue c={c} claims={queue[state].rows} />
                {queue[state].next ? (
                  <p>
                    <a href={`/desk/due?state=${state}`}>All that is {name.toLowerCase()}</a>
                  </p>
                ) : null}
              </section>
            ),
          )}
        </div>
        <div class="aside">
          <section>
            <h2>Drafts</h2>
            {drafts.length === 0 ? (
              <p class="quiet">
                None. <a href="/desk/new">Bring in an article</a>.
              </p>
            ) : (
              <ul class="rows">
                {drafts.map((draft) => (
                  <li>
                    <a href={`/desk/drafts/${publicId('drf', draft.id)}`} dir="auto">
                      {shorten(draft.article.title ?? 'Untitled article', 100)}
                    </a>
                    <span class="small quiet">
                      {draft.decided} of {draft.claims} decided · {draft.createdBy} ·{' '}
                      {dayInWords(new Date(draft.createdAt).toISOString().slice(0, 10))}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          {batches.length > 0 ? (
            <section>
              <h2>Imports</h2>
              <Batches batches={batches} />
            </section>
          ) : null}
          <section>
            <h2>Brought in last</h2>
            {recent.length === 0 ? <p class="quiet">No article is on record yet.</p> : null}
            <ul class="rows">
              {recent.map((article) => (
                <li>
                  <a href={`/articles/${publicId('art', article.id)}`} dir="auto">
                    {shorten(article.title ?? 'Untitled article', 100)}
                  </a>
                  <span class="small quiet">
                    <bdi>{shorten(article.outlet ?? 'Outlet unknown', 60)}</bdi> ·{' '}
                    {counted(article.claimCount, 'claim')}
                    {article.visibility === 'published' ? '' : ` · ${article.visibility}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </DeskFrame>
  )
}

/** Claims that wait, each with the way to its page at the desk. */
function Queue({ c, claims }: { readonly c: DeskContext; readonly claims: readonly ClaimRow[] }) {
  return (
    <ul class="rows">
      {claims.map((claim) => {
        const { visibility, speaker, article } = claim
        return (
          <li>
            <a href={`/desk/claims/${publicId('clm', claim.id)}`} dir="auto" class="said">
              {shorten(claim.text, 220)}
            </a>
            <span class="facts">
              <span>
                <bdi>{shorten(speaker?.name ?? 'Speaker unknown', 80)}</bdi>
              </span>
              <StatusBadge status={claim.status} type={claim.type} />
              <DueBadge claim={claim} today={c.var.today(article.timeZone)} />
              {visibility === 'published' ? null : <span class="tag">{visibility}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

homePages.get('/desk/due', async (c) => {
  const given = c.req.query('state')
  const [state, name, meaning] = QUEUE.find(([one]) => one === given) ?? QUEUE[0]
  const list = `desk-due-${state}`
  const text = c.req.query('cursor')
  const cursor = text ? readCursor(text, list) : null
  const days = await daysNow(c.var.db, c.var.today)
  const page = await queuePage(c, state, days, { limit: 25, cursor, order: 'due' })
  const link = (one: Page<ClaimRow>['next']) =>
    one && `/desk/due?state=${state}&cursor=${writeCursor(one, list)}`
  return c.html(
    <DeskFrame c={c} title={name}>
      <div class="head">
        <h1>{name}</h1>
        <p>{meaning}</p>
        <p>
          {QUEUE.filter(([one]) => one !== state).map(([one, other]) => (
            <>
              <a href={`/desk/due?state=${one}`}>{other}</a>{' '}
            </>
          ))}
        </p>
      </div>
      {page.rows.length === 0 ? (
        <EmptyState title="Nothing here">
          <p>
            <a href="/desk">To the desk</a>
          </p>
        </EmptyState>
      ) : (
        <Queue c={c} claims={page.rows} />
      )}
      <Pager next={link(page.next)} previous={link(page.previous)} names={['Earlier', 'Later']} />
    </DeskFrame>,
  )
})
