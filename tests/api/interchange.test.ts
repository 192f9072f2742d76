/** Exports, statistics and other people's formats, over claims of which some have an outcome. */

import { beforeAll, describe, expect, it } from 'vitest'
import { csvField } from '../../src/api/exports.ts'
import { passageLink } from '../../src/formats.ts'
import { ADMIN, call, expectProblem, type Json, someClaim, storeArticle } from '../helpers.ts'
import { schemaOrgFaults } from '../schema-org.ts'

/** Motivations of the Web Annotation Vocabulary. */
const MOTIVATIONS = [
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
]
const ids: string[] = []
beforeAll(async () => {
  const text = '𝔐ayor Ada Quill said the bridge will reopen by Friday.'
  await storeArticle(
    [
      someClaim({ content: '[[22,54]]' }),
      someClaim({ text: '=HYPERLINK("x"), the mayor "said"', type: 'statement', mode: null, kind: 'direct' }),
      someClaim({ text: 'the bridge is closed', speaker: null, role: null, type: 'statement', mode: null }),
    ],
    { text },
  )
  const rows = (await call('GET', '/v1/claims?order=recorded')).json.data as unknown as {
    id: string
    text: string
  }[]
  ids.push(...rows.map((row) => row.id).sort())
  for (const [id, status] of [
    [ids[0], 'held'],
    [ids[2], 'not_held'],
  ] as const) {
    const tag = (await call('GET', `/v1/claims/${id}`)).headers.get('etag') ?? ''
    const answer = await call('POST', `/v1/claims/${id}/follow-ups`, {
      headers: { ...ADMIN, 'if-match': tag },
      body: {
        status,
        note: 'Seen by all.',
        evidence: [{ url: 'https://city.example/bridge', title: 'Bridge', publishedAt: '2025-08-21' }],
      },
    })
    expect(answer.status).toBe(201)
  }
})

describe('exports', () => {
  it('gives CSV with a last row that says it is complete', async () => {
    const { text, headers } = await call('GET', '/v1/claims.csv')
    expect(headers.get('content-type')).toContain('text/csv')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const lines = text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^id,text,kind,type,speaker,/)
    expect(text).toContain(`"'=HYPERLINK(""x""), the mayor ""said"""`)
    expect(lines[4]).toMatch(/^# complete: 3 claims,+$/)
  })

  it('gives JSON lines with history and evidence', async () => {
    const { text } = await call('GET', '/v1/claims.ndjson?status=held')
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Json)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      id: ids[0],
      followUps: [{ status: 'held', evidence: [{ title: 'Bridge' }] }],
    })
    expect(lines[1]).toEqual({ complete: true, count: 1 })
  })

  it('gives all pages of a longer list, and all that a search finds', async () => {
    for (let i = 0; i < 3; i++) {
      const many = Array.from({ length: 1500 }, (_, n) => someClaim({ text: `zebra ${i}.${n}` }))
      await storeArticle(many, { outlet: 'Zebra Post' })
    }
    for (const query of ['outlet=zebra%20post', 'q=zebra']) {
      const lines = (await call('GET', `/v1/claims.ndjson?${query}`)).text.trimEnd().split('\n')
      expect(lines).toHaveLength(4501)
      expect(new Set(lines).size).toBe(4501)
    }
  })

  it.each<[string | number | null, string]>([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    [-1, '-1'],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
    [null, ''],
  ])('writes %j as %j', (value, field) => {
    expect(csvField(value)).toBe(field)
  })
})

it('counts for the same filters, and says when it stops counting', async () => {
  const { json } = await call('GET', '/v1/stats?outlet=the%20quill%20courier')
  expect(json).toMatchObject({
    total: 3,
    complete: true,
    status: { values: [{ count: 1 }, { count: 1 }, { count: 1 }], complete: true },
    type: {
      values: [
        { value: 'statement', count: 2 },
        { value: 'promise', count: 1 },
      ],
    },
    outlet: { values: [{ value: 'the quill courier', name: 'The Quill Courier', count: 3 }] },
  })
  expect((await call('GET', '/v1/stats?q=zebra&kind=indirect')).json.total).toBe(4500)
})

