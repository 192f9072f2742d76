/**
 * Holds JSON-LD against the vocabulary of schema.org as the package `schema-dts` ships it: every type and property is
 * one of its, each property belongs to its type, each value is of a type that the property takes.
 */
import vocabulary from '../node_modules/schema-dts/dist/schema.d.ts?raw'

interface Class {
  readonly parents: readonly string[]
  /** Property -> what its values may be. */
  readonly properties: ReadonlyMap<string, readonly string[]>
}

function readClasses(): Map<string, Class> {
  const classes = new Map<string, Class>()
  const declaration = /^interface (\w+)Base extends ([^{]+) \{\n([\s\S]*?)^\}/gm
  for (const [, name = '', parents = '', body = ''] of vocabulary.matchAll(declaration)) {
    const properties = [...body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<([^,]+), /gm)].map(
      ([, property = '', range = '']) => [property, range.split('|').map((one) => one.trim())] as const,
    )
    const bases = [...parents.matchAll(/(\w+)Base/g)].map(([, parent = '']) => parent)
    classes.set(name, { parents: bases, properties: new Map(properties) })
  }
  return classes
}
const CLASSES = readClasses()

/** A class with all that it is a kind of. */
function lineage(name: string): string[] {
  return [name, ...(CLASSES.get(name)?.parents ?? []).flatMap(lineage)]
}

const DAY_OR_INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/

/** Whether a plain value is what one of these says. */
function isPlain(value: string | number, range: readonly string[]): boolean {
  if (typeof value === 'number') return range.some((one) => ['Number', 'Integer', 'Float'].includes(one))
  if (range.some((one) => ['Text', 'IdReference'].includes(one))) return true
  if (range.includes('URL') && URL.canParse(value)) return true
  return range.some((one) => ['Date', 'DateTime'].includes(one)) && DAY_OR_INSTANT.test(value)
}

/** What is wrong with a value where these are allowed. */
function valueFaults(value: unknown, range: readonly string[], path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => valueFaults(one, range, `${path}/${i}`))
  if (typeof value === 'string' || typeof value === 'number') {
    return isPlain(value, range) ? [] : [`${path}: ${value} is none of ${range.join(', ')}`]
  }
  const type = String((value as Record<string, unknown> | null)?.['@type'])
  const fits = lineage(type).some((name) => range.includes(name))
  return [
    ...(fits ? [] : [`${path}: a ${type} is none of ${range.join(', ')}`]),
    ...schemaOrgFaults(value, path),
  ]
}

/** What in a JSON-LD object is not of the vocabulary; empty when all is. */
export function schemaOrgFaults(json: unknown, path = ''): string[] {
  const { '@context': context, '@type': type, '@id': id, ...rest } = json as Record<string, unknown>
  const kinds = lineage(String(type))
  if (!CLASSES.has(String(type))) return [`${path}: there is no type ${type}`]
  const faults = Object.entries(rest).flatMap(([name, value]) => {
    const range = kinds.map((kind) => CLASSES.get(kind)?.properties.get(name)).find((found) => found)
    return range ? valueFaults(value, range, `${path}/${name}`) : [`${path}: a ${type} has no ${name}`]
  })
  if (id !== undefined && !URL.canParse(String(id))) faults.push(`${path}: ${id} is no address`)
  if (path === '' && context !== 'https://schema.org') faults.push(`the context is ${context}`)
  return faults
}
