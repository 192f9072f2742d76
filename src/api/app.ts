/**
 * What every API resource is made with: the context that handlers see, and validation whose failures are
 * Problems with a pointer to each invalid field.
 */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from '../context.ts'
import { type FieldError, Problem } from './errors.ts'

interface Issue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
}

const escapePointer = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

/** Field errors of a failed validation: one for each unknown key, one for each other issue. */
function fieldErrors(issues: readonly Issue[], inBody: boolean): FieldError[] {
  return issues
    .flatMap((issue) =>
      issue.keys
        ? issue.keys.map((key) => ({ path: [...issue.path, key], detail: 'unknown field' }))
        : [{ path: issue.path, detail: issue.message }],
    )
    .slice(0, 20)
    .map(({ path, detail }) =>
      inBody
        ? { pointer: path.map((key) => `/${escapePointer(key)}`).join(''), detail }
        : { parameter: path.map(String).join('.'), detail },
    )
}

/** A router for one resource. */
export function createResource(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const inBody = result.target === 'json'
      const errors = fieldErrors(result.error.issues as readonly Issue[], inBody)
      if (result.target === 'param') throw new Problem('not-found', 'No record has this id.')
      const first = errors[0]
      const where = first?.pointer ?? first?.parameter ?? ''
      const detail = `${where || 'The request'}: ${first?.detail ?? 'not valid'}`
      throw new Problem(inBody ? 'invalid-field' : 'invalid-parameter', detail, { errors })
    },
  })
}
