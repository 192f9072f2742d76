/** How a claim was found, dated and ascribed, and what an editor corrected since. */
import { explain } from '../../follow-up/explain.ts'
import type { ClaimRow } from '../../store/claims.ts'
import { shorten } from '../words.ts'

const KINDS = {
  direct: 'Quoted word for word',
  indirect: 'Reported, not quoted',
  mixed: 'Partly quoted, partly reported',
} as const

/** Names of what an editor may have corrected, as `machine` calls it. */
const FIELDS: Readonly<Record<string, string>> = {
  speaker: 'speaker',
  speakerId: 'speaker',
  role: 'role',
  saidOn: 'day of saying',
  due: 'due window',
  type: 'type',
  mode: 'what is promised',
  kind: 'kind of quotation',
  content: 'words',
  text: 'words',
}

/** What the machine or an editor took the claim, its speaker and its day from. */
export function HowWeKnow({ claim }: { readonly claim: ClaimRow }) {
  const { saidEarliest, saidLatest, saidDerivation, machine } = claim
  const corrected = machine === null ? [] : Object.keys(JSON.parse(machine) as object)
  const names = [...new Set(corrected.map((field) => FIELDS[field] ?? field))]
  return (
    <dl class="known">
      <dt>Quotation</dt>
      <dd>{KINDS[claim.kind]}</dd>
      <dt>Speaker</dt>
      <dd>{speakerInWords(claim)}</dd>
      <dt>Said on</dt>
      <dd>
        {saidEarliest && saidLatest && saidDerivation
          ? explain({ earliest: saidEarliest, latest: saidLatest, derivation: JSON.parse(saidDerivation) })
          : 'The article does not tell the day.'}
      </dd>
      <dt>Found by</dt>
      <dd>
        {claim.method === 'by hand'
          ? 'An editor'
          : `Machine (${claim.method}), ${Math.round(claim.confidence * 100)} % sure`}
      </dd>
      {names.length > 0 ? (
        <>
          <dt>Corrected</dt>
          <dd>An editor corrected: {names.join(', ')}.</dd>
        </>
      ) : null}
    </dl>
  )
}

function speakerInWords({ resolution, sourceText, speaker }: ClaimRow) {
  const words = sourceText === null ? null : <bdi>“{shorten(sourceText, 160)}”</bdi>
  if (speaker === null || resolution === 'unknown') {
    return words === null ? 'The text does not say who.' : <>The text says only {words}.</>
  }
  if (resolution === 'named') return <>Named in the text{words === null ? '' : <> as {words}</>}.</>
  const how = resolution === 'pronoun' ? 'a pronoun' : 'a description'
  return (
    <>
      The text uses {how}
      {words === null ? '' : <>, {words}</>}, for a speaker who is named elsewhere in it.
    </>
  )
}
