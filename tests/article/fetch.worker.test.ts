/** The page fetcher's own parts (deadline, size, encodings) under workerd, with answers made here. */
import { expect, it } from 'vitest'
import { fetchArticle } from '../../src/article/fetch.ts'

const URL_ = 'https://news.example/a'
const html = (body: BodyInit, type = 'text/html') => new Response(body, { headers: { 'content-type': type } })

it('decodes a page by its declared encoding', async () => {
  const fetch = () =>
    Promise.resolve(html(Uint8Array.of(0x93, 0xc8, 0x94), 'text/html; charset=windows-1251'))
  expect(await fetchArticle(URL_, { fetch })).toEqual({ ok: true, url: URL_, type: 'html', body: '“И”' })
})

it('stops at the largest size', async () => {
  let sent = 0
  const flood = new ReadableStream({
    pull(controller) {
      sent += 1
      controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  expect(await fetchArticle(URL_, { fetch: () => Promise.resolve(html(flood)) })).toMatchObject({
    ok: false,
    reason: 'fetch-too-large',
  })
  expect(sent).toBeLessThan(10)
})

it('stops waiting for a body that never comes', async () => {
  const silent = new ReadableStream({ pull: () => new Promise(() => undefined) })
  const result = await fetchArticle(URL_, { fetch: () => Promise.resolve(html(silent)), timeoutMs: 100 })
  expect(result).toMatchObject({ ok: false, reason: 'fetch-timeout' })
})

it('judges each redirect', async () => {
  const asked: string[] = []
  const fetch = (url: string) => {
    asked.push(url)
    return Promise.resolve(new Response(null, { status: 302, headers: { location: 'http://0x7f.1/x' } }))
  }
  expect(await fetchArticle(URL_, { fetch })).toMatchObject({ ok: false, reason: 'url-not-allowed' })
  expect(asked).toEqual([URL_])
})
