/** What the public pages show and refuse: claims with their history, lists that walk both ways, search, calendar, embeds. */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { openDb } from '../../src/store/db.ts'
import { publicId } from '../../src/store/ids.ts'
import { heardOf } from '../../src/store/tallies.ts'
import { ADMIN, call, someClaim, storeArticle } from '../helpers.ts'

const DUE = {
  dueEdtf: '2025-08-28/2025-08-31',
  dueEarliest: '2025-08-28',
  dueLatest: '2025-08-31',
  dueDerivation:
    '{"phrase":"within seven to 10 days","span":{"start":0,"end":1},"rule":"within","anchor":"2025-08-21"}',
}

async function oneClaim(given: Parameters<typeof someClaim>[0] = {}) {
  const { claims, article } = await storeArticle([someClaim(given)])
  const claim = claims[0]
  if (!claim) throw new Error('nothing was stored')
  return { id: publicId('clm', claim.id), article: publicId('art', article.id), claim }
}

it('puts words in quotation marks only where the article has them so', async () => {
  const words = 'the quay is safe'
  for (const kind of ['direct', 'indirect', 'mixed'] as const) {
    const { id } = await oneClaim({ kind, text: words, ...DUE })
    const shown = [
      `/claims/${id}`,
      `/embed/claims/${id}`,
      `/oembed?url=${encodeURIComponent(`http://localhost/claims/${id}`)}`,
      `/v1/due.ics?q=quay&kind=${kind}`,
      `/v1/feed.json?q=quay&kind=${kind}`,
    ]
    for (const path of shown) {
      const { text } = await call('GET', path)
      expect(text).toContain(words)
      expect([path, kind, text.includes(`“${words}”`)]).toEqual([
        path,
        kind,
        kind === 'direct' && !path.startsWith('/embed'),
      ])
    }
  }
})

it('shows a claim with its window, derivation, and what became of it', async () => {
  const { id } = await oneClaim(DUE)
  const before = await call('GET', `/claims/${id}`)
  expect(before.text).toContain(
    '“within seven to 10 days”, counted from 21 August 2025, is 28 to 31 August 2025.',
  )
  expect(before.text).toContain('Nobody has recorded what became of it yet.')
  const read = await call('GET', `/v1/claims/${id}`)
  const headers = { ...ADMIN, 'if-match': read.headers.get('etag') ?? '' }
  const body = {
    status: 'held',
    note: 'It opened at noon.',
    evidence: [{ url: 'https://news.example/open', title: 'Bridge opens', publishedAt: '2025-08-30' }],
    effectiveOn: '2025-08-30',
  }
  const day = '2025-09-02'
  expect((await call('POST', `/v1/claims/${id}/follow-ups`, { body, headers, day })).status).toBe(201)
  const after = await call('GET', `/claims/${id}`, { day })
  for (const words of [
    'Kept',
    '30 August 2025',
    'It opened at noon.',
    'https://news.example/open',
    'ClaimReview',
  ]) {
    expect(after.text).toContain(words)
  }
})

it.each([
  '/claims/clm_00000000000',
  '/claims/nonsense',
  '/articles/art_00000000000',
  '/speakers/spk_00000000000',
  '/embed/claims/clm_00000000000',
])('%s is a page that says how to go on', async (path) => {
  const answer = await call('GET', path)
  expect(answer.status).toBe(404)
  expect(answer.text).toContain('Search for the words that you remember')
})

it.each([
  '/search?status=broken',
  '/search?saidFrom=soon',
  '/search?speaker=x',
  '/search?due=never',
  '/search?cursor=abc',
  '/due?day=2025-02-30',
  '/due?month=2025-13',
  '/?cursor=!',
])('%s is refused by name', async (path) => {
  const answer = await call('GET', path)
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('This address cannot be read')
})

it('does not show what is not published', async () => {
  const { claims, article } = await storeArticle([someClaim({ text: 'a hidden draft zebra' })], {
    visibility: 'draft',
  })
  const id = publicId('clm', claims[0]?.id ?? 0)
  const paths = [
    '/',
    `/claims/${id}`,
    `/embed/claims/${id}`,
    `/articles/${publicId('art', article.id)}`,
    '/articles',
  ]
  for (const path of [...paths, '/search?q=zebra', '/due', '/speakers']) {
    expect((await call('GET', path)).text, path).not.toContain('hidden draft')
  }
  const oembed = await call('GET', `/oembed?url=${encodeURIComponent(`http://localhost/claims/${id}`)}`)
  expect(oembed.status).toBe(404)
})

it('finds by words and filters, and walks the pages both ways by shareable addresses', async () => {
  const many = Array.from({ length: 45 }, (_, i) => someClaim({ text: `quokka number ${i}` }))
  await storeArticle(many)
  const seen: string[] = []
  let path = '/search?q=quokka&order=recorded'
  for (let pages = 0; pages < 3; pages++) {
    const { text } = await call('GET', path)
    seen.push(...[...text.matchAll(/quokka number (\d+)<\/mark>/g)].map((one) => one[1] ?? ''))
    const next = /<a href="([^"]+)" rel="next"/.exec(text)?.[1]
    if (!next) break
    path = next.replaceAll('&amp;', '&')
  }
  expect(new Set(seen).size).toBe(45)
  const last = await call('GET', path)
  expect(last.text).toContain('rel="prev"')
  const none = await call('GET', '/search?q=quokka&status=held')
  expect(none.text).toContain('these words without any filter')
})

