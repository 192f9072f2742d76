/**
 * Whole lists as files: a stream of pages that is pulled by whoever reads it, so that memory stays the same however
 * long the list is. The last line says that all is there; a stream that breaks off has no such line.
 */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { listWithFollowUps } from '../store/claim-list.ts'
import type { FollowUpWithEvidence } from '../store/follow-ups.ts'
import type { Cursor } from '../store/page.ts'
import { createResource } from './app.ts'
import { claimFilters, dayTeller, type FilterQuery, filterQuery } from './filters.ts'
import { streamOf } from './lines.ts'
import { problemResponses } from './schemas.ts'
import { serializeClaim, serializeFollowUps } from './serialize.ts'

export const exports = createResource()

/** Rows read at once: 1,000,000 rows in 500 queries. */
const PAGE = 2000
/** Rows written at once: some 150 KB. */
const PIECE = 100

interface Format {
  readonly type: string
  /** What a browser calls the file. */
  readonly name: string
  readonly head: string
  readonly line: (
    claim: ReturnType<typeof serializeClaim>,
    history: readonly FollowUpWithEvidence[],
  ) => string
  readonly end: (count: number) => string
}

const COLUMNS = [
  'id',
  'text',
  'kind',
  'type',
  'speaker',
  'speakerId',
  'role',
  'saidOn',
  'saidEarliest',
  'saidLatest',
  'due',
  'dueEarliest',
  'dueLatest',
  'dueState',
  'status',
  'statusLabel',
  'articleId',
  'articleUrl',
  'articleTitle',
  'outlet',
  'publishedAt',
  'confidence',
  'version',
  'createdAt',
  'updatedAt',
] as const

/** A field that no spreadsheet takes for a formula (a quote is set before it), quoted where RFC 4180 asks for it. */
export function csvField(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csvLine = (values: readonly Parameters<typeof csvField>[0][]) => `${values.map(csvField).join(',')}\r\n`

const CSV: Format = {
  type: 'text/csv; charset=utf-8; header=present',
  name: 'claims.csv',
  head: csvLine(COLUMNS),
  line: ({ speaker, saidOn, due, article, ...claim }) =>
    csvLine([
      claim.id,
      claim.text,
      claim.kind,
      claim.type,
      speaker?.name,
      speaker?.id,
      speaker?.role,
      saidOn?.edtf,
      saidOn?.earliest,
      saidOn?.latest,
      due?.edtf,
      due?.earliest,
      due?.latest,
      due?.state,
      claim.status,
      claim.statusLabel,
      article.id,
      article.url,
      article.title,
      article.outlet,
      article.publishedAt,
      claim.attribution.confidence,
      claim.version,
      claim.createdAt,
      claim.updatedAt,
    ]),
  end: (count) => csvLine([`# complete: ${count} claims`, ...COLUMNS.slice(1).map(() => '')]),
}

const NDJSON: Format = {
  type: 'application/x-ndjson',
  name: 'claims.ndjson',
  head: '',
  line: (claim, history) => `${JSON.stringify({ ...claim, followUps: serializeFollowUps(history) })}\n`,
  end: (count) => `${JSON.stringify({ complete: true, count })}\n`,
}

/** All claims that the query keeps, as a stream in this format. */
async function exportClaims(c: Context<AppEnv>, given: FilterQuery, format: Format): Promise<Response> {
  const { db } = c.var
  const filters = await claimFilters(c, given)
  const today = dayTeller(c, null)
  // Taken in again line by line, they stand in the same order.
  const order = 'oldest'
  async function* pieces() {
    if (format.head !== '') yield format.head
    let count = 0
    let cursor: Cursor | null = null
    do {
      const { page, followUps } = await listWithFollowUps(db, filters, { limit: PAGE, order, cursor })
      cursor = page.next
      // What is written is let go of, so that the heap holds one page at most.
      while (page.rows.length > 0) {
        const rows = page.rows.splice(0, PIECE)
        count += rows.length
        yield rows
          .map((row) =>
            format.line(serializeClaim(row, today(row.article.timeZone)), followUps.get(row.id) ?? []),
          )
          .join('')
      }
    } while (cursor)
    yield format.end(count)
  }
  return new Response(streamOf(pieces()), {
    headers: {
      'content-type': format.type,
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${format.name}"`,
    },
  })
}

/** The route of one format. */
function exportRoute<P extends string>(path: P, format: Format, summary: string) {
  return createRoute({
    method: 'get',
    path,
    summary,
    request: { query: z.strictObject(filterQuery) },
    responses: {
      200: { description: 'The claims', content: { [format.type]: { schema: z.string() } } },
      ...problemResponses,
    },
  })
}

const getClaimsCsv = exports.openapi(
  exportRoute(
    '/claims.csv',
    CSV,
    'All claims of a list as CSV (RFC 4180); formulas are made harmless, the last row says that all is there',
  ),
  (c) => exportClaims(c, c.req.valid('query'), CSV),
)

const getClaimsNdjson = exports.openapi(
  exportRoute(
    '/claims.ndjson',
    NDJSON,
    'All claims of a list as JSON lines with follow-ups and evidence; the last line says that all is there',
  ),
  (c) => exportClaims(c, c.req.valid('query'), NDJSON),
)

/** For the typed client (client.ts). */
export type ExportsRoutes = typeof getClaimsCsv | typeof getClaimsNdjson
