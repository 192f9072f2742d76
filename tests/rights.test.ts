/** Who may do what, written a second time and in another way: a slip in the table (src/rights.ts) shows here. */
import { describe, expect, it } from 'vitest'
import { API_ROUTES, DESK_PAGES, HIDES, PUBLIC_PAGES, refusalOf, rightOf, SEES } from '../src/rights.ts'
import type { Actor } from '../src/store/tokens.ts'

/** What needs a token, and whose; everything else can only be read, by anyone. */
const EDITORS = `
POST /v1/extract
POST /v1/articles
POST /v1/articles:batch
GET /v1/articles:batch/:id
POST /v1/claims
PATCH /v1/claims/:id
POST /v1/claims/:id/follow-ups
POST /v1/claims/:id/relations
PATCH /v1/speakers/:id`
const ADMINS = `
POST /v1/articles/:id/erase
POST /v1/claims/:id/erase
POST /v1/claims/:id/follow-ups/:followUp/erase
POST /v1/speakers/:id/merge
POST /v1/speakers/:id/unmerge
GET /v1/check
GET /v1/export.ndjson
POST /v1/import
GET /v1/tokens
POST /v1/tokens
DELETE /v1/tokens/:id
GET /v1/webhooks
POST /v1/webhooks
PATCH /v1/webhooks/:id
GET /v1/webhooks/:id/deliveries`

const listOf = (text: string) => text.trim().split('\n')
const cells = (routes: typeof API_ROUTES, right: string) =>
  Object.entries(routes)
    .flatMap(([route, methods]) =>
      Object.entries(methods).flatMap(([method, who]) => (who === right ? [`${method} ${route}`] : [])),
    )
    .sort()
const count = (routes: typeof API_ROUTES) =>
  cells(routes, 'anyone').length + cells(routes, 'editor').length + cells(routes, 'admin').length

describe('the table', () => {
  it('gives editors and admins exactly this', () => {
    expect(cells(API_ROUTES, 'editor')).toEqual(listOf(EDITORS).sort())
    expect(cells(API_ROUTES, 'admin')).toEqual(listOf(ADMINS).sort())
  })
  it('lets anyone read, and only read', () => {
    const open = cells(API_ROUTES, 'anyone')
    expect(open.filter((cell) => !cell.startsWith('GET '))).toEqual([])
    expect(open).toHaveLength(count(API_ROUTES) - listOf(EDITORS).length - listOf(ADMINS).length)
    expect(open.length).toBeGreaterThan(25)
    expect(cells(PUBLIC_PAGES, 'anyone')).toHaveLength(Object.keys(PUBLIC_PAGES).length)
    expect(cells(PUBLIC_PAGES, 'anyone').every((cell) => cell.startsWith('GET /'))).toBe(true)
  })
  it('keeps the desk for editors, but for signing in and erasing', () => {
    expect(cells(DESK_PAGES, 'anyone')).toEqual(['GET /desk/sign-in', 'POST /desk/sign-in'])
    expect(cells(DESK_PAGES, 'admin')).toEqual([
      'GET /desk/articles/:id/erase',
      'POST /desk/articles/:id/erase',
    ])
    expect(cells(DESK_PAGES, 'editor')).toHaveLength(count(DESK_PAGES) - 4)
    expect(cells(DESK_PAGES, 'editor').every((cell) => / \/desk(?:\/|$)/.test(cell))).toBe(true)
  })
  it('shows drafts and hidden claims to editors; admins hide', () => {
    expect(SEES).toEqual({ published: 'anyone', draft: 'editor', hidden: 'editor' })
    expect(HIDES).toBe('admin')
  })
})

describe('rightOf', () => {
  it.each([
    ['GET', '/v1/claims', 'anyone'],
    ['POST', '/v1/claims', 'editor'],
    ['POST', '/v1/import', 'admin'],
    ['GET', '/about', 'anyone'],
    ['GET', '/desk', 'editor'],
    ['PUT', '/v1/claims', null],
    ['DELETE', '/v1/claims/:id', null],
    ['GET', '/v1/nothing', null],
    ['get', '/v1/claims', null],
    ['POST', '/about', null],
  ])('%s %s: %s', (method, route, right) => expect(rightOf(method, route)).toBe(right))

  it('answers for every route of the three tables', () => {
    for (const routes of [API_ROUTES, PUBLIC_PAGES, DESK_PAGES]) {
      for (const [route, methods] of Object.entries(routes)) {
        expect([route, Object.keys(methods).length > 0]).toEqual([route, true])
        for (const [method, right] of Object.entries(methods)) {
          expect([method, route, rightOf(method, route)]).toEqual([method, route, right])
          expect(right).toMatch(/^(?:anyone|editor|admin)$/)
        }
      }
    }
  })
})

describe('refusalOf', () => {
  const editor = { name: 'e', role: 'editor' } as Actor
  const admin = { name: 'a', role: 'admin' } as Actor
  it.each([
    [null, null, 'unlisted'],
    [null, editor, 'unlisted'],
    [null, admin, 'unlisted'],
    ['anyone', null, null],
    ['anyone', editor, null],
    ['anyone', admin, null],
    ['editor', null, 'unknown'],
    ['editor', editor, null],
    ['editor', admin, null],
    ['admin', null, 'unknown'],
    ['admin', editor, 'role'],
    ['admin', admin, null],
  ] as const)('%s asked by %o: %s', (right, actor, refusal) => expect(refusalOf(right, actor)).toBe(refusal))
})
