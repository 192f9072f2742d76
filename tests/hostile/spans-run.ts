/** `npm run test:spans`: 10,000 random Unicode texts read back through the API by an independent reader; keeps what was found. */
import { record } from '../faults/results.ts'
import { report } from './kit.ts'
import { serve } from './serve.ts'
import { asPlaces, readBack, spokenText } from './spans.ts'
import { each } from './sweeps.ts'

const count = Number(process.argv[2] ?? 10_000)
const end = await serve()
await each(asPlaces)(
  Array.from({ length: count }, (_, n) => spokenText(n)),
  0,
)
end()
for (const one of report.wrong.slice(0, 40)) console.log(one)
const { texts, claims, annotations } = readBack
const figures = `${texts} of ${count} texts read, ${claims} claims, ${annotations} annotations in code points: ${report.wrong.length} misplaced`
console.log(figures)
record('spans', { command: 'npm run test:spans', figures, holds: report.wrong.length === 0 })
process.exit(report.wrong.length === 0 ? 0 : 1)
