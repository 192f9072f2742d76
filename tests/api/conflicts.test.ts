/**
 * Many writers on one claim: in each round one wins, all others are told, and nothing is lost. The rounds are few here;
 * `npm run test:conflicts` goes 200.
 */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { publicId } from '../../src/store/ids.ts'
import { ADMIN, call, someClaim, storeArticle } from '../helpers.ts'

const ROUNDS = Number(env.CONFLICT_ROUNDS)
const WRITERS = 50
const day = '2025-09-10'

/** One round: what the writers were told, and how many versions and events there are more. */
interface Round {
  readonly won: number
  readonly refused: number
  readonly versions: number
  readonly events: number
}
const isSound = ({ won, refused, versions, events }: Round) =>
  won === 1 && refused === WRITERS - 1 && versions === 1 && events === 1

it(
  `${ROUNDS} rounds of ${WRITERS} conflicting follow-ups: one 201 and 49 times 412 each`,
  async () => {
    const { claims } = await storeArticle([someClaim()])
    const path = `/v1/claims/${publicId('clm', claims[0]?.id ?? 0)}`
    for (let round = 1; round <= ROUNDS; round++) {
      const etag = (await call('GET', path, { day })).headers.get('etag') ?? ''
      const answers = await Promise.all(
        Array.from({ length: WRITERS }, (_, writer) => {
          const evidence = [{ url: `https://example.org/${round}/${writer}`, publishedAt: '2025-09-01' }]
          const body = { status: 'in_progress', note: `writer ${writer}`, evidence }
          return call('POST', `${path}/follow-ups`, { body, headers: { ...ADMIN, 'if-match': etag }, day })
        }),
      )
      const after = (await call('GET', path, { day })).json
      const followUps = after.followUps as unknown as { note: string }[]
      const winner = answers.findIndex(({ status }) => status === 201)
      expect(
        isSound({
          won: answers.filter(({ status }) => status === 201).length,
          refused: answers.filter(({ status }) => status === 412).length,
          versions: Number(after.version) - round,
          events: followUps.length - (round - 1),
        }),
      ).toBe(true)
      expect(followUps.at(-1)?.note).toBe(`writer ${winner}`)
    }
  },
  ROUNDS * 10_000,
)

it('a naive writer, who reads and then writes, fails the same test', async () => {
  await env.DB.prepare('create table naive (version integer not null)').run()
  await env.DB.prepare('insert into naive values (1)').run()
  const write = async () => {
    const version = Number(await env.DB.prepare('select version from naive').first('version'))
    await new Promise((done) => setTimeout(done, 5))
    await env.DB.prepare('update naive set version = ?1')
      .bind(version + 1)
      .run()
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
  const version = Number(await env.DB.prepare('select version from naive').first('version'))
  const round = { won: WRITERS, refused: 0, versions: version - 1, events: WRITERS }
  expect(isSound(round)).toBe(false)
  expect(round.versions).toBeLessThan(WRITERS)
})

it('replays all events and finds no difference, and would find one', async () => {
  const all = async () => {
    const found: unknown[] = []
    for (let next: unknown = ''; next !== null; ) {
      const after = next === '' ? '' : `&after=${next}`
      const { json } = await call('GET', `/v1/check?limit=20${after}`, { headers: ADMIN })
      found.push(...(json.differences as unknown as unknown[]))
      next = json.next
    }
    return found
  }
  const { claims } = await storeArticle(Array.from({ length: 45 }, () => someClaim()))
  const id = claims[30]?.id ?? 0
  expect(await all()).toEqual([])
  await env.DB.exec('drop trigger claims_need_change')
  await env.DB.prepare("update claims set status = 'held', version = 9 where id = ?1").bind(id).run()
  const found = await all()
  expect(found).toContainEqual({
    claim: publicId('clm', id),
    detail: 'status is held, its follow-ups come to pending',
  })
  expect(found.length).toBeGreaterThanOrEqual(3)
})
