/**
 * The chain of a claim's follow-ups: each carries a hash of itself and of the one before it, so that nothing can be changed,
 * removed or moved later without a trace. It is reckoned from what the API shows, so that anybody can check it.
 */

/** A follow-up as the API shows it. `hash`, `salt` and `contentHash` are null on one that was recorded before there was a chain. */
export interface Link {
  readonly id: string
  readonly claimId: string
  /** The claim's version that it made. */
  readonly version: number
  readonly status: string
  readonly note: string | null
  readonly evidence: readonly LinkEvidence[]
  readonly reasonCode: string | null
  readonly corrects: string | null
  readonly effectiveOn: string
  readonly recordedAt: string
  readonly recordedBy: string
  readonly hash: string | null
  /** Hex; null also on one whose words were erased: from its hash alone they cannot be guessed. */
  readonly salt: string | null
  readonly contentHash: string | null
}

export interface LinkEvidence {
  readonly url: string
  readonly title: string | null
  readonly publishedAt: string | null
  readonly retrievedAt: string
  readonly quote: string | null
  readonly archivedUrl: string | null
}

/** Where a chain is broken. */
export interface Fault {
  readonly claim: string
  readonly followUp: string
  readonly detail: string
}

/** SHA-256, hex, of values as JSON without spaces (texts, whole numbers and nulls: the same as RFC 8785 gives). */
async function digest(values: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(values))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The hash of what may have to be erased: the words. */
export function contentHashOf(link: Pick<Link, 'note' | 'evidence'>, salt: string): Promise<string> {
  const evidence = link.evidence.map((one) => [
    one.url,
    one.title,
    one.publishedAt,
    one.retrievedAt,
    one.quote,
    one.archivedUrl,
  ])
  return digest([salt, link.note, evidence])
}

/**
 * The hash of a follow-up.
 * @param contentHash of its words
 * @param previous the hash of the claim's follow-up before it; '' for the first
 */
export function hashOf(link: Omit<Link, 'hash'>, contentHash: string, previous: string): Promise<string> {
  return digest([
    previous,
    link.claimId,
    link.id,
    link.version,
    link.status,
    link.reasonCode,
    link.corrects,
    link.effectiveOn,
    link.recordedAt,
    link.recordedBy,
    contentHash,
  ])
}

/** The hash that the next follow-up is to carry on from: the last one's; '' when there is none. */
export async function headOf(links: readonly Link[]): Promise<string> {
  let head = ''
  for (const link of links) head = link.hash ?? (await unsealedHash(link, head))
  return head
}

/** What a follow-up from before the chain comes to. */
async function unsealedHash(link: Link, previous: string): Promise<string> {
  return hashOf(link, await contentHashOf(link, ''), previous)
}

/**
 * Walks a claim's chain.
 * @param links all of its follow-ups, oldest first
 * @param published the hashes that were made known of them, oldest first, where the caller has them; null for one unknown
 * @returns every place where it is broken
 */
export async function checkChain(
  links: readonly Link[],
  published: readonly { readonly followUp: string; readonly hash: string | null }[] = [],
): Promise<Fault[]> {
  const faults: Fault[] = []
  const [first] = links
  let previous = ''
  let isSealed = false
  for (const [at, link] of links.entries()) {
    const add = (detail: string) => faults.push({ claim: link.claimId, followUp: link.id, detail })
    if (link.claimId !== first?.claimId || link.version <= (links[at - 1]?.version ?? 0)) {
      add('it does not stand in its place')
    }
    if (link.hash === null) {
      if (isSealed) add('it has no hash, though one before it has')
      previous = await unsealedHash(link, previous)
      continue
    }
    isSealed = true
    for (const detail of await faultsOf(link, previous)) add(detail)
    previous = link.hash
  }
  const hashes = new Map(links.map((link) => [link.id, link.hash]))
  for (const { followUp, hash } of published) {
    const claim = first?.claimId ?? ''
    if (!hashes.has(followUp)) faults.push({ claim, followUp, detail: 'it was made known and is gone' })
    else if (hash !== null && hashes.get(followUp) !== hash) {
      faults.push({ claim, followUp, detail: 'its hash is not the one that was made known' })
    }
  }
  return faults
}

async function faultsOf(link: Link, previous: string): Promise<string[]> {
  const { note, evidence, salt } = link
  const contentHash = link.contentHash ?? ''
  const found: string[] = []
  if (salt === null) {
    if (note !== null || evidence.length > 0) found.push('it counts as erased and has words')
  } else if ((await contentHashOf(link, salt)) !== contentHash) {
    found.push('its note or its evidence was changed')
  }
  if ((await hashOf(link, contentHash, previous)) !== link.hash) {
    found.push('it was changed, or what stood before it was changed, moved or removed')
  }
  return found
}
