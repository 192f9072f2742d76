/**
 * Every JSON shape, once: it validates, gives the types and describes the API (OpenAPI).
 * Request objects are strict: an unknown field is refused.
 */
import { z } from '@hono/zod-openapi'
import { isWebAddress } from '../article/address.ts'
import { isDay } from '../follow-up/days.ts'
import { REASONS } from '../follow-up/statuses.ts'
import type { Cursor } from '../store/page.ts'
import { readCursor } from '../store/page.ts'
import { Problem } from './errors.ts'

/** A day that exists, `YYYY-MM-DD`, year 1000 to 9999. */
export const day = z
  .string()
  .regex(/^[1-9]\d{3}-\d\d-\d\d$/, 'must be a day, YYYY-MM-DD')
  .refine(isDay, 'must be a day that exists')
  .openapi({ format: 'date', example: '2025-08-21' })

const INSTANT = /^([1-9]\d{3}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/

/** A day, or an instant with its offset (RFC 3339). */
export const dayOrInstant = z
  .string()
  .refine(
    (text) =>
      day.safeParse(text).success ||
      (day.safeParse(INSTANT.exec(text)?.[1]).success && !Number.isNaN(Date.parse(text))),
    'must be a day (YYYY-MM-DD) or an instant with its offset (2025-08-21T18:30:00+02:00)',
  )
  .openapi({ example: '2025-08-21' })

/** An http(s) address that other sites can be linked by. */
export const httpUrl = z
  .string()
  .max(2048)
  .refine(isWebAddress, 'must be an http or https address without user name')
  .openapi({ format: 'uri', example: 'https://news.example/2025/08/21/summit' })

/** An IANA time zone that this platform knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
      return true
    } catch {
      return false
    }
  }, 'must be an IANA time zone')
  .openapi({ example: 'Europe/Berlin' })

export const visibility = z.enum(['draft', 'published', 'hidden'])
export const kind = z.enum(['direct', 'indirect', 'mixed'])
export const claimType = z.enum(['promise', 'prediction', 'statement', 'opinion', 'question', 'demand'])
export const status = z.enum([
  'pending',
  'in_progress',
  'stalled',
  'held',
  'partly_held',
  'not_held',
  'unresolvable',
  'withdrawn',
])

/** Body of `/v1/extract`. Text, HTML or only an address; what is given wins over the page's own metadata. */
export const ArticleInput = z
  .strictObject({
    text: z.string().optional(),
    html: z.string().optional(),
    url: httpUrl.optional(),
    title: z.string().trim().min(1).max(500).optional(),
    outlet: z.string().trim().min(1).max(200).optional(),
    author: z.string().trim().min(1).max(200).optional(),
    publishedAt: dayOrInstant.optional(),
    timeZone: timeZone.optional(),
  })
  .openapi('ArticleInput')

/** Body of `POST /v1/articles`. */
export const NewArticleInput = ArticleInput.extend({ visibility: z.enum(['draft', 'published']).optional() })
  .strict()
  .openapi('NewArticleInput')
export type NewArticleInput = z.infer<typeof NewArticleInput>

/** Body of `POST /v1/claims/{id}/follow-ups`. */
export const FollowUpInput = z
  .strictObject({
    status,
    note: z.string().trim().max(4000).optional(),
    evidence: z
      .array(
        z.strictObject({
          url: httpUrl,
          title: z.string().trim().max(500).optional(),
          publishedAt: dayOrInstant.optional(),
          quote: z.string().trim().max(1000).optional(),
          archivedUrl: httpUrl.optional(),
        }),
      )
      .max(20)
      .optional(),
    effectiveOn: day.optional(),
    reasonCode: z.enum(REASONS).optional(),
    corrects: z.string().max(40).optional(),
  })
  .openapi('FollowUpInput')

/** A value or null. (`nullable` on a named schema is described as if null were not allowed.) */
const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])

const span = z.object({ start: z.int(), end: z.int() }).openapi('Span')
/** How a date was reckoned. */
export const derivation = z
  .object({
    phrase: z.string().nullable(),
    span: orNull(span),
    rule: z.string(),
    anchor: z.string().nullable(),
    approximate: z.boolean().optional(),
  })
  .openapi('Derivation')
const dated = z.object({
  edtf: z.string(),
  earliest: z.string(),
  latest: z.string(),
  derivation,
  explanation: z.string().openapi({ description: 'the derivation as a sentence' }),
})

