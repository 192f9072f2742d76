/**
 * `node tests/eval/speakers.ts [--errors]`: how many speakers are named right when the attributions are given (gold
 * spans), on the marked development articles. Names are compared as in the scoring of whole claims.
 */
import { basename, join } from 'node:path'
import { readDocument } from '../../src/extract/document.ts'
import { resolveSpeakers } from '../../src/extract/speakers/index.ts'
import type { Attribution, Span, SpeakerResolution } from '../../src/extract/types.ts'
import { DATA_FOLDER, type MarkedArticle, readGold } from './gold.ts'
import { sameName } from './names.ts'

interface Tally {
  named: number
  right: number
  wrong: number
  pronouns: number
  pronounsRight: number
}

const showErrors = process.argv.includes('--errors')
const unmarked: string[] = []

for (const file of ['polnear_dev_speakers.jsonl', 'gum_dev.jsonl']) {
  const tally: Tally = { named: 0, right: 0, wrong: 0, pronouns: 0, pronounsRight: 0 }
  for (const article of readGold(join(DATA_FOLDER, file))) measure(article, tally)
  const share = (part: number, whole: number) =>
    `${part}/${whole} = ${((100 * part) / (whole || 1)).toFixed(1)}`
  console.log(
    `${basename(file)}: speakers ${share(tally.right, tally.named)}, wrong ${tally.wrong}, pronouns ${share(tally.pronounsRight, tally.pronouns)}`,
  )
}
if (showErrors) console.log(unmarked.join('\n'))

function measure(article: MarkedArticle, tally: Tally): void {
  const attributions = article.claims.map(
    ({ content, cue, source, kind }): Attribution => ({
      content,
      cue,
      source,
      kind,
      method: 'gold',
      confidence: 1,
    }),
  )
  const resolved = resolveSpeakers(readDocument(article.text), attributions)
  for (const [at, claim] of article.claims.entries()) {
    const given = resolved[at]
    if (given === undefined) continue
    if (claim.speaker === null) {
      unmarked.push(line('unmarked', article, claim.source, given, null))
      continue
    }
    const right = sameName(claim.speaker, given.speaker?.name ?? null)
    tally.named++
    if (right) tally.right++
    else if (given.speaker !== null) tally.wrong++
    if (claim.pronounSource) {
      tally.pronouns++
      if (right) tally.pronounsRight++
    }
    if (showErrors && !right)
      console.log(line(claim.pronounSource ? 'PRONOUN' : 'NAME', article, claim.source, given, claim.speaker))
  }
}

function line(
  label: string,
  article: MarkedArticle,
  source: readonly Span[],
  given: SpeakerResolution,
  gold: string | null,
): string {
  const text = source.map(({ start, end }) => article.text.slice(start, end)).join(' | ')
  const { speaker } = given
  const got = speaker === null ? '-' : `${speaker.name} <${speaker.kind}; ${speaker.role}>`
  return `${label}\t${article.id.slice(0, 24)}@${source[0]?.start}\t[${text}]\tgold ${gold}\tgot ${got} ${given.resolution} ${given.confidence.toFixed(2)}`
}
