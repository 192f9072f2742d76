/**
 * Holds every answer that a test gets against the API's own description (OpenAPI): its route, its status, its media
 * type and its body must be described, and a body may have no member that the description does not name.
 */
import { type Schema, Validator } from '@cfworker/json-schema'
import { describe } from '../src/api/describe.ts'
import { root } from '../src/api/root.ts'

/** An exchange as far as a description tells of it. */
export interface Exchange {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly sent: string | null
  readonly status: number
  readonly type: string | null
  readonly text: string
}

export interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Record<string, { readonly content?: Content }>
}
type Content = Record<string, { readonly schema: Shape; readonly example?: unknown }>

/** A JSON schema, as far as it is taken apart here. */
interface Shape {
  readonly [keyword: string]: unknown
  readonly $ref?: string
  readonly properties?: Record<string, Shape>
  readonly items?: Shape
  readonly allOf?: readonly Shape[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
}

/** The description as a client gets it. */
export const description = JSON.parse(JSON.stringify(describe(root))) as {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, Shape> }
}

const pattern = (path: string) =>
  new RegExp(`^${path.replace(/[$.+]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`)
// Fixed addresses before those with a part left open: `/v1/claims.csv` is no `/v1/{name}`.
const routes = Object.entries(description.paths)
  .map(([path, item]) => ({ path, item, matches: pattern(path) }))
  .sort((a, b) => a.path.split('{').length - b.path.split('{').length)

/**
 * A schema that takes no member it does not name. Only where a whole value stands: a part of an `allOf` names only some
 * of the members.
 */
function closed(schema: Shape): Shape {
  const { anyOf, oneOf, properties, allOf, $ref } = schema
  return {
    ...opened(schema),
    ...(anyOf ? { anyOf: anyOf.map(closed) } : {}),
    ...(oneOf ? { oneOf: oneOf.map(closed) } : {}),
    ...(properties || allOf || $ref ? { unevaluatedProperties: false } : {}),
  }
}

/** The same with its members closed, itself left open to others. */
function opened(schema: Shape): Shape {
  const { properties, allOf, items } = schema
  const members = Object.entries(properties ?? {}).map(([name, member]) => [name, closed(member)])
  return {
    ...schema,
    ...(properties ? { properties: Object.fromEntries(members) } : {}),
    ...(allOf ? { allOf: allOf.map(opened) } : {}),
    ...(items ? { items: closed(items) } : {}),
  }
}

const components = {
  schemas: Object.fromEntries(
    Object.entries(description.components.schemas).map(([name, schema]) => [name, opened(schema)]),
  ),
}
const validators = new Map<Shape, Validator>()

/** What is wrong with a value, or null. */
export function misfit(schema: Shape, value: unknown): string | null {
  const validator =
    validators.get(schema) ?? new Validator({ ...closed(schema), components } as unknown as Schema, '2020-12')
  validators.set(schema, validator)
  const { valid, errors } = validator.validate(value)
  if (valid) return null
  return errors.map((one) => `${one.instanceLocation} ${one.keyword}: ${one.error}`).join('\n')
}

const essence = (type: string) => type.split(';')[0]?.trim().toLowerCase() ?? ''

/** The described operation at an address; null when there is none. */
export function operationAt(method: string, path: string): Operation | null {
  // As a server sees it: `/v1/./claims` is `/v1/claims`.
  const address = decodeURI(new URL(path, 'http://localhost').pathname)
  const found = routes.filter((route) => route.matches.test(address))
  const verb = (method === 'HEAD' ? 'GET' : method).toLowerCase()
  return found.map(({ item }) => item[verb]).find((operation) => operation !== undefined) ?? null
}

/** Addresses that are for people, or another spelling of one that is described. */
export const NOT_DESCRIBED: Readonly<Record<string, string>> = {
  '/problems/:slug': 'leads to the page that explains a problem',
  '/v1alpha1/claims%3Asearch': 'another spelling of /v1alpha1/claims:search',
}

/** What of an exchange is not as it is described; null when all is. */
export function undescribed(exchange: Exchange): string | null {
  const { method, path, status } = exchange
  if (method === 'OPTIONS' || /^\/problems\/|%3A/.test(path)) return null
  const operation = operationAt(method, path)
  if (!operation) return [401, 404, 405].includes(status) ? ofProblem(exchange) : 'no such route is described'
  return ofAnswer(operation, exchange) ?? ofRequest(operation, exchange)
}

/** An answer where nothing is: any problem will do. */
function ofProblem({ path, text }: Exchange): string | null {
  if (path.startsWith('/v1alpha1/') || text === '') return null
  return misfit({ $ref: '#/components/schemas/Problem' }, JSON.parse(text))
}

function ofAnswer(operation: Operation, { method, status, type, text }: Exchange): string | null {
  const { responses } = operation
  const any = status >= 400 ? responses[`${String(status).charAt(0)}XX`] : null
  const response = responses[status] ?? any
  if (!response) return `status ${status} is not described`
  if (!response.content) return text === '' ? null : `status ${status} is described without a body`
  const entry = Object.entries(response.content).find(([name]) => essence(name) === essence(type ?? ''))
  if (!entry) return `${type} is not described for status ${status}`
  const [name, { schema }] = entry
  if (method === 'HEAD') return text === '' ? null : 'HEAD has no body'
  return misfit(schema, /[/+]json$/.test(essence(name)) ? JSON.parse(text) : text)
}

/** What was taken must be what may be sent. */
function ofRequest(operation: Operation, { sent, status }: Exchange): string | null {
  const schema = operation.requestBody?.content['application/json']?.schema
  if (!schema || sent === null || status >= 300) return null
  const wrong = misfit(schema, JSON.parse(sent))
  return wrong && `the request was taken, but is not as described: ${wrong}`
}
