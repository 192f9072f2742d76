import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { findArticleText, saveArticle } from '../../src/store/articles.ts'
import { openDb } from '../../src/store/db.ts'
import { someClaim, storeArticle } from '../helpers.ts'

const db = () => openDb(env.DB)
const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n

const article = {
  text: 'Ada Quill said the ferry runs again.',
  url: 'https://news.example/ferry',
  title: null,
  outlet: 'Quill Courier',
  author: null,
  language: null,
  publishedAt: null,
  publishedDay: null,
  timeZone: null,
  visibility: 'published' as const,
  createdBy: 'admin',
}

it('stores an article with its claims and text', async () => {
  const saved = await storeArticle([someClaim(), someClaim({ text: 'another', speaker: null })], {
    text: 'The text.',
  })
  expect(saved.isNew).toBe(true)
  expect(saved.article.claimCount).toBe(2)
  expect(saved.claims.map((claim) => claim.speaker?.name ?? null)).toEqual(['Ada Quill', null])
  expect(saved.claims[0]).toMatchObject({
    status: 'pending',
    version: 1,
    confidence: 0.9,
    visibility: 'published',
  })
  expect(await findArticleText(db(), saved.article.id)).toBe('The text.')
})

it('gives the stored one when the same text and url come again, also at the same time', async () => {
  const before = await count('articles')
  const saved = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      saveArticle(db(), { article, claims: [someClaim()] }, Date.UTC(2026, 0, 1) + i),
    ),
  )
  expect(new Set(saved.map((one) => one.article.id)).size).toBe(1)
  expect(saved.filter((one) => one.isNew)).toHaveLength(1)
  expect(await count('articles')).toBe((before ?? 0) + 1)
})

it('stores nothing of an article one of whose claims cannot be stored', async () => {
  const tables = ['articles', 'article_texts', 'claims', 'speakers', 'speaker_names']
  const before = await Promise.all(tables.map(count))
  const broken = {
    ...someClaim({ speaker: { key: 'new one', name: 'New One', kind: 'person' } }),
    text: null,
  }
  const given = { article: { ...article, url: null }, claims: [someClaim(), broken as never] }
  await expect(saveArticle(db(), given, Date.now())).rejects.toThrow()
  expect(await Promise.all(tables.map(count))).toEqual(before)
})

it('writes many articles at once without meeting in their ids', async () => {
  const at = Date.UTC(2026, 1, 1)
  const saved = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      saveArticle(
        db(),
        {
          article: { ...article, url: `https://news.example/many/${i}` },
          claims: Array.from({ length: 20 }, () => someClaim()),
        },
        at,
      ),
    ),
  )
  expect(new Set(saved.flatMap((one) => one.claims.map((claim) => claim.id))).size).toBe(800)
})
