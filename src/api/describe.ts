/** The description of the API (OpenAPI 3.1): what the routes say of themselves, and what holds for all of them. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from '../context.ts'
import { rightOf } from '../rights.ts'
import { exampleOf } from './examples.ts'

export type ApiDocument = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: {
    readonly type?: string | string[]
    readonly enum?: readonly string[]
    readonly description?: string
  }
}
/** An operation as the description has it. */
export interface Operation {
  parameters?: readonly Parameter[]
  summary?: string
  description?: string
  operationId?: string
  tags?: string[]
  security?: Record<string, string[]>[]
  requestBody?: { content: Content }
  responses?: Record<string, { description: string; content?: Content; headers?: object }>
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

/** `/v1/claims/{id}` as the table of rights writes it: `/v1/claims/:id`. */
export const routeOf = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** Adds to an operation what follows from its method, its path and its summary. */
function complete(operation: Operation, method: string, path: string): void {
  const { summary = '', responses = {} } = operation
  const closed = rightOf(method.toUpperCase(), routeOf(path)) !== 'anyone'
  operation.operationId = operationId(method, path)
  operation.tags = [tagOf(path)]
  const { body, answer } = exampleOf(operation.operationId)
  illustrate(operation.requestBody?.content, body)
  const done = Object.entries(responses).find(([status]) => status.startsWith('2'))
  illustrate(done?.[1].content, answer)
  operation.description ??= `${summary}.`
  operation.security = closed ? [{ bearer: [] }] : [{}, { bearer: [] }]
  if (method === 'get' && path.startsWith('/v1/') && !/(?:csv|ndjson)$/.test(path)) {
    if (responses['200']) responses['200'].headers = ETAG
    responses['304'] = { description: 'Not changed since the ETag that `If-None-Match` names' }
  }
}

/** Puts an example beside the schema of a body: of its first form, where there are several. */
function illustrate(content: Content | undefined, example: unknown): void {
  const [media] = Object.values(content ?? {})
  if (media && example !== undefined) media.example = example
}

const ETAG = {
  ETag: {
    description: 'of this state: for `If-None-Match` of a later read, and for `If-Match` of a write',
    schema: { type: 'string' },
  },
}

/** What the operations are for, in the order in which somebody meets them; an address belongs to the first that it fits. */
export const GROUPS = [
  ['Articles', 'Take in articles and read what was said in them', /^\/v1\/(?:extract$|articles)/],
  ['Claims', 'Find, read, add and correct claims', /^\/v1\/(?:claims(?:\/\{id\}(?:\/erase)?)?$|stats$)/],
  ['Follow-ups', 'What became of a claim', /\/follow-ups/],
  ['Due', 'What can be checked when', /^\/v1\/due/],
  ['Speakers', 'Who said it', /^\/v1\/speakers/],
  ['Relations', 'Repeats, moved deadlines and contradictions', /\/relations$/],
  ['Changes', 'Feeds, the sequence of changes, and webhooks', /\/changes|^\/v1\/(?:feed|webhooks)/],
  [
    'Other forms',
    'Lists as CSV and JSON lines, schema.org, Web Annotation and the Fact Check Tools API',
    /^\/v1\/claim(?:s\.|review)|\/(?:claim|claim-review|annotation)$|^\/v1alpha1|^\/\$discovery/,
  ],
  ['Running it', 'Tokens, copies of the record, checks, descriptions', /^/],
] as const

/** What an address is for. */
function tagOf(path: string): string {
  return GROUPS.find(([, , pattern]) => pattern.test(path))?.[0] ?? ''
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
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      complete(operation, method, path)
    }
  }
  document.tags = GROUPS.map(([name, description]) => ({ name, description }))
  return document
}
