/**
 * Articles of our own that extraction is measured on: news of all desks, invented and marked by us (`own/README.md`).
 * A file holds many; each begins with `=== title | kind of outlet | day of publication`, its marks are those of `fixtures/mark.ts`.
 */
import { readFileSync } from 'node:fs'
import { kindOf } from '../../src/extract/attributions.ts'
import { readDocument } from '../../src/extract/document.ts'
import { PRONOUN_CLASSES } from '../../src/extract/lexicon/pronouns.ts'
import { readSpans } from '../fixtures/mark.ts'
import type { MarkedArticle, PlainClaim } from './gold.ts'

/** The files' paths. */
export const OWN_SETS: readonly string[] = [
  'news',
  'news-second',
  'news-third',
  'science',
  'local',
  'world',
  'business',
].map((name) => new URL(`own/${name}.txt`, import.meta.url).pathname)

const HEAD = '=== '
/** What may follow an article's text: the speaker of each attribution, `1 = Ellen Brook`, or `?` for none. */
const SPEAKERS = '--- speakers\n'

/** Reads a file of such articles; offsets are into the text without its marks. Throws where a mark is not well formed. */
export function readOwn(path: string): MarkedArticle[] {
  return readOwnText(readFileSync(path, 'utf8'))
}

/** The same of a file's text. */
export function readOwnText(file: string): MarkedArticle[] {
  const [, ...blocks] = `\n${file}`.split(`\n${HEAD}`)
  return blocks.map(articleOf)
}

function articleOf(block: string): MarkedArticle {
  const lineEnd = block.indexOf('\n')
  const head = block.slice(0, lineEnd)
  const [body = '', foot = ''] = block.slice(lineEnd + 1).split(SPEAKERS)
  const { text, spans } = readSpans(body.trim())
  const names = new Map(foot.split('\n').map((line) => line.split(' = ') as [string, string]))
  const { quotes } = readDocument(text)
  const claimOf = (number: number): PlainClaim => {
    const of = (role: string) =>
      (spans.get(`${role} ${number}`) ?? []).map(([start, end]) => ({ start, end }))
    const [content, source] = [of('content'), of('source')]
    const name = names.get(String(number)) ?? '?'
    const words = source.map(({ start, end }) => text.slice(start, end).toLowerCase()).join(' ')
    return {
      ...{ content, cue: of('cue'), source, kind: kindOf(quotes, content) },
      ...{ speaker: name === '?' ? null : name, confidence: 1, method: 'gold' },
      pronounSource: PRONOUN_CLASSES.has(words),
    }
  }
  const numbers = [...new Set([...spans.keys()].map((key) => Number(key.split(' ')[1])))]
  const claims = numbers.sort((a, b) => a - b).map(claimOf)
  return { id: head, text, publishedAt: head.split(' | ').at(-1) ?? null, claims, dates: [] }
}
