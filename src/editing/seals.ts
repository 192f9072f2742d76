/** Checks the seals of a record's changes (store/change-chain.ts) against what is stored of it. */

import { articleSeal, type SealedArticle } from '../store/article-seal.ts'
import { articleDigest } from '../store/articles.ts'
import { type ChangeLink, checkChanges, readSeal, type Seal, statesHash } from '../store/change-chain.ts'
import { publicSubject } from '../store/public-data.ts'
import type { Change } from '../store/schema.ts'
import { type SealedRecord, sealedPart } from '../store/seals.ts'

function linkOf(row: Change): ChangeLink {
  const { seq, version, data, seal } = row
  const told = { ...row, version: version ?? 0, data: data === null ? null : JSON.parse(data) }
  return { seq, ...sealedPart(told), seal }
}

/** Every change of a record that is not as its seal has it, and every state that is not the one that was sealed. */
export async function sealFaults({ changes, states }: SealedRecord): Promise<string[]> {
  const found = (await checkChanges(changes.map(linkOf))).map((fault) => `${fault.followUp}: ${fault.detail}`)
  for (const { seq, kind, version, seal } of changes) {
    const parts = seal === null ? null : readSeal(seal)
    if (!parts || parts.salt === '' || version === null) continue
    const says = states.get(version) ?? null
    const said = states.get(version - 1) ?? null
    // An erasure holds nothing of what was said before, and of a claim that still had words then nothing at all.
    const told =
      kind === 'claim.erased'
        ? [
            [null, says],
            [null, null],
          ]
        : [[said, says]]
    if (!(await isOneOf(parts, told))) {
      found.push(`change ${seq}: what the record said before or after it was changed`)
    }
  }
  return found
}

async function isOneOf({ states, salt }: Seal, told: readonly (readonly unknown[])[]): Promise<boolean> {
  const hashes = await Promise.all(told.map((one) => statesHash(one, salt)))
  return hashes.includes(states)
}

/** What of an article and its claims is not as they were first stored. */
export async function articleFaults({
  article,
  text,
  first,
  announced,
  strangers,
}: SealedArticle): Promise<string[]> {
  const found: string[] = []
  if ((await articleSeal(article, first)) !== article.seal) {
    found.push('the article or its claims as they were first stored were changed')
  }
  if ((await articleDigest(article.url, text)) !== article.digest) found.push('its text was changed')
  if (announced.some(({ at, by }) => at !== article.createdAt || by !== article.createdBy)) {
    found.push('when its claims were announced, or by whom, was changed')
  }
  return [...found, ...strangers.map((id) => `the name of ${publicSubject('speaker', id)} was changed`)]
}
