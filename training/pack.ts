/** Packs learned numbers into the form that src/extract/model reads. */
import type { Table } from '../src/extract/model/table.ts'
import { MAGIC, SECTIONS, type Section } from '../src/extract/model/weights.ts'
import { checkOf, firstSlot, type WordTable } from '../src/extract/model/words.ts'
import { FIRST_SHARE, type Pass } from './labeller.ts'
import type { Groundwork } from './sequences.ts'

/** Makes a table of rows: `buckets` in rising order, and for each its `classes` weights in `weights`. */
export function packTable(bits: number, buckets: Uint32Array, weights: Float32Array, scale: number): Table {
  const bitmap = new Uint32Array((1 << bits) >>> 5)
  for (const bucket of buckets) bitmap[bucket >>> 5] = (bitmap[bucket >>> 5] as number) | (1 << (bucket & 31))
  const rows = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))))
  return {
    bits: bitmap,
    rows,
    classes: weights.length / buckets.length,
    shift: 32 - bits,
  }
}

/** Makes a word table of 2^bits slots; where a word's slot reads as another's already, the first stays. */
export function packWords(bits: number, valueBits: number, words: ReadonlyMap<number, number>): WordTable {
  const table = { slots: new Uint16Array(1 << bits), valueBits, shift: 32 - bits }
  const mask = (1 << valueBits) - 1
  for (const [word, value] of words) {
    let at = firstSlot(table, word)
    const check = checkOf(table, word)
    while (table.slots[at] !== 0 && ((table.slots[at] as number) & ~mask) !== check)
      at = (at + 1) & (table.slots.length - 1)
    if (table.slots[at] === 0) table.slots[at] = check | value
  }
  return table
}

/** All that is learned. */
export interface Parts {
  readonly ground: Groundwork
  readonly first: Pass
  readonly second: Pass
  readonly links: Table
  readonly calibration: readonly number[]
}

/** The second pass is surer of itself than it is right: its scores and steps count as much less. Chosen on the first fold. */
const SECOND_TEMPER = 0.75

/** The weights file. */
export function packModel({ ground, first, second, links, calibration }: Parts): Uint8Array {
  const [secondScale, firstShare] = [SECOND_TEMPER * second.scale, SECOND_TEMPER * FIRST_SHARE]
  const numbers = [ground.tags.classes, first.scale, secondScale, firstShare, ...calibration]
  return packFile({
    clusterSlots: ground.clusters.slots,
    coarseOfFine: ground.coarseOfFine,
    cueSlots: ground.cues.slots,
    tagBits: ground.tags.bits,
    tagRows: ground.tags.rows,
    labelBits: first.table.bits,
    labelRows: first.table.rows,
    steps: first.steps,
    secondBits: second.table.bits,
    secondRows: second.table.rows,
    secondSteps: second.steps.map((step) => SECOND_TEMPER * step),
    linkBits: links.bits,
    linkRows: links.rows,
    numbers: Float32Array.from(numbers),
  })
}

/** Lays the sections out one after another behind their directory. */
function packFile(sections: Readonly<Record<Section, ArrayBufferView>>): Uint8Array {
  let size = 4 * (2 + 2 * SECTIONS.length)
  const head = new Uint32Array(2 + 2 * SECTIONS.length)
  head[0] = MAGIC
  head[1] = SECTIONS.length
  SECTIONS.forEach((name, index) => {
    head[2 + 2 * index] = size
    head[3 + 2 * index] = sections[name].byteLength
    size += (sections[name].byteLength + 3) & ~3
  })
  const file = new Uint8Array(size)
  file.set(new Uint8Array(head.buffer))
  SECTIONS.forEach((name, index) => {
    const { buffer, byteOffset, byteLength } = sections[name]
    file.set(new Uint8Array(buffer, byteOffset, byteLength), head[2 + 2 * index])
  })
  return file
}
