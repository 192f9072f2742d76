/** Puts tables into the memory of the WebAssembly kernel, which sums their rows eight weights at a time. */
import { kernelMemory } from './kernel-memory.ts'
import { MOST_FEATURES, type Summer, type Table } from './table.ts'

/** Largest row that the kernel sums, in bytes; it may read as many beyond a row's start. */
const ROW = 32

type Sum = (
  hashes: number,
  count: number,
  shift: number,
  index: number,
  rows: number,
  classes: number,
  empty: number,
  out: number,
) => void

/** The tables as before, each with a summer of its own. Throws when the module is not the kernel. */
export function putIntoKernel<Name extends string>(
  module: WebAssembly.Module,
  tables: Readonly<Record<Name, Table>>,
): Record<Name, Table> {
  const { exports } = new WebAssembly.Instance(module)
  const { take, grown } = kernelMemory(exports)
  const shared = { hashes: take(4 * MOST_FEATURES), sums: take(4 * ROW), empty: take(ROW) }
  const placed = (Object.entries(tables) as [Name, Table][]).map(([name, table]) => {
    return { name, table, index: take(2 * table.bits.byteLength), rows: take(table.rows.byteLength + ROW) }
  })
  const memory = grown()
  const rank = exports.rank as (index: number, words: number) => void
  const out = new Int32Array(memory, shared.hashes, MOST_FEATURES)
  const sink = { out, length: 0 }
  return Object.fromEntries(
    placed.map(({ name, table, index, rows }) => {
      new Uint32Array(memory, index).set(table.bits, table.bits.length)
      rank(index, table.bits.length)
      new Int8Array(memory, rows).set(table.rows)
      const { classes, shift } = table
      const add = (classes > 8 ? exports.sum32 : exports.sum8) as Sum
      const sums = new Int32Array(memory, shared.sums, classes)
      const sum = () =>
        add(shared.hashes, sink.length, shift, index, rows, classes, shared.empty, shared.sums)
      const summer: Summer = { sink, sums, sum }
      return [name, { ...table, summer }]
    }),
  ) as Record<Name, Table>
}
