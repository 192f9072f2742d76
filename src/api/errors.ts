/**
 * The one error shape: RFC 9457 `application/problem+json`. Handlers throw a `Problem`; `index.tsx` writes it.
 */
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { EditRefused } from '../editing/refusal.ts'
import { PROBLEMS as FOLLOW_UP } from '../follow-up/guards.ts'
import { isUnavailable } from '../store/db.ts'

/** An invalid field: where it is (RFC 6901 JSON pointer into the body, or the query parameter's name) and why. */
export interface FieldError {
  readonly pointer?: string
  readonly parameter?: string
  readonly detail: string
}

interface ProblemExtras {
  readonly errors?: readonly FieldError[]
  readonly headers?: Record<string, string>
  /** More members of the problem document, e.g. `limit`. */
  readonly members?: Record<string, unknown>
}

/** Status and title of each problem type; the type's URI is `/problems/<slug>`. */
export const PROBLEMS = {
  'malformed-body': [400, 'The body cannot be read'],
  'json-too-complex': [400, 'The JSON is nested too deeply, or has too many names'],
  'invalid-parameter': [400, 'A query parameter is not valid'],
  'invalid-cursor': [400, 'The cursor does not belong to this list'],
  'invalid-idempotency-key': [400, 'The Idempotency-Key is not valid'],
  unauthenticated: [401, 'A valid token is needed'],
  forbidden: [403, 'The token does not allow this'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This address does not take that method'],
  erased: [410, 'This was erased'],
  'not-hidden': [409, 'Only a hidden claim is erased'],
  'invalid-transition': [409, FOLLOW_UP['invalid-transition']],
  'no-change': [409, FOLLOW_UP['no-change']],
  'corrects-not-current': [409, FOLLOW_UP['corrects-not-current']],
  'premature-outcome': [409, FOLLOW_UP['premature-outcome']],
  'late-outcome': [409, FOLLOW_UP['late-outcome']],
  'import-conflict': [409, 'Another row stands where one of the import would go'],
  'stale-version': [412, 'The record has changed since it was read'],
  'payload-too-large': [413, 'The body is too large'],
  'article-too-large': [413, 'The article is too large'],
  'uri-too-long': [414, 'The address is too long'],
  'unsupported-media-type': [415, 'The body is of a type that is not read here'],
  'invalid-field': [422, 'A field is not valid'],
  'article-empty': [422, 'The article has no text'],
  'article-unreadable': [422, 'No article was found in the page'],
  'corrects-required': [422, FOLLOW_UP['corrects-required']],
  'corrects-unknown': [422, FOLLOW_UP['corrects-unknown']],
  'note-required': [422, FOLLOW_UP['note-required']],
  'evidence-required': [422, FOLLOW_UP['evidence-required']],
  'evidence-undated': [422, FOLLOW_UP['evidence-undated']],
  'reason-required': [422, FOLLOW_UP['reason-required']],
  'reason-not-allowed': [422, FOLLOW_UP['reason-not-allowed']],
  'effective-in-future': [422, FOLLOW_UP['effective-in-future']],
  'url-not-allowed': [422, 'This address may not be fetched'],
  'fetch-unsupported': [422, 'The address does not lead to a page that can be read'],
  'fetch-too-large': [422, 'The page is too large'],
  'fetch-redirects': [422, 'The page redirects too often'],
  'too-many-claims': [422, 'The article holds too many claims'],
  'idempotency-mismatch': [422, 'The Idempotency-Key belongs to another request'],
  'precondition-required': [428, 'If-Match is needed'],
  'rate-limited': [429, 'Too many requests'],
  'quota-exceeded': [429, 'The quota of the day is used up'],
  'internal-error': [500, 'Something went wrong here'],
  'fetch-failed': [422, 'The page could not be fetched'],
  'storage-unavailable': [503, 'The database does not answer'],
  'fetch-timeout': [422, 'The page did not come in time'],
} as const satisfies Record<string, readonly [number, string]>
export type ProblemSlug = keyof typeof PROBLEMS

/** An error with a name that a client can act on. */
export class Problem extends HTTPException {
  readonly slug: string
  readonly title: string
  readonly extras: ProblemExtras

  constructor(slug: ProblemSlug, detail: string, extras: ProblemExtras = {}) {
    const [status, title] = PROBLEMS[slug]
    super(status as ContentfulStatusCode, { message: detail })
    this.slug = slug
    this.title = title
    this.extras = extras
  }
}

/** The problem of an edit that was refused; any other error as it is. To be thrown. */
export function asProblem(error: unknown): unknown {
  if (!(error instanceof EditRefused)) return error
  const { type, pointer, message: detail } = error
  const shown = type === 'invalid-field' ? `${pointer}: ${detail}` : detail
  return new Problem(type, shown, pointer === '' ? {} : { errors: [{ pointer, detail }] })
}

/** What `make` gives; an edit that it refuses is thrown as its problem. */
export function orProblem<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw asProblem(error)
  }
}

/**
 * The problem of a database that cannot be asked: the same request may be sent again in a moment, with its Idempotency-Key or
 * If-Match, since a write may have taken effect although its answer was lost.
 */
export function storageUnavailable(): Problem {
  return new Problem(
    'storage-unavailable',
    'The database does not answer. Send the same request again in a moment.',
    {
      headers: { 'retry-after': '2' },
    },
  )
}

/** The error as a problem where it is the database's and will pass; any other comes back as it is. */
export function orUnavailable(error: Error): Error {
  return !(error instanceof HTTPException) && isUnavailable(error) ? storageUnavailable() : error
}

/**
 * The problem document of any error; what is not a `Problem` becomes `internal-error` and says nothing of its cause.
 * @param requestId shown to the client, and in the log beside the cause
 */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem =
    error instanceof Problem
      ? error
      : error instanceof HTTPException && error.status === 400
        ? new Problem('malformed-body', error.message)
        : new Problem(
            'internal-error',
            'The request was not carried out. Try again, or report the request_id.',
          )
  const body = {
    type: `/problems/${problem.slug}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    request_id: requestId,
    ...(problem.extras.errors ? { errors: problem.extras.errors } : {}),
    ...problem.extras.members,
  }
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...problem.extras.headers,
    },
  })
}
