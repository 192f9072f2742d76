/** What the same speaker said before and again: repeats, moved deadlines and contradictions that an editor confirmed. */
import { publicId } from '../../store/ids.ts'
import { type DecidedRelation, whenSaid } from '../../store/relations.ts'
import { counted, shorten } from '../words.ts'
import { StatusBadge } from './badges.tsx'
import { saidInWords } from './claim-card.tsx'

/** Headings by kind and by where the other claim stands. */
const NAMES = {
  repeats: ['Said before', 'Said again'],
  moves_deadline: ['The deadline was earlier', 'The deadline was moved'],
  contradicts: ['Contradicts what was said before', 'Contradicted later'],
} as const

interface RelationsProps {
  readonly claimId: number
  readonly relations: readonly DecidedRelation[]
}

/** Claims that repeat this one, move its deadline or contradict it, as confirmed by editors. */
export function Relations({ claimId, relations }: RelationsProps) {
  const ordered = relations.toSorted((a, b) => Number(BigInt(whenSaid(a.other)) - BigInt(whenSaid(b.other))))
  return (
    <ul class="brief">
      {ordered.map((one) => (
        <li>
          <strong>{NAMES[one.kind][one.claimId === claimId ? 0 : 1]}</strong>
          {one.slipDays ? `, ${slipInWords(one)}` : ''}
          <a class="quote" href={`/claims/${publicId('clm', one.other.id)}`}>
            <bdi>{shorten(one.other.text, 200)}</bdi>
          </a>
          <span class="facts">
            <StatusBadge status={one.other.status} type={one.other.type} />
            <span class="quiet">{saidOf(one.other)}</span>
          </span>
          {one.note ? <p dir="auto">{one.note}</p> : null}
        </li>
      ))}
    </ul>
  )
}

function slipInWords({ slipDays }: DecidedRelation): string {
  const days = slipDays ?? 0
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
}

function saidOf(other: DecidedRelation['other']): string {
  const { saidEdtf, saidLatest: day } = other
  const said = saidEdtf && saidInWords({ saidEdtf, saidEarliest: day, saidLatest: day })
  return said ? `said ${said}` : ''
}
