/**
 * `npm run bench:linear`: processor time of normalising, extracting and reading HTML on hostile texts of 125,000 to 1,000,000 letters
 * (median of three), and how it grows when the text doubles. Writes bench/linear.json; with a name only what that reads is done anew
 * (`npm run bench:linear -- HTML`).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { medianCpu, readers } from '../tests/linear-families.ts'

const SIZES = [125_000, 250_000, 500_000, 1_000_000]
/** The goal, and the milliseconds below which a ratio says nothing. */
const MOST = 2.3
const GRAIN = 10

interface Row {
  readonly reader: string
  readonly name: string
  readonly ms: readonly number[]
  readonly ratios: readonly number[]
  readonly median: number
  readonly largest: number
}

/** In the file numbers stand on one line. */
const numbers = (text: string) => text.split(' ').map(Number)
const readRow = (row: Omit<Row, 'ms' | 'ratios'> & { ms: string; ratios: string }): Row => ({
  ...row,
  ms: numbers(row.ms),
  ratios: numbers(row.ratios),
})

const FILE = new URL('linear.json', import.meta.url)
const wanted = process.argv.slice(2)
const isWanted = (reader: string) => wanted.length === 0 || wanted.includes(reader)
const known: Row[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).rows.map(readRow) : []
const made = Object.entries(readers())
  .filter(([reader]) => isWanted(reader))
  .flatMap(([reader, [families, read]]) =>
    Object.entries(families).map(([name, make]) => {
      read(make(SIZES[0] ?? 0))
      const ms = SIZES.map((size) => {
        const text = make(size)
        return Math.round(medianCpu(3, () => read(text)) * 10) / 10
      })
      const ratios = ms
        .slice(1)
        .map((time, i) => Math.round((100 * Math.max(time, GRAIN)) / Math.max(ms[i] ?? 0, GRAIN)) / 100)
      const sorted = ratios.toSorted((a, b) => a - b)
      console.log(reader, name, ms.join(' '), ratios.join(' '))
      return { reader, name, ms, ratios, median: sorted[1] ?? 0, largest: sorted[2] ?? 0 }
    }),
  )
const rows = [...known.filter(({ reader }) => !isWanted(reader)), ...made]
const over = rows.filter(({ median }) => median > MOST)
const worst = rows.toSorted((a, b) => (b.ms[3] ?? 0) - (a.ms[3] ?? 0))[0]
const figures = `${rows.length} families: t(2n)/t(n) at most ${Math.max(...rows.map(({ median }) => median))} (median of three doublings), ${over.length} over ${MOST}; the dearest megabyte ${worst?.ms[3]} ms of processor time (${worst?.reader}, ${worst?.name})`
console.log(figures)
const result = {
  command: 'npm run bench:linear',
  date: new Date().toISOString().slice(0, 16),
  holds: over.length === 0,
  figures,
  sizes: SIZES.join(' '),
  rows: rows.map((row) => ({ ...row, ms: row.ms.join(' '), ratios: row.ratios.join(' ') })),
}
writeFileSync(FILE, `${JSON.stringify(result, null, 2)}\n`)
