/**
 * Another site's page in a real browser: it reads, pages, exports, and with a token follows a claim up, by `fetch` alone.
 * Served on a port of its own, it is another origin.
 */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminToken, inBrowser, open, origin, seedArticle } from './kit.ts'

let server: Server
let elsewhere = ''
beforeAll(async () => {
  server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end('<!doctype html><title>Elsewhere</title><p>Another site.')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  elsewhere = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
})
afterAll(() => {
  server.close()
})

inBrowser('a page of another site', () => {
  /** A page of the other site. */
  async function visit() {
    const { page } = await open('/healthz')
    await page.goto(elsewhere)
    return page
  }

  it('reads, pages, asks again for what it has, and sees errors', async () => {
    await seedArticle({
      text: '“We will reopen the bridge within seven to 10 days,” Mayor Ada Quill said. “Fares have doubled,” said Bo Reed.',
      publishedAt: '2025-08-21',
    })
    const page = await visit()
    const seen = await page.evaluate(async (api) => {
      const first = await fetch(`${api}/v1/claims?limit=1`)
      const { data, next } = (await first.json()) as { data: { id: string }[]; next: string | null }
      const link = first.headers.get('link') ?? ''
      const [, address = ''] = /<([^>]+)>; rel="next"/.exec(link) ?? []
      const second = (await (await fetch(address)).json()) as { data: { id: string }[] }
      const etag = first.headers.get('etag') ?? ''
      const again = await fetch(`${api}/v1/claims?limit=1`, {
        headers: { 'if-none-match': etag },
        cache: 'no-store',
      })
      const wrong = await fetch(`${api}/v1/claims?limit=0`)
      const form = await fetch(`${api}/v1/claims/${data[0]?.id}/annotation`)
      return {
        first: data.length,
        isOther: second.data[0]?.id !== data[0]?.id,
        hasNext: next !== null && address.startsWith(api),
        etag,
        again: again.status,
        wrong: [wrong.status, ((await wrong.json()) as { type: string }).type],
        requestId: first.headers.get('x-request-id'),
        annotation: ((await form.json()) as { type: string }).type,
      }
    }, origin())
    expect(seen).toMatchObject({
      first: 1,
      isOther: true,
      hasNext: true,
      again: 304,
      wrong: [400, '/problems/invalid-parameter'],
      annotation: 'Annotation',
    })
    expect(seen.etag).toMatch(/^"/)
    expect(seen.requestId).toBeTruthy()
  })

  it('exports as CSV', async () => {
    const page = await visit()
    const csv = await page.evaluate(async (api) => {
      const answer = await fetch(`${api}/v1/claims.csv`)
      return { text: await answer.text(), name: answer.headers.get('content-disposition') }
    }, origin())
    expect(csv.text).toMatch(/^id,text,/)
    expect(csv.text).toMatch(/# complete: \d+ claims,*\r\n$/)
    expect(csv.name).toContain('claims.csv')
  })

  it('follows a claim up with a token, and is told of a conflict and of a wrong token', async () => {
    const { claims } = await seedArticle({
      text: '“We will paint the town hall by Friday,” Mayor Ada Quill said on Thursday.',
      publishedAt: '2025-08-21',
    })
    const id = String(claims[0]?.id)
    const page = await visit()
    const given = { api: origin(), token: adminToken(), id }
    const seen = await page.evaluate(async ({ api, token, id }) => {
      const read = await fetch(`${api}/v1/claims/${id}`)
      const etag = read.headers.get('etag') ?? ''
      const write = (authorization: string, tag: string) =>
        fetch(`${api}/v1/claims/${id}/follow-ups`, {
          method: 'POST',
          headers: {
            authorization,
            'content-type': 'application/json',
            'if-match': tag,
            'idempotency-key': crypto.randomUUID(),
          },
          body: JSON.stringify({
            status: 'in_progress',
            evidence: [{ url: 'https://city.example/paint', publishedAt: '2025-08-21' }],
          }),
        })
      const stranger = await write('Bearer wrong', etag)
      const written = await write(`Bearer ${token}`, etag)
      const late = await write(`Bearer ${token}`, etag)
      const problem = (await late.json()) as { type: string; current: { status: string } }
      return {
        stranger: stranger.status,
        written: [written.status, ((await written.json()) as { status: string }).status],
        tag: written.headers.get('etag'),
        late: [late.status, problem.type, problem.current.status],
      }
    }, given)
    expect(seen).toMatchObject({
      stranger: 401,
      written: [201, 'in_progress'],
      late: [412, '/problems/stale-version', 'in_progress'],
    })
    expect(seen.tag).toMatch(/^"2\./)
  })
})
