/**
 * Articles of our own with their attributions marked in the text: `{1s Ellen Brook} {1q said} {1c the bridge would open}.`
 * s is the source, q the cue, c a piece of the content, the number the attribution. Marks may stand within others.
 */
import { readFileSync } from 'node:fs'
import { kindOf } from '../../src/extract/attributions.ts'
import { readDocument } from '../../src/extract/document.ts'
import { PRONOUN_CLASSES } from '../../src/extract/lexicon/pronouns.ts'
import type { Span } from '../../src/extract/types.ts'
import type { MarkedArticle, PlainClaim } from './gold.ts'

/** What a file of such articles begins each of them with: `=== title | kind of outlet | day of publication`. */
const HEAD = '=== '
/** What may follow an article's text: the speaker of each attribution, `1 = Ellen Brook`, or `?` for none. */
const SPEAKERS = '--- speakers\n'

type Role = 'source' | 'cue' | 'content'
const ROLES: Readonly<Record<string, Role>> = { s: 'source', q: 'cue', c: 'content' }

interface Mark {
  readonly number: number
  readonly role: Role
  readonly span: Span
}

/** Reads a file of marked articles; offsets are into the text without its marks. Throws where a mark is not well formed. */
export function readMarked(path: string): MarkedArticle[] {
  return readMarkedText(readFileSync(path, 'utf8'))
}

/** The same of a file's text. */
export function readMarkedText(file: string): MarkedArticle[] {
  const [, ...blocks] = `\n${file}`.split(`\n${HEAD}`)
  return blocks.map(articleOf)
}

function articleOf(block: string): MarkedArticle {
  const lineEnd = block.indexOf('\n')
  const head = block.slice(0, lineEnd)
  const [body = '', speakers = ''] = block.slice(lineEnd + 1).split(SPEAKERS)
  const { text, marks } = readMarks(body.trim(), head)
  const names = new Map(speakers.split('\n').map((line) => line.split(' = ') as [string, string]))
  const { quotes } = readDocument(text)
  const claimOf = (number: number): PlainClaim => {
    const of = (role: Role) =>
      marks.filter((mark) => mark.number === number && mark.role === role).map(({ span }) => span)
    const [content, source] = [of('content'), of('source')]
    const name = names.get(String(number)) ?? '?'
    const words = source.map(({ start, end }) => text.slice(start, end).toLowerCase()).join(' ')
    return {
      ...{ content, cue: of('cue'), source, kind: kindOf(quotes, content) },
      ...{ speaker: name === '?' ? null : name, confidence: 1, method: 'gold' },
      pronounSource: PRONOUN_CLASSES.has(words),
    }
  }
  const numbers = [...new Set(marks.map(({ number }) => number))].sort((a, b) => a - b)
  return {
    id: head,
    text,
    publishedAt: head.split(' | ').at(-1) ?? null,
    claims: numbers.map(claimOf),
    dates: [],
  }
}

/** The text without its marks, and the marks in it. */
function readMarks(body: string, head: string): { text: string; marks: Mark[] } {
  const open: { number: number; role: Role; start: number }[] = []
  const marks: Mark[] = []
  let text = ''
  for (let at = 0; at < body.length; at++) {
    const sign = body.charAt(at)
    if (sign === '{') {
      const end = body.indexOf(' ', at)
      const role = ROLES[body.charAt(end - 1)]
      const number = Number(body.slice(at + 1, end - 1))
      if (!role || !Number.isInteger(number)) throw new Error(`${head}: no mark: ${body.slice(at, at + 30)}`)
      open.push({ number, role, start: text.length })
      at = end
    } else if (sign === '}') {
      const last = open.pop()
      if (!last) throw new Error(`${head}: nothing is open before ${body.slice(at, at + 30)}`)
      marks.push({ number: last.number, role: last.role, span: { start: last.start, end: text.length } })
    } else text += sign
  }
  if (open.length > 0) throw new Error(`${head}: a mark is not closed`)
  return { text, marks: marks.sort((a, b) => a.span.start - b.span.start) }
}
