/** A claim at the desk: what the form offers and asks for, what it refuses and keeps, corrections, relations, hiding. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { STATUS_NAMES, STATUSES } from '../../src/follow-up/statuses.ts'
import { openDb } from '../../src/store/db.ts'
import { publicId } from '../../src/store/ids.ts'
import { createToken } from '../../src/store/tokens.ts'
import { ADMIN, call, type Json, someClaim, storeArticle } from '../helpers.ts'
import { type Fields, signedIn, type Visitor } from './desk-browser.ts'

const DUE = { dueEdtf: '2025-08-25', dueEarliest: '2025-08-25', dueLatest: '2025-08-25' }
const EVIDENCE = { evidenceUrl: 'https://news.example/open', evidenceDate: '2025-08-20' }

let admin: Visitor
let editor: Visitor
beforeAll(async () => {
  admin = await signedIn()
  const made = await createToken(
    openDb(env.DB),
    { name: 'Bea', role: 'editor', expiresAt: null },
    Date.parse('2025-08-20T12:00:00Z'),
  )
  editor = await signedIn(made.token)
})

async function someStored(given: Parameters<typeof someClaim>[0] = {}): Promise<string> {
  const { claims } = await storeArticle([someClaim(given)])
  return publicId('clm', claims[0]?.id ?? 0)
}

const read = async (id: string): Promise<Json> =>
  (await call('GET', `/v1/claims/${id}`, { headers: ADMIN })).json
const followUps = (claim: Json) => claim.followUps as unknown as Json[]

/** Sends the form for a follow-up with the version that stands, unless another is given. */
async function follow(id: string, fields: Record<string, string | string[]>, who = editor) {
  const version = String((await read(id)).version)
  return who.post(`/desk/claims/${id}/follow-ups`, { version, once: crypto.randomUUID(), ...fields })
}

const radio = (page: string, status: string) =>
  new RegExp(`<input type="radio" id="f-status-${status}"[^>]*>`).exec(page)?.[0] ?? ''

