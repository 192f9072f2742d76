/** The check that replays all events: what is stored of each claim must be what its events come to. */
import { createRoute, z } from '@hono/zod-openapi'
import { linkOf } from '../editing/chain.ts'
import { historyOf } from '../editing/follow-ups.ts'
import { articleFaults, sealFaults } from '../editing/seals.ts'
import { checkChain } from '../follow-up/chain.ts'
import { project } from '../follow-up/history.ts'
import { sealedArticles } from '../store/article-seal.ts'
import type { Db } from '../store/db.ts'
import { parseId, publicId } from '../store/ids.ts'
import { publicSubject } from '../store/public-data.ts'
import { type SealedRecord, sealedClaims, sealedSpeakers } from '../store/seals.ts'
import { type Standing, standingsAfter } from '../store/standings.ts'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { problemResponses } from './schemas.ts'

export const check = createResource()

/** The speakers that were changed are looked at with the last claims, so many at a time. */
const MOST_SPEAKERS = 90

async function faultsOfSeals(records: readonly SealedRecord[]) {
  const found = await Promise.all(
    records.map(async (one) =>
      (await sealFaults(one)).map((detail) => ({ claim: publicSubject(one.subject, one.id), detail })),
    ),
  )
  return found.flat()
}

/** The articles that begin with one of these claims are looked at whole. */
async function faultsOfArticles(db: Db, claimIds: readonly number[]) {
  const found = await Promise.all(
    (await sealedArticles(db, claimIds)).map(async (one) =>
      (await articleFaults(one)).map((detail) => ({
        claim: publicSubject('article', one.article.id),
        detail,
      })),
    ),
  )
  return found.flat()
}

/** All that differs in the seals of speakers. */
async function faultsOfSpeakers(db: Db) {
  const found: { claim: string; detail: string }[] = []
  for (let after = 0; ; ) {
    const records = await sealedSpeakers(db, after, MOST_SPEAKERS)
    found.push(...(await faultsOfSeals(records)))
    const last = records.at(-1)
    if (!last || records.length < MOST_SPEAKERS) return found
    after = last.id
  }
}

/** What of a claim is not as its events and its chain of hashes have it; empty when all is. */
async function differences(standing: Standing): Promise<string[]> {
  const { status, version, events, lastEvent, kept, isIndexed } = standing
  const projected = project(historyOf(standing.followUps)).status
  const published = standing.announced.map(({ followUp, hash }) => ({
    followUp: publicId('fup', followUp),
    hash,
  }))
  const faults = await checkChain(standing.followUps.map(linkOf), published)
  return [
    ...faults.map((fault) => `${fault.followUp}: ${fault.detail}`),
    status === projected ? null : `status is ${status}, its follow-ups come to ${projected}`,
    version === lastEvent ? null : `version is ${version}, its last event made ${lastEvent}`,
    version === events ? null : `version is ${version}, but there are ${events} events`,
    version === kept + 1 ? null : `version is ${version}, but ${kept} earlier states are kept`,
    isIndexed ? null : 'the tag index does not have it as it is, so that lists miss it: rebuild the index',
  ].filter((text) => text !== null)
}

const getCheck = check.openapi(
  createRoute({
    method: 'get',
    path: '/check',
    summary: 'Replay the events of claims and tell every difference (admin)',
    request: {
      query: z.strictObject({
        after: z.string().max(40).optional().openapi({ description: 'id of a claim: go on after it' }),
        limit: z.coerce.number().int().min(1).max(90).default(90),
      }),
    },
    responses: {
      200: {
        description: 'Send `next` as `after` until it is null',
        content: {
          'application/json': {
            schema: z.object({
              checked: z.int(),
              differences: z.array(
                z.object({
                  claim: z.string().openapi({ description: 'id of the claim, speaker or article' }),
                  detail: z.string(),
                }),
              ),
              next: z.string().nullable(),
            }),
          },
        },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    const { after, limit } = c.req.valid('query')
    const from = after === undefined ? 0 : parseId('clm', after)
    if (from === null) throw new Problem('invalid-parameter', 'after must be an id like clm_…')
    const standings = await standingsAfter(c.var.db, from, limit)
    const last = standings.at(-1)
    const found = await Promise.all(
      standings.map(async (one) =>
        (await differences(one)).map((detail) => ({ claim: publicId('clm', one.id), detail })),
      ),
    )
    const next = last && standings.length === limit ? publicId('clm', last.id) : null
    const ids = standings.map((one) => one.id)
    const { db } = c.var
    const sealed = ids.length === 0 ? [] : await faultsOfSeals(await sealedClaims(db, ids))
    const begun = ids.length === 0 ? [] : await faultsOfArticles(db, ids)
    const speakers = next === null ? await faultsOfSpeakers(c.var.db) : []
    const all = [...found.flat(), ...sealed, ...begun, ...speakers]
    return c.json({ checked: standings.length, differences: all, next }, 200)
  },
)

/** For the typed client (client.ts). */
export type CheckRoutes = typeof getCheck
