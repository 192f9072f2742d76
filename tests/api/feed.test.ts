import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { type Feed, type FeedEntry, type Tombstone, writeAtom, writeJsonFeed } from '../../src/api/feed.ts'

const feed: Feed = {
  title: 'What became of it',
  homeUrl: 'https://on-record.example/',
  selfUrl: 'https://on-record.example/v1/feed.atom?speaker=spk_1&type=promise',
  nextUrl: 'https://on-record.example/v1/feed.atom?cursor=x&type=promise',
  updatedAt: Date.UTC(2025, 8, 1, 8),
}
const entry: FeedEntry = {
  id: 'https://on-record.example/v1/changes/7',
  url: 'https://on-record.example/claims/clm_00000000001',
  title: 'Not kept: <b>“water & bread”</b> ]]>',
  text: 'It\'s "not" <script>alert(1)</script> 🐎 & more\nsecond line',
  speaker: 'Ján Novák & Sons',
  at: Date.UTC(2025, 8, 1, 7),
  tags: ['promise', 'not_held'],
  data: { status: 'not_held', previous: 'pending' },
}
const tombstone: Tombstone = {
  id: 'https://on-record.example/v1/changes/3',
  at: Date.UTC(2025, 7, 30),
  reason: 'Wrong person <named>',
}

describe('writeAtom', () => {
  it('is read back as written', () => {
    const read = parseAtomFeed(writeAtom(feed, [entry], [tombstone]))
    expect(read.id).toBe(feed.selfUrl)
    expect(read.links?.find((link) => link.rel === 'next')?.href).toBe(feed.nextUrl)
    expect(read.entries).toHaveLength(1)
    const [one] = read.entries ?? []
    expect(one).toMatchObject({
      id: entry.id,
      published: '2025-09-01T07:00:00.000Z',
      authors: [{ name: entry.speaker }],
    })
    expect(one?.title).toEqual(expect.anything())
    expect(JSON.stringify(one?.title)).toContain('Not kept: <b>“water & bread”</b> ]]>')
    expect(JSON.stringify(one?.content)).toContain('<script>alert(1)</script> 🐎 & more')
    expect(one?.categories?.map(({ term }) => term)).toEqual(entry.tags)
  })

  it('buries what was taken down', () => {
    const text = writeAtom(feed, [], [tombstone])
    expect(text).toContain(
      '<at:deleted-entry ref="https://on-record.example/v1/changes/3" when="2025-08-30T00:00:00.000Z"><at:comment>Wrong person &lt;named&gt;</at:comment></at:deleted-entry>',
    )
  })

  it('leaves out what XML cannot hold', () => {
    const text = writeAtom(feed, [{ ...entry, title: 'a\u0000\u0008\u000b\ufffe\ud800b\tc' }], [])
    expect(text).toContain('<title>a\ufffdb\tc</title>')
  })
})

describe('writeJsonFeed', () => {
  it('is read back as written', () => {
    const read = parseJsonFeed(JSON.stringify(writeJsonFeed(feed, [entry], [tombstone])))
    expect(read.title).toBe(feed.title)
    expect(read.next_url).toBe(feed.nextUrl)
    expect(read.items?.[0]).toMatchObject({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.text,
      authors: [{ name: entry.speaker }],
      tags: entry.tags,
    })
  })

  it('keeps its extensions under names of its own', () => {
    const raw = JSON.parse(JSON.stringify(writeJsonFeed(feed, [entry], [tombstone])))
    expect(raw.items[0]._on_record).toEqual(entry.data)
    expect(raw._on_record.deleted).toEqual([
      { id: tombstone.id, when: '2025-08-30T00:00:00.000Z', reason: tombstone.reason },
    ])
  })

  it('has no author where the speaker is unknown', () => {
    const read = parseJsonFeed(JSON.stringify(writeJsonFeed(feed, [{ ...entry, speaker: null }], [])))
    expect(read.items?.[0]?.authors).toBeUndefined()
  })
})
