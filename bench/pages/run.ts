/**
 * `npm run bench:pages`: time to the first byte of every page beside the same data as JSON, on a running server (ON_RECORD,
 * default http://localhost:8787), best one that `npm run fill` has filled. Requests alternate and insist on new answers,
 * so that no memory helps; the JSON of a page that shows several lists is the sum of their requests, one after another.
 * With ADMIN_TOKEN the desk's pages too.
 */
import { execSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const ORIGIN = process.env.ON_RECORD ?? 'http://localhost:8787'
const ROUNDS = Number(process.env.ROUNDS ?? 40)
const WARM_UP = 5
const RESULTS = 'bench/pages/RESULTS.md'
const TOKEN = process.env.ADMIN_TOKEN

interface Sampled {
  readonly id: string
  readonly speaker: { readonly id: string } | null
  readonly article: { readonly id: string }
  readonly saidOn: { readonly latest: string } | null
}

/** Signs in; gives the session's cookie. */
async function signIn(token: string): Promise<string> {
  const body = new URLSearchParams({ token })
  const answer = await fetch(`${ORIGIN}/desk/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: ORIGIN },
    body,
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`signing in: ${answer.status}`)
  return cookie
}

const cookie = TOKEN ? await signIn(TOKEN) : null

/** An editor asks for the desk's pages, with their JSON; a reader for the rest. */
function headersFor(path: string): Record<string, string> {
  const headers = { 'cache-control': 'no-cache' }
  if (path.startsWith('/desk')) return { ...headers, cookie: cookie ?? '' }
  return path.endsWith('editor') ? { ...headers, authorization: `Bearer ${TOKEN}` } : headers
}

/** Milliseconds to the first byte, and the bytes of the body. */
async function ask(path: string): Promise<{ first: number; bytes: number; status: number }> {
  const started = performance.now()
  const response = await fetch(ORIGIN + path, { headers: headersFor(path) })
  const reader = response.body?.getReader()
  let part = await reader?.read()
  const first = performance.now() - started
  let bytes = 0
  while (part && !part.done) {
    bytes += part.value.length
    part = await reader?.read()
  }
  return { first, bytes, status: response.status }
}

/** Claims of many days, so that hardly two requests are for the same. */
async function sample(): Promise<Sampled[]> {
  const found: Sampled[] = []
  for (let i = 0; i < 12; i++) {
    const day = new Date(Date.UTC(2020, 8, 1) + i * 180 * 86_400_000).toISOString().slice(0, 10)
    const response = await fetch(`${ORIGIN}/v1/claims?limit=20&saidTo=${day}`)
    found.push(...((await response.json()) as { data: Sampled[] }).data)
  }
  return found
}

const WORDS = ['bridge', 'harbour', 'storm', 'museum', 'school', 'budget', 'water', 'train']

/** Each page with the JSON that holds the same data; `n` counts the rounds. */
function pagesOver(claims: readonly Sampled[]) {
  const claim = (n: number) => claims[(n * 37) % claims.length]
  const speakers = claims.flatMap((one) => one.speaker ?? [])
  const speaker = (n: number) => speakers[(n * 37) % speakers.length]?.id
  const word = (n: number) => `${WORDS[n % WORDS.length]}`
  const day = (n: number) => claim(n)?.saidOn?.latest ?? '2025-01-01'
  return {
    '/': (n: number) => [`/?n=${n}`, '/v1/claims?order=recorded&limit=10', '/v1/due?limit=5', '/v1/stats'],
    '/claims/{id}': (n: number) => [
      `/claims/${claim(n)?.id}`,
      `/v1/claims/${claim(n)?.id}`,
      `/v1/claims/${claim(n)?.id}/relations`,
    ],
    '/articles': (n: number) => [`/articles?n=${n}`, '/v1/articles?limit=20'],
    '/articles/{id}': (n: number) => [
      `/articles/${claim(n)?.article.id}`,
      `/v1/articles/${claim(n)?.article.id}`,
    ],
    '/speakers': (n: number) => [`/speakers?n=${n}`, '/v1/speakers?limit=20'],
    '/speakers/{id}': (n: number) => [
      `/speakers/${speaker(n)}`,
      `/v1/speakers/${speaker(n)}`,
      `/v1/claims?speaker=${speaker(n)}`,
      `/v1/stats?speaker=${speaker(n)}`,
    ],
    '/search?q=': (n: number) => [`/search?q=${word(n)}`, `/v1/claims?q=${word(n)}`],
    '/search?type=&status=': () => [
      '/search?type=promise&status=held',
      '/v1/claims?type=promise&status=held',
    ],
    '/search?saidTo=': (n: number) => [`/search?saidTo=${day(n)}`, `/v1/claims?saidTo=${day(n)}`],
    '/search?due=overdue': () => ['/search?due=overdue', '/v1/due?due=overdue'],
    '/due': () => ['/due', '/v1/due'],
    '/embed/claims/{id}': (n: number) => [`/embed/claims/${claim(n)?.id}`, `/v1/claims/${claim(n)?.id}`],
  } satisfies Record<string, (n: number) => string[]>
}

/** The desk's pages; their JSON is an editor's, which the address ends with. */
function deskPages(claims: readonly Sampled[]): Record<string, (n: number) => string[]> {
  const claim = (n: number) => claims[(n * 37) % claims.length]
  const [articleOf, ofClaim] = [
    (n: number) => `/v1/articles/${claim(n)?.article.id}#editor`,
    (n: number) => `/v1/claims/${claim(n)?.id}#editor`,
  ]
  return {
    '/desk': () => [
      '/desk',
      ...['overdue', 'due', 'upcoming'].map((due) => `/v1/due?due=${due}&limit=5#editor`),
      '/v1/articles?limit=8#editor',
    ],
    '/desk/due?state=overdue': () => ['/desk/due?state=overdue', '/v1/due?due=overdue&limit=20#editor'],
    '/desk/claims/{id}': (n) => [
      `/desk/claims/${claim(n)?.id}`,
      ofClaim(n),
      `/v1/claims/${claim(n)?.id}/relations#editor`,
    ],
    '/desk/claims/{id}/correct': (n) => [`/desk/claims/${claim(n)?.id}/correct`, ofClaim(n), articleOf(n)],
    '/desk/articles/{id}/claims/new': (n) => [
      `/desk/articles/${claim(n)?.article.id}/claims/new`,
      articleOf(n),
    ],
  }
}

const middle = (times: readonly number[], share = 0.5) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0

async function measure(addresses: (n: number) => string[]) {
  const page: number[] = []
  const json: number[] = []
  let bytes = 0
  for (let n = 0; n < ROUNDS + WARM_UP; n++) {
    const [path = '/', ...same] = addresses(n)
    const shown = await ask(path)
    if (shown.status !== 200) throw new Error(`${path}: ${shown.status}`)
    let sum = 0
    for (const one of same) sum += (await ask(one)).first
    if (n < WARM_UP) continue
    page.push(shown.first)
    json.push(sum)
    bytes = Math.max(bytes, shown.bytes)
  }
  return { page: middle(page), late: middle(page, 0.95), json: middle(json), bytes }
}

const stats = await fetch(`${ORIGIN}/v1/claims?limit=1`)
if (!stats.ok) throw new Error(`nothing answers at ${ORIGIN}`)
const rows: string[] = []
let worst = 0
const claims = await sample()
const pages = { ...pagesOver(claims), ...(cookie ? deskPages(claims) : {}) }
for (const [name, addresses] of Object.entries(pages)) {
  const { page, late, json, bytes } = await measure(addresses)
  worst = Math.max(worst, page / json)
  const cells = [
    `\`${name}\``,
    page.toFixed(1),
    late.toFixed(1),
    json.toFixed(1),
    (page / json).toFixed(2),
    (bytes / 1000).toFixed(1),
  ]
  rows.push(`| ${cells.join(' | ')} |`)
  console.log(rows.at(-1))
}
const commit = execSync('git rev-parse --short HEAD').toString().trim()
writeFileSync(
  RESULTS,
  `# Pages beside their JSON

Time to the first byte in milliseconds, ${ROUNDS} requests each, in turn, none from memory (\`npm run bench:pages\`, commit ${commit}). Where a page
shows several lists, the JSON is the sum of their requests. Size is the HTML before compression, the largest seen.

| page | median | p95 | JSON, median | ratio | kB |
|---|--:|--:|--:|--:|--:|
${rows.join('\n')}

Largest ratio: ${worst.toFixed(2)} (3 is the limit).
`,
)
