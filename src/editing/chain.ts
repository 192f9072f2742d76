/** Puts follow-ups into their claim's chain (follow-up/chain.ts), and checks what is stored. */
import { contentHashOf, hashOf, headOf, type Link } from '../follow-up/chain.ts'
import { asRecorded, type FollowUpWithEvidence, type NewFollowUp } from '../store/follow-ups.ts'
import { publicId } from '../store/ids.ts'
import type { Claim } from '../store/schema.ts'
import { newSalt } from '../store/seals.ts'

const instant = (ms: number) => new Date(ms).toISOString()

/** A row as the chain is reckoned from it: as the API shows it. Evidence that was erased is not there. */
export function linkOf(row: FollowUpWithEvidence): Link {
  return {
    id: publicId('fup', row.id),
    claimId: publicId('clm', row.claimId),
    version: row.claimVersion,
    status: row.status,
    note: row.note,
    evidence: row.evidence
      .filter((item) => item.url !== '')
      .map(({ url, title, publishedAt, retrievedAt, quote, archivedUrl }) => ({
        url,
        title,
        publishedAt,
        retrievedAt: instant(retrievedAt),
        quote,
        archivedUrl,
      })),
    reasonCode: row.reasonCode,
    corrects: row.corrects === null ? null : publicId('fup', row.corrects),
    effectiveOn: row.effectiveOn,
    recordedAt: instant(row.recordedAt),
    recordedBy: row.recordedBy,
    hash: row.hash,
    salt: row.salt,
    contentHash: row.contentHash,
  }
}

/**
 * The row of a new follow-up with its place in the chain. Of two writers who both carry on from the same one, only the one who
 * makes the claim's next version gets in, so the chain cannot fork.
 * @param claim at the version that the writer saw
 * @param recorded all that is recorded on the claim at that version, oldest first
 */
export async function sealed(
  claim: Pick<Claim, 'id' | 'version'>,
  recorded: readonly FollowUpWithEvidence[],
  given: NewFollowUp,
): Promise<FollowUpWithEvidence> {
  const row = asRecorded(claim, given)
  const link = linkOf(row)
  const salt = newSalt()
  const contentHash = await contentHashOf(link, salt)
  const hash = await hashOf(link, contentHash, await headOf(recorded.map(linkOf)))
  return { ...row, hash, salt, contentHash }
}

/** The hashes that follow-ups keep when their words are erased: their own, or what they come to when they are from before the chain. */
export async function keptHashes(
  recorded: readonly FollowUpWithEvidence[],
): Promise<{ id: number; hash: string; contentHash: string }[]> {
  const kept: { id: number; hash: string; contentHash: string }[] = []
  let previous = ''
  for (const row of recorded) {
    const link = linkOf(row)
    const contentHash = row.contentHash ?? (await contentHashOf(link, ''))
    previous = row.hash ?? (await hashOf(link, contentHash, previous))
    kept.push({ id: row.id, hash: previous, contentHash })
  }
  return kept
}
