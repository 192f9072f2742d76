/** Keeps the figures of the long runs in bench/faults/results.json, and writes them as a page. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const DIRECTORY = join(import.meta.dirname, '../../bench/faults')
const FILE = join(DIRECTORY, 'results.json')

export interface Result {
  readonly command: string
  readonly figures: string
  readonly holds: boolean
}
type Dated = Result & { readonly date?: string }

function readAll(): Record<string, Dated> {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
}

/** Writes down what a run found; the newest of a name counts. */
export function record(name: string, result: Result): void {
  const all = { ...readAll(), [name]: { ...result, date: new Date().toISOString().slice(0, 16) } }
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`)
}

/**
 * Writes bench/faults/RESULTS.md from what is kept.
 * @param titles what each run tries, in the order of the page
 */
export function writePage(titles: Readonly<Record<string, string>>): void {
  const all = readAll()
  const rows = Object.entries(titles).flatMap(([name, title]) => {
    const one = all[name]
    if (!one) return []
    return [
      `| ${title} | \`${one.command}\` | ${one.holds ? '' : '**does not hold** '}${one.figures} | ${one.date ?? ''} |`,
    ]
  })
  const page = `# Faults and hostile input

Made by \`npm run bench:faults\` from \`results.json\`, on a machine of 2 cores that others used as well. \`tests/faults/README.md\` says which promise each
of them shows. A control is the same run on a variant that is broken on purpose: it has to be found out.

| what | command | found | measured (UTC) |
|---|---|---|---|
${rows.join('\n')}
`
  writeFileSync(join(DIRECTORY, 'RESULTS.md'), page)
}
