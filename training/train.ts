/**
 * `npm run train`: learns the extraction weights from ../shared/attribution and writes src/extract/model/weights.bin.
 * The same data and seeds give the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { loadModel, predictAttributions } from '../src/extract/model/index.ts'
import { LABEL_COUNT as L } from '../src/extract/model/labels.ts'
import { mixScores, mixSteps } from '../src/extract/model/mixture.ts'
import { calibrate } from './calibrate.ts'
import { loadExamples } from './data.ts'
import { learnGround } from './ground.ts'
import { FOLDS, learnFirst, learnSecond, secondSequences } from './labeller.ts'
import { emptyTable, type LinkLesson, learnLinks, linkLesson } from './linker.ts'
import { networkHeldOut } from './network-held-out.ts'
import { type Parts, packModel } from './pack.ts'
import { relabel } from './relabel.ts'

/** Even odds: confidence as it comes. */
const PLAIN = [0, 1]

const started = performance.now()
const examples = loadExamples('polnear_train')
const ground = learnGround(examples)
say('words and tags')
const { pass: first, heldOut } = learnFirst(examples, ground, say)
const network = networkHeldOut({ examples, ground, folds: FOLDS }, say)
// What the second pass will see in extraction: features and network mixed, of articles that neither has seen.
const mixed = mixScores(heldOut, network.scores)
const steps = mixSteps(first.steps, network.steps)
const data = secondSequences(examples, ground, { scores: mixed, steps })
const trial: Parts = {
  ground,
  first: { ...first, steps },
  second: learnSecond(data, mixed, (fold) => fold !== 0),
  links: emptyTable(),
  calibration: PLAIN,
}
say('second pass, but for the first fold')

// The first fold is labelled as a new article would be: no run behind these labels has seen it.
const unseen = loadModel(packModel(trial))
const lessons: LinkLesson[] = examples.map((example) => linkLesson(example, example.labels, ground))
let token = 0
const fresh = examples.flatMap((example, article) => {
  const scores = mixed.slice(token * L, (token + example.labels.length) * L)
  token += example.labels.length
  return article % FOLDS === 0 ? [{ example, scores }] : []
})
for (const { example, scores } of fresh) {
  lessons.push(linkLesson(example, relabel(example, scores, unseen).labels, ground))
}
const links = learnLinks(lessons)
say('links')
const judge = loadModel(packModel({ ...trial, links }))
const judged = fresh.map(({ example, scores }) => ({ example, labelled: relabel(example, scores, judge) }))
const calibration = calibrate(judged, judge)
say('confidence')

const second = learnSecond(data, mixed, () => true)
const file = packModel({ ground, first, second, links, calibration })
writeFileSync(new URL('../src/extract/model/weights.bin', import.meta.url), file)
say(`weights.bin: ${file.length} bytes, ${gzipSync(file).length} gzipped`)
const sample = examples[0]
if (sample)
  say(`${predictAttributions(sample.doc, loadModel(file)).length} attributions in the first article`)

function say(what: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s  ${what}`)
}
