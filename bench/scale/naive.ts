/** What one writes first: an article, its speakers and its claims by a statement for each row, all in one batch. */
import { getTableColumns } from 'drizzle-orm'
import { articleDigest, type NewArticle } from '../../src/store/articles.ts'
import { newIds } from '../../src/store/ids.ts'
import { NEXT_SEQ, type NewClaim } from '../../src/store/new-claims.ts'
import { articles, claims, speakers } from '../../src/store/schema.ts'

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function inserter(db: D1Database, table: string, given: readonly string[], conflict = '') {
  // A claim's number is the next one of the sequence.
  const columns = given.filter((name) => name !== 'seq')
  const numbered = columns.length < given.length
  const names = [...columns.map(snake), ...(numbered ? ['seq'] : [])].join(', ')
  const marks = [...columns.map(() => '?'), ...(numbered ? [NEXT_SEQ] : [])].join(', ')
  const statement = db.prepare(`insert ${conflict} into ${table} (${names}) values (${marks})`)
  return (row: Record<string, unknown>) => statement.bind(...columns.map((name) => row[name] ?? null))
}

/** Stores the same rows as `saveArticle`, for speakers who all have a key. @returns how many claims */
export async function saveNaively(
  db: D1Database,
  given: { article: NewArticle; claims: readonly NewClaim[] },
): Promise<number> {
  const now = Date.now()
  const digest = await articleDigest(given.article.url, given.article.text)
  const known = await db.prepare('select id from articles where digest = ?').bind(digest).all()
  if (known.results.length > 0) return 0
  const [articleId = 0] = newIds(1, now)
  const ids = newIds(given.claims.length, now)
  const article = { ...given.article, id: articleId, digest, claimCount: ids.length, createdAt: now }
  const insertSpeaker = inserter(db, 'speakers', Object.keys(getTableColumns(speakers)), 'or ignore')
  const insertClaim = inserter(db, 'claims', Object.keys(getTableColumns(claims)))
  const statements = [
    inserter(db, 'articles', Object.keys(getTableColumns(articles)))(article),
    db.prepare('insert into article_texts values (?, ?)').bind(articleId, article.text),
  ]
  const keys = [...new Set(given.claims.map((claim) => claim.speaker?.key ?? null))]
  const found = await db
    .prepare(
      `select key, speaker_id as id from speaker_names where key in (${keys.map(() => '?').join(', ')})`,
    )
    .bind(...keys)
    .all<{ key: string; id: number }>()
  const speakerIds = new Map(found.results.map(({ key, id }) => [key, id]))
  given.claims.forEach((claim, i) => {
    const id = ids[i] ?? 0
    const key = claim.speaker?.key ?? null
    if (claim.speaker && key !== null && !speakerIds.has(key)) {
      speakerIds.set(key, id)
      const row = { ...claim.speaker, id, sameAs: '[]', version: 1, createdAt: now, updatedAt: now }
      statements.push(
        insertSpeaker(row),
        db
          .prepare('insert or ignore into speaker_names (key, speaker_id, name) values (?, ?, ?)')
          .bind(key, id, claim.speaker.name),
      )
    }
    statements.push(
      insertClaim({
        ...claim,
        id,
        articleId,
        speakerId: key === null ? null : speakerIds.get(key),
        outletKey: article.outlet?.toLowerCase(),
        status: 'pending',
        visibility: article.visibility,
        version: 1,
        updatedAt: now,
      }),
    )
  })
  await db.batch(statements)
  return ids.length
}
