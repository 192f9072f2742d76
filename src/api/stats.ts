/** Statistics: how many claims there are of each sort, for the same filters as the list. */
import { createRoute, z } from '@hono/zod-openapi'
import { publicId } from '../store/ids.ts'
import { countClaims, type FacetCount, MAX_COUNTED, MAX_VALUES } from '../store/stats.ts'
import { createResource } from './app.ts'
import { claimFilters, filterQuery } from './filters.ts'
import { problemResponses } from './schemas.ts'

export const stats = createResource()

const Count = z.object({ value: z.string().nullable(), name: z.string().nullable(), count: z.int() })
const Facet = z
  .object({
    values: z.array(Count),
    complete: z
      .boolean()
      .openapi({ description: `false when there are more than these ${MAX_VALUES} values` }),
  })
  .openapi('Facet')
const Stats = z
  .object({
    total: z.int(),
    complete: z
      .boolean()
      .openapi({ description: `false when only the newest said ${MAX_COUNTED} claims were counted` }),
    status: Facet,
    type: Facet,
    kind: Facet,
    speaker: Facet,
    outlet: Facet,
  })
  .openapi('Stats')

function facetOf(rows: readonly FacetCount[], name: FacetCount['facet']) {
  const values = rows
    .filter((row) => row.facet === name)
    .map((row) => ({
      value: typeof row.value === 'number' ? publicId('spk', row.value) : row.value,
      name: row.name,
      count: row.count,
    }))
  return { values, complete: values.length < MAX_VALUES }
}

const getStats = stats.openapi(
  createRoute({
    method: 'get',
    path: '/stats',
    summary: 'Counts of claims by status, type, kind, speaker and outlet, for the filters of the list',
    request: { query: z.strictObject(filterQuery) },
    responses: {
      200: { description: 'The counts', content: { 'application/json': { schema: Stats } } },
      ...problemResponses,
    },
  }),
  async (c) => {
    const rows = await countClaims(c.var.db, await claimFilters(c, c.req.valid('query')))
    const total = rows.filter((row) => row.facet === 'status').reduce((sum, row) => sum + row.count, 0)
    const facets = {
      status: facetOf(rows, 'status'),
      type: facetOf(rows, 'type'),
      kind: facetOf(rows, 'kind'),
      speaker: facetOf(rows, 'speaker'),
      outlet: facetOf(rows, 'outlet'),
    }
    return c.json({ total, complete: total < MAX_COUNTED, ...facets }, 200)
  },
)

/** For the typed client (client.ts). */
export type StatsRoutes = typeof getStats
