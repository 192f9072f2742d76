/**
 * The measured Worker: the application as it is, and beside it, in the same isolate and on the same database, what it is
 * compared with: a constant, `SELECT 1`, the bare rows of a list, and an article stored by one statement a row.
 */
import { sql } from 'drizzle-orm'
import app from '../../src/index.tsx'
import { saveArticle } from '../../src/store/articles.ts'
import { claimsStatement } from '../../src/store/claims.ts'
import { openDb, prepared } from '../../src/store/db.ts'
import { type Counts, counting } from './counting.ts'
import { saveNaively } from './naive.ts'

const CONSTANT = JSON.stringify({ status: 'ok' })
const json = { 'content-type': 'application/json' }

/** What the last export has asked the database for so far. */
let streamed: Counts = { calls: 0, rowsRead: 0, rowsWritten: 0, sqlMs: 0 }

/** The rows that a list of 50 is made of, handed over by D1 and then not used: what no list can cost less than. */
const fifty = prepared(
  claimsStatement({ rest: sql`where claims.visibility = 'published' order by claims.id limit 51` }),
)

async function compared(request: Request, env: Env): Promise<Response | null> {
  switch (new URL(request.url).pathname) {
    case '/bench/constant':
      return new Response(CONSTANT, { headers: json })
    case '/bench/calls':
      return new Response(String(streamed.calls))
    case '/bench/select-1':
      return Response.json((await env.DB.prepare('select 1 as one').all()).results)
    case '/bench/rows':
      return Response.json({ rows: (await fifty(openDb(env.DB), {})).length })
    case '/bench/save': {
      const given = (await request.json()) as Parameters<typeof saveArticle>[1]
      const { claims } = await saveArticle(openDb(env.DB), given, Date.now())
      return Response.json({ claims: claims.length })
    }
    case '/bench/save-naively':
      return Response.json({ claims: await saveNaively(env.DB, await request.json()) })
    default:
      return null
  }
}

export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    if (request.url.endsWith('.ndjson')) {
      const { db, counts } = counting(env.DB, false)
      streamed = counts
      return app.fetch(request, { ...env, DB: db }, ctx)
    }
    if (!request.headers.has('x-count')) return (await compared(request, env)) ?? app.fetch(request, env, ctx)
    const counted = counting(env.DB)
    const counts = { ...env, DB: counted.db }
    const answer = (await compared(request, counts)) ?? (await app.fetch(request, counts, ctx))
    const body = await answer.arrayBuffer()
    const headers = new Headers(answer.headers)
    headers.set('x-counts', JSON.stringify(counted.counts))
    const isEmpty = answer.status === 304 || answer.status === 204
    return new Response(isEmpty ? null : body, { status: answer.status, headers })
  },
  scheduled: app.scheduled,
  queue: app.queue,
}
