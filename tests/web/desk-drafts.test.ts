/** From an article that is pasted to claims on record: what is proposed, corrected, accepted, and stored at once. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/index.tsx'
import { call, type Json } from '../helpers.ts'
import { type Fields, type Page, signedIn, type Visitor } from './desk-browser.ts'

const TEXT = [
  '“We will reopen the bridge within seven to 10 days,” Mayor Ada Quill said on Thursday.',
  'Trade minister Bo Larsen said that fares had doubled since March.',
  '“The ferry is a disgrace,” said Cy Dove, who runs the harbour café.',
].join('\n')

let editor: Visitor
beforeAll(async () => {
  editor = await signedIn()
})

let made = 0
/** Pastes an article; gives the draft's address and page. */
async function paste(fields: Fields = {}, who = editor): Promise<{ path: string; page: Page }> {
  const n = ++made
  const given = { body: TEXT, publishedAt: '2025-08-21', url: `https://news.example/draft-${n}`, ...fields }
  const answer = await who.post('/desk/new', given)
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([303, ''])
  return { path: answer.location, page: await who.get(answer.location) }
}

const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n ?? 0

/** Claims of the article whose page an answer leads to. */
async function claimsAt(location: string): Promise<Json[]> {
  const { json } = await call('GET', `/v1${location}`)
  return json.claims as unknown as Json[]
}

/** The values of a page's claim form, as a browser would send them. */
function formOf(html: string): Record<string, string | string[]> {
  const text = (value = '') =>
    value
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  const input = (name: string) =>
    text(new RegExp(`name="${name}"[^>]*?value="([^"]*)"`).exec(html)?.[1] ?? '')
  const chosen = (name: string) => {
    const [, options = ''] = new RegExp(`name="${name}"[^>]*>(.*?)</select>`, 's').exec(html) ?? []
    return /value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  }
  const words = [
    ...html.matchAll(/name="words"[^>]*>([^<]*)<\/textarea><input type="hidden" name="at" value="(\d*)"/g),
  ]
  const valued = (name: string) => {
    const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? ''
    return text(/ value="([^"]*)"/.exec(tag)?.[1] ?? input(name))
  }
  return {
    words: words.map((one) => text(one[1])),
    at: words.map((one) => one[2] ?? ''),
    speaker: valued('speaker'),
    role: valued('role'),
    saidOn: valued('saidOn'),
    due: valued('due'),
    speakerKind: chosen('speakerKind'),
    type: chosen('type'),
    mode: chosen('mode'),
    kind: chosen('kind'),
  }
}

describe('an article that is brought in', () => {
  it('is shown with its claims marked, and nothing is on record', async () => {
    const before = [await count('articles'), await count('claims'), await count('speakers')]
    const { page } = await paste()
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/<mark id="m1" class="of-open" data-number="1">[^<]*We will reopen the bridge/)
    expect(page.text).toContain('Ada Quill')
    expect(page.text).toContain('28 to 31 August 2025')
    expect([await count('articles'), await count('claims'), await count('speakers')]).toEqual(before)
    expect((await editor.get('/desk')).text).toContain('0 of 3 decided')
  })

  it('comes as HTML, as a file, or from its address', async () => {
    const html = `<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>${TEXT.split('\n')
      .map(
        (line) =>
          `<p>${line} The council met in the old hall and talked for three hours about the harbour.</p>`,
      )
      .join('')}</article></body></html>`
    expect((await paste({ body: html })).page.text).toContain('We will reopen the bridge')
    const form = new FormData()
    form.set('file', new File([html], 'a.html', { type: 'text/html' }))
    const uploaded = await editor.post('/desk/new', form)
    expect(uploaded.status).toBe(303)
    const app = (day = '2025-08-21') =>
      createApp(
        () => Date.parse(`${day}T12:00:00Z`),
        async () => new Response(html, { headers: { 'content-type': 'text/html' } }),
      )
    const fetching = await signedIn('test-admin-token', '2025-08-21', app)
    const { page } = await paste({ body: '', url: 'https://news.example/ferry' }, fetching)
    expect(page.text).toContain('We will reopen the bridge')
  })

  it.each<[string, Fields, string]>([
    ['nothing', { body: '', url: '' }, 'paste the article'],
    ['no words', { body: '123' }, 'Give a text that has words'],
    ['an address of this machine', { body: '', url: 'http://127.0.0.1/' }, 'may not be fetched'],
    ['an address that would run', { url: 'javascript:alert(1)' }, 'http or https'],
    ['a day that does not exist', { publishedAt: '2025-02-30' }, 'give a day'],
    ['a time zone that does not exist', { timeZone: 'Mars/Olympus' }, 'Time zone'],
    ['too much text', { body: `Ada Quill said no. ${'a'.repeat(1_000_001)}` }, 'at most 1000000 bytes'],
  ])('is refused with %s, at its field, with all that was written', async (_, fields, message) => {
    const answer = await editor.post('/desk/new', { body: 'kept “words”', title: 'Kept title', ...fields })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(message)
    expect(answer.text).toContain('value="Kept title"')
    if (!('body' in fields)) expect(answer.text).toContain('kept “words”')
    expect(answer.text).toMatch(/role="alert" tabindex="-1" autofocus/)
    const [, id = ''] = /<a href="#(f-\w+)">/.exec(answer.text) ?? []
    expect(answer.text).toContain(`id="${id}"`)
  })

  it('takes another day of publication, and dates its claims anew', async () => {
    const { path } = await paste()
    const answer = await editor.post(`${path}/details`, {
      title: 'Bridge',
      outlet: 'Courier',
      publishedAt: '2025-09-04',
    })
    expect(answer.location).toBe(path)
    const page = (await editor.get(path)).text
    expect(page).toContain('11 to 14 September 2025')
    expect(page).not.toContain('August')
    expect(page).toContain('Courier')
  })
})

