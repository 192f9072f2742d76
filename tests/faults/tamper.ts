/**
 * `npm run test:tampering -- 100`: changes one byte of the database's file, so many times in random places, each time in a fresh copy, and
 * has `npm run verify` look at a server on it. Every change of a row that belongs to the record must be found; one that changes no row
 * is named by what it hit.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { bundleWorker } from '../../scripts/bundle.ts'
import { record } from './results.ts'
import { AUTH, databaseFile, kill, newState, start } from './server.ts'

/** What verify answers for; other tables hold keys, queues and what can be made anew. */
const RECORD = [
  'articles',
  'article_texts',
  'claims',
  'claim_history',
  'changes',
  'follow_ups',
  'evidence',
  'speakers',
  'speaker_names',
  'speaker_history',
]
const times = Number(process.argv[2] ?? 100)
const { directory: modules } = await bundleWorker('src/index.tsx')
const state = newState()

/** A record with all that can happen to one: corrections, follow-ups, renamed and merged speakers, hiding. */
async function fill(): Promise<void> {
  const server = await start(modules, state)
  const send = async (method: string, path: string, body: object) => {
    const init = { method, headers: { ...AUTH, 'if-match': '*' }, body: JSON.stringify(body) }
    const answer = await fetch(new URL(path, server.url), init)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { claims: { id: string; speaker: { id: string } | null }[] }
  }
  const speakers: string[] = []
  for (let n = 0; n < 40; n++) {
    const text = `“We will reopen bridge ${n} by 9 May 2031,” Mayor Ada Quill${'abcdefgh'[n % 8]} said on Thursday. Bo Reed${n} said that fares on the ferry had doubled.`
    const { claims } = await send('POST', '/v1/articles', {
      text,
      title: `Bridge ${n}`,
      publishedAt: '2025-08-21',
      url: `https://n.example/${n}`,
    })
    const [first, second] = claims
    for (const one of claims) if (one.speaker) speakers.push(one.speaker.id)
    const evidence = [{ url: `https://city.example/${n}`, publishedAt: '2025-08-20' }]
    await send('POST', `/v1/claims/${first?.id}/follow-ups`, {
      status: 'in_progress',
      note: `Begun ${n}.`,
      evidence,
    })
    if (n % 2 === 0)
      await send('PATCH', `/v1/claims/${second?.id}`, { reason: `As it was ${n}.`, role: `Clerk ${n}` })
    if (n % 10 === 0)
      await send('PATCH', `/v1/claims/${second?.id}`, { reason: 'On request.', visibility: 'hidden' })
  }
  const [one, two] = [...new Set(speakers)]
  await send('PATCH', `/v1/speakers/${one}`, { reason: 'As she writes it.', name: 'Ada Q. Quill' })
  await send('POST', `/v1/speakers/${two}/merge`, { reason: 'The same.', into: one })
  await kill(server)
}

/** Brings all into the one file. */
function settle(): void {
  const db = new DatabaseSync(databaseFile(state))
  db.exec('pragma wal_checkpoint(truncate)')
  db.close()
}

type Dump = Record<string, string[]>
/** All rows of all tables, or null when the file cannot be read any more. */
function dump(file: string): Dump | null {
  try {
    const db = new DatabaseSync(file, { readOnly: true })
    const tables = db
      .prepare(
        `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and sql not like '%virtual%'`,
      )
      .all()
    const rows = tables.map(({ name }) => {
      const all = db.prepare(`select * from "${name}" not indexed`).all()
      return [
        String(name),
        all.map((row) =>
          JSON.stringify(Object.entries(row), (_, v) =>
            v instanceof Uint8Array ? Buffer.from(v).toString('hex') : v,
          ),
        ),
      ] as const
    })
    db.close()
    return Object.fromEntries(rows)
  } catch {
    return null
  }
}

