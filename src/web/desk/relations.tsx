/** What the same speaker said before or again: suggested by the machine, confirmed or rejected here. */
import type { relationsFor } from '../../editing/relations.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { publicId } from '../../store/ids.ts'
import type { Comparable } from '../../store/relations.ts'
import type { ClaimRelation } from '../../store/schema.ts'
import { shorten } from '../words.ts'
import type { DeskContext } from './form.ts'
import { PostForm } from './parts.tsx'

type Found = Awaited<ReturnType<typeof relationsFor>>

const NAMES: Readonly<Record<ClaimRelation['kind'], string>> = {
  repeats: 'Says again',
  moves_deadline: 'Moves the deadline of',
  contradicts: 'Contradicts',
}

/** Suggested and decided relations of a claim, each to confirm or reject. */
export function Relations(props: Found & { readonly c: DeskContext; readonly row: ClaimRow }) {
  const { c, row, decided, suggested } = props
  if (decided.length === 0 && suggested.length === 0) return null
  return (
    <section>
      <h2>Said before or again</h2>
      <ul class="rows">
        {suggested.map(({ other, found }) => (
          <li>
            <Other other={other} told={`Perhaps: ${NAMES[found.kind].toLowerCase()}`} />
            <span class="small quiet">{found.reason}</span>
            <Decision c={c} row={row} other={other} kind={found.kind} state={null} />
          </li>
        ))}
        {decided.map((one) => (
          <li>
            <Other
              other={one.other}
              told={
                one.claimId === row.id ? NAMES[one.kind] : `Later: ${NAMES[one.kind].toLowerCase()} this one`
              }
            />
            <span class="small quiet">
              {one.state} by <bdi>{one.decidedBy}</bdi>
              {one.note ? `: ${one.note}` : ''}
            </span>
            {one.claimId === row.id ? (
              <Decision c={c} row={row} other={one.other} kind={one.kind} state={one.state} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Other({ other, told }: { readonly other: Comparable; readonly told: string }) {
  return (
    <span>
      <span class="tag">{told}</span>{' '}
      <a href={`/desk/claims/${publicId('clm', other.id)}`} dir="auto">
        {shorten(other.text, 160)}
      </a>
      {other.saidEdtf ? <span class="quiet small"> ({other.saidEdtf})</span> : null}
    </span>
  )
}

interface DecisionProps {
  readonly c: DeskContext
  readonly row: ClaimRow
  readonly other: Comparable
  readonly kind: ClaimRelation['kind']
  readonly state: ClaimRelation['state'] | null
}

function Decision({ c, row, other, kind, state }: DecisionProps) {
  const id = publicId('clm', other.id)
  const about = <span class="vh">: {shorten(other.text, 60)}</span>
  return (
    <PostForm c={c} action={`/desk/claims/${publicId('clm', row.id)}/relations`} plain>
      <input type="hidden" name="claim" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <div class="actions">
        {state === 'confirmed' ? null : (
          <button type="submit" name="state" value="confirmed" class="small-button">
            Confirm{about}
          </button>
        )}
        {state === 'rejected' ? null : (
          <button type="submit" name="state" value="rejected" class="small-button">
            Reject{about}
          </button>
        )}
      </div>
    </PostForm>
  )
}
