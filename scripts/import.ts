/**
 * `npm run import -- files…`: sends articles to a running On Record and shows how far it is. A `.ndjson` file holds one
 * article a line, as `POST /v1/articles` takes it; `.html` and any other file is one article. What was sent before is
 * found by its content, so that a stopped run is resumed by starting it again; lines done are kept in `FILE.done`.
 * The server and the token come from ON_RECORD (http://localhost:8787) and ADMIN_TOKEN (else `.dev.vars`).
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const server = process.env.ON_RECORD ?? 'http://localhost:8787'

function token(): string {
  const vars = existsSync('.dev.vars') ? readFileSync('.dev.vars', 'utf8') : ''
  return process.env.ADMIN_TOKEN ?? /^ADMIN_TOKEN\s*=\s*"?([^"\n]+)"?\s*$/m.exec(vars)?.[1] ?? ''
}

/** The bodies in a file, one an article. */
function articlesIn(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  if (file.endsWith('.ndjson')) return text.split('\n').filter((line) => line.trim() !== '')
  return [JSON.stringify(/\.html?$/.test(file) ? { html: text } : { text })]
}

/** Sends one article, again while the server says to wait; gives the status. */
async function send(body: string): Promise<{ status: number; text: string }> {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${server}/v1/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
      body,
    })
    if (![429, 503].includes(answer.status) || tries >= 10) {
      return { status: answer.status, text: await answer.text() }
    }
    const seconds = Number(answer.headers.get('retry-after') ?? 2)
    await new Promise((done) => setTimeout(done, seconds * 1000))
  }
}

async function importFile(file: string, counts: { stored: number; known: number; refused: number }) {
  const bodies = articlesIn(file)
  const mark = `${file}.done`
  const done = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) || 0 : 0
  for (const [i, body] of bodies.entries()) {
    if (i < done) continue
    const { status, text } = await send(body)
    if (status === 201) counts.stored++
    else if (status === 200) counts.known++
    else if (status === 401 || status === 403) throw new Error(`The server refuses the token: ${text}`)
    else {
      counts.refused++
      console.error(`\n${file}, article ${i + 1}: ${text.slice(0, 300)}`)
    }
    if (bodies.length > 1) writeFileSync(mark, String(i + 1))
    process.stderr.write(`\r${file}: ${i + 1} of ${bodies.length}`)
  }
  if (existsSync(mark)) rmSync(mark)
  process.stderr.write('\n')
}

const files = process.argv.slice(2)
if (files.length === 0) console.error('Which files? npm run import -- articles.ndjson page.html')
const counts = { stored: 0, known: 0, refused: 0 }
for (const file of files) await importFile(file, counts)
console.log(`${counts.stored} stored, ${counts.known} known before, ${counts.refused} refused`)
process.exitCode = counts.refused > 0 || files.length === 0 ? 1 : 0