describe('the form for a follow-up', () => {
  it.each(STATUS_NAMES)('offers after %s what the table allows, and says what each needs', async (from) => {
    const id = await someStored()
    if (from !== 'pending') {
      const reasonCode = STATUSES[from].reason === 'required' ? 'disputed' : ''
      expect((await follow(id, { status: from, note: 'so it is', reasonCode, ...EVIDENCE })).status).toBe(303)
    }
    const page = (await editor.get(`/desk/claims/${id}`)).text
    for (const to of STATUS_NAMES) {
      const move = STATUSES[from].to[to]
      const input = radio(page, to)
      expect([to, input.includes('disabled')]).toEqual([to, move === 'never'])
      if (move === 'never') continue
      expect(input).toContain(`data-note="${move === 'correction' ? 'required' : STATUSES[to].note}"`)
      expect([to, input.includes('data-corrects="required"')]).toEqual([to, move === 'correction'])
    }
  })

  it('records it and says so; the very same form sent twice has one effect', async () => {
    const id = await someStored()
    const once = crypto.randomUUID()
    const fields = { status: 'held', note: 'It opened.', ...EVIDENCE, once, version: '1' }
    expect((await follow(id, fields)).location).toBe(`/desk/claims/${id}?done=followed`)
    expect((await follow(id, fields)).location).toBe(`/desk/claims/${id}?done=followed`)
    const claim = await read(id)
    expect(claim).toMatchObject({ status: 'held', version: 2 })
    expect(followUps(claim)).toHaveLength(1)
    expect(followUps(claim)[0]).toMatchObject({
      note: 'It opened.',
      recordedBy: 'Bea',
      evidence: [{ url: 'https://news.example/open', publishedAt: '2025-08-20' }],
    })
  })

  it.each<[string, Record<string, string | string[]>, string, string]>([
    ['no status', { note: 'x' }, 'f-status', 'choose what became of it'],
    ['no evidence', { status: 'held', note: 'kept' }, 'f-evidenceUrl-0', 'http or https address'],
    ['no note', { status: 'held', ...EVIDENCE }, 'f-note', 'needs a note'],
    [
      'no date',
      { status: 'stalled', evidenceUrl: 'https://a.example/' },
      'f-evidenceDate-0',
      'when it was published',
    ],
    [
      'no reason',
      { status: 'unresolvable', note: 'x', ...EVIDENCE },
      'f-reasonCode',
      'Its wording is too vague',
    ],
    [
      'an address that would run',
      { status: 'held', note: 'x', evidenceUrl: 'javascript:alert(1)' },
      'f-evidenceUrl-0',
      'http or https',
    ],
    [
      'a day to come',
      { status: 'held', note: 'x', ...EVIDENCE, effectiveOn: '2026-01-01' },
      'f-effectiveOn',
      'it is 2025-08-21',
    ],
    ['an unknown status', { status: 'gone', note: 'x' }, 'f-status', 'choose what became of it'],
    [
      'one to correct that is none',
      { status: 'held', note: 'x', ...EVIDENCE, corrects: 'fup_00000000000' },
      'f-',
      'not a follow-up',
    ],
  ])('refuses it with %s, at the field, with all that was written', async (_, fields, at, message) => {
    const id = await someStored()
    const answer = await follow(id, { evidenceQuote: 'kept <quote>', ...fields })
    expect(answer.status).toBe(422)
    const [, link = '', told = ''] =
      /<a href="#([\w-]+)">([^<]*)</.exec(answer.text.slice(answer.text.indexOf('role="alert"'))) ?? []
    expect(link).toContain(at)
    expect(told).toContain(message)
    if (link !== 'f-corrects') expect(answer.text).toContain(`id="${link}"`)
    expect(answer.text).toContain('value="kept &lt;quote&gt;"')
    expect(answer.text).not.toMatch(/href="javascript:/)
    expect((await read(id)).version).toBe(1)
  })

  it('adds a row of evidence and keeps what is there', async () => {
    const id = await someStored()
    const answer = await follow(id, { do: 'more', note: 'half written', status: 'held', ...EVIDENCE })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('id="f-evidenceUrl-1"')
    expect(answer.text).toContain('half written')
    expect(radio(answer.text, 'held')).toContain('checked')
  })

  it('tells what was changed meanwhile, and keeps what was written', async () => {
    const id = await someStored()
    await follow(id, { status: 'in_progress', note: 'work began', ...EVIDENCE }, admin)
    const answer = await follow(id, { status: 'held', note: 'my long note', ...EVIDENCE, version: '1' })
    expect(answer.status).toBe(412)
    expect(answer.text).toContain('changed meanwhile')
    expect(answer.text).toContain('“work began”')
    expect(answer.text).toContain('my long note')
    expect(answer.text).toContain('name="version" value="2"')
    expect((await read(id)).version).toBe(2)
  })

  it('of two at once takes one, and loses neither what is on record nor what was written', async () => {
    const id = await someStored()
    const send = (note: string) => follow(id, { status: 'held', note, ...EVIDENCE, version: '1' })
    const answers = await Promise.all([send('first note'), send('second note')])
    expect(answers.map((one) => one.status).sort()).toEqual([303, 412])
    const lost = answers.find((one) => one.status === 412)?.text ?? ''
    expect(lost).toContain('first note')
    expect(lost).toContain('second note')
  })

  it('is undone by a correction, offered with all that it takes', async () => {
    const id = await someStored()
    await follow(id, { status: 'held', note: 'wrong bridge', ...EVIDENCE })
    const page = (await editor.get(`/desk/claims/${id}`)).text
    const [, link = ''] = /href="([^"]*&amp;status=pending)#follow-up"/.exec(page) ?? []
    const offered = (await editor.get(link.replaceAll('&amp;', '&'))).text
    expect(radio(offered, 'pending')).toContain('checked')
    const [, corrects = ''] = /<option value="(fup_\w+)" selected/.exec(offered) ?? []
    expect((await follow(id, { status: 'pending', note: 'it was another bridge', corrects })).status).toBe(
      303,
    )
    const claim = await read(id)
    expect(claim.status).toBe('pending')
    expect(followUps(claim).map((one) => one.correctedBy !== null)).toEqual([true, false])
  })

  it('does not offer what is too early, and says why', async () => {
    const id = await someStored({
      ...DUE,
      mode: 'maintain',
      dueDerivation: '{"phrase":null,"span":null,"rule":"editor","anchor":null}',
    })
    const page = (await editor.get(`/desk/claims/${id}`)).text
    expect(radio(page, 'held')).toContain('disabled')
    expect(page).toContain('kept up until 25 August 2025')
    expect(radio(page, 'not_held')).toContain('data-reason="required"')
  })
})