export const Speaker = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['person', 'organisation', 'place', 'group', 'unnamed']),
  })
  .openapi('Speaker')

export const ArticleSummary = z
  .object({
    id: z.string().nullable(),
    url: z.string().nullable(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    publishedAt: z.string().nullable(),
  })
  .openapi('ArticleSummary')

export const Article = ArticleSummary.extend({
  author: z.string().nullable(),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
  visibility,
  claimCount: z.int(),
  createdAt: z.string(),
  text: z.string().optional().openapi({ description: 'for editors only' }),
}).openapi('Article')

export const Claim = z
  .object({
    id: z.string().nullable().openapi({ description: 'null in /v1/extract: nothing is stored' }),
    text: z.string(),
    kind,
    type: claimType,
    mode: z.enum(['achieve', 'maintain']).nullable(),
    speaker: z
      .object({ ...Speaker.shape, id: z.string().nullable(), role: z.string().nullable() })
      .nullable(),
    attribution: z.object({
      content: z.array(span),
      cue: z.array(span),
      source: z.array(span),
      sourceText: z.string().nullable(),
      resolution: z.enum(['named', 'pronoun', 'description', 'unknown']),
      method: z.string(),
      confidence: z.number(),
    }),
    saidOn: dated.nullable(),
    due: dated.extend({ state: z.enum(['none', 'upcoming', 'due', 'overdue']) }).nullable(),
    passage: z.object({
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
      link: z
        .string()
        .nullable()
        .openapi({ description: 'into the article, to the passage (text fragment)' }),
    }),
    article: ArticleSummary,
    status,
    statusLabel: z.string().openapi({ description: "the status in words that fit the claim's type" }),
    machine: z.record(z.string(), z.unknown()).nullable().openapi({
      description: 'what extraction had found, for each field that an editor has corrected since',
    }),
    visibility,
    version: z.int(),
    createdAt: z.string().nullable(),
    updatedAt: z.string().nullable(),
  })
  .openapi('Claim')
export type ClaimJson = z.infer<typeof Claim>

export const FollowUp = z
  .object({
    id: z.string(),
    claimId: z.string(),
    version: z.int().openapi({ description: "the claim's version that it made" }),
    status,
    note: z.string().nullable(),
    evidence: z.array(
      z.object({
        url: z.string(),
        title: z.string().nullable(),
        publishedAt: z.string().nullable(),
        retrievedAt: z.string(),
        quote: z.string().nullable(),
        archivedUrl: z.string().nullable(),
      }),
    ),
    reasonCode: z.string().nullable(),
    corrects: z.string().nullable(),
    correctedBy: z.string().nullable(),
    effectiveOn: z.string(),
    recordedAt: z.string(),
    recordedBy: z.string(),
    erased: z.boolean().openapi({ description: 'its note and evidence were erased' }),
    hash: z
      .string()
      .nullable()
      .openapi({ description: 'of itself and of the one before it (docs/record.md, "Proof")' }),
    salt: z.string().nullable(),
    contentHash: z.string().nullable(),
  })
  .openapi('FollowUp')

/** A claim in somebody else's vocabulary (schema.org, Web Annotation). */
export const JsonLd = z.looseObject({ '@context': z.string() }).openapi('JsonLd')

export const ProblemDocument = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    request_id: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional(),
          parameter: z.string().optional(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .openapi('Problem')

/** A list's answer: rows and the cursors of the pages beside it. */
export const listOf = <T extends z.ZodType>(row: T) =>
  z.object({ data: z.array(row), next: z.string().nullable(), previous: z.string().nullable() })

/** Query of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20).openapi({ description: 'rows of a page' }),
  cursor: z
    .string()
    .max(400)
    .optional()
    .openapi({ description: '`next` or `previous` of a page of the same list' }),
}

/**
 * The cursor of a request for the list that `list` names.
 * @throws Problem invalid-cursor
 */
export function cursorOf(text: string | undefined, list: string): Cursor | null {
  if (text === undefined) return null
  const cursor = readCursor(text, list)
  if (!cursor)
    throw new Problem('invalid-cursor', 'Take the cursor from `next` or `previous` of the same list.')
  return cursor
}

const problem = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: ProblemDocument } },
}

/** The problem answers that every route can give, for its description. */
export const problemResponses = { '4XX': problem, '5XX': problem } as const
