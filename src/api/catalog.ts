/** `/.well-known/api-catalog` (RFC 9727): where the API is, and where it is described. */
import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'

export const catalog = new Hono<AppEnv>()

catalog.get('/.well-known/api-catalog', (c) => {
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
  const profile = 'https://www.rfc-editor.org/info/rfc9727'
  return c.json({ linkset }, 200, { 'content-type': `application/linkset+json; profile="${profile}"` })
})
