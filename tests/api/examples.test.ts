/**
 * The examples of the description are true: every operation is called, with its example where it takes a body, and says
 * what it should; the answers that the description shows fit their schemas. (`call` holds every answer against them too.)
 */
import { describe, expect, it } from 'vitest'
import { EXAMPLE_IDS, exampleOf } from '../../src/api/examples.ts'
import { publicId } from '../../src/store/ids.ts'
import { description, misfit } from '../described.ts'
import { ADMIN, call, type Json, someClaim, storeArticle } from '../helpers.ts'

const operations = new Map(
  Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(
      ([method, operation]) => [operation.operationId, { method, path, operation }] as const,
    ),
  ),
)
/** Ids of the records that the examples are sent for, by what stands in their place. */
const ids = new Map<string, string>()
const real = (text: string) => [...ids].reduce((out, [example, id]) => out.replaceAll(example, id), text)
const called = new Set<string>()
const answers: Record<string, unknown> = {}

/** Calls an operation as its example says, for the records that `{id}` and the like name. */
async function run(
  name: string,
  given: { params?: Record<string, string>; query?: string } = {},
): Promise<Json> {
  const found = operations.get(name)
  if (!found) return expect.fail(`there is no operation ${name}`)
  const path = found.path.replace(/\{(\w+)\}/g, (_, param: string) => given.params?.[param] ?? 'missing')
  const { body } = exampleOf(name)
  const isLines = typeof body === 'string'
  const type = isLines ? { 'content-type': 'application/x-ndjson' } : {}
  const sent = body === undefined ? {} : { body: real(isLines ? body : JSON.stringify(body)) }
  const headers = { ...ADMIN, ...type, 'if-match': '*' }
  const query = given.query ? `?${given.query}` : ''
  const answer = await call(found.method.toUpperCase(), `${path}${query}`, {
    ...sent,
    headers,
    day: '2025-08-30',
  })
  expect([name, answer.status, answer.text.slice(0, 300)]).toEqual([
    name,
    expect.toSatisfy(isDone),
    expect.anything(),
  ])
  called.add(name)
  if (answer.json) answers[name] = answer.json
  return answer.json
}
const isDone = (status: number) => status >= 200 && status < 300

interface Named {
  readonly id: string
}
const list = (json: Json) => json.data as unknown as Named[]

/** Calls all operations once, in an order in which each has what it needs. */
async function everything(): Promise<void> {
  const { claims, article } = (await run('postArticles')) as unknown as {
    article: Named
    claims: { id: string; speaker: Named }[]
  }
  const [first, second] = [claims[0]?.id ?? '', claims[1]?.id ?? '']
  const claim = { params: { id: first } }
  const speaker = { params: { id: claims[0]?.speaker.id ?? '' } }
  const other = await storeArticle([
    someClaim({ speaker: { key: 'bo reed', name: 'Bo Reed', kind: 'person' } }),
  ])
  const [bo] = list(await run('getSpeakers', { query: 'name=Bo%20Reed' }))
  ids
    .set(EXAMPLE_IDS.article, article.id)
    .set(EXAMPLE_IDS.claim, first)
    .set(EXAMPLE_IDS.speaker, bo?.id ?? '')
  expect(other.claims).toHaveLength(1)
  for (const name of ['postExtract', 'getArticles', 'postClaims', 'getHealthz', 'getOpenapiJson'])
    await run(name)
  await run('getArticlesId', { params: { id: article.id } })
  await run('getArticlesBatchId', { params: { id: String((await run('postArticlesBatch')).id) } })
  await run('patchClaimsId', claim)
  const followUp = String((await run('postClaimsIdFollowUps', claim)).followUps?.[0]?.id)
  await run('postClaimsIdRelations', { params: { id: second } })
  const ofClaim = ['', 'FollowUps', 'Relations', 'Changes', 'Claim', 'ClaimReview', 'Annotation']
  for (const name of ofClaim) await run(`getClaimsId${name}`, claim)
  const lists = [
    'Claims',
    'Due',
    'Stats',
    'Changes',
    'ClaimreviewJson',
    'FeedJson',
    'Check',
    'Tokens',
    'Webhooks',
  ]
  const plain = ['ClaimsCsv', 'ClaimsNdjson', 'DueIcs', 'FeedAtom', 'ExportNdjson']
  await run('postTokens')
  await run('postWebhooks')
  for (const name of [...lists, ...plain])
    await run(`get${name}`, name === 'Claims' ? { query: 'q=bridge&limit=1' } : {})
  await run('getChangesSeq', { params: { seq: '1' } })
  await run('getSpeakersId', speaker)
  for (const name of ['patchSpeakersId', 'postSpeakersIdMerge', 'postSpeakersIdUnmerge'])
    await run(name, speaker)
  const [token] = list(answers.getTokens as Json)
  await run('deleteTokensId', { params: { id: token?.id ?? '' } })
  const [hook] = list(answers.getWebhooks as Json)
  await run('patchWebhooksId', { params: { id: hook?.id ?? '' } })
  await run('getWebhooksIdDeliveries', { params: { id: hook?.id ?? '' } })
  await run('postImport')
  await run('getV1alpha1ClaimsSearch', { query: 'query=bridge' })
  for (const name of ['getWellKnownApiCatalog', 'getDiscoveryRest']) await run(name)
  await run('postClaimsIdFollowUpsFollowUpErase', { params: { id: first, followUp } })
  const hidden = { visibility: 'hidden', reason: 'a court' }
  await call('PATCH', `/v1/claims/${first}`, { body: hidden, headers: { ...ADMIN, 'if-match': '*' } })
  await run('postClaimsIdErase', claim)
  await run('postArticlesIdErase', { params: { id: publicId('art', other.article.id) } })
}

describe('examples', () => {
  it('can be sent as they stand, and every operation is called', async () => {
    await everything()
    expect([...operations.keys()].filter((name) => !called.has(name))).toEqual([])
  })

  it('are given for every operation that takes a body or answers in JSON, and fit the schemas', () => {
    for (const [name, { operation }] of operations) {
      const body = Object.entries(operation.requestBody?.content ?? {})
      const [, done] = Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? []
      const answer = Object.entries(done?.content ?? {})
        .filter(([type]) => /[/+]json/.test(type))
        .slice(0, 1)
      for (const [type, { example, schema }] of [...body, ...answer]) {
        if (/openapi|discovery/i.test(name)) continue
        expect([name, type, example === undefined]).toEqual([name, type, false])
        expect([name, misfit(schema, example)]).toEqual([name, null])
      }
    }
  })

  it('show in their answers what answers have', () => {
    const shown = (name: string) => Object.keys((exampleOf(name).answer ?? {}) as object).sort()
    // For whoever makes example-answers.json anew: empty it, and take this.
    if (shown('getClaims').length === 0) console.log(`ANSWERS ${JSON.stringify(answers)}`)
    for (const [name, answer] of Object.entries(answers)) {
      if (!/openapi|discovery/i.test(name))
        expect([name, shown(name)]).toEqual([name, Object.keys(answer as object).sort()])
    }
  })
})
