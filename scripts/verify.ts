/**
 * `npm run verify -- http://localhost:8787` walks the chain of every claim's follow-ups and of every record's changes over the public API,
 * and compares it with the sequence of changes. `--save heads.json` keeps the hashes, `--against heads.json` compares with kept ones: that finds
 * what somebody with the whole database in hand changed everywhere at once. A file (lines of claims with `followUps`) is walked too.
 * With ADMIN_TOKEN set, hidden claims are looked at as well, and the server's own check of all states (`/v1/check`).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { checkChain, type Fault, type Link } from '../src/follow-up/chain.ts'
import { type ChangeLink, checkChanges, readSeal } from '../src/store/change-chain.ts'

interface Published {
  readonly followUp: string
  readonly hash: string | null
}
/** By claim: the hashes that were made known, oldest first; under `changes` those of all changes. */
type Heads = Record<string, Published[]>

async function getJson(base: string, path: string): Promise<Record<string, unknown> | null> {
  const token = process.env.ADMIN_TOKEN
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  const answer = await fetch(new URL(path, base), { headers })
  if (answer.status === 404 || answer.status === 410) return null
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as Record<string, unknown>
}

interface ChangeJson extends Omit<ChangeLink, 'subject' | 'version' | 'data'> {
  readonly version: number | null
  readonly claim: string | null
  readonly speaker: string | null
  readonly article: string | null
  readonly data: { readonly followUp?: string; readonly hash?: string | null } | null
}

/** What the sequence of changes says of follow-ups; a number left out is a fault. */
async function readChanges(base: string, faults: Fault[]): Promise<Heads> {
  const heads: Heads = { changes: [] }
  const chains = new Map<string, ChangeLink[]>()
  for (let after = 0; ; ) {
    const page = await getJson(base, `/v1/changes?after=${after}&limit=500`)
    const rows = (page?.data ?? []) as ChangeJson[]
    if (rows.length === 0) break
    for (const row of rows) {
      const { seq, type, claim, data, version, seal } = row
      const subject = claim ?? row.speaker ?? row.article
      if (subject !== null && version !== null) {
        const chain = chains.get(subject) ?? []
        chains.set(subject, [...chain, { ...row, subject, version }])
        if (seal !== null)
          heads.changes?.push({ followUp: `change ${seq}`, hash: readSeal(seal)?.hash ?? '' })
      }
      if (seq !== after + 1) faults.push({ claim: '', followUp: '', detail: `change ${after + 1} is gone` })
      after = seq
      if (type !== 'claim.followed_up' || !claim || !data?.followUp) continue
      heads[claim] ??= []
      heads[claim].push({ followUp: data.followUp, hash: data.hash ?? null })
    }
  }
  for (const chain of chains.values()) if (isAll(chain)) faults.push(...(await checkChanges(chain)))
  return heads
}

/** True when nothing of a record's changes is withheld from this reader: else the chain cannot be followed. */
function isAll(chain: readonly ChangeLink[]): boolean {
  const first = chain[0]?.version ?? 0
  const begins = chain[0]?.subject.startsWith('clm_') ? 1 : 2
  return first === begins && chain.every((one, i) => one.version === first + i)
}

/** What was kept of changes and is another one now, or gone; one that is withheld now cannot be looked at. */
function againstKept(kept: readonly Published[], now: readonly Published[], last: number): Fault[] {
  const hashes = new Map(now.map(({ followUp, hash }) => [followUp, hash]))
  return kept.flatMap(({ followUp, hash }) => {
    const stands = hashes.get(followUp)
    const isCutOff = Number(followUp.slice(7)) > last
    if (stands === undefined ? !isCutOff : stands === hash) return []
    return [{ claim: '', followUp, detail: 'its hash is not the one that was made known' }]
  })
}

/** What the server's own check finds, which only an admin may ask for. */
async function checkStates(base: string): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page = await getJson(base, `/v1/check${after === '' ? '' : `?after=${after}`}`)
    const found = (page?.differences ?? []) as { claim: string; detail: string }[]
    faults.push(...found.map(({ claim, detail }) => ({ claim, followUp: '', detail })))
    after = (page?.next ?? null) as string | null
  }
  return faults
}

async function verifyServer(base: string, against: Heads): Promise<{ faults: Fault[]; heads: Heads }> {
  const faults: Fault[] = []
  const heads = await readChanges(base, faults)
  const last = Number(heads.changes?.at(-1)?.followUp.slice(7) ?? 0)
  faults.push(...againstKept(against.changes ?? [], heads.changes ?? [], last))
  if (process.env.ADMIN_TOKEN) faults.push(...(await checkStates(base)))
  for (const claim of new Set([...Object.keys(heads), ...Object.keys(against)])) {
    if (claim === 'changes') continue
    const shown = await getJson(base, `/v1/claims/${claim}/follow-ups`)
    // Hidden or erased since; its place in the sequence is still there.
    if (shown === null) continue
    const known = [...(heads[claim] ?? []), ...(against[claim] ?? [])]
    faults.push(...(await checkChain((shown.data ?? []) as Link[], known)))
  }
  return { faults, heads }
}

async function verifyFile(path: string, against: Heads): Promise<{ faults: Fault[]; heads: Heads }> {
  const faults: Fault[] = []
  const heads: Heads = {}
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue
    const claim = JSON.parse(line) as { readonly id?: string; readonly followUps?: readonly Link[] }
    if (!claim.id || !claim.followUps) continue
    heads[claim.id] = claim.followUps.map(({ id, hash }) => ({ followUp: id, hash }))
    faults.push(...(await checkChain(claim.followUps, against[claim.id] ?? [])))
  }
  return { faults, heads }
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const [, , target = 'http://localhost:8787'] = process.argv
const kept = option('--against')
const against = kept === undefined ? {} : (JSON.parse(readFileSync(kept, 'utf8')) as Heads)
const verify = /^https?:/.test(target) ? verifyServer : verifyFile
const { faults, heads } = await verify(target, against).catch((error: Error) => {
  const cause = error.cause instanceof Error ? error.cause.message : error.message
  console.error(`${target} cannot be read: ${cause}`)
  process.exit(2)
})
const unique = new Set(faults.map(({ claim, followUp, detail }) => `${claim} ${followUp}: ${detail}`))
for (const line of unique) console.log(line)
const save = option('--save')
if (save !== undefined) writeFileSync(save, JSON.stringify(heads))
const { changes = [], ...ofClaims } = heads
const followUps = Object.values(ofClaims).flat().length
console.log(
  `${followUps} follow-ups of ${Object.keys(ofClaims).length} claims, ${changes.length} sealed changes: ${unique.size === 0 ? 'whole' : `${unique.size} faults`}`,
)
process.exitCode = unique.size === 0 ? 0 : 1
