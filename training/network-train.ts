/**
 * `npm run train:network`: learns the network from ../shared/attribution and writes src/extract/model/network.bin.
 * The same data and seed give the same bytes. About six minutes on one core.
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { loadExamples } from './data.ts'
import { learnGround } from './ground.ts'
import { learnNetwork } from './network.ts'
import { inputOf, lessonOf, networkSettings, wordRows } from './network-lesson.ts'
import { packNetwork } from './network-pack.ts'

const EPOCHS = 18

const started = performance.now()
const examples = loadExamples('polnear_train')
const words = wordRows(examples)
const ground = learnGround(examples)
const lessons = examples.map((example) => lessonOf(example, inputOf(example, words, ground)))
const values = learnNetwork(lessons, words.values, {
  ...networkSettings(words, EPOCHS),
  onEpoch: (epoch, loss) => say(`network, pass ${epoch + 1}: loss ${loss.toFixed(4)} a token`),
})
const file = packNetwork(values, Int32Array.from(words.numbers.keys()))
writeFileSync(new URL('../src/extract/model/network.bin', import.meta.url), file)
say(`network.bin: ${file.length} bytes, ${gzipSync(file).length} gzipped`)

function say(what: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s  ${what}`)
}
