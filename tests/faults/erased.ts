/**
 * `npm run test:erased`: erases an article on a running server and looks for its words in the bytes of the database's files: as they
 * are, and after `VACUUM` and an `optimize` of the full-text index. D1 does not take the first; a new database made of an export is the same.
 */
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { bundleWorker } from '../../scripts/bundle.ts'
import { record } from './results.ts'
import { AUTH, databaseFile, kill, newState, type Server, start } from './server.ts'

const WORD = 'zzerasedzz'
const { directory: modules } = await bundleWorker('src/index.tsx')
const state = newState()

async function send(server: Server, path: string, body: object, headers: Record<string, string> = {}) {
  const init = {
    method: 'POST',
    headers: { ...AUTH, 'if-match': '*', ...headers },
    body: JSON.stringify(body),
  }
  const answer = await fetch(new URL(path, server.url), init)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as { article: { id: string }; claims: { id: string }[] }
}

/** Words of the article: in the file and its log as they are, and in the file once it is written anew. */
function hits(name: string): { asItIs: number; vacuumed: number } {
  const file = databaseFile(state)
  const count = (path: string) =>
    existsSync(path) ? readFileSync(path).toString('latin1').split(WORD).length - 1 : 0
  const asItIs = count(file) + count(`${file}-wal`)
  const copy = `${file}.${name}`
  copyFileSync(file, copy)
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
  const db = new DatabaseSync(copy)
  db.exec(`pragma wal_checkpoint(truncate); insert into claims_fts (claims_fts) values ('optimize'); vacuum`)
  db.exec('pragma wal_checkpoint(truncate)')
  db.close()
  return { asItIs, vacuumed: count(copy) + count(`${copy}-wal`) }
}

const first = await start(modules, state)
const text = `“The ${WORD} bridge will reopen by 9 May 2031,” Mayor Ada Quill said.\n\nBo Reed said that fares on the ${WORD} ferry had doubled.\n\n${`A ${WORD} bystander watched. `.repeat(200)}`
const article = {
  text,
  title: WORD,
  url: `https://news.example/${WORD}`,
  author: WORD,
  publishedAt: '2025-08-21',
}
const { article: stored, claims } = await send(first, '/v1/articles', article)
for (const { id } of claims) {
  const evidence = [{ url: `https://city.example/${WORD}`, quote: WORD, publishedAt: '2025-08-20' }]
  const body = { status: 'in_progress', note: `As ${WORD} says.`, evidence }
  await send(first, `/v1/claims/${id}/follow-ups`, body, { 'idempotency-key': id })
}
await kill(first)
const before = hits('before')
const second = await start(modules, state)
await send(second, `/v1/articles/${stored.id}/erase`, { reason: 'a court said so', claims: claims.length })
await kill(second)
const after = hits('after')
const figures = `the word stood in ${before.asItIs} places of the files, ${before.vacuumed} after VACUUM (so the search sees it); once erased in ${after.asItIs} of freed pages, ${after.vacuumed} after VACUUM`
console.log(figures)
const holds = before.vacuumed > 200 && after.vacuumed === 0
record('erased', { command: 'npm run test:erased', figures, holds })
process.exitCode = holds ? 0 : 1
