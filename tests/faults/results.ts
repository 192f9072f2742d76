/** Keeps the figures of the long runs, and writes them as a section of bench/RESULTS.md. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = join(import.meta.dirname, '../../bench/faults/results.json')

export interface Result {
  readonly command: string
  readonly figures: string
  readonly holds: boolean
}

/** Writes down what a run found; the newest of a name counts. */
export function record(name: string, result: Result): void {
  const all = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Result>) : {}
  all[name] = { ...result }
  mkdirSync(join(FILE, '..'), { recursive: true })
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`)
}
