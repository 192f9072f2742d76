/** What a speaker said over time, by what became of it: a column a month, quarter or year, with the numbers as a table. */
import { monthInWords } from '../../follow-up/explain.ts'
import type { Status } from '../../follow-up/types.ts'
import type { SpeakerCount } from '../../store/tallies.ts'

/** What is told apart; from the bottom of a column to its top. Told by pattern as well as colour. */
const GROUPS = [
  { name: 'Held', statuses: ['held'], look: 'held' },
  { name: 'Partly held', statuses: ['partly_held'], look: 'part' },
  { name: 'Not held', statuses: ['not_held'], look: 'not' },
  { name: 'Withdrawn or cannot be told', statuses: ['unresolvable', 'withdrawn'], look: 'none' },
  { name: 'Still open', statuses: ['pending', 'in_progress', 'stalled'], look: 'open' },
] as const satisfies readonly { name: string; statuses: readonly Status[]; look: string }[]

const MOST_COLUMNS = 24
const HEIGHT = 120

interface Column {
  readonly label: string
  readonly counts: readonly number[]
  readonly total: number
}

/** The period of a month (`YYYY-MM`) when so many months make one: its first month. */
function periodOf(month: string, size: number): string {
  const [year = '', number = '1'] = month.split('-')
  const first = Math.floor((Number(number) - 1) / size) * size + 1
  return `${year}-${String(first).padStart(2, '0')}`
}

const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthAt = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

function labelOf(period: string, size: number): string {
  if (size === 12) return period.slice(0, 4)
  if (size === 1) return monthInWords(period).replace(/^(\w{3})\w* /, '$1 ')
  return `Q${Math.ceil(Number(period.slice(5)) / 3)} ${period.slice(0, 4)}`
}

/** Columns without gaps from the first period to the last, the newest `MOST_COLUMNS` of them. */
function columnsOf(counts: readonly SpeakerCount[]): Column[] {
  const months = counts.flatMap((one) => one.month ?? []).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  const length = indexOf(last) - indexOf(first) + 1
  const size = length <= MOST_COLUMNS ? 1 : length <= MOST_COLUMNS * 3 ? 3 : 12
  const end = indexOf(periodOf(last, size))
  const start = Math.max(indexOf(periodOf(first, size)), end - (MOST_COLUMNS - 1) * size)
  const columns: Column[] = []
  for (let at = start; at <= end; at += size) {
    const period = monthAt(at)
    const inside = counts.filter((one) => one.month !== null && periodOf(one.month, size) === period)
    const groups = GROUPS.map(({ statuses }) =>
      inside
        .filter((one) => (statuses as readonly Status[]).includes(one.status))
        .reduce((sum, one) => sum + one.count, 0),
    )
    columns.push({ label: labelOf(period, size), counts: groups, total: groups.reduce((a, b) => a + b, 0) })
  }
  return columns
}

/** How many claims of each month, quarter or year had which outcome, as columns, with the numbers as a table. */
export function RecordPicture({
  counts,
  name,
}: {
  readonly counts: readonly SpeakerCount[]
  readonly name: string
}) {
  const columns = columnsOf(counts)
  if (columns.length < 2) return null
  return (
    <figure class="picture">
      <Columns columns={columns} name={name} />
      <figcaption>
        <ul class="legend">
          {GROUPS.map((group, i) =>
            columns.some((column) => (column.counts[i] ?? 0) > 0) ? (
              <li>
                <svg width="14" height="14" aria-hidden="true">
                  <rect class={`bar-${group.look}`} x="1" y="1" width="12" height="12" />
                </svg>
                {group.name}
              </li>
            ) : null,
          )}
        </ul>
        <details>
          <summary>The numbers as a table</summary>
          <NumberTable columns={columns} />
        </details>
      </figcaption>
    </figure>
  )
}

function Columns({ columns, name }: { readonly columns: readonly Column[]; readonly name: string }) {
  const most = Math.max(...columns.map((column) => column.total), 1)
  const step = 100 / columns.length
  const every = Math.ceil(columns.length / 4)
  return (
    <svg width="100%" height={HEIGHT + 44} role="img" aria-labelledby="record-title record-text">
      <title id="record-title">What {name} said over time</title>
      <desc id="record-text">
        Claims from {columns[0]?.label} to {columns.at(-1)?.label}, at most {most} in one period; the table
        below has the numbers.
      </desc>
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch" width="2.5" height="5" />
        </pattern>
      </defs>
      <text class="label" x="0" y="12">
        {most}
      </text>
      <line class="grid" x1="0" x2="100%" y1="18" y2="18" />
      {columns.map((column, i) => (
        <>
          {stack(column, HEIGHT / most).map(({ look, y, height }) => (
            <rect
              class={`bar-${look}`}
              x={`${(i + 0.12) * step}%`}
              width={`${step * 0.76}%`}
              y={18 + y}
              height={height}
            />
          ))}
          {i % every === 0 ? (
            <text class="label" x={`${i * step}%`} y={HEIGHT + 38}>
              {column.label}
            </text>
          ) : null}
        </>
      ))}
      <line class="axis" x1="0" x2="100%" y1={HEIGHT + 18.5} y2={HEIGHT + 18.5} />
    </svg>
  )
}

/** The pieces of a column, from the bottom up; `y` from the top of the drawing. */
function stack(column: Column, unit: number) {
  let top = HEIGHT
  return GROUPS.flatMap(({ look }, i) => {
    const height = Math.round((column.counts[i] ?? 0) * unit * 10) / 10
    if (height === 0) return []
    top -= height
    return [{ look, y: Math.round(top * 10) / 10, height }]
  })
}

function NumberTable({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Said in</th>
          {GROUPS.map((group) => (
            <th scope="col" class="number">
              {group.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns
          .filter((column) => column.total > 0)
          .map((column) => (
            <tr>
              <th scope="row">{column.label}</th>
              {column.counts.map((count) => (
                <td class="number">{count}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
