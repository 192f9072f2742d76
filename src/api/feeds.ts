/** Feeds of change: new claims and what became of them, with the filters of the list. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { daysInWords } from '../follow-up/explain.ts'
import { labelOf } from '../follow-up/statuses.ts'
import type { Status } from '../follow-up/types.ts'
import { inMarks, shorten } from '../formats.ts'
import { buriedEntries, feedPage } from '../store/changes.ts'
import { type ClaimRow, findClaims } from '../store/claims.ts'
import { feedConditions } from '../store/feed-filters.ts'
import { evidenceOf } from '../store/follow-ups.ts'
import { publicId } from '../store/ids.ts'
import type { Change } from '../store/schema.ts'
import { createResource } from './app.ts'
import { type Feed, type FeedEntry, JsonFeed, type Tombstone, writeAtom, writeJsonFeed } from './feed.ts'
import { claimFilters, type FilterQuery, filterQuery } from './filters.ts'
import { problemResponses } from './schemas.ts'

export const feeds = createResource()

const MAX_BURIED = 100
const feedQuery = z.strictObject({
  ...filterQuery,
  limit: z.coerce.number().int().min(1).max(90).default(30),
  before: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .openapi({ description: 'only changes before this number' }),
})

/** What both feeds say of themselves. */
const feedRoute = <P extends string, R extends object>(path: P, type: string, content: R) =>
  createRoute({
    method: 'get',
    path,
    summary: `New claims and what became of them (${type})`,
    request: { query: feedQuery },
    responses: { 200: { description: 'The feed, newest first', content }, ...problemResponses },
  })

const JSON_FEED = 'application/feed+json'
const getFeedJson = feeds.openapi(
  feedRoute('/feed.json', JSON_FEED, { [JSON_FEED]: { schema: JsonFeed } } as const),
  async (c) => {
    const { feed, entries, tombstones } = await readFeed(c, c.req.valid('query'))
    const json = writeJsonFeed(feed, entries, tombstones)
    return c.json(json, 200, { 'content-type': `${JSON_FEED}; charset=utf-8` })
  },
)

const ATOM = 'application/atom+xml'
const getFeedAtom = feeds.openapi(
  feedRoute('/feed.atom', ATOM, { [ATOM]: { schema: z.string() } } as const),
  async (c) => {
    const { feed, entries, tombstones } = await readFeed(c, c.req.valid('query'))
    const xml = writeAtom(feed, entries, tombstones)
    return c.body(xml, 200, { 'content-type': `${ATOM}; charset=utf-8` })
  },
)

async function readFeed(c: Context<AppEnv>, query: z.infer<typeof feedQuery>) {
  const { limit, before, ...given } = query
  const { db } = c.var
  // A feed shows what everybody may see, to editors too: it is meant to be passed on.
  const filters = { ...(await claimFilters(c, given as FilterQuery)), all: false }
  const conditions = await feedConditions(db, filters)
  const rows = await feedPage(db, conditions, { before: before ?? null, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const claims = await findClaims(db, [...new Set(shown.map((row) => row.subjectId))])
  const followUpIds = shown.map(followUpOf).filter((id) => id !== null)
  const evidence = await evidenceOf(db, followUpIds)
  const { origin } = new URL(c.req.url)
  const entries = shown.flatMap((change) => {
    const claim = claims.find((one) => one.id === change.subjectId)
    const urls = evidence.filter((item) => item.followUpId === followUpOf(change)).map((item) => item.url)
    return claim ? [entryOf(change, claim, { origin, urls })] : []
  })
  const buried = before === undefined ? await buriedEntries(db, MAX_BURIED) : []
  const tombstones: Tombstone[] = buried.map(({ seq, at, reason }) => ({
    id: idOf(origin, seq),
    at,
    reason: reason ?? '',
  }))
  const next = rows.length > limit ? (shown.at(-1)?.seq ?? null) : null
  const updatedAt = Math.max(0, ...entries.map((one) => one.at), ...tombstones.map((one) => one.at))
  return { feed: feedOf(c.req.url, next, updatedAt), entries, tombstones }
}

function feedOf(address: string, next: number | null, updatedAt: number): Feed {
  const nextUrl = new URL(address)
  nextUrl.searchParams.set('before', String(next))
  return {
    title: 'On Record: what was said, and what became of it',
    homeUrl: new URL('/', address).href,
    selfUrl: address,
    nextUrl: next === null ? null : nextUrl.href,
    updatedAt,
  }
}

const idOf = (origin: string, seq: number) => `${origin}/v1/changes/${seq}`

interface FollowUpData {
  readonly followUp?: number
  readonly from?: Status
  readonly to?: Status
}
const dataOf = (change: Change) => JSON.parse(change.data ?? '{}') as FollowUpData
const followUpOf = (change: Change) => dataOf(change).followUp ?? null

function entryOf(
  change: Change,
  claim: ClaimRow,
  { origin, urls }: { readonly origin: string; readonly urls: readonly string[] },
): FeedEntry {
  const id = publicId('clm', claim.id)
  const who = claim.speaker?.name ?? 'Somebody'
  const { from, to } = dataOf(change)
  const news = to === undefined ? 'New' : labelOf(to, claim.type)
  const said =
    claim.saidEarliest && claim.saidLatest ? daysInWords(claim.saidEarliest, claim.saidLatest) : null
  const due = claim.dueEarliest && claim.dueLatest ? daysInWords(claim.dueEarliest, claim.dueLatest) : null
  const lines = [
    `${who}: ${inMarks(claim, claim.text)}`,
    said && `Said: ${said}`,
    due && `Due: ${due}`,
    to && from && `Status: ${labelOf(from, claim.type)} → ${labelOf(to, claim.type)}`,
    to && change.reason,
    ...urls.map((url) => `Evidence: ${url}`),
    claim.article.url && `Source: ${claim.article.url}`,
  ]
  return {
    id: idOf(origin, change.seq),
    url: `${origin}/claims/${id}`,
    title: `${news}: ${who}: ${shorten(claim.text, 100)}`,
    text: lines.filter((line) => Boolean(line)).join('\n'),
    speaker: claim.speaker?.name ?? null,
    at: change.at,
    tags: [claim.type, to ?? 'new'],
    data: {
      seq: change.seq,
      type: change.kind,
      claim: id,
      status: to ?? 'pending',
      previous: from ?? null,
      due: claim.dueEdtf,
      evidence: urls,
    },
  }
}

/** For the typed client (client.ts). */
export type FeedsRoutes = typeof getFeedJson | typeof getFeedAtom
