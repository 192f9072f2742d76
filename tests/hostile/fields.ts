/** Every field, parameter and header of the API that takes a text. */
import { normaliseText } from '../../src/article/normalise.ts'
import { at, fateOf, report, send, sendFields, slugOf, wrong } from './kit.ts'

const FIRST = 'Ada Bo Cy Di Eli Fay Gus Hal Ida Jon Kay Leo Mia Ned Oli Pia Quin Ray Sue Tom'.split(' ')
const START = 'Quill Lars Dove Marsh Reed Holt Finch Stone Brook Hart'.split(' ')
const END = 'man ford ley ton by wood field well gate ham'.split(' ')
/** One of 20,000 people. */
const nameOf = (n: number) =>
  `${FIRST[n % 20]} ${START[Math.floor(n / 20) % 10]}${END[Math.floor(n / 200) % 10]}${END[Math.floor(n / 2000) % 10]}`

/** What was kept, to be found again in every format: by the public id of its record. */
export const kept = {
  articles: new Map<
    string,
    { readonly text: string; readonly title: string | null; readonly outlet: string | null }
  >(),
  roles: new Map<string, string>(),
  followUps: new Map<string, { readonly note: string | null; readonly quote: string | null }>(),
  speakers: new Map<string, string>(),
}

/** An article in which a text is quoted and stands alone. */
export const articleOf = (text: string, n: number) =>
  `Mayor ${nameOf(n)} said on Thursday: “${text} We will reopen the bridge by September 1.”\n${text}`

const orNull = (text: string, most: number) => {
  const fate = fateOf(text, most)
  return 'kept' in fate ? fate.kept : null
}

/** Stores an article that holds the text everywhere; gives its id and its claims. */
async function article(text: string, n: number) {
  const body = articleOf(text, n)
  const url = `https://news.example/hostile/${n}`
  const answer = await sendFields(text, n, {
    request: { method: 'POST', path: '/v1/articles', body: { text: body, url, publishedAt: '2025-08-21' } },
    most: { title: 500, outlet: 200, author: 200 },
    read: (json, name) => at(json, 'article', name),
  })
  const id = String(at(answer?.json, 'article', 'id'))
  const host = 'news.example'
  kept.articles.set(id, {
    text: normaliseText(body),
    title: orNull(text, 500),
    outlet: orNull(text, 200) ?? host,
  })
  return {
    id,
    claims: (at(answer?.json, 'claims') ?? []) as { id: string; speaker: { id: string } | null }[],
  }
}

const IF = { 'if-match': '*' }
let someClaim = ''

/** Follows a claim up, corrects it and whoever said it. */
async function edits(text: string, n: number, given: Awaited<ReturnType<typeof article>>) {
  const claim = given.claims.find((one) => one.speaker !== null) ?? given.claims[0]
  if (!claim) return
  const path = `/v1/claims/${claim.id}`
  const evidence = { url: `https://city.example/${n}`, publishedAt: '2025-08-20' }
  const followed = await sendFields(text, n, {
    request: {
      method: 'POST',
      path: `${path}/follow-ups`,
      body: { status: 'in_progress', evidence: [evidence] },
      headers: IF,
    },
    most: { note: 4000, title: 500, quote: 1000 },
    put: ({ note, ...item }) => ({
      ...(note === undefined ? {} : { note }),
      evidence: [{ ...evidence, ...item }],
    }),
    read: (json, name) =>
      name === 'note' ? at(json, 'followUps', 0, 'note') : at(json, 'followUps', 0, 'evidence', 0, name),
    optional: true,
  })
  const followUp = at(followed?.json, 'followUps', 0, 'id')
  if (followUp) kept.followUps.set(String(followUp), { note: orNull(text, 4000), quote: orNull(text, 1000) })
  if (claim.speaker) {
    await sendFields(text, n, {
      request: { method: 'PATCH', path, body: { reason: 'as asked', saidOn: '2025-08-19' }, headers: IF },
      most: { role: 200, reason: 1000 },
      read: (json, name) => (name === 'role' ? at(json, 'speaker', 'role') : text.trim()),
    })
    const role = orNull(text, 200)
    if (role !== null) kept.roles.set(claim.id, role)
    await sendFields(text, n, {
      request: {
        method: 'PATCH',
        path: `/v1/speakers/${claim.speaker.id}`,
        body: { reason: 'as asked', sameAs: [`https://a.example/${n}`] },
        headers: IF,
      },
      most: { name: 200, reason: 1000 },
      read: (json, name) => (name === 'name' ? at(json, 'name') : text.trim()),
    })
    const name = orNull(text, 200)
    if (name !== null) kept.speakers.set(claim.speaker.id, name)
  }
  if (someClaim !== '' && n % 5 === 0) {
    await send(text, {
      method: 'POST',
      path: `${path}/relations`,
      body: { claim: someClaim, state: 'confirmed', kind: 'repeats', note: text },
    })
  }
  someClaim = claim.id
}

