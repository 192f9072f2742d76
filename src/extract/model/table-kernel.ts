/** Puts tables into the memory of the WebAssembly kernel, which sums their rows eight weights at a time. */
import { PAD } from './codes.ts'
import { type KernelMemory, kernelMemory } from './kernel-memory.ts'
import { type FeatureSet, STRIDE, WINDOW } from './planes.ts'
import { seedOf } from './sink.ts'
import { MOST_FEATURES, type PlaceSummer, SUMS_A_PLACE, type Summer, type Table } from './table.ts'

/** Largest row that the kernel sums, in bytes; it may read as many beyond a row's start. */
const ROW = 32
/** Numbers that the kernel has for a feature. */
const FEATURE = 6
const INT = 4

type Kernel = Record<'sum8' | 'sum32' | 'features', (...numbers: number[]) => void>

/** Addresses that all tables share, and those of one. */
interface Shared {
  readonly hashes: number
  readonly sums: number
  readonly empty: number
  readonly planes: number
  readonly placeSums: number
}
interface Placed {
  readonly table: Table
  readonly index: number
  readonly rows: number
  readonly features: number
  readonly set: FeatureSet | undefined
}

/**
 * The tables as before, each with a summer of its own, and those that features are given for with one that sums for many
 * places at once. Throws when the module is not the kernel.
 */
export function putIntoKernel<Name extends string>(
  module: WebAssembly.Module,
  tables: Readonly<Record<Name, Table>>,
  sets: Readonly<Record<string, FeatureSet>> = {},
): Record<Name, Table> {
  const { exports } = new WebAssembly.Instance(module)
  const { take, grown } = kernelMemory(exports)
  const shared = takeShared(take, Object.values(sets))
  const placed = (Object.entries(tables) as [Name, Table][]).map(([name, table]) => {
    const set = sets[name]
    const [index, rows] = [take(2 * table.bits.byteLength), take(table.rows.byteLength + ROW)]
    return { name, table, index, rows, set, features: take(INT * FEATURE * (set?.templates.length ?? 0)) }
  })
  const memory = grown()
  const rank = exports.rank as (index: number, words: number) => void
  const kernel = exports as Kernel
  const sink = { out: new Int32Array(memory, shared.hashes, MOST_FEATURES), length: 0 }
  return Object.fromEntries(
    placed.map(({ name, ...one }) => {
      const { table, index, rows, set } = one
      new Uint32Array(memory, index).set(table.bits, table.bits.length)
      rank(index, table.bits.length)
      new Int8Array(memory, rows).set(table.rows)
      const { classes, shift } = table
      const add = kernel[classes > 8 ? 'sum32' : 'sum8']
      const sum = () =>
        add(shared.hashes, sink.length, shift, index, rows, classes, shared.empty, shared.sums)
      const summer: Summer = { sink, sums: new Int32Array(memory, shared.sums, classes), sum }
      const more = set ? { placeSummer: placeSummerOf(kernel, { ...one, set }, { ...shared, memory }) } : {}
      return [name, { ...table, summer, ...more }]
    }),
  ) as Record<Name, Table>
}

function takeShared(take: KernelMemory['take'], sets: readonly FeatureSet[]): Shared {
  const planes = Math.max(0, ...sets.map((set) => set.planeCount))
  return {
    ...{ hashes: take(INT * MOST_FEATURES), sums: take(INT * ROW), empty: take(ROW) },
    planes: take(INT * planes * STRIDE + INT * PAD),
    placeSums: take(2 * SUMS_A_PLACE * (WINDOW + PAD)),
  }
}

function placeSummerOf(
  kernel: Kernel,
  { table, index, rows, features, set }: Placed & { readonly set: FeatureSet },
  shared: Shared & { readonly memory: ArrayBuffer },
): PlaceSummer {
  const { memory } = shared
  const numbers = new Int32Array(memory, features, FEATURE * set.templates.length)
  for (const [at, { number, values, when }] of set.templates.entries()) {
    const [a = 0, b = 0, c = 0] = values
    const places = [a, b, c].map((value) => INT * value)
    numbers.set([seedOf(number), values.length, ...places, when === null ? -1 : INT * when], at * FEATURE)
  }
  const sums = new Int16Array(memory, shared.placeSums, SUMS_A_PLACE * (WINDOW + PAD))
  const ofTable = [table.shift, index, rows, table.classes, shared.empty, shared.placeSums] as const
  return {
    planes: new Int32Array(memory, shared.planes, set.planeCount * STRIDE),
    sum: (first, places) => {
      const here = shared.planes + INT * (PAD + first)
      kernel.features(here, Math.ceil(places / 4), features, features + numbers.byteLength, ...ofTable)
      return sums
    },
  }
}