describe('claims', () => {
  it('are accepted and dropped one by one, and only the accepted ones are stored, all at once', async () => {
    const { path } = await paste()
    const saved = await editor.post(path, { d0: 'accepted', d1: 'dropped', do: 'save' })
    expect(saved.location).toBe(path)
    const page = (await editor.get(path)).text
    expect(page).toMatch(/name="d0" value="accepted" checked/)
    expect(page).toMatch(/name="d1" value="dropped" checked/)
    const early = await editor.post(path, { d0: 'accepted', d1: 'dropped', do: 'publish' })
    expect(early.status).toBe(422)
    expect(early.text).toContain('Claim 3 is neither accepted nor dropped')
    const published = await editor.post(path, {
      d0: 'accepted',
      d1: 'dropped',
      d2: 'accepted',
      do: 'publish',
    })
    expect(published.location).toMatch(/^\/articles\/art_/)
    const claims = await claimsAt(published.location)
    expect(claims.map((claim) => [claim.speaker?.name, claim.machine, claim.version, claim.status])).toEqual([
      ['Ada Quill', null, 1, 'pending'],
      ['Cy Dove', null, 1, 'pending'],
    ])
    // The draft is gone, and sending it again leads to what came of it.
    expect((await editor.get(path)).location).toBe(published.location)
    expect((await editor.post(path, { do: 'publish' })).location).toBe(published.location)
    expect(await env.DB.prepare('select text from drafts where article_id is not null').first('text')).toBe(
      '',
    )
  })

  it('are accepted many at once, from a confidence on, without undoing what was decided', async () => {
    const { path } = await paste()
    await editor.post(path, { d0: 'dropped', threshold: '0.5', do: 'accept-sure' })
    const page = (await editor.get(path)).text
    expect(page).toMatch(/name="d0" value="dropped" checked/)
    expect(page.match(/value="accepted" checked/g)?.length ?? 0).toBeGreaterThan(0)
    const none = await paste()
    await editor.post(none.path, { threshold: '1.5', do: 'accept-sure' })
    expect((await editor.get(none.path)).text).not.toContain('value="accepted" checked')
    await editor.post(none.path, { do: 'accept-all' })
    expect((await editor.get(none.path)).text.match(/value="accepted" checked/g)).toHaveLength(3)
  })

  it('keep what was found when they are corrected, and how each part was found where it was not', async () => {
    const { path } = await paste()
    const form = formOf((await editor.get(`${path}/claims/0`)).text)
    expect(form).toMatchObject({
      speaker: 'Ada Quill',
      role: 'Mayor',
      due: '2025-08-28/2025-08-31',
      type: 'promise',
    })
    const answer = await editor.post(`${path}/claims/0`, {
      ...form,
      speaker: 'Ada M. Quill',
      role: 'Mayor of Quillford',
      due: '2025-08-30',
      words: ['We will reopen the bridge', ''],
      do: 'accepted',
    })
    expect(answer.location).toBe(`${path}/claims/1`)
    await editor.post(path, { d0: 'accepted', do: 'drop-rest' })
    const published = await editor.post(path, { d0: 'accepted', d1: 'dropped', d2: 'dropped', do: 'publish' })
    const [claim] = await claimsAt(published.location)
    expect(claim).toMatchObject({
      text: 'We will reopen the bridge',
      speaker: { name: 'Ada M. Quill', role: 'Mayor of Quillford' },
      saidOn: { edtf: '2025-08-21', derivation: { phrase: 'Thursday' } },
      due: { edtf: '2025-08-30', derivation: { rule: 'editor' } },
      passage: { exact: 'We will reopen the bridge' },
      machine: {
        speaker: { name: 'Ada Quill', kind: 'person' },
        role: 'Mayor',
        due: '2025-08-28/2025-08-31',
        text: 'We will reopen the bridge within seven to 10 days',
      },
    })
    const check = await call('GET', '/v1/check', { headers: { authorization: 'Bearer test-admin-token' } })
    expect(check.json.differences).toEqual([])
  })

  it('are as they were found when they are sent back unchanged', async () => {
    const { path } = await paste()
    const form = formOf((await editor.get(`${path}/claims/0`)).text)
    await editor.post(`${path}/claims/0`, { ...form, do: 'accepted' })
    const edited = await env.DB.prepare(
      'select edited from draft_claims where decision = ? order by draft_id desc',
    )
      .bind('accepted')
      .first('edited')
    expect(edited).toBeNull()
  })

  it.each<[string, Record<string, string | string[]>, string]>([
    [
      'words that do not stand in the text',
      { words: 'We will sink the bridge', at: '1' },
      'do not stand in the article',
    ],
    ['no words', { words: ' ', at: '' }, 'give the words of the claim'],
    ['pieces that overlap', { words: ['We will reopen', 'reopen the bridge'], at: ['1', '9'] }, 'overlap'],
    ['a date that is none', { saidOn: 'last week' }, 'Said on: write a day'],
    ['a due window that ends before it begins', { due: '2025-09-01/2025-08-01' }, 'Due: write a day'],
    ['a role without anybody', { speaker: '' }, 'Name them, or empty the role'],
  ])('are refused with %s, at the field, with all that was written', async (_, fields, message) => {
    const { path } = await paste()
    const form = formOf((await editor.get(`${path}/claims/0`)).text)
    const answer = await editor.post(`${path}/claims/0`, {
      ...form,
      role: 'Kept role',
      ...fields,
      do: 'accepted',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(message)
    expect(answer.text).toContain('value="Kept role"')
    const [, id = ''] = /<a href="#(f-[\w-]+)">/.exec(answer.text) ?? []
    expect(answer.text).toContain(`id="${id}"`)
  })

  it('are added from words of the text, selected or copied', async () => {
    const { path } = await paste()
    const start = TEXT.indexOf('fares had doubled')
    const page = await editor.get(`${path}/claims/new?start=${start}&end=${start + 17}`)
    const form = formOf(page.text)
    expect(form.words).toEqual(['fares had doubled', ''])
    expect(form.saidOn).toBe('2025-08-21')
    await editor.post(`${path}/claims/new`, { ...form, speaker: 'Bo Larsen', do: 'add' })
    const twice = await editor.post(`${path}/claims/new`, { ...form, words: 'said', at: '', do: 'add' })
    expect(twice.text).toContain('more than once')
    const again = (await editor.get(path)).text
    expect(again).toContain('added by hand')
    const published = await editor.post(path, {
      d3: 'accepted',
      d0: 'dropped',
      d1: 'dropped',
      d2: 'dropped',
      do: 'publish',
    })
    const [claim] = await claimsAt(published.location)
    expect(claim).toMatchObject({
      text: 'fares had doubled',
      attribution: { method: 'by hand' },
      speaker: { name: 'Bo Larsen' },
    })
  })
})

it('an article that is on record already is not stored a second time, and its draft says so', async () => {
  const url = 'https://news.example/twice'
  const first = await paste({ url })
  await editor.post(first.path, { do: 'accept-all' })
  const decided = { d0: 'accepted', d1: 'accepted', d2: 'accepted', do: 'publish' }
  expect((await editor.post(first.path, decided)).status).toBe(303)
  const articles = await count('articles')
  const second = await paste({ url })
  expect(second.page.text).toContain('on record already')
  expect((await editor.post(second.path, decided)).status).toBe(409)
  expect(await count('articles')).toBe(articles)
})

it('a draft is thrown away whole, and an unknown one has a page', async () => {
  const { path } = await paste()
  const rows = await count('draft_claims')
  expect((await editor.post(path, { do: 'discard' })).location).toBe('/desk?done=discarded')
  expect((await editor.get(path)).status).toBe(404)
  expect(await count('draft_claims')).toBe(rows - 3)
  expect((await editor.get('/desk/drafts/drf_00000000000/claims/0')).status).toBe(404)
  expect((await editor.get('/desk/drafts/nonsense')).status).toBe(404)
})

it('a long article survives every step', async () => {
  const body = Array.from(
    { length: 1200 },
    (_, i) => `Mayor Ada Quill said that bridge ${i} was 👷 closed.`,
  ).join('\n')
  const { path, page } = await paste({ body })
  expect(page.text).toContain('1,200 claims')
  await editor.post(path, { do: 'accept-all' })
  const all = Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`d${i}`, 'accepted']))
  const published = await editor.post(path, { ...all, do: 'publish' })
  const claims = await claimsAt(published.location)
  expect(claims.length).toBe(1200)
  const at = claims[900]?.attribution?.content as unknown as { start: number; end: number }[]
  expect(body.slice(at[0]?.start, at[0]?.end)).toContain('bridge 900')
}, 60_000)

