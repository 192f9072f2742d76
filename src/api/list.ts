/** The envelope of every list: `data`, the cursors beside it, and the same as `Link` headers (RFC 8288). */
import type { Context } from 'hono'
import { type Cursor, type Page, writeCursor } from '../store/page.ts'

/**
 * @param list names the list with its filters, as given to `cursorOf`
 * @param row turns a row into JSON
 */
export function pageJson<T, J>(
  c: Context,
  page: Page<T>,
  { list, row }: { readonly list: string; readonly row: (row: T) => J },
): { data: J[]; next: string | null; previous: string | null } {
  const write = (cursor: Cursor | null) => cursor && writeCursor(cursor, list)
  const next = write(page.next)
  const previous = write(page.previous)
  const links = [link(c.req.url, next, 'next'), link(c.req.url, previous, 'prev')].filter(
    (text) => text !== null,
  )
  if (links.length > 0) c.header('link', links.join(', '))
  return { data: page.rows.map(row), next, previous }
}

function link(address: string, cursor: string | null, rel: string): string | null {
  if (cursor === null) return null
  const url = new URL(address)
  url.searchParams.set('cursor', cursor)
  return `<${url.href}>; rel="${rel}"`
}
