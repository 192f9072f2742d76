/** `/.well-known/api-catalog` (RFC 9727): where the API is and where it is described; `/healthz`: whether it works. */
import { createRoute, z } from '@hono/zod-openapi'
import { createResource } from './app.ts'
import { Problem } from './errors.ts'
import { problemResponses } from './schemas.ts'

export const catalog = createResource()

const TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
const Link = z.object({ href: z.string(), type: z.string() })
const Linkset = z
  .object({
    linkset: z.array(
      z.object({
        anchor: z.string(),
        'service-desc': z.array(Link),
        'service-doc': z.array(Link).optional(),
        status: z.array(Link).optional(),
      }),
    ),
  })
  .openapi('Linkset')

catalog.openapi(
  createRoute({
    method: 'get',
    path: '/.well-known/api-catalog',
    summary: 'Where the APIs are and where they are described (RFC 9727)',
    responses: {
      200: { description: 'A linkset', content: { [TYPE]: { schema: Linkset } } },
      ...problemResponses,
    },
  }),
  (c) => {
    const { origin } = new URL(c.req.url)
    const linkset = [
      {
        anchor: `${origin}/v1`,
        'service-desc': [
          { href: `${origin}/v1/openapi.json`, type: 'application/vnd.oai.openapi+json;version=3.1' },
        ],
        'service-doc': [{ href: `${origin}/docs`, type: 'text/html' }],
        status: [{ href: `${origin}/healthz`, type: 'application/json' }],
      },
      {
        anchor: `${origin}/v1alpha1`,
        'service-desc': [{ href: `${origin}/$discovery/rest?version=v1alpha1`, type: 'application/json' }],
      },
    ]
    return c.json({ linkset }, 200, { 'content-type': TYPE })
  },
)

catalog.openapi(
  createRoute({
    method: 'get',
    path: '/healthz',
    summary: 'Whether the service and its database answer',
    responses: {
      200: {
        description: 'They do',
        content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } },
      },
      ...problemResponses,
    },
  }),
  async (c) => {
    try {
      await c.env.DB.prepare('select 1').first()
    } catch {
      throw new Problem('storage-unavailable', 'Try again in a moment.', { headers: { 'retry-after': '5' } })
    }
    return c.json({ status: 'ok' as const }, 200)
  },
)
