/** All that programs call, each under its address, and the description of it. */
import { createRoute, z } from '@hono/zod-openapi'
import { createResource } from './app.ts'
import { catalog } from './catalog.ts'
import { describe } from './describe.ts'
import { google } from './google.ts'
import { api } from './index.ts'
import { problemResponses } from './schemas.ts'

export const root = createResource()
root.route('/v1', api)
root.route('/', google)
root.route('/', catalog)
root.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })

root.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/v1/openapi.json',
    summary: 'This description (OpenAPI 3.1)',
    responses: {
      200: {
        description: 'The description',
        content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } },
      },
      ...problemResponses,
    },
  }),
)
root.get('/v1/openapi.json', (c) => c.json(describe(root)))
