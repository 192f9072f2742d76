/**
 * Hostile texts in every text field, and back out through every format: refused by name or kept exactly, never a 5xx, never slow, never
 * markup, a formula or a line of its own. `HOSTILE_INPUTS=10000` for all of them (`npm run test:hostile`). (OWASP ASVS 5.0: 1.2, 1.3.)
 */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { normaliseText } from '../../src/article/normalise.ts'
import { createApp } from '../../src/index.tsx'
import { API_ROUTES, PUBLIC_PAGES } from '../../src/rights.ts'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, appOn, call, someClaim, storeArticle } from '../helpers.ts'
import { MARK, naughty } from '../naughty.ts'

const COUNT = Number(env.HOSTILE_INPUTS ?? 150)
const MAX_MS = 2000
const SLOW: string[] = []
const tally = { kept: 0, refused: 0 }

let claim = ''
let article = ''
let speaker = ''
beforeAll(async () => {
  const text = 'Mayor Ada Quill said the bridge will reopen by Friday.'
  const stored = await storeArticle(
    [someClaim({ dueEdtf: '2025-09-01', dueEarliest: '2025-09-01', dueLatest: '2025-09-01' })],
    { text },
  )
  claim = publicId('clm', stored.claims[0]?.id ?? 0)
  article = publicId('art', stored.article.id)
  speaker = publicId('spk', stored.claims[0]?.speakerId ?? 0)
})

type Sent = {
  readonly method: string
  readonly path: string
  readonly body?: object
  readonly kept?: (json: unknown) => unknown
  readonly rule?: (text: string) => string
}
const at = (json: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], json)
const trimmed = (text: string) => text.trim()
const last = (json: unknown, ...path: string[]) =>
  at((at(json, 'followUps') as unknown[] | undefined)?.at(-1), ...path)
const followUp = (n: number, more: object) => ({
  status: n % 2 === 0 ? 'in_progress' : 'stalled',
  note: 'As seen.',
  evidence: [
    {
      url: `https://city.example/${n}`,
      publishedAt: '2025-08-20',
      ...('quote' in more || 'title' in more ? more : {}),
    },
  ],
  ...('note' in more ? more : {}),
})
let steps = 0