describe('a claim is corrected', () => {
  const form = (given: Fields = {}): Record<string, string | string[]> => ({
    version: '1',
    words: 'the bridge will reopen by Friday',
    at: '21',
    speaker: 'Ada Quill',
    speakerKind: 'person',
    role: 'Mayor',
    saidOn: '2025-08-21',
    due: '',
    type: 'promise',
    mode: 'achieve',
    kind: 'indirect',
    reason: 'misread',
    ...(given as Record<string, string>),
  })
  const correct = (id: string, given: Fields = {}) => editor.post(`/desk/claims/${id}/correct`, form(given))

  it('with a reason, and what the machine had found is kept', async () => {
    const id = await someStored()
    const page = await editor.get(`/desk/claims/${id}/correct`)
    expect(page.text).toContain('class="of-this"')
    const answer = await correct(id, {
      words: 'the bridge will reopen',
      speaker: 'Nia New',
      role: '',
      due: '2025-08-22',
    })
    expect(answer.location).toBe(`/desk/claims/${id}?done=corrected`)
    const claim = await read(id)
    expect(claim).toMatchObject({
      text: 'the bridge will reopen',
      speaker: { name: 'Nia New', role: null },
      due: { edtf: '2025-08-22' },
      saidOn: { derivation: { rule: 'publication' } },
      machine: { text: 'the bridge will reopen by Friday', due: null, role: 'Mayor' },
    })
    const changes = (await call('GET', `/v1/claims/${id}/changes`)).text
    expect(changes).toContain('misread')
    expect(changes).toContain('Bea')
  })

  it('to a speaker who is known already, who stays one record', async () => {
    const id = await someStored()
    const other = await someStored()
    for (const one of [id, other]) await correct(one, { speaker: 'Bo Larsen', role: '' })
    const [first, second] = [await read(id), await read(other)]
    expect(first.speaker?.name).toBe('Bo Larsen')
    expect(first.speaker?.id).toBe(second.speaker?.id)
  })

  it.each<[string, Record<string, string | string[]>, string]>([
    ['without a reason', { reason: '', due: '2025-08-22' }, 'f-reason'],
    ['with words that are not there', { words: 'the ferry' }, 'f-words-0'],
    ['with a date that is none', { due: 'soon' }, 'f-due'],
    ['with nothing new', {}, 'says all of this already'],
  ])('not %s', async (_, given, shown) => {
    const id = await someStored()
    const answer = await correct(id, given)
    expect(answer.status).toBe(422)
    expect(answer.text.slice(answer.text.indexOf('role="alert"'))).toContain(shown)
    expect((await read(id)).version).toBe(1)
  })

  it('not over a change that was not seen', async () => {
    const id = await someStored()
    await correct(id, { due: '2025-08-22', reason: 'first reason' })
    const answer = await correct(id, { due: '2025-08-30', reason: 'second reason' })
    expect(answer.status).toBe(412)
    expect(answer.text).toContain('first reason')
    expect(answer.text).toContain('value="second reason"')
    expect(answer.text).toContain('value="2025-08-30"')
  })
})

it('suggested relations are confirmed and rejected', async () => {
  const text = 'the northern bridge will reopen for all lorries'
  const speaker = { key: 'repeating rita', name: 'Rita Repeat', kind: 'person' as const }
  const earlier = await someStored({
    text,
    speaker,
    saidEdtf: '2025-07-01',
    saidEarliest: '2025-07-01',
    saidLatest: '2025-07-01',
  })
  const later = await someStored({ text, speaker })
  const page = (await editor.get(`/desk/claims/${later}`)).text
  expect(page).toContain('Perhaps: says again')
  for (const state of ['confirmed', 'rejected']) {
    const answer = await editor.post(`/desk/claims/${later}/relations`, {
      claim: earlier,
      kind: 'repeats',
      state,
    })
    expect(answer.location).toBe(`/desk/claims/${later}?done=related`)
    const { json } = await call('GET', `/v1/claims/${later}/relations`, { headers: ADMIN })
    expect((json.data as unknown as Json[])[0]).toMatchObject({ state, decidedBy: 'Bea' })
  }
  const wrong = await editor.post(`/desk/claims/${earlier}/relations`, { claim: later, state: 'confirmed' })
  expect(wrong.status).toBe(422)
})

