/**
 * The learned weights as one packed binary: a directory of sections, each a typed array (little-endian, 4-aligned).
 * Loading makes views and counts the bits of the tables' bitmaps; nothing is parsed.
 */
import type { Decoder } from './decode-kernel.ts'
import { LABEL_COUNT } from './labels.ts'
import type { Network } from './network.ts'
import type { Table } from './table.ts'
import type { WordTable } from './words.ts'

export const MAGIC = 0x314d524f // "ORM1"

/** Order of the sections in the file. */
export const SECTIONS = [
  'clusterSlots',
  'coarseOfFine',
  'cueSlots',
  'tagBits',
  'tagRows',
  'labelBits',
  'labelRows',
  'steps',
  'secondBits',
  'secondRows',
  'secondSteps',
  'linkBits',
  'linkRows',
  'numbers',
] as const

export type Section = (typeof SECTIONS)[number]

/** What extraction needs of the learned weights. */
export interface Model {
  /** Word -> fine cluster; fine cluster -> coarse cluster. */
  readonly clusters: WordTable
  readonly coarseOfFine: Uint8Array
  /** Word -> how often it stands in a cue, 1 to 4. */
  readonly cues: WordTable
  readonly tags: Table
  readonly labels: Table
  /** Weight of a label after another, by the edge between their tokens: (edge * LABELS + from) * LABELS + to. */
  readonly steps: Float32Array
  /** The second pass: its label rows and steps, and how much the first pass's scores count beside them. */
  readonly second: Table
  readonly secondSteps: Float32Array
  readonly secondScale: number
  readonly firstShare: number
  readonly links: Table
  /** Size of one unit of the label rows. */
  readonly labelScale: number
  /** Stated confidence -> share that was right on held-out folds: equal steps from 0 to 1. */
  readonly calibration: Float32Array
  /** What decodes the first and the second pass in the kernel, if it is there. */
  readonly decoders?: readonly [Decoder, Decoder]
  /** What scores labels beside the features, if it is there (see `withNetwork`). */
  readonly network?: Network
}

/** Makes a Model of the bytes of a weights file. Throws when they are not one. */
export function loadModel(bytes: ArrayBuffer | Uint8Array): Model {
  const all = aligned(bytes)
  const head = new Uint32Array(all, 0, 2 + 2 * SECTIONS.length)
  if (head[0] !== MAGIC || head[1] !== SECTIONS.length) throw new Error('these are not extraction weights')
  const place = (name: Section): readonly [number, number] => {
    const at = 2 + 2 * SECTIONS.indexOf(name)
    return [head[at] as number, head[at + 1] as number]
  }
  const u32 = (name: Section): Uint32Array => {
    const [from, length] = place(name)
    return new Uint32Array(all, from, length >> 2)
  }
  const f32 = (name: Section): Float32Array => {
    const [from, length] = place(name)
    return new Float32Array(all, from, length >> 2)
  }
  const table = (kind: 'tag' | 'label' | 'second' | 'link', classes: number): Table => {
    const bits = u32(`${kind}Bits`)
    const rows = new Int8Array(all, ...place(`${kind}Rows`))
    return { bits, rows, classes, shift: 27 - Math.log2(bits.length) }
  }
  const words = (name: Section, valueBits: number): WordTable => {
    const [from, length] = place(name)
    const slots = new Uint16Array(all, from, length >> 1)
    return { slots, valueBits, shift: 32 - Math.log2(slots.length) }
  }
  const numbers = f32('numbers')
  const [tagClasses = 0, labelScale = 0, secondScale = 0, firstShare = 0] = numbers
  return {
    clusters: words('clusterSlots', 9),
    coarseOfFine: new Uint8Array(all, ...place('coarseOfFine')),
    cues: words('cueSlots', 3),
    tags: table('tag', tagClasses),
    labels: table('label', LABEL_COUNT),
    steps: f32('steps'),
    second: table('second', LABEL_COUNT),
    secondSteps: f32('secondSteps'),
    secondScale,
    firstShare,
    links: table('link', 1),
    labelScale,
    calibration: numbers.subarray(4),
  }
}

/** The bytes as a buffer that begins on a 4-byte boundary; copied only when they do not. */
function aligned(bytes: ArrayBuffer | Uint8Array): ArrayBuffer {
  if (bytes instanceof ArrayBuffer) return bytes
  const { buffer, byteOffset, byteLength } = bytes
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer
  return bytes.slice().buffer as ArrayBuffer
}
