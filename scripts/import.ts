/**
 * `npm run import -- files…`: sends files to a running On Record and shows how far it is. A `.ndjson` file holds one
 * article a line, as `POST /v1/articles` takes it, or is an export (`/v1/export.ndjson`, `/v1/claims.ndjson`); `.html`
 * and any other file is one article. What was sent before is found by its content, so that a stopped run is resumed by
 * starting it again; lines done are kept in `FILE.done`.
 * The server and the token come from ON_RECORD (http://localhost:8787) and ADMIN_TOKEN (else `.dev.vars`).
 */
import { createReadStream, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const server = process.env.ON_RECORD ?? 'http://localhost:8787'
/** Size of a request with lines of an export, in UTF-16 units, and how many lines it may have. */
const PIECE = 1_000_000
const PIECE_LINES = 4000

function token(): string {
  const vars = existsSync('.dev.vars') ? readFileSync('.dev.vars', 'utf8') : ''
  return process.env.ADMIN_TOKEN ?? /^ADMIN_TOKEN\s*=\s*"?([^"\n]+)"?\s*$/m.exec(vars)?.[1] ?? ''
}

/** Sends a body, again while the server says to wait. */
async function send(path: string, type: string, body: string): Promise<{ status: number; text: string }> {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${server}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token()}`, 'content-type': type },
      body,
    }).catch((error: Error) => {
      const cause = error.cause instanceof Error ? error.cause.message : error.message
      throw new Error(`${server} does not answer (${cause}). Is it running? ON_RECORD says where it is.`)
    })
    const text = await answer.text()
    if (answer.status === 401 || answer.status === 403)
      throw new Error(`${server} refuses the token in ADMIN_TOKEN (or .dev.vars): ${text}`)
    if (![429, 503].includes(answer.status) || tries >= 10) return { status: answer.status, text }
    const seconds = Number(answer.headers.get('retry-after') ?? 2)
    await new Promise((done) => setTimeout(done, seconds * 1000))
  }
}

/** How many lines of a file were done in an earlier run, and a way to note more of them. */
function progress(file: string) {
  const mark = `${file}.done`
  return {
    done: existsSync(mark) ? Number(readFileSync(mark, 'utf8')) || 0 : 0,
    note: (lines: number) => writeFileSync(mark, String(lines)),
    finish: () => existsSync(mark) && rmSync(mark),
  }
}

/** The bodies in a file, one an article. */
function articlesIn(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  if (file.endsWith('.ndjson')) return text.split('\n').filter((line) => line.trim() !== '')
  return [JSON.stringify(/\.html?$/.test(file) ? { html: text } : { text })]
}

const counts = { stored: 0, known: 0, refused: 0 }

async function importArticles(file: string) {
  const bodies = articlesIn(file)
  const { done, note, finish } = progress(file)
  for (const [i, body] of bodies.entries()) {
    if (i < done) continue
    const { status, text } = await send('/v1/articles', 'application/json', body)
    if (status === 201) counts.stored++
    else if (status === 200) counts.known++
    else {
      counts.refused++
      console.error(`\n${file}, article ${i + 1}: ${text.slice(0, 300)}`)
    }
    if (bodies.length > 1) note(i + 1)
    process.stderr.write(`\r${file}: ${i + 1} of ${bodies.length}`)
  }
  finish()
}

const linesOf = (file: string) => createInterface({ input: createReadStream(file), crlfDelay: 0 })

/** The first line when a file is an export of ours, else null. */
async function exportHead(file: string): Promise<string | null> {
  if (!file.endsWith('.ndjson')) return null
  for await (const line of linesOf(file)) return /^\{"(?:onRecord":|id":"clm_)/.test(line) ? line : null
  return null
}

/** Sends an export in pieces; each is taken whole or not at all. */
async function importExport(file: string, first: string) {
  const head = first.startsWith('{"onRecord') ? [first] : []
  const { done, note, finish } = progress(file)
  const size = statSync(file).size
  let piece: string[] = []
  let length = 0
  let at = 0
  let bytes = 0
  let isComplete = false
  const flush = async () => {
    if (piece.length === 0) return
    const body = `${[...head, ...piece].join('\n')}\n`
    const { status, text } = await send('/v1/import', 'application/x-ndjson', body)
    if (status !== 200) throw new Error(`${file}, lines up to ${at}: ${text.slice(0, 500)}`)
    const { stored, known } = JSON.parse(text) as { stored: number; known: number }
    counts.stored += stored
    counts.known += known
    note(at)
    process.stderr.write(`\r${file}: ${Math.floor((bytes / size) * 100)} %`)
    piece = []
    length = 0
  }
  for await (const line of linesOf(file)) {
    at++
    bytes += Buffer.byteLength(line) + 1
    isComplete = line.startsWith('{"complete":true')
    if (at <= done || isComplete || line.trim() === '' || (at === 1 && head.length > 0)) continue
    piece.push(line)
    length += line.length
    if (length >= PIECE || piece.length >= PIECE_LINES) await flush()
  }
  await flush()
  finish()
  if (!isComplete) {
    console.error(`\n${file} is not complete: its last line does not say so. What was there is stored.`)
    counts.refused++
  }
}

const files = process.argv.slice(2)
if (files.length === 0)
  console.error('Which files? npm run import -- articles.ndjson page.html export.ndjson')
let isStopped = false
try {
  for (const file of files) {
    const head = await exportHead(file)
    if (head === null) await importArticles(file)
    else await importExport(file, head)
    process.stderr.write('\n')
  }
} catch (error) {
  isStopped = true
  console.error(`\nStopped: ${(error as Error).message}\nStart it again to go on where it stopped.`)
}
console.log(`${counts.stored} stored, ${counts.known} known before, ${counts.refused} refused`)
process.exitCode = isStopped || counts.refused > 0 || files.length === 0 ? 1 : 0
