/**
 * Every regular expression in `src/` is judged by a ReDoS checker (recheck). It knows the worst input, but not that most of ours only ever
 * see a short text: those are listed, with the reason. (OWASP ASVS 5.0: 1.3.12.)
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { transformSync } from 'esbuild'
import { checkSync } from 'recheck'
import { expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '../src')

interface Literal {
  readonly file: string
  readonly source: string
  readonly flags: string
}

/** Expressions that a long text could slow down, and why none comes to them. */
const SHORT: Readonly<Record<string, string>> = {
  '<meta\\s[^>]*?charset\\s*=\\s*["\']?\\s*([^\\s"\'/>;]+)': 'sees the first 1,024 bytes of a page',
  '\\s+[|\\u2013\\u2014\\u00b7\\u2022»:-]{1,2}\\s+':
    'sees a title, which is cut off (MAX_VALUE in article/facts.ts)',
  '[\\p{M}--\\u034f]{30}(?=[\\p{M}--\\u034f])': 'of a fixed length: the checker takes `--` for a range',
  '\\s*\\n\\s*': 'sees our own stylesheet, once',
}

/** All literals of regular expressions in a program; those made by `new RegExp` are not literals and are looked for apart. */
function literalsOf(file: string): Literal[] {
  const loader = file.endsWith('x') ? 'tsx' : 'ts'
  const { code } = transformSync(readFileSync(join(SRC, file), 'utf8'), { loader, jsx: 'automatic' })
  const found: Literal[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one)
    else if (node !== null && typeof node === 'object') {
      const { regex } = node as { regex?: { pattern: string; flags: string } }
      if (regex) found.push({ file, source: regex.pattern, flags: regex.flags })
      for (const value of Object.values(node)) walk(value)
    }
  }
  walk(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))
  return found
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'),
)
const literals = files.flatMap(literalsOf)
const judge = (source: string, flags: string) =>
  checkSync(source, flags.replaceAll(/[vdy]/g, ''), { timeout: 3000, checker: 'auto' }).status

it('no regular expression can be made slow by a long text', () => {
  expect(literals.length).toBeGreaterThan(100)
  const slow = literals.filter(({ source, flags }) => !(source in SHORT) && judge(source, flags) !== 'safe')
  expect(slow.map(({ file, source, flags }) => `${file}: /${source}/${flags}`)).toEqual([])
}, 300_000)

it('each exception is still there', () => {
  const sources = new Set(literals.map(({ source }) => source))
  expect(Object.keys(SHORT).filter((source) => !sources.has(source))).toEqual([])
})

it('finds the ones that everybody writes at first', () => {
  for (const natural of ['“([^”]*)”', '\\s+$', '(?:[A-Z]\\w*\\s+)+said', '^(a+)+$']) {
    expect([natural, judge(natural, 'g')]).toEqual([natural, 'vulnerable'])
  }
})

it('no expression is put together from a text that is given', () => {
  // Put together from a constant: the name of a cookie.
  const known = ['replicas.ts']
  const made = files.filter((file) => /new RegExp\(/.test(readFileSync(join(SRC, file), 'utf8')))
  expect(made.filter((file) => !known.includes(file))).toEqual([])
})
