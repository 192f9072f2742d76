/**
 * `node tests/eval/speakers.ts [--errors]`: how many speakers are named right when the attributions are given (gold
 * spans), on the marked development articles. Names are compared as in the scoring of whole claims. Of the wrong ones it
 * tells how many gold names stand nowhere in the article, title included: no reader of it can give those.
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
  /** Wrong ones whose gold name the article does not hold as it is spelt. */
  nowhere: number
}

const showErrors = process.argv.includes('--errors')
const unmarked: string[] = []

for (const file of ['polnear_dev_speakers.jsonl', 'gum_dev.jsonl']) {
  const tally: Tally = { named: 0, right: 0, wrong: 0, pronouns: 0, pronounsRight: 0, nowhere: 0 }
  for (const article of readGold(join(DATA_FOLDER, file))) measure(article, tally)
  const share = (part: number, whole: number) =>
    `${part}/${whole} = ${((100 * part) / (whole || 1)).toFixed(1)}`
  console.log(
    `${basename(file)}: speakers ${share(tally.right, tally.named)}, wrong ${tally.wrong}, not right and nowhere in the article ${tally.nowhere}, pronouns ${share(tally.pronounsRight, tally.pronouns)}`,
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
    const nowhere = !right && !holdsName(article.text, claim.speaker)
    if (nowhere) tally.nowhere++
    if (right) tally.right++
    else if (given.speaker !== null) tally.wrong++
    if (claim.pronounSource) {
      tally.pronouns++
      if (right) tally.pronounsRight++
    }
    if (showErrors && !right)
      console.log(
        line(
          `${claim.pronounSource ? 'PRONOUN' : 'NAME'}${nowhere ? ', nowhere' : ''}`,
          article,
          claim.source,
          given,
          claim.speaker,
        ),
      )
  }
}

/** True when the words of a name stand in a text one after another; marks, case and accents do not count. */
function holdsName(text: string, name: string): boolean {
  const plain = (of: string): string =>
    ` ${of
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()} `
  return plain(text).includes(plain(name))
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
