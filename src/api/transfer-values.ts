/**
 * What a row of an export may hold, column by column, so that no row comes in that a later read would stumble over.
 * The tables say the type; the columns named here hold more than a type tells.
 */
import { z } from '@hono/zod-openapi'
import type { ColumnType, Row, TransferTable, Value } from '../store/transfer.ts'
import { derivation, httpUrl, timeZone } from './schemas.ts'

/** A text that is JSON of a shape. */
const json = (shape: z.ZodType) =>
  z.string().refine((text) => {
    try {
      return shape.safeParse(JSON.parse(text)).success
    } catch {
      return false
    }
  })

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const readable = z.string().refine((text) => !Number.isNaN(Date.parse(text)))
const spans = json(z.array(z.tuple([z.int().min(0), z.int().min(0)])))
const derived = json(derivation)
const fields = json(z.record(z.string(), z.unknown()))

/** By the column's name, which means the same in every table. */
const VALUES: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['url', httpUrl],
  ['archived_url', httpUrl],
  ['same_as', json(z.array(httpUrl))],
  ['time_zone', timeZone],
  ['published_at', readable],
  ...['published_day', 'effective_on', 'said_earliest', 'said_latest', 'due_earliest', 'due_latest'].map(
    (name) => [name, day] as const,
  ),
  ...['content', 'cue', 'source'].map((name) => [name, spans] as const),
  ...['said_derivation', 'due_derivation'].map((name) => [name, derived] as const),
  ...['machine', 'data'].map((name) => [name, fields] as const),
  ['confidence', z.number().min(0).max(1)],
])

function hasType({ isText, isInteger, values }: ColumnType, value: string | number): boolean {
  if (isText) return typeof value === 'string' && (values === null || values.includes(value))
  return typeof value === 'number' && (!isInteger || Number.isSafeInteger(value))
}

function isAllowed(name: string, type: ColumnType, value: Value): boolean {
  if (value === null) return !type.notNull
  return hasType(type, value) && (VALUES.get(name)?.safeParse(value).success ?? true)
}

/**
 * The first column of a row whose value cannot stand there, or null when all can.
 * @param columns of the row's values, in their order; each a column of the table
 */
export function wrongColumn({ types }: TransferTable, columns: readonly string[], row: Row): string | null {
  const at = columns.findIndex((name, i) => {
    const type = types.get(name)
    return type === undefined || !isAllowed(name, type, row[i] ?? null)
  })
  return columns[at] ?? null
}
