/** Erasure of a whole article, the same from the API and from the desk. */
import { findArticle } from '../store/articles.ts'
import { claimsOfArticle } from '../store/claims.ts'
import type { Db } from '../store/db.ts'
import { eraseArticle, isErasedArticle } from '../store/erase-article.ts'
import { isErased } from '../store/erasure.ts'
import { historiesOf } from '../store/follow-ups.ts'
import { keptHashes } from './chain.ts'

/** What came of it: `stale` when the article has another number of claims than was read, or one is being changed. */
export type Erased = 'written' | 'stale' | 'erased' | 'none'

/**
 * Erases an article with all its claims, or nothing.
 * @param given why, and how many claims it has as far as the one who erases it knows
 * @param by name of the admin, and milliseconds since 1970 UTC
 */
export async function eraseWholeArticle(
  db: Db,
  id: number,
  given: { readonly reason: string; readonly claims: number },
  by: { readonly name: string; readonly now: number },
): Promise<Erased> {
  const [article, all] = await Promise.all([findArticle(db, id), claimsOfArticle(db, id)])
  if (!article) return 'none'
  if (isErasedArticle(article)) return 'erased'
  if (all.length !== given.claims) return 'stale'
  const claims = all.filter((row) => !isErased(row))
  const histories = await historiesOf(
    db,
    claims.map((row) => row.id),
  )
  const kept = await Promise.all([...histories.values()].map((rows) => keptHashes(rows)))
  const sealed = new Set([...histories.values()].flat().flatMap((row) => (row.hash === null ? [] : [row.id])))
  const unsealed = kept.flat().filter((row) => !sealed.has(row.id))
  const cause = { by: by.name, now: by.now, reason: given.reason }
  const written = await eraseArticle(db, id, { claims, unsealed, cause })
  return written === 'written' ? 'written' : 'stale'
}
