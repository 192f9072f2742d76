/** Every form of the desk, sent as a browser sends it, and what it shows again. */
import { normaliseText } from '../../src/article/normalise.ts'
import { articleOf } from './fields.ts'
import { type Answer, aim, at, report, send, wrong } from './kit.ts'

const own = () => ({ origin: aim().origin, 'sec-fetch-site': 'same-origin', authorization: '' })
const tokenIn = (page: string) => /name="session" value="([0-9a-f]*)"/.exec(page)?.[1] ?? ''
let session = { cookie: '', token: '' }

type Given = Readonly<Record<string, string | readonly string[] | File>>

async function post(text: string, path: string, given: Given, isMultipart = false): Promise<Answer> {
  const body = isMultipart ? new FormData() : new URLSearchParams()
  body.append('session', session.token)
  for (const [name, value] of Object.entries(given)) {
    // A browser makes texts whole before it sends them.
    for (const one of [value].flat() as string[])
      body.append(name, typeof one === 'string' ? one.toWellFormed() : one)
  }
  const answer = await send(text, {
    method: 'POST',
    path,
    body,
    headers: { ...own(), cookie: session.cookie },
  })
  if (![303, 403, 404, 409, 412, 422].includes(answer.status))
    wrong(`POST ${path}: ${answer.status}`, text, answer.text)
  if (/another session|came from elsewhere|signed out/.test(answer.text.slice(0, 3000)))
    wrong(`POST ${path}: was not taken for ours`, text)
  return answer
}

const look = (text: string, path: string) =>
  send(text, { path, headers: { ...own(), cookie: session.cookie } })

