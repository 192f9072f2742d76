/**
 * `npm run test:canary`: sends every kind of secret through every route of a running server, rightly and wrongly, and then looks for them in
 * all that came out: answers, the log, and the bytes of the database's files. Only their digests may be there. With `--leaky` the same on
 * a Worker that logs and stores what it is sent, which must be found out.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleWorker } from '../../scripts/bundle.ts'
import { API_ROUTES, DESK_PAGES, PUBLIC_PAGES } from '../../src/rights.ts'
import { record } from './results.ts'
import { AUTH, kill, newState, start } from './server.ts'

const isLeaky = process.argv.includes('--leaky')
const entry = isLeaky ? join(import.meta.dirname, 'leaky-worker.ts') : 'src/index.tsx'
const { directory: modules } = await bundleWorker(entry)
const state = newState()
const server = await start(modules, state, { FAULTS_LOG: 'on' })

/** Everything that came out to clients, but the one answer that is to show a secret. */
const answers: string[] = []
async function ask(
  method: string,
  path: string,
  given: { headers?: Record<string, string>; body?: string } = {},
) {
  const { headers = {}, body } = given
  const init = { method, headers, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) }
  const answer = await fetch(new URL(path, server.url), init)
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    all: text + JSON.stringify([...answer.headers]),
  }
}

async function made(path: string, body: object): Promise<Record<string, string>> {
  const { text } = await ask('POST', path, { headers: AUTH, body: JSON.stringify(body) })
  return JSON.parse(text) as Record<string, string>
}

const secrets = new Map<string, string>([
  ['ADMIN_TOKEN', AUTH.authorization.slice(7)],
  ['WEBHOOK_KEY', 'fault-webhook-key'],
])
const editor = await made('/v1/tokens', { name: 'canary-editor', role: 'editor' })
const revoked = await made('/v1/tokens', { name: 'canary-revoked', role: 'admin' })
secrets.set('an editor’s token', editor.token ?? '')
secrets.set('a revoked token', revoked.token ?? '')
const hook = await made('/v1/webhooks', { url: 'https://hooks.example.com/canary' })
secrets.set('a webhook’s secret', hook.secret ?? '')

const form = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(server.url).origin }
const signIn = (token: string) =>
  ask('POST', '/desk/sign-in', { headers: form, body: new URLSearchParams({ token }).toString() })
const signedIn = await signIn(editor.token ?? '')
const session = /__Host-session=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1] ?? ''
secrets.set('a session', session)

const article = { text: 'Mayor Ada Quill said the bridge will reopen by Friday.', publishedAt: '2025-08-21' }
const stored = await ask('POST', '/v1/articles', { headers: AUTH, body: JSON.stringify(article) })
const claim = (JSON.parse(stored.text) as { claims: { id: string }[] }).claims[0]?.id ?? ''

/** The ways in which a secret may come: where it belongs, and where a careless client puts it. */
async function sendEverywhere(token: string): Promise<void> {
  const routes = Object.entries({ ...API_ROUTES, ...PUBLIC_PAGES, ...DESK_PAGES })
  for (const [route, methods] of routes) {
    const path = route
      .replace(':id', claim)
      .replace(':seq', '1')
      .replace(/:\w+(?:\{.*?\})?/g, 'x')
    for (const method of Object.keys(methods)) {
      // A version that is not the claim's, so that nothing goes which the next routes are asked for.
      const bearer = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'if-match': '"9"',
      }
      const json = method === 'GET' ? {} : { body: JSON.stringify({ token, password: token }) }
      const fields =
        method === 'GET' ? {} : { body: new URLSearchParams({ token, session: token }).toString() }
      const sent = [
        await ask(method, path, { headers: bearer, ...json }),
        await ask(method, `${path}?token=${token}`, { headers: bearer, ...json }),
        await ask(method, path, { headers: { cookie: `__Host-session=${token}`, ...form }, ...fields }),
      ]
      for (const one of sent) if (!one.all.includes('"token":"onr_')) answers.push(one.all)
    }
  }
  answers.push((await ask('GET', `/v1/claims/${token}`)).all, (await ask('GET', `/claims/${token}`)).all)
  answers.push((await ask('GET', '/v1/claims', { headers: { authorization: `Basic ${btoa(token)}` } })).all)
  const { all } = await signIn(`${token}x`)
  answers.push(all)
}
for (const secret of secrets.values()) await sendEverywhere(secret)

const asRevoked = () => ask('GET', '/v1/tokens', { headers: { authorization: `Bearer ${revoked.token}` } })
const before = (await asRevoked()).status
await ask('DELETE', `/v1/tokens/${revoked.id}`, { headers: AUTH })
const after = (await asRevoked()).status
await sendEverywhere(revoked.token ?? '')
await new Promise((done) => setTimeout(done, 500))
await kill(server)

const log = server.log()
const files = readdirSync(state, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile())
  .map((one) => readFileSync(join(one.parentPath, one.name)))
const inFiles = (text: string) => files.some((file) => file.includes(text))

const spelt = (secret: string) => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
  encodeURIComponent(secret),
]
const found: string[] = []
for (const [name, secret] of secrets) {
  for (const text of spelt(secret)) {
    const places = [answers.some((one) => one.includes(text)) && 'an answer', log.includes(text) && 'the log']
    const all = [...places, inFiles(text) && 'the database’s files'].filter((place) => place !== false)
    found.push(...all.map((place) => `${name} in ${place}`))
  }
}
// A search that would find nothing anywhere proves nothing.
const digest = createHash('sha256')
  .update(editor.token ?? '')
  .digest('hex')
const sees =
  inFiles('canary-editor') && inFiles(digest) && log.includes('"event":"request"') && answers.length > 500
const unique = [...new Set(found)]
const figures = `${secrets.size} secrets, ${answers.length} answers, ${log.split('\n').length} lines of log, ${files.length} files: ${unique.length} places with a secret${sees ? '' : ' (and the search is blind)'}; a revoked token: ${before}, on the next request ${after}`
console.log(figures)
for (const one of unique) console.log(one)
const holds = unique.length === 0 && sees && before === 200 && after === 401
record(isLeaky ? 'canary-control' : 'canary', {
  command: `npm run test:canary${isLeaky ? ' -- --leaky' : ''}`,
  figures,
  holds: isLeaky ? unique.length > 0 : holds,
})
process.exitCode = holds === isLeaky ? 1 : 0
