/** Makes mutants of a module: the same code with one small mistake in it, each to be found by a test. */
import { parse } from 'acorn'
import { transformSync } from 'esbuild'

/** A mistake: what stands between two offsets of the code becomes something else. */
export interface Mutant {
  readonly start: number
  readonly end: number
  readonly text: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const OPERATORS: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
}
const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  find: 'findLast',
  findLast: 'find',
  min: 'max',
  max: 'min',
}

/** A module without its types, as the mutants are cut from it. */
export function plainCode(source: string): string {
  return transformSync(source, { loader: 'ts', target: 'esnext' }).code
}

type Maker = (node: Node, code: string) => readonly (readonly [Node, string])[]
const child = (node: Node, name: string) => node[name] as Node
const filled = (node: Node, name: string) => (node[name] as readonly unknown[]).length > 0

function ofBinary(node: Node, code: string): (readonly [Node, string])[] {
  const [left, right, operator] = [child(node, 'left'), child(node, 'right'), String(node.operator)]
  const other = OPERATORS[operator]
  if (other === undefined) return []
  return [[node, `(${code.slice(left.start, left.end)} ${other} (${code.slice(right.start, right.end)}))`]]
}

/** What can go wrong in each kind of node: the part that changes, and into what. */
const MAKERS: Readonly<Record<string, Maker>> = {
  BinaryExpression: ofBinary,
  LogicalExpression: ofBinary,
  UnaryExpression: (node, code) => {
    const argument = child(node, 'argument')
    return node.operator === '!' ? [[node, `(${code.slice(argument.start, argument.end)})`]] : []
  },
  Literal: (node) => {
    if ('regex' in node) return [[node, '/(?!)/']]
    if (typeof node.value === 'boolean') return [[node, String(!node.value)]]
    if (typeof node.value === 'number') return [[node, String(node.value + 1)]]
    return typeof node.value === 'string' ? [[node, node.value === '' ? '"mutant"' : '""']] : []
  },
  ConditionalExpression: (node) => [
    [child(node, 'test'), 'true'],
    [child(node, 'test'), 'false'],
  ],
  IfStatement: (node) => [
    [child(node, 'test'), 'true'],
    [child(node, 'test'), 'false'],
  ],
  ExpressionStatement: (node) => [[node, ';']],
  ArrayExpression: (node) => (filled(node, 'elements') ? [[node, '[]']] : []),
  ObjectExpression: (node) => (filled(node, 'properties') ? [[node, '{}']] : []),
  FunctionDeclaration: (node) => (filled(child(node, 'body'), 'body') ? [[child(node, 'body'), '{}']] : []),
  ArrowFunctionExpression: (node) => {
    const body = child(node, 'body')
    return [[body, body.type === 'BlockStatement' ? '{}' : '(void 0)']]
  },
  CallExpression: (node) => {
    const property = child(node, 'callee').property as Node | undefined
    const other = property && METHODS[String(property.name)]
    return property && other ? [[property, other]] : []
  },
  SpreadElement: (node) => [[child(node, 'argument'), '[]']],
}

/** All mutants of a module's plain code, in its order. Names of properties, imports and loops' ends are left alone. */
export function mutantsOf(code: string): Mutant[] {
  const found: Mutant[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one)
    if (value === null || typeof value !== 'object' || !('type' in value)) return
    const node = value as Node
    if (/^(?:Import|ExportAll)/.test(node.type)) return
    for (const [{ start, end }, text] of MAKERS[node.type]?.(node, code) ?? [])
      found.push({ start, end, text })
    for (const [name, inner] of Object.entries(node)) {
      if (node.type === 'Property' && name === 'key') continue
      if (node.type === 'WhileStatement' && name === 'test') continue
      walk(inner)
    }
  }
  walk(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))
  return found
}

/** The code with one mistake. */
export function withMutant(code: string, { start, end, text }: Mutant): string {
  return code.slice(0, start) + text + code.slice(end)
}
