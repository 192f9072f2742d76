/** Checks the seals of a record's changes (store/change-chain.ts) against what is stored of it. */

import { type Announcement, articleSeal, type Passage, type SealedArticle } from '../store/article-seal.ts'
import { articleDigest } from '../store/articles.ts'
import { type ChangeLink, checkChanges, readSeal, type Seal, statesHash } from '../store/change-chain.ts'
import { publicSubject } from '../store/public-data.ts'
import type { Article, Change } from '../store/schema.ts'
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
  passages,
  announced,
  strangers,
}: SealedArticle): Promise<string[]> {
  const found: string[] = []
  if ((await articleSeal(article, first)) !== article.seal) {
    found.push('the article or its claims as they were first stored were changed')
  }
  if ((await articleDigest(article.url, text)) !== article.digest) found.push('its text was changed')
  if (passages.some((one) => !standsIn(text, one))) found.push('what stands around a claim was changed')
  if (announced.length < first.length || announced.some((one) => !isAnnouncement(one, article))) {
    found.push('what announced its claims was changed')
  }
  return [...found, ...strangers.map((id) => `${publicSubject('speaker', id)} was changed`)]
}

/** True for the change that an article's claim is announced by: it tells whose it is, when and by whom, and no more. */
function isAnnouncement({ claim, change }: Announcement, { createdAt, createdBy }: Article): boolean {
  const { kind, subject, subjectId, version, at, by, reason, data } = change
  const told = [subject, subjectId, version, at, by, reason, data]
  const due = ['claim', claim, 1, createdAt, createdBy, null, null]
  return ['claim.created', 'claim.drafted'].includes(kind) && told.every((value, i) => value === due[i])
}

/**
 * True when a text has before and after a claim's words what the claim has there. Those are in no seal, since an erasure in the
 * neighbourhood takes words from them; the claim's own words are, so one that does not stand at its spans is left to its seal.
 */
function standsIn(text: string, { text: words, exact, prefix, suffix, content }: Passage): boolean {
  const spans = content.match(/\d+/g) ?? []
  const start = Number(spans[0] ?? 0)
  const end = Number(spans.at(-1) ?? start)
  if (text.slice(start, end) !== (exact ?? words)) return true
  const before = text.slice(Math.max(0, start - prefix.length), start).toWellFormed()
  return before === prefix && text.slice(end, end + suffix.length).toWellFormed() === suffix
}
