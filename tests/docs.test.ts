/** README and docs name only what there is: commands, files, routes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { API_ROUTES } from '../src/rights.ts'

const ROOT = join(import.meta.dirname, '..')
const FILES = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)]
const pages = FILES.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))
const BUILT_IN = ['start', 'test', 'ci', 'install']

/** All that a pattern's first group finds, with the file that it stands in. */
const found = (pattern: RegExp) =>
  pages.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([, name = '']) => ({ file, name })))

it('commands', () => {
  const known = [...Object.keys(packageJson.scripts), ...BUILT_IN]
  const named = found(/npm run ([\w:-]+)/g)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ name }) => !known.includes(name))).toEqual([])
})

it('files', () => {
  const named = found(/`((?:src|tests|docs|drizzle|bench|training|scripts)\/[\w./-]*)`/g)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ name }) => !existsSync(join(ROOT, name)))).toEqual([])
})

it('routes', () => {
  const patternOf = (path: string) => path.replaceAll(/\/:\w+/g, '/{id}')
  const routes = new Set(Object.keys(API_ROUTES).map(patternOf))
  const named = found(/(?:`|GET |POST |PATCH |DELETE )(\/v1(?:alpha1)?\/[\w./:{}-]*)/g)
  expect(named.length).toBeGreaterThan(40)
  const unknown = named.filter(({ name }) => !routes.has(name.replaceAll(/\{\w+\}/g, '{id}')))
  expect(unknown).toEqual([])
})

it('does not send an operator to what D1 refuses: an export of a database with a full-text index', () => {
  for (const { text } of pages) expect(text).not.toMatch(/npm run wrangler -- d1 export/)
})
