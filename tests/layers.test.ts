/** Holds the import table of the README ("How it works"): who may import whom. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '../src')

/** For each part of `src/`: the other parts and the packages (or package scopes) that it may import. */
const ALLOWED: Record<string, readonly string[]> = {
  extract: [],
  'follow-up': [],
  article: [
    '@mozilla/readability',
    'linkedom',
    'htmlparser2',
    'domhandler',
    'domutils',
    'dom-serializer',
    'entities',
  ],
  store: ['drizzle-orm', 'types:extract', 'types:follow-up'],
  'ingest.ts': ['article', 'extract', 'store', 'follow-up'],
  'formats.ts': ['store', 'follow-up'],
  editing: ['batch.ts', 'ingest.ts', 'log.ts', 'queue.ts', 'store', 'follow-up'],
  'queue.ts': [],
  'context.ts': ['types:store'],
  'rights.ts': ['types:store'],
  'headers.ts': ['api', 'context.ts', 'hono'],
  'log.ts': ['context.ts', 'hono'],
  'access.ts': ['api', 'context.ts', 'rights.ts', 'hono'],
  'quota.ts': ['types:store'],
  'batch.ts': ['ingest.ts', 'store'],
  'client.ts': ['types:api', 'context.ts', 'hono', '@hono/zod-openapi'],
  webhooks: ['store'],
  'jobs.ts': [
    'api',
    'article',
    'batch.ts',
    'queue.ts',
    'quota.ts',
    'log.ts',
    'store',
    'follow-up',
    'webhooks',
  ],
  api: [
    'address-key.ts',
    'store',
    'webhooks',
    'ingest.ts',
    'not-modified.ts',
    'quota.ts',
    'editing',
    'formats.ts',
    'follow-up',
    'article',
    'context.ts',
    'rights.ts',
    'hono',
    '@hono/zod-openapi',
  ],
  web: [
    'address-key.ts',
    'store',
    'ingest.ts',
    'editing',
    'formats.ts',
    'follow-up',
    'article',
    'quota.ts',
    'context.ts',
    'rights.ts',
    'hono',
  ],
  'not-modified.ts': [],
  'address-key.ts': [],
  'edge.ts': ['not-modified.ts'],
  'replicas.ts': [],
  'index.tsx': [
    'access.ts',
    'headers.ts',
    'log.ts',
    'api',
    'web',
    'store',
    'jobs.ts',
    'ingest.ts',
    'follow-up',
    'context.ts',
    'edge.ts',
    'replicas.ts',
    'hono',
  ],
}

interface Import {
  readonly file: string
  readonly part: string
  readonly target: string
  readonly typesOnly: boolean
}

function importsOf(file: string): Import[] {
  const path = relative(SRC, file)
  const part = path.split('/')[0] ?? ''
  const source = readFileSync(file, 'utf8')
  const found = source.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)
  return [...found].map(([, type, specifier = '']) => {
    const inner = specifier.startsWith('.') ? relative(SRC, join(dirname(file), specifier)) : null
    const target = inner === null ? packageOf(specifier) : (inner.split('/')[0] ?? '')
    return { file: path, part, target, typesOnly: type !== undefined }
  })
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function mayImport({ part, target, typesOnly }: Import): boolean {
  const allowed = ALLOWED[part] ?? []
  return target === part || allowed.includes(target) || (typesOnly && allowed.includes(`types:${target}`))
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => join(SRC, name))

it('every folder imports only what the table allows', () => {
  const wrong = files.flatMap(importsOf).filter((one) => !mayImport(one))
  expect(wrong.map((one) => `${one.file} -> ${one.target}`)).toEqual([])
})

it('sees an import that is not allowed', () => {
  expect(mayImport({ file: 'extract/x.ts', part: 'extract', target: 'hono', typesOnly: false })).toBe(false)
  expect(mayImport({ file: 'store/x.ts', part: 'store', target: 'extract', typesOnly: false })).toBe(false)
  expect(mayImport({ file: 'store/x.ts', part: 'store', target: 'extract', typesOnly: true })).toBe(true)
})

it('the pure folders know no clock, no chance and no console', () => {
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bconsole\.|\bfetch\(|\bprocess\./
  const pure = files.filter((file) => /^(?:extract|follow-up)\//.test(relative(SRC, file)))
  expect(pure.length).toBeGreaterThan(5)
  expect(
    pure.filter((file) => impure.test(readFileSync(file, 'utf8'))).map((file) => relative(SRC, file)),
  ).toEqual([])
})