/** Every place that takes a text: how it is sent, and where it comes back. */
const FIELDS: Readonly<Record<string, (text: string, n: number) => Sent>> = {
  text: (text) => ({ method: 'POST', path: '/v1/articles', body: { text }, rule: normaliseText }),
  html: (text) => ({
    method: 'POST',
    path: '/v1/articles',
    body: { html: `<title>${text}</title><p>Ada said ${text}</p>` },
  }),
  title: (title, n) => ({
    method: 'POST',
    path: '/v1/articles',
    body: { text: `Ada said no to ${n}.`, title },
    kept: (json) => at(json, 'article', 'title'),
    rule: trimmed,
  }),
  outlet: (outlet, n) => ({
    method: 'POST',
    path: '/v1/articles',
    body: { text: `Bo said no to ${n}.`, outlet },
    kept: (json) => at(json, 'article', 'outlet'),
    rule: trimmed,
  }),
  author: (author, n) => ({
    method: 'POST',
    path: '/v1/articles',
    body: { text: `Cy said no to ${n}.`, author },
    kept: (json) => at(json, 'article', 'author'),
    rule: trimmed,
  }),
  url: (url, n) => ({ method: 'POST', path: '/v1/extract', body: { text: `Di said no to ${n}.`, url } }),
  note: (note) => ({
    method: 'POST',
    path: `/v1/claims/${claim}/follow-ups`,
    body: followUp(steps, { note }),
    kept: (json) => last(json, 'note'),
    rule: trimmed,
  }),
  quote: (quote) => ({
    method: 'POST',
    path: `/v1/claims/${claim}/follow-ups`,
    body: followUp(steps, { quote }),
    kept: (json) => at(last(json, 'evidence'), 0, 'quote'),
    rule: trimmed,
  }),
  'evidence title': (title) => ({
    method: 'POST',
    path: `/v1/claims/${claim}/follow-ups`,
    body: followUp(steps, { title }),
    kept: (json) => at(last(json, 'evidence'), 0, 'title'),
    rule: trimmed,
  }),
  role: (role) => ({
    method: 'PATCH',
    path: `/v1/claims/${claim}`,
    body: { reason: 'as asked', role },
    kept: (json) => at(json, 'speaker', 'role'),
    rule: trimmed,
  }),
  reason: (reason, n) => ({
    method: 'PATCH',
    path: `/v1/claims/${claim}`,
    body: { reason, role: `Mayor ${n}` },
  }),
  'speaker name': (name) => ({
    method: 'PATCH',
    path: `/v1/speakers/${speaker}`,
    body: { reason: 'as asked', name },
    kept: (json) => at(json, 'name'),
    rule: trimmed,
  }),
  'token name': (name) => ({
    method: 'POST',
    path: '/v1/tokens',
    body: { name },
    kept: (json) => at(json, 'name'),
    rule: trimmed,
  }),
  'hand-made speaker': (name) => ({
    method: 'POST',
    path: '/v1/claims',
    body: { article, passage: { exact: 'the bridge will reopen' }, speaker: { name } },
    kept: (json) => (at(json, 'speaker', 'name') === undefined ? undefined : 'read'),
    rule: () => 'read',
  }),
  passage: (exact) => ({
    method: 'POST',
    path: '/v1/claims',
    body: { article, passage: { exact }, speaker: null },
  }),
  'status that is none': (status) => ({
    method: 'POST',
    path: `/v1/claims/${claim}/follow-ups`,
    body: { status },
  }),
  search: (q) => ({
    method: 'GET',
    path: `/v1/claims?q=${encodeURIComponent(q.toWellFormed()).slice(0, 6000)}`,
  }),
  'any parameter': (text, n) => ({
    method: 'GET',
    path: `/v1/claims?${['cursor', 'speaker', 'outlet', 'saidFrom', 'kind', 'order', 'asOf', 'limit'][n % 8]}=${encodeURIComponent(text.toWellFormed()).slice(0, 6000)}`,
  }),
  'speaker filter': (name) => ({
    method: 'GET',
    path: `/v1/speakers?name=${encodeURIComponent(name.toWellFormed()).slice(0, 6000)}`,
  }),
  id: (id, n) => ({
    method: 'GET',
    path: `/v1/${['claims', 'articles', 'speakers', 'changes'][n % 4]}/${encodeURIComponent(id.slice(0, 300).toWellFormed())}`,
  }),
  google: (query) => ({
    method: 'GET',
    path: `/v1alpha1/claims:search?query=${encodeURIComponent(query.toWellFormed()).slice(0, 6000)}`,
  }),
  page: (q) => ({
    method: 'GET',
    path: `/?q=${encodeURIComponent(q.toWellFormed()).slice(0, 6000)}&cursor=${encodeURIComponent(q.toWellFormed()).slice(0, 500)}`,
  }),
}
const NAMES = Object.keys(FIELDS)
/** The clock goes on: ids are drawn from it. */
let tick = 0
const app = createApp(() => Date.parse('2025-08-21T12:00:00Z') + tick++)

async function send({ method, path, body }: Sent) {
  const started = performance.now()
  const key: Record<string, string> = method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }
  const headers = { ...ADMIN, 'content-type': 'application/json', 'if-match': '*', ...key }
  const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
  const response = await app.request(`http://localhost${path}`, init, env)
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const answer = {
    status: response.status,
    json: isJson ? (JSON.parse(text) as Record<string, unknown>) : null,
  }
  const ms = performance.now() - started
  if (ms > MAX_MS) SLOW.push(`${method} ${path.slice(0, 60)}: ${Math.round(ms)} ms`)
  return answer
}