it('lists a day and a month of what falls due, and nothing of other days when walked back', async () => {
  const { id } = await oneClaim({ ...DUE, dueLatest: '2031-05-05', dueEarliest: '2031-05-01' })
  for (const path of ['/due?day=2031-05-05', '/due?month=2031-05']) {
    expect((await call('GET', path)).text).toContain(`/claims/${id}`)
  }
  expect((await call('GET', '/due?day=2031-05-04')).text).not.toContain(`/claims/${id}"`)
  expect((await call('GET', '/due?month=2031-05')).text).toContain('5: 1 claim falls due, 5 May 2031')
})

it('counts what a speaker said by type and status, and how much was heard of each', async () => {
  const speaker = { key: 'wanda counts', name: 'Wanda Counts', kind: 'person' as const }
  const { claims } = await storeArticle([
    someClaim({ speaker }),
    someClaim({ speaker, type: 'prediction', mode: null }),
    someClaim({ speaker, saidEdtf: null, saidEarliest: null, saidLatest: null, saidDerivation: null }),
  ])
  const id = claims[0]?.speaker?.id ?? 0
  const page = await call('GET', `/speakers/${publicId('spk', id)}`)
  for (const words of ['2 promises', '1 prediction', 'Not yet rated: 2']) expect(page.text).toContain(words)
  const heard = await heardOf(openDb(env.DB), [id])
  expect(heard.get(id)).toEqual({ speaker: id, count: 3, latest: '2025-08-21' })
})

it('embeds a claim: a card that may be framed, and oEmbed in both formats', async () => {
  const { id } = await oneClaim()
  const card = await call('GET', `/embed/claims/${id}`)
  expect(card.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(card.headers.get('x-frame-options')).toBeNull()
  const page = await call('GET', `/claims/${id}`)
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  const address = /type="application\/json\+oembed" href="http:\/\/localhost([^"]+)"/.exec(page.text)?.[1]
  const json = await call('GET', (address ?? '').replaceAll('&amp;', '&'))
  expect(json.json).toMatchObject({ version: '1.0', type: 'rich', width: 560, height: 300 })
  expect(String(json.json.html)).toContain(`src="http://localhost/embed/claims/${id}"`)
  expect(json.headers.get('access-control-allow-origin')).toBe('*')
  const url = encodeURIComponent(`http://localhost/claims/${id}`)
  const small = await call('GET', `/oembed?url=${url}&maxwidth=320&maxheight=200`)
  expect(small.json).toMatchObject({ width: 320, height: 200 })
  const xml = await call('GET', `/oembed?url=${url}&format=xml`)
  expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  expect(xml.text).toContain('<type>rich</type>')
  expect((await call('GET', `/oembed?url=${url}&format=yaml`)).status).toBe(400)
  expect((await call('GET', '/oembed?url=https://elsewhere.example/claims/x')).status).toBe(404)
  expect((await call('GET', '/oembed')).status).toBe(404)
})

it('tells programs about a claim in its page, and no text can end that element', async () => {
  const text = '</script><script>alert(1)</script>'
  const { id } = await oneClaim({ text, exact: null, content: `[[0,${text.length}]]` })
  const page = await call('GET', `/claims/${id}`)
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.text)?.[1] ?? ''
  expect(JSON.parse(data)).toMatchObject({ '@type': 'Claim', text })
  expect(page.text).not.toContain('<script>alert')
  expect(page.text).toContain(`<link rel="canonical" href="http://localhost/claims/${id}"`)
})

it('keeps the stylesheet for good at an address of its content, and gives today’s at an old one', async () => {
  const page = await call('GET', '/')
  const path = /href="(\/style-[0-9a-z]+\.css)"/.exec(page.text)?.[1] ?? ''
  const sheet = await call('GET', path)
  expect(sheet.headers.get('cache-control')).toContain('immutable')
  const old = await call('GET', '/style-0000.css')
  expect(old.text).toBe(sheet.text)
  expect(old.headers.get('cache-control')).not.toContain('immutable')
})