/** A claim recorded by hand: its words have to stand in the article once, with what stands before. */
async function byHand(text: string, n: number, articleId: string) {
  const made = await send(text, {
    method: 'POST',
    path: '/v1/claims',
    body: { article: articleId, passage: { exact: text, prefix: '“' }, speaker: { name: text }, role: text },
    headers: { 'idempotency-key': `"${n}"` },
  })
  if (made.status >= 300) return
  const came = [
    at(made.json, 'speaker', 'name'),
    at(made.json, 'speaker', 'role'),
    at(made.json, 'passage', 'exact'),
  ]
  // Where a person is known by the name, the record shows it as it was first.
  if (came[1] !== text.trim() || came[2] !== text) wrong('POST /v1/claims came back changed', text, came)
}

/** Fields with a form of their own, in turn. */
const FORMED: readonly ((text: string) => [method: string, path: string, body: object])[] = [
  (text) => ['POST', '/v1/extract', { text: 'Ada said no.', url: text }],
  (text) => ['POST', '/v1/extract', { text: 'Ada said no.', publishedAt: text, timeZone: text }],
  (text) => ['POST', '/v1/extract', { text: 'Ada said no.', timeZone: text }],
  (text) => ['POST', '/v1/articles', { url: text }],
  (text) => ['POST', '/v1/articles', { text, visibility: text }],
  (text) => ['POST', '/v1/articles', { [text]: text, text: 'Ada said no.' }],
  (text) => [
    'POST',
    `/v1/claims/${someClaim}/follow-ups`,
    { status: text, corrects: text, effectiveOn: text, reasonCode: text },
  ],
  (text) => [
    'POST',
    `/v1/claims/${someClaim}/follow-ups`,
    { status: 'held', note: 'x', evidence: [{ url: text, archivedUrl: text }] },
  ],
  (text) => [
    'POST',
    `/v1/claims/${someClaim}/follow-ups`,
    { status: 'held', note: 'x', corrects: text, evidence: [{ url: 'https://a.example/' }] },
  ],
  (text) => ['PATCH', `/v1/claims/${someClaim}`, { reason: 'x', speaker: text }],
  (text) => ['PATCH', `/v1/claims/${someClaim}`, { reason: 'x', saidOn: text, due: text }],
  (text) => ['PATCH', `/v1/claims/${someClaim}`, { reason: 'x', due: text }],
  (text) => ['POST', '/v1/webhooks', { url: text, types: [text] }],
  (text) => ['POST', '/v1/webhooks', { url: `https://a.example/${text}` }],
  (text) => ['POST', '/v1/tokens', { name: 'x', role: text, expiresAt: text }],
  (text) => ['POST', '/v1/claims', { article: text, passage: { exact: text }, speaker: null }],
  (text) => ['POST', '/v1/speakers/spk_00000000000/merge', { into: text, reason: text }],
  (text) => ['POST', '/v1/speakers/spk_00000000000/unmerge', { reason: text }],
  (text) => ['POST', `/v1/claims/${someClaim}/erase`, { reason: text }],
  (text) => ['POST', `/v1/claims/${someClaim}/relations`, { claim: text, state: text, kind: text }],
]

