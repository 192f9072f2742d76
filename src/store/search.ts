/** Searches as the full-text index takes them: the text's words, and a tag for each filter that it holds. */
import { type ClaimFilters, SETTLED } from './claims.ts'
import { matchText } from './match.ts'

/** How many of the newest matches are ranked, or put in another order than that of recording. */
export const RANKED = 1000

/** An FTS5 expression that matches nothing. */
export const NOTHING = '""'

/** Hex of UTF-8, as SQLite's `hex` writes it but for its case, which the index folds. */
function hex(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const statusTag = (status: string) => `x${status.replaceAll('_', '')}`

/**
 * The FTS5 expression of a search with its filters, whose tags the view `claims_search` writes.
 * @param group the ids that the filter's speaker goes by
 * @returns null when nothing can match
 */
export function searchMatch(filters: ClaimFilters, group: readonly number[]): string | null {
  const { q = '', speaker, article, outlet, kind, type, status, all } = filters
  const words = matchText(q)
  if (words === null) return null
  const tags = [
    all ? '' : 'vpublished',
    kind && `k${kind}`,
    type && `t${type}`,
    status && statusTag(status),
    filters.settled ? `(${SETTLED.map(statusTag).join(' OR ')})` : '',
    article === undefined ? '' : `a${article}`,
    outlet === undefined ? '' : `o${hex(outlet.toLowerCase())}`,
    speaker === undefined ? '' : `(${group.map((id) => `s${id}`).join(' OR ')})`,
  ].filter((tag) => tag)
  return `{text} : (${words})${tags.map((tag) => ` AND {tags} : ${tag}`).join('')}`
}