describe('JSON-LD', () => {
  const ld = (accept: string, id = ids[0]) => call('GET', `/v1/claims/${id}`, { headers: { accept } })

  it('is a ClaimReview once there is an outcome, with numbers for the decided only', async () => {
    const { json, headers } = await ld('application/ld+json')
    expect(headers.get('content-type')).toContain('application/ld+json')
    expect(json).toMatchObject({
      '@type': 'ClaimReview',
      claimReviewed: 'the bridge will reopen by Friday',
      reviewRating: { alternateName: 'Kept', ratingValue: 5, worstRating: 1, bestRating: 5 },
      itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Ada Quill', jobTitle: 'Mayor' } },
      citation: [{ url: 'https://city.example/bridge' }],
    })
    expect((await ld('application/ld+json', ids[1])).json['@type']).toBe('Claim')
    expectProblem(await call('GET', `/v1/claims/${ids[1]}/claim-review`), 404, 'not-found')
    expect((await call('GET', `/v1/claims/${ids[1]}/claim`)).json['@type']).toBe('Claim')
  })

  it('is linked to from the claim, the review once there is one', async () => {
    const forms = async (id = '') => {
      const link = (await call('GET', `/v1/claims/${id}`)).headers.get('link') ?? ''
      return [...link.matchAll(/<([^>]+)>; rel="alternate"; type="application\/ld\+json"/g)].map(
        (one) => one[1],
      )
    }
    const at = (id = '') => ['annotation', 'claim'].map((form) => `/v1/claims/${id}/${form}`)
    expect(await forms(ids[0])).toEqual([...at(ids[0]), `/v1/claims/${ids[0]}/claim-review`])
    expect(await forms(ids[1])).toEqual(at(ids[1]))
  })

  it('is an annotation in code points', async () => {
    const { json, headers } = await ld('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"')
    expect(headers.get('content-type')).toContain('anno.jsonld')
    const selectors = (json.target as unknown as { selector: Record<string, unknown>[] }).selector
    expect(selectors).toMatchObject([
      { type: 'TextQuoteSelector', exact: 'the bridge will reopen by Friday' },
      { type: 'TextPositionSelector', start: 21, end: 53 },
    ])
    expect((await call('GET', `/v1/claims/${ids[0]}/annotation`)).json).toEqual(json)
  })

  it('is a feed of reviews', async () => {
    const { json } = await call('GET', '/v1/claimreview.json')
    const elements = json.dataFeedElement as unknown as {
      item: { reviewRating: { alternateName: string } }[]
    }[]
    expect(elements.map((one) => one.item[0]?.reviewRating.alternateName).sort()).toEqual(['False', 'Kept'])
  })

  it('is of the schema.org vocabulary, every type, property and value', async () => {
    const bad = {
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      datePublished: 'soon',
      verdict: 'Kept',
      author: { '@type': 'Rating' },
      itemReviewed: { '@type': 'Statement' },
    }
    expect(schemaOrgFaults(bad)).toHaveLength(5)
    for (const id of ids) {
      expect(schemaOrgFaults((await ld('application/ld+json', id)).json)).toEqual([])
      expect(schemaOrgFaults((await call('GET', `/v1/claims/${id}/claim`)).json)).toEqual([])
    }
    expect(schemaOrgFaults((await call('GET', '/v1/claimreview.json')).json)).toEqual([])
  })

  // No package that is kept ships the W3C's context, so what its model (Recommendation of 23 February 2017) asks for stands here.
  it('is an annotation as the Web Annotation Data Model asks', async () => {
    const { json } = await call('GET', `/v1/claims/${ids[0]}/annotation`)
    expect(json).toMatchObject({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation' })
    const known = ['@context', 'id', 'type', 'motivation', 'created', 'creator', 'body', 'target']
    expect(Object.keys(json).filter((name) => !known.includes(name))).toEqual([])
    expect(URL.canParse(String(json.id))).toBe(true)
    expect(String(json.created)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(MOTIVATIONS).toContain(json.motivation)
    expect(json.creator).toMatchObject({ type: 'Software', name: expect.any(String) })
    expect(json.body).toMatchObject({ type: 'SpecificResource', purpose: json.motivation })
    const target = json.target as unknown as { source: string; selector: Record<string, unknown>[] }
    for (const source of [json.body?.source, target.source]) expect(URL.canParse(String(source))).toBe(true)
    const [quote, position] = target.selector
    expect(Object.keys(quote ?? {}).sort()).toEqual(['exact', 'prefix', 'suffix', 'type'])
    const { start, end } = position as { start: number; end: number }
    const [article] = (await call('GET', '/v1/articles', { headers: ADMIN })).json.data as unknown as {
      id: string
    }[]
    const { json: full } = await call('GET', `/v1/articles/${article?.id}`, { headers: ADMIN })
    const points = [...String(full.article?.text)]
    expect(points.slice(start, end).join('')).toBe(quote?.exact)
  })

  it('links to the passage', () => {
    const article = { url: 'https://news.example/a#top' }
    const link = passageLink({
      article,
      exact: null,
      text: 'within seven-to 10 days',
      prefix: 'He said, it is back ',
    })
    expect(link).toBe('https://news.example/a#:~:text=it%20is%20back-,within%20seven%2Dto%2010%20days')
    expect(passageLink({ article: { url: null }, exact: null, text: 'a', prefix: '' })).toBeNull()
  })
})

describe("Google's Fact Check Tools API", () => {
  const search = (params: Record<string, string>) =>
    call('GET', `/v1alpha1/claims:search?${new URLSearchParams({ key: 'K', alt: 'json', ...params })}`)
  interface Found {
    readonly claimant?: string
    readonly claimReview: { readonly textualRating: string }[]
  }
  const found = (answer: Awaited<ReturnType<typeof call>>) => answer.json.claims as unknown as Found[]

  it('searches and pages', async () => {
    const first = await search({ query: 'bridge', pageSize: '1' })
    const pageToken = String(first.json.nextPageToken)
    const second = await search({ query: 'bridge', pageSize: '1', pageToken })
    const all = [...found(first), ...found(second)]
    expect(all.map((one) => one.claimReview[0]?.textualRating).sort()).toEqual(['False', 'Kept'])
    expect(all.find((one) => one.claimant)).toMatchObject({
      text: 'the bridge will reopen by Friday',
      claimant: 'Ada Quill',
      claimDate: '2025-08-21T00:00:00Z',
      claimReview: [
        {
          publisher: { name: 'On Record', site: 'localhost' },
          title: 'Kept: the bridge will reopen by Friday',
          reviewDate: '2025-08-21T12:00:00.000Z',
        },
      ],
    })
    expect(second.json.nextPageToken).toBeUndefined()
    expect(found(await search({ query: 'bridge', pageSize: '1', offset: '1' }))).toEqual(found(second))
  })

  it.each<[Record<string, string>, object]>([
    [{ query: 'nowhere' }, {}],
    [{ query: 'closed', languageCode: 'de-CH' }, {}],
    [{ reviewPublisherSiteFilter: 'elsewhere.example' }, {}],
  ])('finds nothing, without a claims key, for %j', async (params, answer) => {
    expect((await search(params)).json).toEqual(answer)
  })

  it.each<[Record<string, string>, string]>([
    [{}, 'Either query or reviewPublisherSiteFilter must be given.'],
    [{ query: 'bridge', pageToken: 'x' }, 'Invalid pageToken: send it with the same other parameters.'],
    [{ query: 'bridge', pageSize: '-1' }, `Invalid value at 'pageSize': "-1"`],
  ])('refuses %j in its envelope', async (params, message) => {
    const answer = await search(params)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.json).toEqual({ error: { code: 400, message, status: 'INVALID_ARGUMENT', details: [] } })
  })

  it('has no other methods', async () => {
    const answer = await call('GET', '/v1alpha1/claims:imageSearch?imageUri=x')
    expect(answer.json).toMatchObject({ error: { code: 404, message: 'Method not found.' } })
  })
})

it('answers the raw spellings and describes itself', async () => {
  expect(
    (await call('GET', '/v1alpha1/claims%3Asearch?query=bridge&key=K&alt=json')).json.claims,
  ).toHaveLength(2)
  const { json } = await call('GET', '/$discovery/rest?version=v1alpha1')
  expect(json).toMatchObject({
    rootUrl: 'http://localhost/',
    resources: { claims: { methods: { search: {} } } },
  })
})

it('has a catalogue', async () => {
  const { json, headers } = await call('GET', '/.well-known/api-catalog')
  expect(headers.get('content-type')).toContain('application/linkset+json')
  expect(JSON.stringify(json)).toContain('/v1/openapi.json')
})
