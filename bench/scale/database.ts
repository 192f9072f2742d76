/** The databases that are measured: filled once for each schema, and kept in .wrangler/bench. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fill, migrate } from './fill.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A filled database for this schema, made when there is none yet. @returns its state directory */
export async function database(claims: number): Promise<string> {
  const schema = createHash('sha256')
  for (const name of readdirSync(join(ROOT, 'drizzle'))
    .filter((one) => one.endsWith('.sql'))
    .sort()) {
    schema.update(readFileSync(join(ROOT, 'drizzle', name)))
  }
  const state = join(ROOT, `.wrangler/bench/${claims}-${schema.digest('hex').slice(0, 8)}`)
  if (existsSync(state)) return state
  const making = `${state}.making`
  rmSync(making, { recursive: true, force: true })
  await fill(migrate(making), { claims }, (done) => process.stderr.write(`\r${done} claims`))
  renameSync(making, state)
  process.stderr.write('\n')
  return state
}