it(`${COUNT} texts are kept exactly or refused by name`, async () => {
  const wrong: string[] = []
  for (const [n, text] of naughty(COUNT).entries()) {
    // All of the first ones meet several fields; the rest one each, in turn.
    const fields =
      n < 120
        ? [0, 5, 9, 14, 18].map((step) => NAMES[(n + step) % NAMES.length] ?? '')
        : [NAMES[n % NAMES.length] ?? '']
    for (const name of fields) {
      const sent = FIELDS[name]?.(text, n)
      if (!sent) continue
      const answer = await send(sent)
      const where = `${name} ${JSON.stringify(text).slice(0, 80)}: ${answer.status}`
      if (answer.status < 300 && sent.path.endsWith('/follow-ups') && sent.method === 'POST') steps++
      if (answer.status >= 500) wrong.push(where)
      else if (answer.status >= 400) {
        tally.refused++
        if (name !== 'google' && name !== 'page' && !String(answer.json?.type).startsWith('/problems/'))
          wrong.push(`${where}, no name`)
      } else if (answer.status < 300) {
        tally.kept++
        const kept = sent.kept?.(answer.json)
        const isSame =
          kept === undefined ||
          kept === text ||
          kept === sent.rule?.(text) ||
          (kept === null && text.trim() === '')
        if (sent.kept && !isSame) wrong.push(`${where}, came back as ${JSON.stringify(kept).slice(0, 80)}`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(SLOW).toEqual([])
  expect(tally.kept).toBeGreaterThan(COUNT / 5)
  expect(tally.refused).toBeGreaterThan(COUNT / 20)
}, 1_800_000)

/** The first character of each cell, and whether a spreadsheet would run it. */
function unsafeCells(csv: string): string[] {
  const found: string[] = []
  let cell = ''
  let quoted = false
  const end = () => {
    if (/^[=+\-@\t\r＝＋－＠]/.test(cell) && cell.includes(MARK)) found.push(cell.slice(0, 60))
    cell = ''
  }
  for (const letter of csv) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === ',' || letter === '\n')) end()
    else cell += letter
  }
  return found
}

it('comes out of every format as text', async () => {
  const paths = Object.entries({ ...API_ROUTES, ...PUBLIC_PAGES })
    .filter(([, methods]) => 'GET' in methods)
    .map(([route]) => {
      const [, kind = ''] = /\/(claims|articles|speakers)\/:id/.exec(route) ?? []
      const id = { claims: claim, articles: article, speakers: speaker }[kind] ?? 'x'
      return route
        .replace(':id', id)
        .replace(':seq', '1')
        .replace(/\/:\w+(?:\{.*?\})?/, '/x')
    })
  const { json } = await call('GET', '/v1/articles?limit=100', { headers: ADMIN })
  const more = (json.data as unknown as { id: string }[]).map(({ id }) => `/articles/${id}`)
  for (const path of [...paths, ...more]) {
    const response = await appOn().request(
      `http://localhost${path}`,
      { headers: path.startsWith('/v1') ? ADMIN : {} },
      env,
    )
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await response.arrayBuffer())
    expect([path, response.status < 500]).toEqual([path, true])
    const type = response.headers.get('content-type') ?? ''
    if (/html|xml|svg/.test(type))
      expect([path, new RegExp(`<(?:\\w+ )?${MARK}|<script>${MARK}`).exec(text)?.[0]]).toEqual([
        path,
        undefined,
      ])
    if (/xml/.test(type))
      expect([path, [...text].some((letter) => letter < ' ' && !'\t\n\r'.includes(letter))]).toEqual([
        path,
        false,
      ])
    if (/calendar/.test(type)) {
      expect(text.split('\r\n').filter((line) => line.startsWith('BEGIN:VEVENT')).length).toBe(
        text.split('\r\nEND:VEVENT').length - 1,
      )
      expect(
        text
          .split(/\r\n|\n|\r/)
          .filter((line) => line.startsWith(`SUMMARY:${MARK}`) || line.startsWith(`X-${MARK}`)),
      ).toEqual([])
    }
    if (/csv/.test(type)) expect(unsafeCells(text)).toEqual([])
    if (/[/+]json$/.test(type.split(';')[0] ?? '') && text !== '') JSON.parse(text)
    if (/ndjson/.test(type)) for (const line of text.trim().split('\n')) JSON.parse(line)
    expect([
      path,
      [...response.headers].some(([name, value]) => `${name}${value}`.includes(MARK) && name !== 'link'),
    ]).toEqual([path, false])
  }
})

it('a formula that is not disarmed would be found', () => {
  expect(unsafeCells(`a,=${MARK}(1)\n`)).toHaveLength(1)
  expect(unsafeCells(`"'=${MARK}(1)",b\n`)).toEqual([])
})
