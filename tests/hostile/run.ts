/**
 * All 10,000 hostile texts against the bundled Worker, served by workerd on a socket, 500 at a time and each time into an empty
 * database; keeps what was found so far in bench/faults/results.json. `npm run test:hostile`, or `npm run test:hostile -- 2000 4000`
 * for the texts from the 2,000th to the 4,000th.
 */
import { record } from '../faults/results.ts'
import { naughty } from '../naughty.ts'
import { kept } from './fields.ts'
import { passages, shown } from './formats.ts'
import { report } from './kit.ts'
import { serve } from './serve.ts'
import { SWEEPS } from './sweeps.ts'

const [from = 0, to = 10_000] = process.argv.slice(2).map(Number)
const BLOCK = 500
const texts = naughty(to)
let told = 0
const started = performance.now()

for (let first = from; first < to; first += BLOCK) {
  const end = await serve()
  for (const map of Object.values(kept)) map.clear()
  shown.length = 0
  passages.clear()
  const block = texts.slice(first, first + BLOCK)
  for (const [name, sweep] of Object.entries(SWEEPS)) {
    await sweep(block, first).catch((error: unknown) => report.wrong.push(`${name} broke off: ${error}`))
  }
  end()
  for (const one of report.wrong.slice(told)) console.log(one)
  told = report.wrong.length
  const { requests, kept: same, refused, slowestMs, slowest, wrong } = report
  const tried = Math.min(first + BLOCK, to) - from
  const minutes = Math.round((performance.now() - started) / 60_000)
  const figures = `${tried} texts in ${requests} requests: ${wrong.length} faults (no 5xx, none over 2 s, none changed), ${same} times kept exactly, ${refused} times refused by name, slowest answer ${slowestMs} ms (${slowest})`
  console.log(`${minutes} min: ${figures}`)
  record('hostile', { command: 'npm run test:hostile', figures, holds: wrong.length === 0 })
}
process.exit(report.wrong.length === 0 ? 0 : 1)
