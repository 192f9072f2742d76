/**
 * The whole record out and in (admin): a stream of rows that memory does not grow with, and the same rows into another
 * database, where they keep their ids, times, numbers and histories. Exports of claims come in the same way.
 */
import { createRoute, z } from '@hono/zod-openapi'
import type { Db } from '../store/db.ts'
import {
  exportRows,
  importRows,
  keyOf,
  type Row,
  type TableRows,
  TRANSFER_TABLES,
  type TransferTable,
  transferTable,
} from '../store/transfer.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { claimTables } from './import-claims.ts'
import { badLine, linesOf, NDJSON, streamOf } from './lines.ts'
import { problemResponses } from './schemas.ts'
import { wrongColumn } from './transfer-values.ts'

export const transfer = createResource()

const FORMAT = 1
/** Rows read at once: as many as come to something between these sizes, in UTF-16 units. */
const MOST_ROWS = 8000
const SMALL_READ = 500_000
const LARGE_READ = 2_000_000
/** Rows written at once. */
const PIECE = 100

const columnsOf = () =>
  Object.fromEntries(TRANSFER_TABLES.map(({ name, columns }) => [name, columns] as const))

/** Pieces of the export: the head, rows table by table, the end. */
async function* pieces(db: Db): AsyncGenerator<string, void, undefined> {
  yield `${JSON.stringify({ onRecord: FORMAT, columns: columnsOf() })}\n`
  let count = 0
  for (const table of TRANSFER_TABLES) {
    let limit = table.name === 'article_texts' ? 16 : MOST_ROWS
    for (let after: Row | null = null; ; ) {
      const rows: Row[] = await exportRows(db, table, { after, limit })
      count += rows.length
      const isLast = rows.length < limit
      const last = rows.at(-1)
      if (last) after = keyOf(table, last)
      let size = 0
      // What is written is let go of, so that the heap holds one read at most.
      while (rows.length > 0) {
        const piece = rows
          .splice(0, PIECE)
          .map((row) => `${JSON.stringify([table.name, ...row])}\n`)
          .join('')
        size += piece.length
        yield piece
      }
      if (isLast) break
      if (size < SMALL_READ) limit = Math.min(MOST_ROWS, limit * 2)
      if (size > LARGE_READ) limit = Math.max(1, Math.floor(limit / 2))
    }
  }
  yield `${JSON.stringify({ complete: true, count })}\n`
}

transfer.openapi(
  createRoute({
    method: 'get',
    path: '/export.ndjson',
    summary: 'Everything that the record holds, as rows (admin); the last line says that all is there',
    description:
      'A backup: articles with their texts, claims with every earlier state, speakers, changes, follow-ups, evidence and relations. Tokens and webhooks are not in it. `POST /v1/import` takes it.',
    responses: {
      200: { description: 'The record', content: { [NDJSON as string]: { schema: z.string() } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    return new Response(streamOf(pieces(c.var.db)), {
      headers: {
        'content-type': NDJSON,
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="on-record.ndjson"',
      },
    })
  },
)

const Head = z.object({ onRecord: z.literal(FORMAT), columns: z.record(z.string(), z.array(z.string())) })
const RowLine = z.tuple([z.string()], z.union([z.string(), z.number(), z.null()]))

/** The columns of each table, as the head of an export names them. */
function readHead(json: unknown, line: number): Map<TransferTable, readonly string[]> {
  const head = Head.safeParse(json)
  if (!head.success) throw badLine(line, 'is not the head of an export that is known here')
  const known = Object.entries(head.data.columns).map(([name, columns]) => {
    const table = transferTable(name)
    if (!table) throw badLine(line, `there is no table ${name}`)
    const missing = table.key.filter((column) => !columns.includes(column))
    const unknown = columns.filter((column) => !table.columns.includes(column))
    if (missing.length > 0 || unknown.length > 0) {
      throw badLine(line, `the columns of ${name} are not known: ${[...missing, ...unknown].join(', ')}`)
    }
    return [table, columns] as const
  })
  return new Map(known)
}

/** Rows of an export by table, in the order in which tables can be filled. */
function rowsByTable(lines: ReturnType<typeof linesOf>): TableRows[] {
  const [first, ...rest] = lines
  const columns = readHead(first?.json, first?.line ?? 1)
  const rows = new Map<TransferTable, Row[]>()
  for (const { line, json } of rest) {
    if (isEnd(json)) continue
    const given = RowLine.safeParse(json)
    const [name = '', ...row] = given.success ? given.data : []
    const table = transferTable(name)
    const names = table && columns.get(table)
    if (!table || names?.length !== row.length)
      throw badLine(line, 'is not a row of the tables that the head names')
    const wrong = wrongColumn(table, names, row)
    if (wrong !== null) throw badLine(line, `${name}.${wrong} cannot have this value`)
    const known = rows.get(table)
    if (known) known.push(row)
    else rows.set(table, [row])
  }
  return TRANSFER_TABLES.flatMap((table) => {
    const found = rows.get(table)
    return found ? [{ table, columns: columns.get(table) ?? [], rows: found }] : []
  })
}

/** The last line of an export. */
const isEnd = (json: unknown) => typeof json === 'object' && json !== null && 'complete' in json

transfer.openapi(
  createRoute({
    method: 'post',
    path: '/import',
    summary: 'Take in lines of an export, all or none (admin); what stands already is left alone',
    description:
      'Lines of `/v1/export.ndjson`, the head before them, or lines of `/v1/claims.ndjson`. Ids, times and histories stay as they were. A row whose place another one has is refused, and everything with it: exports go into an empty record, or one that was begun with the same export.',
    request: { body: { content: { [NDJSON]: { schema: z.string() } }, required: true } },
    responses: {
      200: {
        description: 'How many rows are new, and how many stood already',
        content: { 'application/json': { schema: z.object({ stored: z.int(), known: z.int() }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const lines = linesOf(await c.req.text())
    const isRecord = Array.isArray(lines[0]?.json) || 'onRecord' in Object(lines[0]?.json)
    const claims = isRecord ? null : claimTables(lines.filter(({ json }) => !isEnd(json)))
    const result = await importRows(c.var.db, claims?.tables ?? rowsByTable(lines), claims?.articles)
    if (!result.ok) {
      const detail = `Another row stands where a row of ${result.table} would go; nothing of this request was stored.`
      throw new Problem('import-conflict', detail)
    }
    return c.json({ stored: result.stored, known: result.known }, 200)
  },
)