it('that was missed is taken from the text of its article, once', async () => {
  const { article } = await storeArticle([someClaim()], {
    text: 'Mayor Ada Quill said the bridge will reopen by Friday. Fares had doubled, said Bo Larsen.',
  })
  const path = `/desk/articles/${publicId('art', article.id)}/claims/new`
  expect((await editor.get(path)).text).toContain('<mark id="m1" class="of-accepted"')
  const form = {
    words: 'Fares had doubled',
    at: '',
    speaker: 'Bo Larsen',
    speakerKind: 'person',
    saidOn: '2025-08-21',
    type: 'statement',
    kind: 'indirect',
  }
  const answer = await editor.post(path, form)
  const [, id = ''] = /^\/desk\/claims\/(clm_\w+)\?done=added$/.exec(answer.location) ?? []
  expect(await read(id)).toMatchObject({
    text: 'Fares had doubled',
    speaker: { name: 'Bo Larsen' },
    visibility: 'published',
  })
  const again = await editor.post(path, form)
  expect([again.status, again.text.includes('on record already')]).toEqual([422, true])
  expect((await editor.post(path, { ...form, words: 'Fares had halved' })).text).toContain(
    'do not stand in the article',
  )
  expect((await editor.get('/desk/articles/art_00000000000/claims/new')).status).toBe(404)
})

it('is hidden and shown again by admins only, with a reason', async () => {
  const id = await someStored()
  expect((await editor.get(`/desk/claims/${id}`)).text).not.toContain('Hide this claim')
  expect((await admin.get(`/desk/claims/${id}`)).text).toContain('Hide this claim')
  const hide = (who: Visitor, hideReason: string) =>
    who.post(`/desk/claims/${id}/visibility`, { version: '1', to: 'hidden', hideReason })
  expect((await hide(editor, 'on request')).status).toBe(403)
  expect((await hide(admin, '')).status).toBe(422)
  expect((await hide(admin, 'on request')).location).toContain('done=hidden')
  expect((await call('GET', `/v1/claims/${id}`)).status).toBe(404)
  expect(
    (await editor.post(`/desk/claims/${id}/visibility`, { version: '2', to: 'published', hideReason: 'x' }))
      .status,
  ).toBe(403)
  const shown = await admin.post(`/desk/claims/${id}/visibility`, {
    version: '2',
    to: 'published',
    hideReason: 'mended',
  })
  expect(shown.location).toContain('done=shown')
})

it('shows hostile text as text, and unknown claims as a page', async () => {
  const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&'
  const { claims } = await storeArticle(
    [
      someClaim({
        text: HOSTILE,
        prefix: HOSTILE,
        role: HOSTILE,
        content: `[[0,${HOSTILE.length}]]`,
        ...DUE,
        speaker: { key: 'h', name: HOSTILE, kind: 'person' },
      }),
    ],
    { text: HOSTILE, outlet: HOSTILE },
  )
  const id = publicId('clm', claims[0]?.id ?? 0)
  await follow(id, { status: 'held', note: HOSTILE, ...EVIDENCE, evidenceTitle: HOSTILE })
  for (const path of [`/desk/claims/${id}`, `/desk/claims/${id}/correct`, '/desk']) {
    const page = await admin.get(path)
    expect([path, page.status]).toEqual([path, 200])
    expect(page.text).not.toContain('<script>alert')
    expect(page.text).not.toContain('<img')
  }
  for (const path of ['/desk/claims/clm_00000000000', '/desk/claims/x', '/desk/claims/x/correct']) {
    expect((await admin.get(path)).status).toBe(404)
  }
})

it('what to check today is in its part of the queue', async () => {
  const derivation = { dueDerivation: '{"phrase":null,"span":null,"rule":"editor","anchor":null}' }
  const due = (day: string) => ({ dueEdtf: day, dueEarliest: day, dueLatest: day, ...derivation })
  await someStored({ text: 'the overdue one', ...due('2025-08-19') })
  await someStored({ text: 'the one for today', ...due('2025-08-21') })
  await someStored({ text: 'the coming one', ...due('2025-08-24') })
  const page = (await editor.get('/desk')).text
  const at = (words: string) => page.indexOf(words)
  expect(at('Overdue</h2>')).toBeLessThan(at('the overdue one'))
  expect(at('the overdue one')).toBeLessThan(at('the one for today'))
  expect(at('the one for today')).toBeLessThan(at('the coming one'))
  expect((await editor.get('/desk/due?state=upcoming')).text).toContain('the coming one')
})