const PARAMETERS: Readonly<Record<string, string>> = {
  '/v1/claims':
    'q speaker outlet article kind type status saidFrom saidTo due dueBefore updatedSince order limit cursor asOf x',
  '/v1/claims.ndjson': 'q outlet',
  '/v1/claims.csv': 'q outlet',
  '/v1/stats': 'q outlet saidFrom',
  '/v1/due': 'q outlet cursor',
  '/v1/due.ics': 'q outlet',
  '/v1/feed.json': 'before outlet',
  '/v1/feed.atom': 'before q',
  '/v1/changes': 'after limit',
  '/v1/speakers': 'name cursor limit',
  '/v1/articles': 'cursor limit',
  '/v1/articles:batch/bat_00000000000': 'after limit',
  '/v1alpha1/claims:search':
    'query languageCode reviewPublisherSiteFilter maxAgeDays pageSize pageToken offset',
  '/v1/check': 'after cursor',
  '/oembed': 'url format maxwidth',
  '/': 'q cursor',
  '/search': 'q status speaker outlet saidFrom cursor due type',
  '/claims': 'cursor',
  '/speakers': 'cursor name',
  '/articles': 'cursor',
  '/due': 'month day cursor',
  '/desk/sign-in': 'next',
}
const QUERIES = Object.entries(PARAMETERS).flatMap(([path, names]) =>
  names.split(' ').map((name) => [path, name] as const),
)
const PLACES =
  '/v1/claims/ /v1/articles/ /v1/speakers/ /v1/changes/ /claims/ /articles/ /speakers/ /embed/claims/ /problems/ / /v1/ /v1alpha1/ /desk/drafts/ /v1/tokens/'.split(
    ' ',
  )
const HEADERS =
  'idempotency-key if-match if-none-match authorization accept origin cookie content-type content-encoding accept-language user-agent x-d1-bookmark range sec-fetch-site'.split(
    ' ',
  )

/** What may stand in a header. */
const headerText = (text: string) =>
  [...text]
    .filter((one) => one === '\t' || (one >= ' ' && one <= '~'))
    .join('')
    .slice(0, 4000)

async function queries(text: string, n: number) {
  const value = encodeURIComponent(text.toWellFormed())
    .slice(0, 6000)
    .replace(/%.?$|%[c-f].(?:%[89ab].?){0,2}$/i, '')
  const [path, name] = QUERIES[n % QUERIES.length] ?? ['/', 'q']
  await send(text, { path: `${path}?${name}=${value}` })
  await send(text, { path: `/v1/claims?q=${value}&limit=5` })
  // As a browser would not send it: letters that stand for something in an address, not encoded.
  const raw = text.slice(0, 500).toWellFormed()
  await send(text, {
    path: `${PLACES[n % PLACES.length]}${n % 2 ? encodeURIComponent(raw) : raw.replaceAll(/[\s#?]/g, '')}`,
  })
}

async function headers(text: string, n: number) {
  const name = HEADERS[n % HEADERS.length] ?? ''
  const value = headerText(text)
  const body = {
    status: 'in_progress',
    evidence: [{ url: 'https://a.example/', publishedAt: '2025-08-20' }],
    note: `${n}`,
  }
  await send(text, {
    method: 'POST',
    path: `/v1/claims/${someClaim}/follow-ups`,
    body,
    headers: { ...IF, [name]: value },
  })
  await send(text, { path: `/v1/claims/${someClaim}`, headers: { [name]: value } })
}

/** Sends one text in every field of the API. */
export async function inEveryField(text: string, n: number): Promise<void> {
  const given = await article(text, n)
  await edits(text, n, given)
  await byHand(text, n, given.id)
  await sendFields(text, n, {
    request: { method: 'POST', path: '/v1/tokens', body: {} },
    most: { name: 100 },
    read: (json, name) => at(json, name),
    needsOne: true,
  })
  for (const one of [FORMED[n % FORMED.length]]) {
    const [method, path, body] = one?.(text) ?? ['GET', '/', {}]
    const answer = await send(text, { method, path, body, headers: IF })
    if (
      !text.isWellFormed() &&
      !('text' in body && body.text === text) &&
      !['malformed-body', 'json-too-complex'].includes(slugOf(answer.json) ?? '') &&
      answer.status !== 415
    ) {
      wrong(`${method} ${path}: half a character was read, ${answer.status}`, text, answer.text)
    }
    if (answer.status >= 400) report.refused++
  }
  await queries(text, n)
  if (n % 3 === 0) await headers(text, n / 3)
}