/** Signs in to the desk. */
export async function signIn(): Promise<void> {
  const body = new URLSearchParams({ token: aim().token })
  const answer = await send('', { method: 'POST', path: '/desk/sign-in', body, headers: own() })
  session = { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', token: '' }
  session = { ...session, token: tokenIn((await look('', '/desk/new')).text) }
}

/** A text as a form brings it: whole, line ends of one kind, no white space around it. */
const brought = (text: string) => text.toWellFormed().replaceAll(/\r\n?/g, '\n').trim()
const longerThan = (text: string, most: number) => [...text].length > most

const PERSON = ['Ada Quillman', 'Bo Larsford', 'Cy Doveley', 'Di Marshton']

/** A new article, by pasting or as a file; shown again whole when a field is refused; published. Gives the article's path, or ''. */
async function publish(text: string, n: number): Promise<string> {
  const about = brought(text)
  const refused = longerThan(about, 200)
  const body = articleOf(text, n)
  const file = {
    file: new File(
      [n % 4 === 1 ? `<p>${body}</p>` : body],
      about.replaceAll(/[^\w“” <>=]/g, '').slice(0, 50),
      { type: 'text/html' },
    ),
  }
  const given = {
    title: text,
    outlet: text,
    author: refused ? text : 'Cy',
    url: `https://news.example/desk/${n}`,
    publishedAt: '2025-08-21',
  }
  const answer = await post(text, '/desk/new', { ...given, ...(n % 2 ? file : { body }) }, n % 2 === 1)
  // A text that does nothing but open markup is read as a page, which may hold nothing.
  if (answer.status !== (refused ? 422 : 303) && n % 2 === 0)
    wrong(`POST /desk/new: ${answer.status}`, text, answer.text.slice(0, 3000))
  if (answer.status !== 303) return ''
  const draft = answer.headers.get('location') ?? ''
  if (n % 4 < 2) {
    await post(text, `${draft}/details`, { ...given, author: text, timeZone: n % 5 ? '' : text })
    await look(text, `${draft}/details`)
  }
  const page = await look(text, draft)
  const decisions = Object.fromEntries(
    [...page.text.matchAll(/name="(d\d+)"/g)].map(([, name]) => [name ?? '', 'accepted']),
  )
  const published = await post(text, draft, { ...decisions, do: 'publish' })
  const path = published.headers.get('location') ?? ''
  const id = /^\/articles\/(art_\w+)$/.exec(path)?.[1]
  if (!id) {
    wrong(`publishing ${draft}: ${published.status}`, text, published.text.slice(0, 2000))
    return ''
  }
  const { json } = await send(text, { path: `/v1/articles/${id}` })
  const title = at(json, 'article', 'title')
  // Without a title a page may give its own.
  if (about !== '' && title !== about) wrong('POST /desk/new title came back changed', text, title)
  if (
    n % 2 === 0 &&
    at(json, 'article', 'text') !== normaliseText(body.replaceAll(/\r\n?/g, '\n').toWellFormed())
  ) {
    wrong('POST /desk/new body came back changed', text, at(json, 'article', 'text'))
  }
  report.kept++
  return path
}

/** What became of a claim, and its correction, through their forms. */
async function edit(text: string, n: number, path: string) {
  const { json } = await send(text, { path: `/v1${path}` })
  const [claim] = (at(json, 'claims') ?? []) as { id: string; version: number; text: string }[]
  if (!claim) return
  const desk = `/desk/claims/${claim.id}`
  const about = brought(text)
  const row = {
    evidenceUrl: `https://city.example/${n}`,
    evidenceDate: '2025-08-20',
    evidenceTitle: text,
    evidenceQuote: text,
    evidenceArchive: '',
  }
  const followed = await post(text, `${desk}/follow-ups`, {
    status: 'in_progress',
    note: text,
    ...row,
    version: '1',
    once: `${n}`,
  })
  const tooLong = longerThan(about, 500)
  if (followed.status !== (tooLong ? 422 : 303))
    wrong(`POST follow-up form: ${followed.status}`, text, followed.text.slice(0, 500))
  const now = await send(text, { path: `/v1/claims/${claim.id}` })
  const latest = at(now.json, 'followUps', 0)
  if (!tooLong) {
    const came = [at(latest, 'note'), at(latest, 'evidence', 0, 'title'), at(latest, 'evidence', 0, 'quote')]
    if (came.some((one) => (one ?? '') !== about)) wrong('follow-up form came back changed', text, came)
  }
  if (n % 4 > 1) await look(text, desk)
  const correct = await look(text, `${desk}/correct`)
  const words = /name="words"[^>]*>([^<]*)<\/textarea><input type="hidden" name="at" value="(\d*)"/.exec(
    correct.text,
  )
  const fields = {
    words: decode(words?.[1] ?? ''),
    at: words?.[2] ?? '',
    speakerKind: 'person',
    saidOn: '2025-08-19',
    due: '',
    type: 'promise',
    mode: 'achieve',
    kind: 'mixed',
  }
  const version = String(at(now.json, 'version'))
  const sent = await post(text, `${desk}/correct`, {
    ...fields,
    speaker: PERSON[n % 4] ?? '',
    role: text,
    reason: text,
    version,
  })
  const isLong = longerThan(about, 200) || about === ''
  if (sent.status !== (isLong ? 422 : 303))
    wrong(`POST correct form: ${sent.status}`, text, sent.text.slice(0, 500))
  if (!isLong) {
    const corrected = await send(text, { path: `/v1/claims/${claim.id}` })
    if (at(corrected.json, 'speaker', 'role') !== about)
      wrong('role of the correct form came back changed', text, at(corrected.json, 'speaker', 'role'))
  }
  const odd: [string, Given] = [
    [
      `${desk}/follow-ups`,
      {
        status: text,
        effectiveOn: text,
        reasonCode: text,
        corrects: text,
        once: text,
        version: text,
        evidenceUrl: text,
      },
    ],
    [`${desk}/visibility`, { to: text, hideReason: text, version: text }],
    [`${desk}/relations`, { claim: text, kind: text, state: text }],
    [
      `${desk}/correct`,
      {
        ...fields,
        words: [text, text],
        at: [text, '0'],
        speaker: text,
        saidOn: text,
        due: text,
        type: text,
        mode: text,
        kind: text,
        reason: 'x',
        version,
      },
    ],
    [`/desk${path}/claims/new`, { ...fields, words: text, at: text, speaker: text, role: text }],
    ['/desk/sign-in', { token: text, next: text }],
    ['/desk/import', { lines: text }],
    [
      `/desk/drafts/${encodeURIComponent(about.slice(0, 100).toWellFormed())}`,
      { do: text, go: text, threshold: text },
    ],
  ][n % 8] as [string, Given]
  if (n % 8 !== 5) await post(text, ...odd)
  else
    await send(text, {
      method: 'POST',
      path: odd[0],
      body: new URLSearchParams(odd[1] as Record<string, string>),
      headers: own(),
    })
}

/** A value as a page wrote it. */
const decode = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** Sends one text in the forms of the desk. */
export async function inForms(text: string, n: number): Promise<void> {
  const path = await publish(text, n)
  if (path !== '') await edit(text, n, path)
}
