/** HTML pages, batches of lines, and the import of exports. */
import { publicId } from '../../src/store/ids.ts'
import { articleOf } from './fields.ts'
import { aim, at, fateOf, report, send, slugOf, wrong } from './kit.ts'

const LINES = { 'content-type': 'application/x-ndjson' }
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
/** What is left of a text when the ways to write a blank, and what cannot be seen, do not count. */
export const squashed = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/\s|\p{Cc}|\u034f|\ufeff|\u00ad|\u200b/gu, '')
    .normalize('NFC')

/** As a page: its text escaped, which has to come back, and as it is, which may do anything but harm. */
export async function asPages(text: string, n: number): Promise<void> {
  const title = escaped(text.slice(0, 300)).replaceAll('"', '&quot;')
  const page = `<html><head><title>${title}</title><meta property="og:title" content="${title}"></head><body><article><h1>${title}</h1><p>Mayor Ada Quill said on Monday that the bridge would open again, and that fares would fall.</p><p>Ada said: ${escaped(text)}</p></article></body></html>`
  const answer = await send(text, { method: 'POST', path: '/v1/extract', body: { html: page } })
  const came = squashed(String(at(answer.json, 'article', 'text') ?? ''))
  if (answer.status !== 200 || !came.includes(squashed(`Ada said: ${text}`)))
    wrong(`the page came back changed: ${answer.status}`, text, came)
  else report.kept++
  const raw = [
    `<p>Ada said no. ${text}</p>`,
    `<p title="${text}">Ada said no.</p>`,
    `<script type="application/ld+json">${text}</script><p>Ada said no.`,
    `<${text}><p>Ada said no.</p>`,
    text,
  ][n % 5]
  await send(text, { method: 'POST', path: '/v1/extract', body: { html: raw } })
}

/** As lines of a batch: each line's fate is its own. */
export async function asLines(texts: readonly string[], first: number): Promise<void> {
  const most = { title: 500, outlet: 200, author: 200 } as const
  const lines = texts.map((text, i) => {
    const name = (['title', 'outlet', 'author'] as const)[i % 3] ?? 'title'
    return {
      name,
      fate: fateOf(text, most[name]),
      body: {
        text: articleOf(text, first + i),
        url: `https://news.example/line/${first + i}`,
        publishedAt: '2025-08-21',
        [name]: text,
      },
    }
  })
  const body = lines.map((one) => `${JSON.stringify(one.body)}\n`).join('')
  const posted = await send('a batch', { method: 'POST', path: '/v1/articles:batch', body, headers: LINES })
  const id = String(at(posted.json, 'id'))
  if (posted.status !== 202) return wrong('the batch was not taken', id, posted.text)
  await aim().workOff(id, texts.length)
  const done = await send('a batch', { path: `/v1/articles:batch/${id}?limit=1000` })
  const results = at(done.json, 'results') as {
    state: string
    article: string | null
    problem: { type: string } | null
  }[]
  for (const [i, { name, fate }] of lines.entries()) {
    const [text = '', result] = [texts[i], results[i]]
    const slug = slugOf(result?.problem)
    if ('refused' in fate ? slug !== fate.refused : result?.state !== 'created')
      wrong(`line ${name}: ${result?.state} ${slug}`, text)
    if ('kept' in fate && result?.article) {
      report.kept++
      if (i % 10 === 0) {
        const { json } = await send(text, { path: `/v1/articles/${result.article}` })
        if (at(json, 'article', name) !== fate.kept)
          wrong(`line ${name} came back changed`, text, at(json, 'article', name))
      }
    } else report.refused++
  }
}

/** An exported claim with the text in every field that may hold any text. */
export function claimWith(text: string, n: number, template: object): object {
  const base = 4_000_000_000_000_000 + n
  const id = (prefix: 'clm' | 'art' | 'spk' | 'fup') => publicId(prefix, base)
  const time = '2025-08-21T12:00:00.000Z'
  const evidence = {
    url: `https://city.example/${n}`,
    title: text,
    publishedAt: null,
    retrievedAt: time,
    quote: text,
    archivedUrl: null,
  }
  const followUp = {
    id: id('fup'),
    claimId: id('clm'),
    version: 2,
    status: 'in_progress',
    note: text,
    evidence: [evidence],
    reasonCode: null,
    corrects: null,
    correctedBy: null,
    effectiveOn: '2025-08-21',
    recordedAt: time,
    recordedBy: text,
    erased: false,
    hash: null,
    salt: null,
    contentHash: null,
  }
  return {
    ...template,
    id: id('clm'),
    text,
    speaker: { id: id('spk'), name: text, kind: 'unnamed', role: text },
    attribution: {
      content: [{ start: 0, end: text.length + 1 }],
      cue: [],
      source: [],
      sourceText: text,
      resolution: 'named',
      method: 'import',
      confidence: 1,
    },
    passage: { exact: `${text}.`, prefix: text, suffix: text, link: null },
    article: {
      id: id('art'),
      url: `https://news.example/import/${n}`,
      title: text,
      outlet: text,
      publishedAt: '2025-08-21',
    },
    status: 'in_progress',
    version: 2,
    createdAt: time,
    updatedAt: time,
    followUps: [followUp],
  }
}

/** As claims of an export: taken in whole, or refused by the line's number. */
export async function asImport(texts: readonly string[], first: number, template: object): Promise<void> {
  const whole = texts
    .map((text, i) => ({ text, n: first + i }))
    .filter(({ text }) => text.isWellFormed() && text !== '')
  const lines = whole.map(({ text, n }) => `${JSON.stringify(claimWith(text, n, template))}\n`)
  const taken = await send('an import', {
    method: 'POST',
    path: '/v1/import',
    body: lines.join(''),
    headers: LINES,
  })
  if (taken.status !== 200)
    wrong(`the import was not taken: ${taken.status}`, whole[0]?.text ?? '', taken.text)
  report.kept += whole.length
  for (const [i, text] of texts.entries()) {
    if (text.isWellFormed()) continue
    const body = JSON.stringify(claimWith(text, first + i, template))
    const { status, text: told } = await send(text, {
      method: 'POST',
      path: '/v1/import',
      body,
      headers: LINES,
    })
    report.refused++
    if (status !== 422) wrong(`half a character was imported: ${status}`, text, told)
  }
}
