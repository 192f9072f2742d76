/**
 * The whole record as rows, to be carried into another database: what was said, by whom, what became of it, and every
 * earlier state. Left out is what belongs to one installation: tokens, sessions, webhooks, answers kept for retries.
 */
import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import type { Db } from './db.ts'
import { beginOf } from './keys.ts'
import { NEXT_SEQ } from './new-claims.ts'
import * as schema from './schema.ts'

/** One value of a row. */
export type Value = string | number | null
export type Row = readonly Value[]

/** What a column takes. */
export interface ColumnType {
  readonly isText: boolean
  readonly isInteger: boolean
  readonly notNull: boolean
  /** The only texts that it takes; null for any. */
  readonly values: readonly string[] | null
}

export interface TransferTable {
  readonly name: string
  /** Columns as the database names them, in the order of a row's values. */
  readonly columns: readonly string[]
  /** The primary key: the order of the export. */
  readonly key: readonly string[]
  /** What every row of this key is known to meet, word for word as the index of the key says it; null for any row. */
  readonly indexed: string | null
  readonly types: ReadonlyMap<string, ColumnType>
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function table(of: Table, ...key: string[]): TransferTable {
  const types = Object.entries(getTableColumns(of)).map(([name, column]) => {
    const type: ColumnType = {
      isText: column.dataType === 'string',
      isInteger: column.columnType === 'SQLiteInteger',
      notNull: column.notNull,
      values: column.enumValues && column.enumValues.length > 0 ? column.enumValues : null,
    }
    return [snake(name), type] as const
  })
  return {
    name: getTableName(of),
    columns: types.map(([name]) => name),
    ...{ key, indexed: null, types: new Map(types) },
  }
}

/** In the order in which they can be filled: changes before claims, so that a claim is not announced a second time. */
export const TRANSFER_TABLES: readonly TransferTable[] = [
  table(schema.speakers, 'id'),
  table(schema.speakerNames, 'key'),
  table(schema.speakerHistory, 'speaker_id', 'version'),
  table(schema.articles, 'id'),
  table(schema.articleTexts, 'article_id'),
  table(schema.changes, 'seq'),
  table(schema.claims, 'id'),
  table(schema.claimHistory, 'claim_id', 'version'),
  table(schema.followUps, 'id'),
  table(schema.evidence, 'follow_up_id', 'position'),
  table(schema.claimRelations, 'claim_id', 'earlier_id'),
]

/** The table with this name, or null. */
export function transferTable(name: string): TransferTable | null {
  return TRANSFER_TABLES.find((one) => one.name === name) ?? null
}

const quoted = (names: readonly string[], of = '') => names.map((name) => `${of}"${name}"`).join(', ')

/**
 * Rows of a table in the order of its key.
 * @param after key of the last row that was read, or null
 */
export async function exportRows(
  db: Db,
  { name, columns, key }: TransferTable,
  { after, limit }: { readonly after: Row | null; readonly limit: number },
): Promise<Row[]> {
  const order = quoted(key)
  const seek = after === null ? '' : `where (${order}) > (${key.map(() => '?').join(', ')})`
  const query = `select ${quoted(columns)} from "${name}" ${seek} order by ${order} limit ?`
  return db.$client
    .prepare(query)
    .bind(...(after ?? []), limit)
    .raw<Value[]>()
}

/** The key of a row. */
export function keyOf({ columns, key }: TransferTable, row: Row): Row {
  return key.map((name) => row[columns.indexOf(name)] ?? null)
}

/** Rows to be stored in one table; `columns` may be fewer than the table has. */
export interface TableRows {
  readonly table: TransferTable
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** False where a row that stands already may be another one. */
  readonly mustMatch?: boolean
}

/** D1 takes 2,000,000 bytes a value; a UTF-16 unit is at most three. */
const MAX_JSON = 600_000

/** Rows as JSON texts that each fit one value; a row that is too long for one stands alone. */
function chunks(rows: readonly Row[]): (string | Row)[] {
  const out: (string | Row)[] = []
  let open: string[] = []
  let size = 0
  const close = () => {
    if (open.length > 0) out.push(`[${open.join(',')}]`)
    open = []
    size = 0
  }
  for (const row of rows) {
    const json = JSON.stringify(row)
    if (size + json.length > MAX_JSON) close()
    if (json.length > MAX_JSON) out.push(row)
    else {
      open.push(json)
      size += json.length
    }
  }
  close()
  return out
}

/** SQL for the rows of a chunk: a source, the value of a column in it, and what is bound. */
function sourceOf(chunk: string | Row) {
  return typeof chunk === 'string'
    ? { from: 'json_each(?1) as j', value: (i: number) => `(j.value ->> ${i})`, bound: [chunk] }
    : { from: '(select 1) as j', value: (i: number) => `?${i + 1}`, bound: [...chunk] }
}

function statements({ table, columns, mustMatch = true }: TableRows, chunk: string | Row) {
  const { name, key, indexed } = table
  const { from, value, bound } = sourceOf(chunk)
  const is = (column: string) => `t."${column}" is ${value(columns.indexOf(column))}`
  const sameKey = [...key.map(is), ...(indexed === null ? [] : [indexed])].join(' and ')
  const same = columns.map(is).join(' and ')
  const known = `from ${from} join "${name}" as t on ${sameKey}`
  const conflict = mustMatch ? `coalesce(sum(not (${same})), 0)` : '0'
  const values = columns.map((_, i) => value(i))
  // Claims of a list come without their numbers and take the next ones.
  const isNumbered = name === 'claims' && !columns.includes('seq')
  const into = isNumbered ? [...columns, 'seq'] : columns
  if (isNumbered) values.push(`${NEXT_SEQ} + row_number() over () - 1`)
  return {
    check: [`select count(*) as known, ${conflict} as conflicts ${known}`, bound] as const,
    insert: [
      `insert into "${name}" (${quoted(into)}) select ${values.join(', ')} from ${from} where not exists (select 1 from "${name}" as t where ${sameKey})`,
      bound,
    ] as const,
  }
}

/** What came of an import: how many rows are new and how many stood already; or the table where another row stands. */
export type Imported =
  | { readonly ok: true; readonly stored: number; readonly known: number }
  | { readonly ok: false; readonly table: string }

/**
 * Stores rows, all or none; those that stand already are left alone, so that it can be done again.
 * @param articles ids of articles whose claims are counted anew
 */
export async function importRows(
  db: Db,
  given: readonly TableRows[],
  articles: readonly number[] = [],
): Promise<Imported> {
  const d1 = db.$client
  const parts = given.flatMap((one) =>
    chunks(one.rows).map((chunk) => ({ table: one.table.name, ...statements(one, chunk) })),
  )
  if (parts.length === 0) return { ok: true, stored: 0, known: 0 }
  const prepare = ([query, bound]: readonly [string, readonly Value[]]) => d1.prepare(query).bind(...bound)
  const checks = await d1.batch<{ known: number; conflicts: number }>(
    parts.map(({ check }) => prepare(check)),
  )
  const counts = checks.map(({ results }) => results[0] ?? { known: 0, conflicts: 0 })
  const wrong = counts.findIndex(({ conflicts }) => conflicts > 0)
  if (wrong >= 0) return { ok: false, table: parts[wrong]?.table ?? '' }
  const recount = d1
    .prepare(
      `update articles set claim_count = (select count(*) from claims_fts where claims_fts match '{tags} : a' || articles.id and rowid >= ${beginOf('said')}) where id in (select value from json_each(?))`,
    )
    .bind(JSON.stringify(articles))
  await d1.batch([...parts.map(({ insert }) => prepare(insert)), ...(articles.length > 0 ? [recount] : [])])
  const known = counts.reduce((sum, one) => sum + one.known, 0)
  const rows = given.reduce((sum, one) => sum + one.rows.length, 0)
  return { ok: true, stored: rows - known, known }
}