describe('an import', () => {
  const lines = (articles: readonly unknown[]) => articles.map((one) => JSON.stringify(one)).join('\n')
  const some = (name: string) => ({
    text: `Mayor Ada Quill said on Thursday that ${name} would reopen.`,
    url: `https://news.example/import-${name}`,
    publishedAt: '2025-08-21',
  })

  it('shows how far it is, and what came of each line', async () => {
    const body = lines([some('one'), some('two'), { text: 'x', colour: 1 }, { title: 'y' }, some('one')])
    const answer = await editor.post('/desk/import', { lines: `${body}\nnonsense` })
    expect(answer.location).toMatch(/^\/desk\/import\/bat_/)
    const progress = async () =>
      JSON.parse((await editor.get(`${answer.location}/progress`)).text) as { waiting: number; words: string }
    // Messages of earlier tests are in the queue before these.
    await expect.poll(async () => (await progress()).waiting, { timeout: 60_000, interval: 100 }).toBe(0)
    const page = (await editor.get(answer.location)).text
    expect(page).toContain('2 stored, 1 on record before, 3 refused, 0 waiting.')
    for (const words of ['“colour” is no field', 'Give “text”, “html” or “url”', 'The line is not JSON']) {
      expect(page).toContain(words)
    }
    expect(page).not.toContain('http-equiv')
    // The same lines again are the same import.
    expect((await editor.post('/desk/import', { lines: `${body}\nnonsense` })).location).toBe(answer.location)
    expect((await editor.get('/desk')).text).toContain(answer.location)
  }, 90_000)

  it('comes as a file, and looks again by itself while lines wait', async () => {
    const form = new FormData()
    form.set('file', new File([lines([some('three'), some('four')])], 'a.ndjson'))
    const answer = await editor.post('/desk/import', form)
    expect(answer.status).toBe(303)
    await env.DB.prepare("update batch_lines set state = 'waiting' where line = 2").run()
    expect((await editor.get(answer.location)).text).toContain(
      '<noscript><meta http-equiv="refresh" content="3"/>',
    )
  })

  it.each<[string, Fields, string]>([
    ['no lines', { lines: ' ' }, 'at least one line'],
    ['too many', { lines: '{}\n'.repeat(1001) }, 'at most 1000 lines'],
  ])('is refused with %s', async (_, fields, message) => {
    const answer = await editor.post('/desk/import', fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(message)
    expect((await editor.get('/desk/import/bat_00000000000')).status).toBe(404)
  })

  it.each([
    ['a name that every object has', '{"text":"Ada said no.","toString":"x"}', '“toString” is no field'],
    ['a prototype', '{"text":"Ada said no.","__proto__":"x"}', '“__proto__” is no field'],
    ['a title of nothing', '{"text":"Ada said no.","title":" "}', '“title” is not valid'],
    ['half a character', '{"text":"Ada said no.","title":"\\ud800"}', 'half of a character'],
  ])('refuses a line with %s', async (_, lines, told) => {
    const { location } = await editor.post('/desk/import', { lines })
    expect((await editor.get(location)).text).toContain(told)
  })
})
