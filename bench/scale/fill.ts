/**
 * `npm run fill -- --claims 100000`: fills the local database of `npm start` (or of --persist-to) with generated articles,
 * claims, follow-ups and evidence. The store's own functions write every row, only without a Worker between.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { saveArticle } from '../../src/store/articles.ts'
import { openDb } from '../../src/store/db.ts'
import { restartIds } from '../../src/store/ids.ts'
import { makeArticle } from './article.ts'
import { followUp } from './follow-ups.ts'
import { chance } from './random.ts'
import { asD1 } from './sqlite-d1.ts'
import { makeWorld } from './world.ts'

const FIRST_DAY = Date.UTC(2020, 1, 1)
const LAST_DAY = Date.UTC(2026, 10, 1)
const ARTICLES_A_TRANSACTION = 500
/** Mean of what `makeArticle` gives. */
const CLAIMS_AN_ARTICLE = 10

/**
 * An empty, migrated local D1 in the state directory that `wrangler dev --persist-to` takes.
 * @returns the SQLite file
 */
export function migrate(directory: string): string {
  const wrangler = 'node_modules/wrangler/bin/wrangler.js'
  const args = [wrangler, 'd1', 'migrations', 'apply', 'DB', '--local', '--persist-to', directory]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })
  if (status !== 0) throw new Error(`the database could not be made:\n${stdout}${stderr}`)
  return fileOf(directory)
}

/** The SQLite file of the only database in a state directory. */
export function fileOf(directory: string): string {
  const d1 = join(directory, 'v3/d1/miniflare-D1DatabaseObject')
  const name = readdirSync(d1).find((file) => file.endsWith('.sqlite') && file !== 'metadata.sqlite')
  if (!name) throw new Error(`no database in ${d1}`)
  return join(d1, name)
}

/** Ids hold a few random bits; here they come from the seed too, so that the same seed makes the same rows. */
function seedIds(seed: number): void {
  const random = chance(seed)
  restartIds()
  crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (array instanceof Uint16Array) array[0] = random.below(0x10000)
    return array
  }
}

/**
 * Writes about `claims` claims into a migrated database.
 * @param say is told how many claims are in, now and then
 */
export async function fill(
  path: string,
  { claims, seed = 1 }: { claims: number; seed?: number },
  say: (done: number) => void = () => {},
): Promise<{ articles: number; claims: number; followUps: number }> {
  seedIds(seed)
  const random = chance(seed + 1)
  const world = makeWorld(claims, seed)
  const file = new DatabaseSync(path)
  file.exec('pragma synchronous = off; pragma cache_size = -400000; pragma temp_store = memory')
  const db = openDb(asD1(file))
  const articles = Math.ceil(claims / CLAIMS_AN_ARTICLE)
  const step = (LAST_DAY - FIRST_DAY) / articles
  const made = { articles: 0, claims: 0, followUps: 0 }
  for (let n = 0; n < articles; n++) {
    if (n % ARTICLES_A_TRANSACTION === 0) file.exec('begin')
    const at = Math.floor(FIRST_DAY + n * step)
    const saved = await saveArticle(db, makeArticle(world, random, { at, n }), at)
    made.articles++
    made.claims += saved.claims.length
    for (const claim of saved.claims) made.followUps += await followUp(db, random, claim, at)
    if ((n + 1) % ARTICLES_A_TRANSACTION === 0 || n + 1 === articles) {
      file.exec('commit')
      say(made.claims)
    }
  }
  file.exec(
    "insert into claims_fts (claims_fts) values ('optimize'); pragma optimize; pragma wal_checkpoint(truncate)",
  )
  file.close()
  return made
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      claims: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      'persist-to': { type: 'string', default: '.wrangler/state' },
    },
  })
  const began = performance.now()
  const path = migrate(values['persist-to'])
  const seconds = () => ((performance.now() - began) / 1000).toFixed(0)
  const made = await fill(path, { claims: Number(values.claims), seed: Number(values.seed) }, (done) =>
    process.stdout.write(`\r${done} claims, ${seconds()} s`),
  )
  console.log(
    `\r${made.claims} claims in ${made.articles} articles, ${made.followUps} follow-ups, ${seconds()} s\n${path}`,
  )
}

if (import.meta.main) await main()
