/** The description of the API (OpenAPI 3.1): what the routes say of themselves, and what holds for all of them. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from '../context.ts'
import { rightOf } from '../rights.ts'
import { exampleOf } from './examples.ts'

export type ApiDocument = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>

interface Operation {
  summary?: string
  description?: string
  operationId?: string
  tags?: string[]
  security?: Record<string, string[]>[]
  requestBody?: { content: Content }
  responses?: Record<string, { description: string; content?: Content }>
}
type Content = Record<string, { example?: unknown }>

/** `get /v1/claims/{id}/follow-ups` -> `getClaimsIdFollowUps`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/v1\//, '/')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** Adds to an operation what follows from its method, its path and its summary. */
function complete(operation: Operation, method: string, path: string): void {
  const { summary = '', responses = {} } = operation
  const route = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const closed = rightOf(method.toUpperCase(), route) !== 'anyone'
  operation.operationId = operationId(method, path)
  operation.tags = [tagOf(path)]
  const { body, answer } = exampleOf(operation.operationId)
  illustrate(operation.requestBody?.content, body)
  const done = Object.entries(responses).find(([status]) => status.startsWith('2'))
  illustrate(done?.[1].content, answer)
  operation.description ??= `${summary}.`
  operation.security = closed ? [{ bearer: [] }] : [{}, { bearer: [] }]
  if (method === 'get' && path.startsWith('/v1/') && !/(?:csv|ndjson)$/.test(path)) {
    responses['304'] = { description: 'Not changed since the ETag that `If-None-Match` names' }
  }
}

/** Puts an example beside the schema of a body: of its first form, where there are several. */
function illustrate(content: Content | undefined, example: unknown): void {
  const [media] = Object.values(content ?? {})
  if (media && example !== undefined) media.example = example
}

/** The resource that an address belongs to. */
function tagOf(path: string): string {
  const [, first = '', second = ''] = path.split(/[/.{]/)
  return first === 'v1' ? second : first === '' ? second : first.replace(/^\$/, '')
}

const LICENSE = { name: 'See the repository', identifier: 'LicenseRef-repository' }

/**
 * The whole description.
 * @param root the application's described routes, with what they are mounted under
 */
export function describe(root: OpenAPIHono<AppEnv>): ApiDocument {
  const document = root.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'On Record',
      version: '1',
      description:
        'What was said in the news, by whom and when, and what became of it. Reading needs no token; errors are RFC 9457 problems; lists are paged with cursors.',
      license: LICENSE,
      contact: { name: 'Whoever runs this server' },
    },
    servers: [{ url: '/' }],
  })
  const tags = new Set<string>()
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      complete(operation, method, path)
      for (const tag of operation.tags ?? []) tags.add(tag)
    }
  }
  document.tags = [...tags].sort().map((name) => ({ name, description: `Everything under /${name}` }))
  return document
}
