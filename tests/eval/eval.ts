/**
 * `npm run eval [-- gold.jsonl …] [--errors out.md] [--dump predictions.jsonl]`: runs extraction over marked
 * articles and prints the measures. Without gold files it takes the three development sets and our own and renews RESULTS.md.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { reliability } from './calibration.ts'
import { type AlignedArticle, scoreCofenet } from './cofenet.ts'
import { scoreDates } from './dates.ts'
import { errorList } from './errors.ts'
import { datesIn, predict } from './extract.ts'
import { DATA_FOLDER, type MarkedArticle, readGold, readLines } from './gold.ts'
import { OWN_SETS, readOwn } from './own.ts'
import { report, type SetResult } from './report.ts'
import { type Comparison, compareAll, scoreClaims } from './score.ts'

const DEV_SETS = ['polnear_dev', 'gum_dev', 'polnear_dev_speakers']

const { values, positionals } = parseArgs({
  options: { errors: { type: 'string' }, dump: { type: 'string' } },
  allowPositionals: true,
})

const files =
  positionals.length > 0
    ? positionals
    : [...DEV_SETS.map((name) => join(DATA_FOLDER, `${name}.jsonl`)), ...OWN_SETS]
const comparisons: Comparison[] = []
const results: SetResult[] = []
for (const file of files) {
  const gold = extname(file) === '.txt' ? readOwn(file) : readGold(file)
  const predicted = gold.map(predict)
  const compared = compareAll(gold, predicted)
  comparisons.push(...compared)
  results.push({
    name: OWN_SETS.includes(file) ? `own/${basename(file)}` : basename(file, '.jsonl'),
    articles: gold.length,
    scores: scoreClaims(compared),
    cofenet: alignedScores(file, predicted),
    dates: gold.some((article) => article.dates.length > 0) ? scoreDates(gold, datesIn) : null,
    reliability: reliability(compared),
  })
  if (values.dump) writeFileSync(values.dump, predicted.map((one) => `${JSON.stringify(one)}\n`).join(''))
}
const text = report(results)
console.log(text)
if (values.errors) {
  const dates = results.flatMap((result) => result.dates?.wrong ?? []).map((line) => `- ${line}`)
  writeFileSync(values.errors, `${errorList(comparisons)}\n## Dates\n\n${dates.join('\n')}\n`)
}
if (positionals.length === 0) {
  const head = '# Results\n\nWritten by `npm run eval`. Development sets only.\n\n'
  writeFileSync(new URL('RESULTS.md', import.meta.url), head + text)
}

function alignedScores(file: string, predicted: readonly MarkedArticle[]): SetResult['cofenet'] {
  const aligned = join(DATA_FOLDER, 'cofenet_dev_aligned.jsonl')
  if (basename(file) !== 'polnear_dev.jsonl' || !existsSync(aligned)) return null
  return scoreCofenet(readLines<AlignedArticle>(aligned), predicted)
}
