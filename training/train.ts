/**
 * `npm run train`: learns the extraction weights from ../shared/attribution and writes src/extract/model/weights.bin.
 * The same data and seed give the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { loadExamples } from './data.ts'
import { learnGround } from './ground.ts'
import { learnLabels } from './labeller.ts'
import { learnLinks, linkLesson } from './linker.ts'
import { packFile } from './pack.ts'

const started = performance.now()
const examples = loadExamples('polnear_train')
const ground = learnGround(examples)
say('words and tags')
const labeller = learnLabels(examples, ground, say)
const links = learnLinks(examples.map((example) => linkLesson(example, example.labels, ground)))
say('links')
const numbers = [ground.tags.classes, labeller.table.classes, labeller.scale, 0, 0.5, 1]
const file = packFile({
  clusterSlots: ground.clusters.slots,
  coarseOfFine: ground.coarseOfFine,
  cueSlots: ground.cues.slots,
  tagBits: ground.tags.bits,
  tagRanks: ground.tags.ranks,
  tagRows: ground.tags.rows,
  labelBits: labeller.table.bits,
  labelRanks: labeller.table.ranks,
  labelRows: labeller.table.rows,
  steps: labeller.steps,
  linkBits: links.bits,
  linkRanks: links.ranks,
  linkRows: links.rows,
  numbers: Float32Array.from(numbers),
})
writeFileSync(new URL('../src/extract/model/weights.bin', import.meta.url), file)
say(`weights.bin: ${file.length} bytes, ${gzipSync(file).length} gzipped`)

function say(what: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s  ${what}`)
}