/** What stands on each page of the file. */
function pages(file: string): { size: number; owner: (offset: number) => string } {
  const db = new DatabaseSync(file, { readOnly: true })
  const { page_size: size } = db.prepare('pragma page_size').get() as { page_size: number }
  const owners = new Map(
    db
      .prepare('select pageno, name from dbstat')
      .all()
      .map((row) => [Number(row.pageno), String(row.name)]),
  )
  db.close()
  return { size, owner: (offset) => owners.get(Math.floor(offset / size) + 1) ?? 'a free page' }
}

/** The tables whose rows are not what they were. */
const differing = (a: Dump, b: Dump) =>
  Object.keys({ ...a, ...b }).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))

/** What SQLite itself finds in the file, as after an export; D1 does not let a Worker ask. */
function isIntact(copy: string): boolean {
  const db = new DatabaseSync(copy, { readOnly: true })
  const [first] = db.prepare('pragma integrity_check').all()
  db.close()
  return Object.values(first ?? {})[0] === 'ok'
}

/** True when verify finds fault, or cannot read what it must. */
async function verifyFinds(copy: string): Promise<boolean> {
  let server: Awaited<ReturnType<typeof start>>
  try {
    server = await start(modules, copy)
  } catch {
    return true
  }
  const env = { ...process.env, ADMIN_TOKEN: 'fault-admin-token' }
  const { status } = spawnSync(process.execPath, ['scripts/verify.ts', server.url], { env, encoding: 'utf8' })
  await kill(server)
  return status !== 0
}

await fill()
if (await verifyFinds(state)) throw new Error('verify finds fault with a whole record')
const file = databaseFile(state)
settle()
const whole = dump(file)
if (whole === null) throw new Error('the file cannot be read')
const { owner } = pages(file)
const bytes = readFileSync(file)
const tally = { found: 0, unreadable: 0, byIntegrity: 0, missed: 0 }
const harmless = new Map<string, number>()
const missed: string[] = []
for (let n = 0; n < times; n++) {
  const at = Math.floor(Math.random() * bytes.length)
  const bent = Buffer.from(bytes)
  bent[at] = (bent[at] ?? 0) ^ (1 + Math.floor(Math.random() * 255))
  const copy = mkdtempSync(join(tmpdir(), 'on-record-tamper-'))
  cpSync(state, copy, { recursive: true })
  writeFileSync(databaseFile(copy), bent)
  const now = dump(databaseFile(copy))
  const tables = now === null ? [] : differing(whole, now)
  const ofRecord = tables.filter((name) => RECORD.includes(name))
  if (now === null) tally.unreadable++
  else if (ofRecord.length === 0) {
    const what = tables[0] ?? `no row: ${owner(at)}`
    harmless.set(what, (harmless.get(what) ?? 0) + 1)
  } else if (await verifyFinds(copy)) tally.found++
  else if (!isIntact(databaseFile(copy))) tally.byIntegrity++
  else {
    tally.missed++
    const rows = now[ofRecord[0] ?? ''] ?? []
    const row = rows.find((text) => !whole[ofRecord[0] ?? '']?.includes(text))
    missed.push(`${ofRecord.join(', ')} at ${at}: ${row?.slice(0, 600)}`)
  }
  rmSync(copy, { recursive: true })
  if (n % 20 === 19) console.log(`${n + 1} bytes, ${JSON.stringify(tally)}`)
}
const rest = [...harmless].sort((a, b) => b[1] - a[1]).map(([what, n]) => `${n} × ${what}`)
const figures = `${times} single bytes changed: ${tally.found} bent a row of the record and were found, ${tally.byIntegrity} by the integrity check of the file alone (an index had the right value), ${tally.unreadable} broke the file itself, ${tally.missed} missed; harmless: ${rest.join(', ')}`
console.log(figures)
for (const one of missed) console.log(one)
record('tampering', {
  command: `npm run test:tampering -- ${times}`,
  figures,
  holds: tally.missed === 0 && tally.found > 0,
})
process.exitCode = tally.missed === 0 ? 0 : 1
