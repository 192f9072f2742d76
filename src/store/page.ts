/**
 * Keyset pages: one sortable key a list, never OFFSET. A cursor says from where, in which direction and for
 * which filters, so that it cannot be used on another list.
 */

/** Where a page starts. `before` pages walk back towards the first. */
export interface PageRequest {
  readonly limit: number
  readonly cursor: Cursor | null
}

export interface Cursor {
  readonly direction: 'after' | 'before'
  /** The key of the row next to the page, on the side it comes from. */
  readonly key: string
}

export interface Page<T> {
  readonly rows: T[]
  readonly next: Cursor | null
  readonly previous: Cursor | null
}

/**
 * Cuts rows that were read with one more than `limit` into a page.
 * @param rows in the order read: for `before` that is the reverse of the list's order
 * @param keyOf the row's sort key as text
 */
export function cutPage<T>(rows: readonly T[], request: PageRequest, keyOf: (row: T) => string): Page<T> {
  const back = request.cursor?.direction === 'before'
  const more = rows.length > request.limit
  const kept = rows.slice(0, request.limit)
  if (back) kept.reverse()
  const first = kept[0]
  const last = kept[kept.length - 1]
  const hasNext = back ? true : more
  const hasPrevious = back ? more : request.cursor !== null
  return {
    rows: kept,
    next: hasNext && last !== undefined ? { direction: 'after', key: keyOf(last) } : null,
    previous: hasPrevious && first !== undefined ? { direction: 'before', key: keyOf(first) } : null,
  }
}

/** FNV-1a, 32 bits, over UTF-16 units: binds a cursor to its list; no secret, a forged one only seeks elsewhere. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/**
 * A cursor as opaque text.
 * @param list names the list, its filters and order: the same text must be given to `readCursor`
 */
export function writeCursor(cursor: Cursor, list: string): string {
  const body = `${cursor.direction === 'before' ? 'p' : 'n'}${cursor.key}`
  return btoa(`${body}.${checksum(`${list}\n${body}`)}`)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/**
 * Reads a cursor that `writeCursor` made for the same list.
 * @returns null for anything else
 */
export function readCursor(text: string, list: string): Cursor | null {
  if (text.length > 400 || !/^[\w-]+$/.test(text)) return null
  let plain: string
  try {
    plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return null
  }
  const dot = plain.lastIndexOf('.')
  const body = plain.slice(0, dot)
  if (dot < 2 || plain.slice(dot + 1) !== checksum(`${list}\n${body}`)) return null
  const direction = body.charAt(0) === 'p' ? 'before' : 'after'
  return { direction, key: body.slice(1) }
}
